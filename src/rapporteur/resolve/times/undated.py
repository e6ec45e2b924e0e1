"""Terms that are worded and that no calendar dates: 'open-ended', 'until the harvest', 'for the rest of the season'."""

import re
from functools import cache

from rapporteur.resolve.times.words import word_set

_FIXED = (
    r"open-ended|indefinitely|for an indefinite (?:period|time)|until further notice|for the time being"
    r"|for (?:good|ever)|forever"
    r"|of (?:an )?(?:unspecified|unlimited|indefinite|undetermined) (?:length|duration|period)"
    r"|for an? (?:unspecified|undetermined|limited) (?:period|time)|for now"
)
_COUNTED = r"for (?:several|a few|some|many|a couple of) (?:hours|days|weeks|months|years)"
_LASTING = r"(?:for )?as long as (?:the |its |their )?[\w-]+(?: [\w-]+)? (?:lasts?|goes on|go on|continues?|runs?)"
_PART = r"(?:(?:end|start|beginning|close|conclusion|rest|remainder|duration|length|course) of )?"


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(word_set("commitments", "events"), key=lambda w: (-len(w), w)))
    things = "|".join(sorted(word_set("commitments", "nouns"), key=lambda w: (-len(w), w)))
    event = rf"(?:(?:the|this|that|next|its|their) )?(?:[\w-]+ )?(?:{nouns})(?!-)"
    until = rf"(?:until|till) (?:after |before )?(?:the )?{_PART}{event}"
    during = rf"(?:during|throughout|through|over) (?:the )?{_PART}{event}"
    during += rf"|for the (?:rest|remainder|duration|length) of {event}"
    adjective = rf"(?:permanent|temporary|lasting|indefinite)(?= (?:[\w-]+ )?(?:{things})s?\b)"
    wordings = (_FIXED, _COUNTED, _LASTING, until, during, adjective)
    return re.compile(rf"\b(?:{'|'.join(w.replace(' ', chr(92) + 's+') for w in wordings)})\b", re.I)


def undated_words(sentence: str) -> str | None:
    """The words for a term that cannot be dated, as they stand, with single blanks; None where there are none."""
    found = _pattern().search(sentence)
    return " ".join(found[0].split()) if found else None
