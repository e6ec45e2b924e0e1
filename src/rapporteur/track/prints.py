"""Prints: what of each report is compared with others, worked out once a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.track.citations import Citation, citations, house_names
from rapporteur.track.outlets import same_outlet
from rapporteur.track.retold import Key, told_by


@dataclass(frozen=True, slots=True)
class Print:
    """One report with the outlets that it names as its sources and what is particular to its unnamed ones."""

    record: Record
    cites: tuple[Citation, ...]
    unnamed: Mapping[Key, Span]

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.record.report

    def citation(self, outlet: str | None) -> Citation | None:
        """Where it names that outlet as its source."""
        return next((c for c in self.cites if same_outlet(c.outlet, outlet)), None)

    def shared_source(self, other: "Print") -> str | None:
        """An outlet that both name as their source and that is neither's own."""
        mine = (c.outlet for c in self.cites if not same_outlet(c.outlet, other.report.outlet))
        return next((name for name in mine if other.citation(name)), None)


def prints(postings: Sequence[Posting]) -> tuple[Print, ...]:
    """The prints of all reports, in their order."""
    houses = house_names(p.record.report.outlet for p in postings)
    return tuple(Print(p.record, citations(p.record, houses), told_by(p.record)) for p in postings)
