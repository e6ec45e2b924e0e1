"""Whether a noun phrase is of people: a document or a reason that is cited ('citing costs') is no voice."""

import re

from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.documents import is_document
from rapporteur.resolve.who.lexicon import lexicon
from rapporteur.resolve.who.phrases import kind_of

_PEOPLE = frozenset({"group", "office", "spokes", "institution", "outlet"})
_DOERS = re.compile(r"(?:[eo]rs?|ists?|ians?|[ae]nts?|[mM][ae]n|women|woman|ees?|folk|crew|staff|hands?|mates?|és?)$")
_TELLS_PEOPLE = re.compile(
    r"\b(?:who|familiar|briefed|close to|knowledge of|present at|involved in|privy to|those|speaking|asked not to|"
    r"on condition of)\b|^(?:people|one|two|three|four|five|six|several|unnamed|unidentified)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(.*?)(?=,|\s(?:of|from|with|who|that|which|in|at|on|to|for|by|about|close|familiar|briefed|near|whose|present|seen"
    r"|obtained|leaked|reviewed|dated|sent|signed|published|circulated|issued|drafted|written|prepared|handed|shown|speaking"
    r"|involved|hired|asked)\b|$)"
)


def head_word(words: str) -> str:
    """The head of a noun phrase, in lower case.

    >>> head_word("two senior officials from the port who asked not to be named")
    'officials'
    """
    match = _HEAD.match(words.strip())
    part = (match.group(1) if match else words).split()
    return part[-1].strip(".,;:’'\"“”").lower() if part else ""


def of_people(words: str) -> bool:
    """Whether the words stand for people, by their head or by what they tell of them.

    >>> of_people("two growers who took part"), of_people("rising costs"), of_people("a copy of the letter")
    (True, False, False)
    """
    if is_document(words):
        return False
    head = head_word(words)
    known = kind_of(head, lexicon())
    if known is not None:
        return known[0] in _PEOPLE
    if _TELLS_PEOPLE.search(words):
        return True
    return bool(_DOERS.search(head)) and head not in cues()["things_like_doers"]
