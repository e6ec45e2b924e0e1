"""A dossier in Python: add reports to it, ask it the questions of the views. The command line works through it too."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Self, TypedDict, TypeVar, Unpack

from rapporteur import __version__, upkeep
from rapporteur.api import catalogue, gazetteer, stages_of_environment
from rapporteur.domain.act import MODALITIES
from rapporteur.domain.edtf import bounds
from rapporteur.domain.posting import Posting
from rapporteur.errors import ReportError, UsageError
from rapporteur.export import brief_html, brief_markdown, brief_text
from rapporteur.export.plover import HAPPENED, Plover
from rapporteur.ledger.check import Fault
from rapporteur.ledger.dialect import dialect_of
from rapporteur.ledger.ledger import Ledger, begun
from rapporteur.ledger.shelf import Wanted
from rapporteur.pipeline import Done, Known, Problem, Read, Stages, enter, inputs, read_input, read_text
from rapporteur.read.inputs import Input
from rapporteur.read.reader import Given
from rapporteur.resolve.threshold import hold_back
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.settings import Settings, share
from rapporteur.track.dates import latest
from rapporteur.views.brief import brief
from rapporteur.views.changes import ChangeRow
from rapporteur.views.commitments import CommitmentRow
from rapporteur.views.contradictions import ContradictionRow
from rapporteur.views.dossier import load, near
from rapporteur.views.lineage import LineageRow
from rapporteur.views.meetings import MeetingRow
from rapporteur.views.origins import OriginRow
from rapporteur.views.positions import PositionRow
from rapporteur.views.search import SearchRow, search
from rapporteur.views.settled.ask import ask, find
from rapporteur.views.territory import TerritoryRow
from rapporteur.views.timeline import TimelineRow

if TYPE_CHECKING:
    from rapporteur.resolve.catalogue import Catalogue

Row = TypeVar("Row")

Day = str | date | None
"""A day to ask for: a date, or EDTF text ('2025-03-18'; '2025-03' is the end of that month). None is the latest."""


class Page(TypedDict, total=False):
    """Which rows of a view: those of a party and an issue (or all issues under that head), from one day to another,
    `limit` of them, from the `offset`th on. All rows where nothing is asked for.
    """

    party: str | None
    issue: str | None
    since: Day
    until: Day
    limit: int | None
    offset: int


ROWS: Mapping[str, type] = {
    "changes": ChangeRow,
    "commitments": CommitmentRow,
    "contradictions": ContradictionRow,
    "lineage": LineageRow,
    "meetings": MeetingRow,
    "origins": OriginRow,
    "positions": PositionRow,
    "search": SearchRow,
    "territory": TerritoryRow,
    "timeline": TimelineRow,
}
"""The class of each view's rows."""

WITHOUT = {"party": ("lineage",), "issue": ("lineage", "territory")}
"""Views whose rows have no party, or no issue, to choose by."""

BRIEFS = {"text": brief_text.render, "markdown": brief_markdown.render, "html": brief_html.render}


def _now() -> datetime:
    return datetime.now(UTC)


