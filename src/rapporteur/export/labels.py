"""Labels: the codes of rows in words that a reader knows, and dates as they are read."""

import re

STANCES = {
    "AGREE": "agrees", "CONSULT": "meets", "SUPPORT": "supports", "CONCEDE": "gives way", "COOPERATE": "cooperates",
    "AID": "helps", "RETREAT": "withdraws", "REQUEST": "demands", "ACCUSE": "accuses", "REJECT": "rejects",
    "THREATEN": "threatens", "PROTEST": "protests", "SANCTION": "sanctions", "MOBILIZE": "mobilises",
    "COERCE": "coerces", "ASSAULT": "attacks", "OFFER": "offers", "PLEDGE": "pledges", "CLAIM": "claims",
    "DENY": "denies", "DECLINE": "gives no answer", "statement": "says",
}  # fmt: skip
DOUBTS = {
    "denied": "≠ denied", "contradicted": "≠ contradicted", "unnamed source": "⚠ unnamed source",
    "negated": "✗ not so", "possible": "? possible", "planned": "→ planned", "no news since": "? no news since",
    "order unknown": "? order unknown",
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "first quarter of", 34: "second quarter of",
    35: "third quarter of", 36: "fourth quarter of", 40: "first half of", 41: "second half of",
}  # fmt: skip


def issue(id_: str) -> str:
    """'territory.recognition' as 'Territory: recognition'."""
    head, _, rest = id_.partition(".")
    return f"{head.capitalize()}: {rest}" if rest else head.capitalize()


def stance(type_: str) -> str:
    """An act type as a verb: REQUEST as 'demands'; what is unknown as it stands."""
    return STANCES.get(type_, type_)


def doubts(marks: tuple[str, ...]) -> tuple[str, ...]:
    """A row's doubts as labels that are read without colour."""
    return tuple(DOUBTS.get(m, m) for m in marks)


def when(edtf: str | None) -> str:
    """An EDTF value as it is read: '6 May 2025', 'about April 2025', 'by 6 May 2025', 'undated' for None."""
    if not edtf:
        return "undated"
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(start)
    if start in ("", ".."):
        return f"by {_point(end)}"
    return f"since {_point(start)}" if end in ("", "..") else f"{_point(start)} to {_point(end)}"


def _point(value: str) -> str:
    match = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?([~?%]?)", value)
    if not match:
        return value
    year, month, day, vague = match.groups()
    year = "(year not told)" if year == "XXXX" else year
    number = int(month or 0)
    name = _MONTHS[number - 1] if 1 <= number <= 12 else _SEASONS.get(number, month)
    return " ".join(filter(None, ["about" if vague else "", str(int(day)) if day else "", name, year]))


def reports(count: int, origins: int) -> str:
    """'3 reports, 1 independent origin'."""
    return f"{counted(count, 'report')}, {counted(origins, 'independent origin')}"


def counted(number: int, noun: str) -> str:
    """'1 report', '2 reports'."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
