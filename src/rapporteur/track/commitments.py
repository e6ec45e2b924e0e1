"""Commitments: what somebody is bound to, from when to when, and what became of it.

An AGREE, PLEDGE or CONCEDE binds where it has a term, and an AGREE or PLEDGE on anything but procedure also without
one. An agreement told beside a planned deed of the same sides on the same issue ('agreed to exchange them on June 7')
takes the deed's day. Tellings of one commitment in many reports are one row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rapporteur.domain.similarity import alike
from rapporteur.track.breaches import breaks, withdraws_from
from rapporteur.track.dates import after, earliest, latest
from rapporteur.track.docket import Docket
from rapporteur.track.entries import Entry, has_side, voice_side
from rapporteur.track.gist import matter
from rapporteur.track.groups import Blocks, candidates, joined
from rapporteur.track.origins import DOCUMENT, footing
from rapporteur.track.wording import sentence_of, undone, worded

#: A renewal begins at the latest so many days after the end of what it renews.
EVE = 3
_DEEDS = frozenset(("RETREAT", "AID", "COOPERATE", "SUPPORT"))


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment over all its tellings. `head` words it best; `breaches` are the entries that tell of a breach;
    `extends` is the end of the interval that it carries on; `unreported` where it ran out and nobody told of it.
    """

    parties: tuple[str, ...]
    head: Entry
    told: tuple[Entry, ...]
    start: str | None
    end: str | None
    status: str
    breaches: tuple[Entry, ...]
    extends: str | None = None
    unreported: bool = False


@dataclass(frozen=True, slots=True)
class Bond:
    """One telling of a commitment with its term."""

    entry: Entry
    start: str | None
    end: str | None


def commitments(docket: Docket, as_of: str | None = None) -> tuple[Commitment, ...]:
    """All commitments told by that date, by start and then by end; undated ones last."""
    acts = [e for e in docket.acts if e.known_at(as_of)]
    told = bonds(acts)
    pairs = candidates([[(s, i) for s in b.entry.actors for i in _issues(b.entry)] for b in told])
    groups = joined(len(told), ((a, b) for a, b in pairs if one_bond(told[a], told[b])))
    blocks = Blocks([_bears_on(e) for e in acts])
    rows = []
    for group in groups:
        bound = [told[n] for n in group]
        near = [acts[n] for n in blocks.sharing(k for b in bound for k in _bears_on(b.entry))]
        rows.append(_commitment(bound, near, docket.until(as_of)))
    bound_by = Blocks([_bears_on_row(r) for r in rows])
    return tuple(
        sorted(
            (_extending(r, [rows[n] for n in bound_by.sharing(_bears_on_row(r))]) for r in rows),
            key=order,
        )
    )


def _bears_on_row(row: Commitment) -> list[tuple[str, str]]:
    """Its sides on its issues: what it may carry on has one of these in common with it."""
    return [(side, issue) for side in row.parties for issue in _issues(row.head)]


def renews(bond: Bond) -> bool:
    """Whether a telling is worded as carrying something on: its commitment may extend any of its side on its issue."""
    return worded("extended", sentence_of(bond.entry))


def _extending(row: Commitment, rows: Sequence[Commitment]) -> Commitment:
    """A renewal is an interval of its own: it carries on the last one of its side and issue that ends before it."""
    if not row.end or not any(worded("extended", sentence_of(e)) for e in row.told):
        return row
    before = [r for r in rows if r.end and r is not row and _carries_on(row, r)]
    last = max(before, key=lambda r: latest(r.end) or date.min, default=None)
    return replace(row, extends=last.end) if last else row


def _carries_on(later: Commitment, earlier: Commitment) -> bool:
    assert later.head.act
    assert earlier.head.act
    same = set(later.parties) & set(earlier.parties) and set(later.head.act.issue) & set(earlier.head.act.issue)
    ends = latest(earlier.end) or date.max
    start = earliest(later.start) or later.head.day
    return bool(same) and ends < (latest(later.end) or date.min) and start <= ends + timedelta(days=EVE)


def bonds(acts: Sequence[Entry]) -> list[Bond]:
    """The tellings of commitments among acts, each with its term."""
    by_report: dict[str, list[Entry]] = {}
    for entry in acts:
        by_report.setdefault(entry.report.id, []).append(entry)
    return [
        _bond(e, by_report[e.report.id])
        for e in acts
        if has_side(e) and (_binds(e) or _undertaken(e)) and not undone(e)
    ]


def _bears_on(entry: Entry) -> list[tuple[str, ...]]:
    """Its report, and its sides on its issues: without one of these in common no act bears on a commitment."""
    return [(entry.report.id,), *((side, issue) for side in entry.parties for issue in _issues(entry))]


def _issues(entry: Entry) -> tuple[str, ...]:
    return entry.act.issue if entry.act else ()


def order(row: Commitment) -> tuple[date, date, tuple[str, ...], tuple[str, str]]:
    """By start and end, undated ones last."""
    return earliest(row.start) or date.max, latest(row.end) or date.max, row.parties, row.head.key


def _undertaken(entry: Entry) -> bool:
    """A planned deed with a day that an agreed text or the doer itself tells of: 'the army will pull back on Monday,
    according to the accord'. Under a condition it is an offer.
    """
    act, statement = entry.act, entry.statement
    if act is None or act.type not in _DEEDS or act.modality != "planned" or not act.time or act.condition:
        return False
    return footing(entry) == DOCUMENT or (statement is not None and bool(statement.chain) and _by_doer(entry))


