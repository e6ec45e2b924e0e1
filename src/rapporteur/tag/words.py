"""Words: the units that the tagger labels, in the token conventions of Universal Dependencies English (GUM).

Clitics ("'s", "n't"), hyphens inside words and punctuation stand alone; initials ('U.S.'), common abbreviations with
their full stop, numbers with their separators and web addresses stay whole.
"""

import re

from rapporteur.domain.span import Span

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Cmdr|Adm|Brig|Sen|Rep|Gov|Pres|Prof|Rev|Hon|St|Jr|Sr|vs|etc|Inc|Corp|Co|Ltd|"
    "Bros|Dept|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Ave|Blvd|Rd|approx"
)
_WORD = re.compile(
    r"https?://[^\s<>\"]+"
    r"|(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    rf"|\b(?:{_ABBREVIATIONS})\."
    r"|\bNos?\.(?=\s*\d)|\b[A-Z]\.(?=\s+[A-Z])"  # No. 2, John J. Smith
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![^\W_])"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]+?(?=n['’]t\b)"  # do|n't
    r"|n['’]t\b"
    r"|['’](?:s|re|ve|ll|d|m|S)\b"
    r"|[^\W_]+(?:['’](?!(?:s|re|ve|ll|d|m|S|t)\b)[^\W_]+)*"  # O'Brien
    r"|\.{2,}|…|-{2,}|[^\w\s]|_+"
)


def find_words(text: str, within: Span) -> list[Span]:
    """The words of `text[within]` in order, as spans of `text`."""
    return [Span(m.start(), m.end()) for m in _WORD.finditer(text, within.start, within.end)]
