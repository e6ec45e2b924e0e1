"""Tie: one report drawing on another, or on an outlet of which the dossier has no such report."""

from dataclasses import dataclass

from rapporteur.domain.report import Report
from rapporteur.domain.span import Span

COPY, PARAPHRASE, CITES, CORRECTS = "copy", "paraphrase", "cites", "corrects"
TOLD, UNKNOWN_ORDER = "told", "unknown"


@dataclass(frozen=True, slots=True)
class Tie:
    """One report drawing on another (`relays`) or on an outlet outside the dossier (`cites`), or standing in for an
    older version of itself (`how` is `corrects`).

    `overlap` is the share, in [0, 1], of its sentences that the other has or tells too. `spans` are its own words that
    show it, `there` those of the other report. `order` is `unknown` where it is not told which of the two came first.
    `twin` is a report of the dossier that prints the same story of the outlet outside.
    """

    report: Report
    relays: Report | None
    cites: str | None
    how: str
    overlap: float
    spans: tuple[Span, ...] = ()
    there: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()
    order: str = TOLD
    twin: Report | None = None
