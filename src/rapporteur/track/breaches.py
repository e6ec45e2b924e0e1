"""Breaches: what breaks a commitment, and what takes it back."""

from datetime import date

from rapporteur.domain.similarity import alike, content_words
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
    first = earliest(start) or bond.day
    last = latest(end) or date.max
    related = set(act.issue) & set(bond.act.issue) or ("monitoring" in act.issue and _beside(entry, bond))
    if not (end or _beside(entry, bond) or _names(entry, bond)):
        return False
    return (
        bool(related and set(culprits(entry)) & set(bond.actors))
        and first <= entry.day <= last
        and entry.key != bond.key
        and worded("violated", sentence_of(entry))
    )


def culprits(entry: Entry) -> tuple[str, ...]:
    """Who is said to have broken his word."""
    return entry.recipients if entry.act and entry.act.type == "ACCUSE" else entry.actors


def _beside(entry: Entry, bond: Entry) -> bool:
    """Whether a breach of no matter of its own ('of breaking its word') is told right beside the commitment."""
    apart = position_in_text(bond).start - position_in_text(entry).end
    return entry.report.id == bond.report.id and abs(apart) <= BESIDE


def _names(entry: Entry, bond: Entry) -> bool:
    """Whether the breach is told in words of the promise: without a term anything could break it."""
    sides = content_words(" ".join((*entry.parties, *bond.parties)))
    return bool((content_words(sentence_of(entry)) & content_words(matter(bond))) - sides)


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
