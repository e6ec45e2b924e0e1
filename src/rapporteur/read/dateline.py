"""Dateline prefixes: the place, date and agency before the first words of a report."""

import re
from dataclasses import dataclass

from rapporteur.read import dates
from rapporteur.read.dates import Found

_LONGEST = 130  # characters, from the place to the dash
_END = re.compile(
    r"(?:(?<=\))\s?\.)?\s*(?:--+|[-–—―−]+(?=\s)|(?<=[A-Z)\]])[–—―](?=\S)|:(?=\s)|(?<=/)\.?(?=\s))\s*(?=\S)"
)
_AGENCY = re.compile(
    r"[(\[]\s?(?P<in>[^\W\d_][^()\[\]]{0,60}?)\s?[)\]]$|/(?P<slashed>[^\W\d_][^/]{1,30})/\.?$|"
    r"(?<=[.,]) (?P<bare>[A-Z][A-Z\-]{3,20})$"
)
_WEEKDAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)\b"
)
_NO_PLACE = re.compile(
    r"(?:BREAKING|LIVE|UPDATE[SD]?|EXCLUSIVE|ANALYSIS|OPINION|EXPLAINER|WATCH|VIDEO|NOTE|CORRECTION|FACTBOX|BRIEF|"
    r"JUST IN|ALERT|PHOTOS?|INTERVIEW|REVIEW|LATEST|QUESTION|ANSWER|MODERATOR|HOST|"
    r"THE|AN?|ON|IN|AT|BY|FROM|SINCE|UNTIL)\b.*"
)
_PLACE = re.compile(r"[^\W\d_][\w.'’\-]*(?:[ /,&\-]+[^\W\d_][\w.'’\-]*){0,7}\.?")
_LOWER = frozenset(["dpa", "epd", "sda", "apa", "belga"])  # agencies that write themselves small
_SMALL = frozenset(
    ["de", "del", "la", "el", "al", "of", "the", "and", "on", "am", "an", "sur", "der", "le", "les", "do", "da"]
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline prefix tells; `length` is its length in characters, up to the first word of the body."""

    length: int
    place: str | None
    agency: str | None
    date: Found | None


def parse(text: str) -> Dateline | None:
    """The dateline that a paragraph starts with, None where it starts with its own words.

    Specimens: 'KYIV, April 3 (Agency) —', 'Khartoum, Wednesday 7-5-2025 (RNA) –', 'ADDIS ABABA (Wire News) -',
    'MOSCOW, March 5. /WIRE/.', 'Lima, 3 May (Wire).-', '(Wire) - ', 'GENEVA — '. A place in mixed case needs a date or
    an agency.
    Not 'Nobody — not even he — …' nor 'LIVE: …'.
    """
    ends = list(_END.finditer(text[: _LONGEST + 1]))
    found = next((line for m in reversed(ends) if (line := _read(text, m))), None)
    if found is None or found.place or not found.agency:
        return found
    more = parse(text[found.length :])  # '(Wire) - PORT TOWN - The council …'
    if more is None or more.agency or not more.place:
        return found
    return Dateline(found.length + more.length, more.place, found.agency, found.date or more.date)


def _read(text: str, end: re.Match[str]) -> Dateline | None:
    head, rest = text[: end.start()].strip(), text[end.end() :]
    if not head or not rest or not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'“‘«„["):
        return None
    m = _AGENCY.search(head)
    agency = (m["in"] or m["slashed"] or m["bare"]) if m else None
    place_part = head[: m.start()] if m else head
    date = next(dates.find(place_part), None)
    place = _place(place_part, date)
    date = date or (next(dates.find(agency), None) if agency else None)
    if place is None or not _sure(place, agency, date, end[0].strip(), rest):
        return None
    return Dateline(end.end(), place or None, _agency(agency), date)


def _place(head: str, date: Found | None) -> str | None:
    """The place in a head, '' where it has none, None where the head is no dateline."""
    if date:
        head = head[: date.span.start] + head[date.span.end :]
    head = re.sub(r"[\s,;–—\-]+$|^[\s,.;–—\-]+", "", _WEEKDAY.sub("", head))
    head = re.sub(r"(?:\s*,){2,}\s*", ", ", re.sub(r"(?<=\w{3})[.,](?:\s*[.,])*$|(?:\s[.,])+$", "", head))
    if not head:
        return ""
    words = re.findall(r"[^\W\d_]+", head)
    named = all(w[0].isupper() or w.lower() in _SMALL or len(w) < 3 for w in words)
    return head if _PLACE.fullmatch(head) and named and head[0].isupper() else None


def _sure(place: str, agency: str | None, date: Found | None, end: str, rest: str) -> bool:
    if _NO_PLACE.fullmatch(place.upper()):
        return False
    if agency:
        return _agency_like(agency, date)
    if date:
        return bool(place)
    first = re.split(r"[,/]", place)[0]
    upper = bool(first) and all(w.isupper() for w in re.findall(r"[^\W\d_]{3,}", first))
    long = len(re.findall(r"[^\W\d_]", first)) > 4
    return upper and long and len(first.split()) <= 4 and (end != ":" or _colon_place(rest))


def _colon_place(rest: str) -> bool:
    """'ISLAMABAD: The cabinet met' is a dateline, 'SMITH: Let us start' in a transcript most likely is not."""
    return bool(re.match(r"(?:The|An?|In|At|After|[^\W\d_]+(?:'s|’s)?\s[A-Z])\b", rest)) and "?" not in rest[:200]


def _agency_like(agency: str, date: Found | None) -> bool:
    dated = date is not None and bool(list(dates.find(agency)))
    small = re.fullmatch(r"[^\W\d_A-Z]{3,5}", agency) is not None
    return (
        len(agency.split()) <= 7
        and (dated or agency[0].isupper() or agency in _LOWER or "." in agency or (date is not None and small))
        and agency[-1] not in ".?!"
    )


def _agency(agency: str | None) -> str | None:
    """The agency's name without a date that shares its brackets."""
    if not agency:
        return None
    found = next(dates.find(agency), None)
    if found:
        agency = agency[: found.span.start] + agency[found.span.end :]
    return re.sub(r"\s{2,}", " ", agency).strip(" ,;/-–—") or None
