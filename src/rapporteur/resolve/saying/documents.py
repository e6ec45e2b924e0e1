"""Documents: a letter, a draft or an accord as a source; its voice is whoever issued it (guideline 7)."""

import re

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.frame import Scene

_KINDS = (
    "letter|text message|message|memo|memorandum|draft|document|decree|order|statement|sheet|text|email|e-mail|note|"
    "notice|accord|agreement|treaty|deal|pact|minutes|filing|resolution|communiqué|declaration|circular|transcript|ruling|"
    "petition|proposal|paper|protocol|pamphlet|leaflet|dispatch|cable|report|study|audit|bulletin|dossier|log|logbook|"
    "recording|copy|extract|affidavit|deposition|invoices|emails|messages|documents|slides|papers|letters|memos"
)
_NOUN = re.compile(rf"\b(?:[\w’'-]+ )?(?:{_KINDS})\b", re.IGNORECASE)
_ISSUER = re.compile(
    r"\b(?:from|by|signed by|issued by|circulated by|published by|released by|sent by|drafted by|written by)\s+"
    r"(.+?)(?=\s+(?:to|dated|and|seen|obtained|that|which|on|in|of|leaked|addressed|handed)\b|,|$)"
)
_OBTAINED = re.compile(r"\b(?:seen|obtained|reviewed|viewed|read|verified|leaked|quoted) (?:by|to)\b.*$", re.IGNORECASE)
_OWNER = re.compile(r"^(.+?)[’']s?\s")


def is_document(words: str) -> bool:
    """Whether a source is a document: its head is a kind of one.

    >>> is_document("a letter from the board to its staff"), is_document("two people who read the letter")
    (True, False)
    """
    head = re.split(
        r"\b(?:from|by|to|seen|obtained|of|dated|that|which|who|with|on|handed|circulated|signed)\b", words
    )[0]
    return bool(re.search(rf"\b(?:{_KINDS})\s*$", head.strip(" ,"), re.IGNORECASE))


def issuer(text: str, source: Span) -> Span | None:
    """The words for whoever issued the document, None where they are not in the source.

    >>> words = "a letter from the harbour board to its staff, seen by the Courier"
    >>> issuer(words, Span(0, len(words))).of(words)
    'the harbour board'
    """
    words = _OBTAINED.sub("", source.of(text))
    match = _ISSUER.search(words)
    if match:
        return Span(*match.span(1)).shifted(source.start)
    owner = _OWNER.match(words)
    return Span(*owner.span(1)).shifted(source.start) if owner and _NOUN.search(words, owner.end(1)) else None


def channel(scene: Scene, source: Span) -> str | None:
    """What kind of document it is, as worded, without its article: 'letter', 'joint sheet'."""
    match = _NOUN.search(_OBTAINED.sub("", source.of(scene.text)))
    return re.sub(r"^(?:an?|the|its|his|her|their)\s+", "", match.group(), flags=re.IGNORECASE) if match else None
