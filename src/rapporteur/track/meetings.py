"""Meetings: who met or is to meet whom, where and when, and what became of the date.

Every CONSULT is a telling of a meeting. Tellings that share their sides and can mean the same day are one meeting; one
without a day joins the only meeting of its sides that it can be. A telling worded as a postponement takes over the
meeting that was planned before it and keeps the old date as `moved_from`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapporteur.track.dates import compatible, earliest, latest, precision
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry
from rapporteur.track.seats import tellings
from rapporteur.track.wording import sentence_of, worded


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting over all its tellings, `told`, oldest first."""

    parties: tuple[str, ...]
    date: str | None
    place: str | None
    status: str
    moved_from: str | None
    told: tuple[Entry, ...]


def meetings(docket: Docket, as_of: str | None = None) -> tuple[Meeting, ...]:
    """All meetings told by that date, by day; undated ones last."""
    told = tellings([e for e in docket.acts if e.known_at(as_of)])
    told.sort(key=lambda e: (e.time is None, e.day, e.key))
    out: list[Meeting] = []
    for entry in told:
        if not (postponed := _postponed(entry)) and _unheard_of(entry, out):
            continue
        number = _match(entry, out, postponed)
        if number is None:
            out.append(_first(entry, postponed))
        else:
            out[number] = _joined(out[number], entry, postponed)
        if postponed:
            _take_over(out, out[-1 if number is None else number])
    return tuple(sorted(out, key=order))


def order(meeting: Meeting) -> tuple[date, date, tuple[str, ...], tuple[str, str]]:
    """By day, undated ones last."""
    first, last = earliest(meeting.date), latest(meeting.date)
    return first or date.max, last or date.max, meeting.parties, meeting.told[0].key


def _take_over(known: list[Meeting], moved: Meeting) -> None:
    """What is told to have been put off takes over the planned meeting of its sides and place that lay before it."""
    earlier = [
        m
        for m in known
        if m is not moved and m.status == "planned" and m.date and any(_same_sides(e, m) for e in moved.told)
        and _before(m.date, moved.date) and (not m.place or not moved.place or m.place == moved.place)
    ]  # fmt: skip
    if moved.moved_from or len(earlier) != 1:
        return
    (old,) = earlier
    parties = _sorted((*old.parties, *moved.parties))
    merged = replace(moved, parties=parties, moved_from=old.date, told=(*old.told, *moved.told))
    known[known.index(moved)] = merged
    known.remove(old)


def _before(a: str | None, b: str | None) -> bool:
    first, second = latest(a), earliest(b)
    return first is not None and second is not None and first < second


def _unheard_of(entry: Entry, known: Sequence[Meeting]) -> bool:
    """'Did not meet' is no meeting unless one was planned, 'was not discussed' never; what was called off is one."""
    if entry.act is None or entry.act.modality != "negated" or worded("cancelled", sentence_of(entry)):
        return False
    return not worded("met", entry.act.trigger.of(entry.report.text)) or _match(entry, known, False) is None


def _postponed(entry: Entry) -> bool:
    return entry.act is not None and entry.act.modality == "planned" and worded("postponed", sentence_of(entry))


def _match(entry: Entry, known: Sequence[Meeting], postponed: bool) -> int | None:
    """The meeting that the entry tells of again: of the same day, or the only one it can be."""
    same = [n for n, m in enumerate(known) if _same_sides(entry, m) and _same_place(entry, m)]
    dated = [n for n in same if compatible(entry.time, known[n].date)]
    if dated:
        return min(dated, key=lambda n: (precision(known[n].date), n))
    if postponed:
        before = [n for n in same if known[n].status in ("planned", "postponed") and _told_before(known[n], entry)]
        return before[-1] if before else None
    if entry.time is None:
        return _only(entry, known, same)
    open_ = [n for n in same if known[n].date is None]
    return open_[0] if len(open_) == 1 else None


def _only(entry: Entry, known: Sequence[Meeting], same: Sequence[int]) -> int | None:
    """For a telling without a day: the only meeting it can be, a planned one for what lies ahead."""
    ahead = entry.act is not None and entry.act.modality in ("planned", "possible")
    fits = [n for n in same if (known[n].status in ("planned", "postponed")) == ahead] or list(same)
    return fits[0] if len(fits) == 1 else None


def _told_before(meeting: Meeting, entry: Entry) -> bool:
    return any(e.report.id == entry.report.id or e.day <= entry.day or entry.day == date.min for e in meeting.told)


def _same_sides(entry: Entry, meeting: Meeting) -> bool:
    """Two sides in common with one telling of it."""
    own = set(entry.parties)
    return len(own & set(meeting.parties)) >= 2 and any(len(own & set(e.parties)) >= 2 for e in meeting.told)


def _same_place(entry: Entry, meeting: Meeting) -> bool:
    """Places that are told must not differ, unless one day is told for both: 'the capital', 'the ministry'."""
    place = entry.act.place if entry.act else None
    if not place or not meeting.place or place == meeting.place:
        return True
    return precision(entry.time) == 1 and entry.time == meeting.date


def _first(entry: Entry, postponed: bool) -> Meeting:
    act = entry.act
    assert act is not None
    return Meeting(_sorted(entry.parties), act.time, act.place, _status(entry, postponed), None, (entry,))


def _joined(meeting: Meeting, entry: Entry, postponed: bool) -> Meeting:
    act = entry.act
    assert act is not None
    parties = _sorted((*meeting.parties, *entry.parties))
    told = replace(meeting, parties=parties, place=meeting.place or act.place, told=(*meeting.told, entry))
    moved = postponed and meeting.date is not None and not compatible(act.time, meeting.date)
    if moved:
        return replace(told, date=act.time, moved_from=meeting.date, status=_status(entry, postponed))
    date_ = min((d for d in (meeting.date, act.time) if d), key=precision, default=None)
    return replace(told, date=date_, status=_later(meeting.status, _status(entry, postponed)))


def _status(entry: Entry, postponed: bool) -> str:
    act = entry.act
    assert act is not None
    if act.modality == "negated":
        return "cancelled"
    if postponed and act.time is None:
        return "postponed"
    return "planned" if act.modality in ("planned", "possible") else "held"


def _later(old: str, new: str) -> str:
    """What was held stays held; otherwise the later telling counts."""
    return old if old == "held" or (old == "postponed" and new == "planned") else new


def _sorted(parties: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(set(parties)))
