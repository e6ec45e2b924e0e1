"""Order of publication: which of two reports was there first, as far as their dates tell."""

from rapporteur.domain.report import Report
from rapporteur.track.dates import earliest, latest

EARLIER, LATER, UNKNOWN = "earlier", "later", "unknown"


def order(other: Report, report: Report) -> str:
    """Whether `other` was printed on an earlier or a later day than `report`; unknown on one day or without a date."""
    spans = (earliest(other.published), latest(other.published), earliest(report.published), latest(report.published))
    first, last, start, end = spans
    if first is None or last is None or start is None or end is None:
        return UNKNOWN
    if last < start:
        return EARLIER
    return LATER if end < first else UNKNOWN