class Dossier:
    """A dossier in a file or a PostgreSQL database, which the first report added makes. A context manager.

    `address` is a file or `postgresql://USER@HOST/DATABASE`; without it, the one in RAPPORTEUR_DOSSIER. Views take
    `as_of` (what was true then) and `known_by` (what had been added by then). Every call raises a DossierError where
    the dossier cannot be used: NotADossier, NewerDossier or DossierBusy.
    """

    def __init__(
        self,
        address: str | Path | None = None,
        *,
        stages: Stages | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._address = address or _usual()
        self._stages, self._clock = stages, clock
        self._ledger: Ledger | None = None
        dialect = dialect_of(self._address)
        self.name, self.title = dialect.name, dialect.title
        if dialect.begun():
            Ledger(self._address).close()  # says at once what is wrong with it

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the dossier; the next call opens it again."""
        if self._ledger:
            self._ledger.close()
            self._ledger = None

    def add(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        outlet: str | None = None,
        title: str | None = None,
        published: str | None = None,
        url: str | None = None,
        at_least: float | None = None,
        issues: str | Path | None = None,
        people: str | Path | None = None,
    ) -> tuple[Done | Known | Problem, ...]:
        """Add the reports in files, folders and globs. What is wrong with one of them never stops the others.

        The keywords say what is known of the reports and come before what the reports tell. `at_least` (0 to 1) keeps
        less sure entries out of the dossier, which holds a diagnostic for each. `issues` is a TOML file with issues and
        words of your own (docs/issues.md), `people` one with parties, people and places (docs/people.md). Raises
        ModelError, and UsageError where `at_least` is no confidence or `issues` or `people` no such file.
        """
        wanted = None if at_least is None else share(str(at_least))
        many = [paths] if isinstance(paths, str | Path) else list(paths)
        given = Given(outlet=outlet, title=title, published=published, url=url)
        sources, problems = inputs(str(p) for p in many)
        known, names = catalogue(issues), gazetteer(people)
        added = (self.add_input(s, given, at_least=wanted, catalogue=known, gazetteer=names) for s in sources)
        results = (r for some in added for r in some)
        return (*problems, *results)

    def add_text(
        self,
        text: str,
        *,
        outlet: str | None = None,
        title: str | None = None,
        published: str | None = None,
        url: str | None = None,
        at_least: float | None = None,
        issues: str | Path | None = None,
        people: str | Path | None = None,
    ) -> Done | Known:
        """Add one report from text, plain or HTML; as `add`. Raises ReportError where there is none in it."""
        wanted = None if at_least is None else share(str(at_least))
        given = Given(outlet=outlet, title=title, published=published, url=url)
        result = self._enter(read_text(text, given), wanted, catalogue(issues), gazetteer(people))
        if isinstance(result, Problem):
            raise ReportError(result.message)
        return result

    def add_input(
        self,
        source: Input,
        given: Given,
        stdin: BinaryIO | None = None,
        *,
        at_least: float | None = None,
        catalogue: "Catalogue | None" = None,
        gazetteer: Gazetteer | None = None,
    ) -> Iterator[Done | Known | Problem]:
        """Add the reports of one input, one by one: each is stored before the next one is read."""
        for read in read_input(source, given, stdin):
            yield read if isinstance(read, Problem) else self._enter(read, at_least, catalogue, gazetteer)

    def positions(self, *, as_of: Day = None, known_by: Day = None, **page: Unpack[Page]) -> tuple[PositionRow, ...]:
        """What each party holds on each issue."""
        return self._ask("positions", PositionRow, as_of, known_by, page)

    def changes(self, *, as_of: Day = None, known_by: Day = None, **page: Unpack[Page]) -> tuple[ChangeRow, ...]:
        """Positions that moved."""
        return self._ask("changes", ChangeRow, as_of, known_by, page)

    def lineage(self, *, as_of: Day = None, known_by: Day = None, **page: Unpack[Page]) -> tuple[LineageRow, ...]:
        """Reports that draw on others."""
        return self._ask("lineage", LineageRow, as_of, known_by, page)

    def origins(self, *, as_of: Day = None, known_by: Day = None, **page: Unpack[Page]) -> tuple[OriginRow, ...]:
        """Claims, with how many independent origins they come to."""
        return self._ask("origins", OriginRow, as_of, known_by, page)

    def contradictions(
        self, *, as_of: Day = None, known_by: Day = None, **page: Unpack[Page]
    ) -> tuple[ContradictionRow, ...]:
        """Entries that cannot both stand."""
        return self._ask("contradictions", ContradictionRow, as_of, known_by, page)

    def commitments(
        self, *, as_of: Day = None, known_by: Day = None, **page: Unpack[Page]
    ) -> tuple[CommitmentRow, ...]:
        """What somebody is bound to, and whether it is in force."""
        return self._ask("commitments", CommitmentRow, as_of, known_by, page)

    def meetings(self, *, as_of: Day = None, known_by: Day = None, **page: Unpack[Page]) -> tuple[MeetingRow, ...]:
        """Meetings, held or planned."""
        return self._ask("meetings", MeetingRow, as_of, known_by, page)

    def territory(self, *, as_of: Day = None, known_by: Day = None, **page: Unpack[Page]) -> tuple[TerritoryRow, ...]:
        """Who claims, holds, seeks or recognises which place, according to whom."""
        return self._ask("territory", TerritoryRow, as_of, known_by, page)

    def timeline(self, *, as_of: Day = None, known_by: Day = None, **page: Unpack[Page]) -> tuple[TimelineRow, ...]:
        """Dated entries of any kind, in order."""
        return self._ask("timeline", TimelineRow, as_of, known_by, page)

    def search(self, words: str, *, as_of: Day = None, known_by: Day = None, limit: int = 50) -> tuple[SearchRow, ...]:
        """Statements and acts that the words find, best first. Raises UsageError where there is no word."""
        if not any(c.isalnum() for c in words):
            raise UsageError("nothing to search for: give at least one word")
        if as_of is None and known_by is None and (rows := find(self._address, words, limit)) is not None:
            return rows
        among = near(self._address, words)
        return search(self.postings(known_by=known_by), words, as_of=_day(as_of), limit=limit, among=among)

    def brief(
        self, *, format: Literal["text", "markdown", "html"] = "text", as_of: Day = None, known_by: Day = None
    ) -> str:
        """A readable brief of the whole dossier, in which every line has its words."""
        if format not in BRIEFS:
            raise UsageError(f"no brief as {format!r}; choose {', '.join(BRIEFS)}")
        told = brief(self.postings(known_by=known_by), title=self.title, as_of=_day(as_of), known_by=_day(known_by))
        return BRIEFS[format](told)

    def plover(
        self, *, modalities: Iterable[str] | None = None, at_least: float | None = None, known_by: Day = None
    ) -> tuple[dict[str, Any], ...]:
        """The acts as PLOVER event records (docs/plover.md), those that happened where no `modalities` are given.

        `modalities` are of the record ('actual', 'planned', 'possible', 'negated', 'background') or 'all'. Raises
        UsageError for another.
        """
        writer = plover_writer(modalities)
        return tuple(e for p in self.postings(known_by=known_by, at_least=at_least) for e in writer.events(p))

    def postings(self, *, known_by: Day = None, at_least: float | None = None) -> tuple[Posting, ...]:
        """Every report's record, when it was added and from which file; `at_least` holds back less sure entries."""
        found = load(self._address, known_by=_day(known_by))
        if at_least is None:
            return found
        wanted = share(str(at_least))
        return tuple(replace(p, record=hold_back(p.record, wanted)) for p in found)

    def check(self, track: upkeep.Track[str] = iter) -> Iterator[Fault]:
        """What is not as it was entered (docs/dossier.md), nothing where all is well; `track` goes over report ids."""
        with Ledger(self._address) as ledger:
            yield from upkeep.check(ledger, track)

    def dump(
        self, track: upkeep.Track[Sequence[str]] = iter, *, known_by: Day = None, after: int | None = None
    ) -> Iterator[str]:
        """The dossier as lines of JSON, without loss (docs/dossier.md); `track` goes over batches of reports.

        `after` goes on with a dump that holds its head and so many reports (`dumped`).
        """
        with Ledger(self._address) as ledger:
            yield from upkeep.dump(ledger, track, known_by=latest(_day(known_by)), after=after)

    def dumped(self, path: Path, *, known_by: Day = None) -> int | None:
        """How many reports a dump that was stopped holds; None where there is none that can be gone on with."""
        with Ledger(self._address) as ledger:
            return upkeep.dumped(ledger, path, known_by=latest(_day(known_by)))

    def load(self, lines: Iterable[bytes], name: str = "the dump") -> Iterator[upkeep.Loaded | upkeep.Refused]:
        """Enter the lines of a dump, its head first; what is held already is passed over.

        A line that cannot be entered is a Refused and never stops the others. Raises ReportError where this is no dump.
        """
        rest = iter(lines)
        expected = upkeep.head(next(rest, b""), name)
        with Ledger(self._address, writable=True) as ledger:
            count = 0
            for result in upkeep.load(ledger, rest, name):
                count += 1
                yield result
        if count < expected:
            yield upkeep.Refused(f"{name}: is cut short ({count} of {expected} reports); dump the dossier again")

    def count(self) -> int:
        """How many reports it holds."""
        if not begun(self._address):
            return 0
        with Ledger(self._address) as ledger:
            return ledger.count()

    def _ask(self, view: str, row: type[Row], as_of: Day, known_by: Day, page: Page) -> tuple[Row, ...]:
        return ask(self._address, view, row, _wanted(view, page), as_of=_day(as_of), known_by=_day(known_by))

    def _enter(
        self, read: Read, at_least: float | None, known: "Catalogue | None", names: Gazetteer | None
    ) -> Done | Known | Problem:
        self._stages = self._stages or stages_of_environment()
        if not self._ledger:
            if not begun(self._address):
                # what is wrong leaves no empty dossier behind
                _ = self._stages.tagger, known or self._stages.catalogue, names or self._stages.gazetteer
            self._ledger = Ledger(self._address, writable=True)
        added = self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return enter(read, self._ledger, self._stages, added=added, at_least=at_least, catalogue=known, gazetteer=names)


def _usual() -> str:
    if usual := Settings.of(os.environ).dossier:
        return usual
    raise UsageError("name one dossier: its file or its postgresql:// URL, or set RAPPORTEUR_DOSSIER")


def plover_writer(modalities: Iterable[str] | None = None) -> Plover:
    """A writer of PLOVER records with the shipped names. Raises UsageError for a modality that there is none of."""
    wanted = list(modalities or HAPPENED)
    if unknown := [m for m in wanted if m not in (*MODALITIES, "all")]:
        raise UsageError(f"{unknown[0]!r} is no modality; choose {', '.join(MODALITIES)} or all")
    return Plover(Gazetteer.load(), f"rapporteur {__version__}", MODALITIES if "all" in wanted else wanted)


def _wanted(view: str, page: Page) -> Wanted:
    """What a page asks for. Raises UsageError where a number is below 0, a day is none or rows have no such field."""
    if (page.get("limit") or 0) < 0 or page.get("offset", 0) < 0:
        raise UsageError("a page cannot begin or end before the first row; give a limit and an offset of 0 or more")
    for kind, without in WITHOUT.items():
        if page.get(kind) and view in without:
            raise UsageError(f"the rows of {view} have no {kind}; leave it out")
    tags = [f"{kind} {page[kind]}" for kind in ("party", "issue") if page.get(kind)]
    first = bounds(str(page.get("since") or ""))[0] if page.get("since") else None
    if page.get("since") and first is None:
        raise UsageError(f"{page.get('since')!r} is no date; give it as YYYY-MM-DD, YYYY-MM or YYYY")
    since = first.isoformat() if first else None
    return Wanted(tuple(tags), since, _day(page.get("until")), page.get("limit"), page.get("offset", 0))


def _day(day: Day) -> str | None:
    if day is None or isinstance(day, date):
        return day.strftime("%Y-%m-%d") if day else None
    last = bounds(day)[1]
    if last is None:
        raise UsageError(f"{day!r} is no date; give it as YYYY-MM-DD, YYYY-MM or YYYY")
    return last.isoformat()
