"""Prints: what of each report is compared with others, worked out once a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.track.citations import Citation, citations, cited_keys, houses_of
from rapporteur.track.corrections import mark
from rapporteur.track.fingerprints import fingerprints
from rapporteur.track.outlets import asked, same_outlet
from rapporteur.track.retold import Key, told_by


@dataclass(frozen=True, slots=True)
class Print:
    """One report with the outlets that it names as its sources and what is particular to its unnamed ones.

    `alone` are the outlets that it shows as sources without another report at hand.
    """

    record: Record
    cites: tuple[Citation, ...]
    alone: tuple[Citation, ...]
    unnamed: Mapping[Key, Span]

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.record.report

    def citation(self, outlet: str | None) -> Citation | None:
        """Where it names that outlet as its source."""
        return next((c for c in self.cites if same_outlet(c.outlet, outlet)), None)

    def common_sources(self, other: "Print") -> tuple[Citation, ...]:
        """Where it names outlets that the other names too and that are neither's own."""
        mine = (c for c in self.alone if not same_outlet(c.outlet, other.report.outlet))
        return tuple(c for c in mine if any(same_outlet(c.outlet, o.outlet) for o in other.alone))


def prints(postings: Sequence[Posting]) -> tuple[Print, ...]:
    """The prints of all reports, in their order."""
    houses = houses_of(p.record.report for p in postings)
    return tuple(
        Print(p.record, citations(p.record, houses), citations(p.record, {}), told_by(p.record)) for p in postings
    )


def common_marks(record: Record) -> frozenset[int]:
    """Numbers of which two reports have one in common where they share running text or particular unnamed sources."""
    unnamed = (crc32("\x1f".join(key).encode("utf-8", "surrogatepass")) for key in told_by(record))
    return fingerprints(record.report.text) | frozenset(unnamed)


def looked_for(record: Record) -> frozenset[str]:
    """Keys (`asked`) of the outlets whose reports this one may draw on; its own where it corrects one of them."""
    own = asked(record.report.outlet) if mark(record.report) else frozenset()
    return cited_keys(record) | own
