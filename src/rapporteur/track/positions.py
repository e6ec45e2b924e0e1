"""Positions: what one side holds on one issue at a date, folded from the moves it made.

The latest move that bears a stance stands. Where several were made on one day, a firm one goes before a possible one,
one on the record before an unnamed source's, and what a report tells first before what it tells later, since news puts
the main matter on top. A bare denial or an unanswered proposal stands only where nothing weightier was told that day.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from rapporteur.domain.similarity import alike
from rapporteur.track.answers import on_issues
from rapporteur.track.claims import same_claim
from rapporteur.track.dates import earliest, latest, precision
from rapporteur.track.docket import Docket
from rapporteur.track.entries import VAGUE_DAYS, Entry, position_in_text
from rapporteur.track.gist import matter
from rapporteur.track.origins import ANONYMOUS, ON_RECORD, footing
from rapporteur.track.wording import undone

GIVES_WAY = frozenset(("AGREE", "OFFER", "PLEDGE", "CONCEDE", "SUPPORT"))
REFUSES = frozenset(("REJECT", "THREATEN"))
STANCES = frozenset((*GIVES_WAY, *REFUSES, "REQUEST", "CLAIM", "DENY", "DECLINE", "SANCTION"))
#: Share of words from which two moves of one type on one issue are taken to put forward the same thing.
SAME = 0.3
#: How old a move may be that stands though it is only recalled.
LATELY = timedelta(days=365)
#: The weight of a move of one's own, beside a welcome, a denial or a silence.
OWN_MOVE = 2
#: At most so many points of one day stand side by side.
POINTS = 3
#: How long before an undated move another of its report may have been made with it.
TOGETHER = timedelta(days=3)
#: How old a dated move may be, on the day of printing, to be told for the first time.
NEWS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """The move that stands (`head`) for a side on an issue, and all entries that hold the same, oldest first.

    `unordered` are moves of other reports whose dates do not tell whether they came before it or after.
    """

    party: str
    issue: str
    head: Entry
    held: tuple[Entry, ...]
    unordered: tuple[Entry, ...] = ()

    @property
    def since(self) -> str | None:
        """The earliest time at which it was held (EDTF), None where no entry is dated."""
        return next((e.stated for e in self.held if earliest(e.stated)), None)

    @property
    def last_stated(self) -> str | None:
        """The latest time at which it was put forward."""
        return next((e.stated for e in reversed(self.held) if earliest(e.stated)), None)


def standings(docket: Docket, as_of: str | None = None) -> tuple[Standing, ...]:
    """The rows of every side and issue, by issue and side, the move that stands first."""
    told = on_issues([e for e in docket.acts if e.known_at(as_of)])
    old = relayed(docket, told)
    moves = moves_by_side(told)
    return tuple(r for (issue, party), entries in sorted(moves.items()) for r in _standings(party, issue, entries, old))


def relayed(docket: Docket, told: Sequence[Entry]) -> frozenset[tuple[str, str]]:
    """The entries of reports that draw on another by which they only tell again what stands there: no move is new for
    being printed once more.
    """
    by_report: dict[str, list[Entry]] = {}
    for entry in told:
        by_report.setdefault(entry.report.id, []).append(entry)
    origin = {id_: by_report.get(docket.relays.get(id_, ""), []) for id_ in by_report}
    return frozenset(e.key for e in told if any(same_claim(o, e) for o in origin[e.report.id]))


def moves_by_side(entries: Iterable[Entry]) -> dict[tuple[str, str], list[Entry]]:
    """The moves that bear a stance, by issue and side, oldest first."""
    out: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.act and bears_stance(entry):
            for issue in entry.act.issue:
                for party in entry.actors:
                    out[issue, party].append(entry)
    return {k: sorted(v, key=age) for k, v in out.items()}


def bears_stance(entry: Entry) -> bool:
    """Whether the act puts a position forward. A failure to answer a proposal does (its recipient is a side); a
    no-comment to journalists does not, nor does what was not done, nor what is only named as broken or taken back.
    """
    act = entry.act
    if act is None or act.type not in STANCES or act.modality == "negated" or undone(entry):
        return False
    return act.type != "DECLINE" or any(r.party for r in act.recipient)


def head_of(entries: Sequence[Entry]) -> Entry | None:
    """The move that stands among those of one side on one issue; None where all are recalled from the past."""
    return max(filter(fresh, entries), key=weight, default=None)


def recalled_head(entries: Sequence[Entry]) -> Entry | None:
    """Where nothing is news, the last demand, offer or refusal that is recalled without a date or with one of the last
    year: what was asked for in June is still asked for in August.
    """
    standing = [e for e in entries if _weighty(e) == OWN_MOVE and _lately(e)]
    return max(standing, key=lambda e: (_time(e), weight(e)), default=None)


def _lately(entry: Entry) -> bool:
    printed = latest(entry.report.published)
    return entry.act is not None and (not entry.act.time or (printed is not None and printed - _time(entry) <= LATELY))


def _time(entry: Entry) -> date:
    return latest(entry.act.time if entry.act else None) or date.min


def fresh(entry: Entry) -> bool:
    """Whether a move is news: not told as past, or dated within NEWS days of the printing ('in a letter of Monday')."""
    if entry.act is None or entry.act.modality != "background":
        return entry.act is not None
    printed, day = latest(entry.report.published), earliest(entry.act.time)
    return printed is not None and day is not None and timedelta(0) <= printed - day <= NEWS


def weight(entry: Entry) -> tuple[date, int, bool, bool, int]:
    """What decides which of two moves stands: the day first, then weight, firmness, footing and prominence. A welcome
    or a signature weighs less than a move of one's own, a denial or an unanswered proposal least.
    """
    act = entry.act
    assert act is not None
    firm = act.modality not in ("possible", "background")
    return entry.day, _weighty(entry), firm, footing(entry) == ON_RECORD, -position_in_text(entry).start


def _weighty(entry: Entry) -> int:
    return {"DENY": 0, "DECLINE": 0, "SUPPORT": 1}.get(_type(entry), OWN_MOVE)


def same_move(a: Entry, b: Entry) -> bool:
    """Whether two moves of one side on one issue put forward the same thing."""
    assert a.act
    assert b.act
    return a.act.type == b.act.type and (a.key == b.key or alike(matter(a), matter(b), SAME))


def opposed(a: Entry, b: Entry) -> bool:
    """Whether one of two moves gives way and the other refuses."""
    types = {e.act.type for e in (a, b) if e.act}
    return bool(types & GIVES_WAY) and bool(types & REFUSES)


def _standings(party: str, issue: str, entries: Sequence[Entry], old: Set[tuple[str, str]]) -> list[Standing]:
    """What a side holds on an issue: the move that stands on the record with the other points made on its day, and
    apart from it what unnamed sources alone tell, where that is no older and something else.
    """
    news = [e for e in entries if e.key not in old] or entries
    rumoured = [e for e in news if footing(e) == ANONYMOUS]
    heads = points([e for e in news if footing(e) != ANONYMOUS])
    rumour = head_of(rumoured)
    if rumour and not any(rumour.day < h.day or _type(rumour) == _type(h) for h in heads):
        heads.append(rumour)
    return [_standing(party, issue, head, entries) for head in heads]


def points(entries: Sequence[Entry]) -> list[Entry]:
    """The move that stands, and moves of other types on other matters that its side made with it: who offers a fee and
    demands a pilot on one day holds both.
    """
    last = head_of(entries)
    if last is None:
        return [last for last in (recalled_head(entries),) if last]
    told = [e for e in entries if e is last or (last.day > date.min and fresh(e) and _told_with(e, last))]
    out: list[Entry] = []
    for entry in sorted(told, key=lambda e: weight(e)[1:], reverse=True):
        own = not out or _weighty(entry) == OWN_MOVE
        if own and len(out) < POINTS and not any(_one_point(entry, e) for e in out):
            out.append(entry)
    return out


def _told_with(entry: Entry, last: Entry) -> bool:
    """Whether a move is of the last one's day; or of its report and the days before, where that one's day is not told
    and it counts from the printing.
    """
    undated = last.act is not None and not last.act.time and not (last.statement and last.statement.said)
    near = entry.report.id == last.report.id and undated and last.day - entry.day <= TOGETHER
    return entry.day == last.day or near


def _one_point(a: Entry, b: Entry) -> bool:
    """Whether two moves are one point: of one type, or the same told in another."""
    return _type(a) == _type(b) or alike(matter(a), matter(b), SAME)


def _type(entry: Entry) -> str:
    return entry.act.type if entry.act else ""


def _standing(party: str, issue: str, head: Entry, entries: Sequence[Entry]) -> Standing:
    turn = max((e.day for e in entries if e.day < head.day and opposed(e, head)), default=date.min)
    held = (e for e in entries if same_move(head, e) and (e.day >= turn or e.day == date.min))
    unordered = (e for e in entries if e.report.id != head.report.id and not same_move(head, e) and _unordered(e, head))
    return Standing(party, issue, head, tuple(held), tuple(unordered))


def _unordered(a: Entry, b: Entry) -> bool:
    """Whether one of two moves is dated so vaguely, or not at all, that the other may have been before it or after."""
    if precision(a.stated) <= VAGUE_DAYS and precision(b.stated) <= VAGUE_DAYS:
        return False
    spans = [(earliest(e.stated) or date.min, latest(e.stated) or date.max) for e in (a, b)]
    return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]


def age(entry: Entry) -> tuple[date, str, int]:
    """The order in which moves were made."""
    return entry.day, entry.report.id, position_in_text(entry).start
