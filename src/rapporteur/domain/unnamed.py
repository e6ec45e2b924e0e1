"""Unnamed: what a report tells of a source that it does not name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rapporteur.domain.span import Span


@dataclass(frozen=True, slots=True)
class Worded:
    """Words of a report with their place: `report.text[span.start:span.end]` is `words`."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Unnamed:
    """An unnamed source of one report.

    `same` is its id within the report: links with the same id are the same source. `part_of` is the id of the group
    that it is one of ('one of the officials'). `count` is how many people it is, where told. `affiliation` is the
    side, institution or office that the wording gives, `knowledge` how the source is said to know ('briefed on the
    talks'), `condition` the words for anonymity ('on condition of anonymity'), `reason` the reason told for it.
    """

    same: str
    part_of: str | None = None
    count: int | None = None
    affiliation: Worded | None = None
    knowledge: tuple[Worded, ...] = ()
    reason: tuple[Worded, ...] = ()
    condition: tuple[Worded, ...] = ()


def to_row(unnamed: Unnamed) -> dict[str, Any]:
    """The keys that a link of a record has for an unnamed source; those of which nothing is told are left out."""
    lists = {"knowledge": unnamed.knowledge, "reason": unnamed.reason, "condition": unnamed.condition}
    told = {
        "part_of": unnamed.part_of,
        "count": unnamed.count,
        "affiliation": _row(unnamed.affiliation) if unnamed.affiliation else None,
        **{key: [_row(w) for w in words] or None for key, words in lists.items()},
    }
    return {"same": unnamed.same, **{key: value for key, value in told.items() if value is not None}}


def of_row(data: Mapping[str, Any]) -> Unnamed | None:
    """The unnamed source that `to_row` wrote, None where a link has no `same`."""
    if "same" not in data:
        return None
    lists = {key: tuple(_worded(w) for w in data.get(key, ())) for key in ("knowledge", "reason", "condition")}
    affiliation = _worded(data["affiliation"]) if "affiliation" in data else None
    return Unnamed(data["same"], data.get("part_of"), data.get("count"), affiliation, **lists)


def _row(worded: Worded) -> dict[str, Any]:
    return {"span": list(worded.span), "words": worded.words}


def _worded(data: Mapping[str, Any]) -> Worded:
    return Worded(Span(*data["span"]), data["words"])