def _by_doer(entry: Entry) -> bool:
    """Whether the doer speaks, by itself or together with others ('both sides said in a joint text')."""
    voice = entry.voice
    if voice is None:
        return False
    together = (*voice.members, *(voice.name or "").split(" and "))
    return bool({voice_side(voice), *together} & {*entry.actors})


def _binds(entry: Entry) -> bool:
    act = entry.act
    if act is None or act.type not in ("AGREE", "PLEDGE", "CONCEDE") or act.modality in ("negated", "possible"):
        return False
    if act.term and (act.term.end or act.term.start or act.term.duration):
        return True
    if _days_ahead(entry) and not act.condition:
        return True
    if worded("pointing", " ".join(s.of(entry.report.text) for s in act.about)):
        return False  # 'made the promise', 'accepted it': what it is, another act tells
    return act.type in ("AGREE", "PLEDGE") and set(act.issue) - {"process", "other"} != set()


def _bond(entry: Entry, acts: Sequence[Entry]) -> Bond:
    act = entry.act
    assert act is not None
    term = act.term
    if term is None:
        return Bond(entry, *_days_ahead(entry) or _deed_days(entry, acts))
    end = term.end or after(term.start, term.duration)
    return Bond(entry, term.start, end or (term.start if _once(entry, term.start) else None))


def _days_ahead(entry: Entry) -> tuple[str | None, str | None] | None:
    """The day of what was promised, where the telling gives the promise a day that was still to come: its start, and
    its end too where it is done once ('agreed to swap them on Saturday').
    """
    time = entry.act.time if entry.act else None
    if not _ahead(entry, time):
        return None
    first, _, last = (time or "").partition("/")
    return first or None, last or (time if _once(entry, time) else None)


def _ahead(entry: Entry, time: str | None) -> bool:
    first, printed = earliest(time), latest(entry.report.published)
    return first is not None and printed is not None and first > printed


def _once(entry: Entry, time: str | None) -> bool:
    """Whether what is to be done on a day ahead is done once and for all: a swap, a release, no deliveries."""
    return _ahead(entry, time) and worded("once", matter(entry))


def _deed_days(entry: Entry, acts: Sequence[Entry]) -> tuple[str | None, str | None]:
    """The day of a planned deed of the same sides and issue in the same statement or sentence, as start and end."""
    for deed in acts:
        if deed.report.id != entry.report.id or not deed.act or not entry.act or deed.act.modality != "planned":
            continue
        same = set(deed.act.issue) & set(entry.act.issue) and set(deed.actors) & set(entry.actors)
        together = deed.statement is not None and deed.statement == entry.statement
        near = together or sentence_of(deed) == sentence_of(entry)
        if deed.act.type in _DEEDS and deed.act.time and same and near:
            start, _, end = deed.act.time.partition("/")
            return start, end or start
    return None, None


def one_bond(a: Bond, b: Bond) -> bool:
    """Whether two tellings are of one commitment."""
    first, second = a.entry, b.entry
    assert first.act
    assert second.act
    if not set(first.actors) & set(second.actors) or not set(first.act.issue) & set(second.act.issue):
        return False
    if a.end and b.end:
        return a.end == b.end
    clash = a.start and b.start and a.start != b.start
    return not clash and alike(matter(first), matter(second), 0.35)


def _commitment(bonds: Sequence[Bond], acts: Sequence[Entry], today: str | None) -> Commitment:
    told = sorted((b.entry for b in bonds), key=lambda e: (e.day, e.key))
    head = max(bonds, key=lambda b: (b.end is not None, b.start is not None, _plain(b.entry), -b.entry.day.toordinal()))
    start = next((b.start for b in bonds if b.start), None)
    end = next((b.end for b in bonds if b.end), None)
    breaches = tuple(e for e in acts if any(breaks(e, b.entry, start, end) for b in bonds))
    parties = tuple(sorted({p for e in told for p in e.actors}))
    status = _status(head, start, end, breaches, acts, today)
    silent = status == "expired" and not any(_tells_of_end(e, parties, head.entry, end) for e in acts)
    return Commitment(parties, head.entry, tuple(told), start, end, status, breaches, unreported=silent)


def _tells_of_end(entry: Entry, parties: Sequence[str], head: Entry, end: str | None) -> bool:
    """Whether an act of a bound side on the matter, told on the last day or later, is news of what became of it."""
    assert head.act
    on_matter = entry.act is not None and set(entry.act.issue) & set(head.act.issue) and entry.key != head.key
    return bool(on_matter and set(entry.parties) & set(parties)) and (latest(end) or date.max) <= entry.day


def _plain(entry: Entry) -> bool:
    return entry.act is not None and entry.act.modality == "actual"


def _status(
    head: Bond, start: str | None, end: str | None, breaches: Sequence[Entry], acts: Sequence[Entry], today: str | None
) -> str:
    day = latest(today)
    first, last = earliest(start), latest(end)
    act = head.entry.act
    assert act is not None
    if breaches:
        return "violated"
    if any(withdraws_from(e, head.entry) for e in acts):
        return "lapsed"
    if day and last and last < day:
        return "lapsed" if act.condition else "expired"
    begun = day and first and first <= day
    paid = act.condition is None or (act.condition.kind == "exchange" and begun)
    if not paid or act.modality == "planned" or (day and first and first > day):
        return "announced"
    return "in force"
