"""Breaches: what breaks a commitment, and what takes it back."""

from datetime import date

from rapporteur.domain.similarity import alike
from rapporteur.track.dates import earliest, latest
from rapporteur.track.entries import Entry, position_in_text
from rapporteur.track.gist import matter
from rapporteur.track.positions import REFUSES
from rapporteur.track.wording import sentence_of, worded

_BREACHES = frozenset(("ASSAULT", "MOBILIZE", "COERCE", "ACCUSE"))
#: How far apart in a report (code points) a breach and a promise may be told: two sentences.
BESIDE = 320


def breaks(entry: Entry, bond: Entry, start: str | None, end: str | None) -> bool:
    """A deed of force by one bound side, or an accusation of one, worded as a breach, within the term."""
    act = entry.act
    if not act or not bond.act or act.type not in _BREACHES or act.modality not in ("actual", "background"):
        return False
    culprits = entry.recipients if act.type == "ACCUSE" else entry.actors
    first = earliest(start) or bond.day
    last = latest(end) or date.max
    related = set(act.issue) & set(bond.act.issue) or ("monitoring" in act.issue and _beside(entry, bond))
    return (
        bool(related and set(culprits) & set(bond.actors))
        and first <= entry.day <= last
        and entry.key != bond.key
        and worded("violated", sentence_of(entry))
    )


def _beside(entry: Entry, bond: Entry) -> bool:
    """Whether a breach of no matter of its own ('of breaking its word') is told right beside the commitment."""
    apart = position_in_text(bond).start - position_in_text(entry).end
    return entry.report.id == bond.report.id and abs(apart) <= BESIDE


def withdraws_from(entry: Entry, bond: Entry) -> bool:
    """A later refusal by a bound side of the same matter: the commitment lapses."""
    act = entry.act
    if (
        not act
        or not bond.act
        or act.type not in REFUSES - {"THREATEN"}
        or act.modality != "actual"
        or entry.day <= bond.day
    ):
        return False
    same = set(entry.actors) & set(bond.actors) and set(act.issue) & set(bond.act.issue)
    return bool(same) and alike(matter(entry), matter(bond))
