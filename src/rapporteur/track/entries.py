"""Entries: the acts and statements of many reports, each with what the folds ask of it, in one fixed order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rapporteur.domain.act import Act, Actor, TerritoryStatus
from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.track.dates import earliest, latest, precision

#: A date vaguer than this many days counts from its first day: "in March" must not outdate a day of that March.
VAGUE_DAYS = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One act, statement or territory row of one report. Exactly one of `act`, `row` is set for those, neither for a
    statement; `statement` is then the attribution that it rests on, None where the outlet speaks itself.
    `floor` is the day before which the report cannot have been printed: that of the report it draws on.
    """

    report: Report
    id: str
    statement: Statement | None = None
    act: Act | None = None
    row: TerritoryStatus | None = None
    floor: date | None = None

    def __hash__(self) -> int:
        """By key: a hash of all that a report holds would cost more than what is looked up with it."""
        return hash((self.report.id, self.id))

    @property
    def key(self) -> tuple[str, str]:
        """What tells this entry from every other: report id and entry id."""
        return self.report.id, self.id

    @property
    def actors(self) -> tuple[str, ...]:
        """The sides that act, or whose voice speaks; a name where no side is told. In order, without repeats."""
        if self.act:
            return sides(self.act.actor)
        if self.row:
            return (self.row.party,)
        return tuple(filter(None, [voice_side(self.voice)])) if self.voice else ()

    @property
    def recipients(self) -> tuple[str, ...]:
        """The sides that are acted upon."""
        return sides(self.act.recipient) if self.act else ()

    @property
    def parties(self) -> tuple[str, ...]:
        """All sides of the entry, those that act first."""
        return tuple(dict.fromkeys((*self.actors, *self.recipients)))

    @property
    def voice(self) -> ChainLink | None:
        """The voice that the entry goes back to, None where it is the outlet's own."""
        return self.statement.voice if self.statement and self.statement.chain else None

    @property
    def time(self) -> str | None:
        """When it took place as far as the report tells (EDTF)."""
        if self.act:
            return self.act.time
        if self.row:
            return self.row.time
        return self.statement.said if self.statement else None

    @property
    def stated(self) -> str | None:
        """When it was put forward: its own closed time when that is past, else when it was said, else the printing."""
        said = self.statement.said if self.statement else None
        printed = said or self.report.published
        end, limit = latest(self.time), latest(printed)
        if self.time and end and end < date.max and (limit is None or end <= limit):
            return self.time
        return printed

    @property
    def day(self) -> date:
        """The day by which entries are ordered; `date.min` for an undated one."""
        day = earliest(self.stated) if self._vague else latest(self.stated)
        return max(day or date.min, self.floor or date.min) if self._vague else day or date.min

    @property
    def _vague(self) -> bool:
        return precision(self.stated) > VAGUE_DAYS

    def known_at(self, as_of: str | None) -> bool:
        """Whether the entry can have been put forward by that date. What is undated always can."""
        limit, first = latest(as_of), earliest(self.stated) or date.min
        return limit is None or max(first, self.floor or date.min if self._vague else date.min) <= limit


def sides(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The parties of actors, their names where no party is told; in order, without repeats."""
    return tuple(dict.fromkeys(s for a in actors if (s := a.party or a.name)))


def named_sides(actors: Iterable[Actor]) -> tuple[str, ...]:
    """The parties of actors, and the proper names where no party is told: 'one chair' and 'these men' are no side."""
    return tuple(dict.fromkeys(s for a in actors if (s := a.party or (a.name if _proper(a.name) else None))))


def has_side(entry: Entry) -> bool:
    """Whether a side or somebody with a proper name acts."""
    return entry.act is not None and bool(named_sides(entry.act.actor))


def _proper(name: str | None) -> bool:
    words = (name or "").split()
    return (
        bool(words) and words[-1][:1].isupper() and (len(words) > 1 or words[0].isupper() or not words[0].endswith("s"))
    )


def voice_side(voice: ChainLink) -> str | None:
    """The side that a voice speaks for: its party, else its name."""
    return voice.party or voice.name


def act_entries(record: Record) -> Iterator[Entry]:
    """The acts of one record as entries, in text order."""
    statements = {s.id: s for s in record.statements}
    for act in record.acts:
        yield Entry(record.report, act.id, statements.get(act.statement or ""), act)


def saying_entries(record: Record) -> Iterator[Entry]:
    """The statements of one record that no act rests on, as entries, in text order."""
    acted = {a.statement for a in record.acts}
    for statement in record.statements:
        if statement.id not in acted:
            yield Entry(record.report, statement.id, statement)


def territory_entries(record: Record) -> Iterator[Entry]:
    """The territory rows of one record as entries, in text order."""
    statements = {s.id: s for s in record.statements}
    for number, row in enumerate(record.territory):
        yield Entry(record.report, f"t{number + 1}", statements.get(row.statement or ""), row=row)


def in_order(postings: Sequence[Posting], known_by: str | None = None) -> tuple[Posting, ...]:
    """The postings known by that date, by date of publication and then by id, whatever order they arrived in."""
    known = (p for p in postings if known_by is None or p.added[: len(known_by)] <= known_by)
    return tuple(sorted(known, key=lambda p: publication(p.record.report)))


def publication(report: Report) -> tuple[bool, date, str]:
    """What orders reports: by date of publication, undated ones last, then by id."""
    first = earliest(report.published)
    return first is None, first or date.max, report.id


def position_in_text(entry: Entry) -> Span:
    """The place by which entries of one report are ordered."""
    if entry.act:
        return entry.act.trigger
    if entry.row:
        return entry.row.span
    spans = entry.statement and (entry.statement.content or entry.statement.cue or entry.statement.source)
    return spans[0] if spans else Span(0, 0)
