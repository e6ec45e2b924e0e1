"""Postings of the gold dossiers as if all were of one dispute: the same few sides, outlets and weeks, so that reports
which were not written for one another bear on one another in every way.
"""

from dataclasses import replace
from zlib import crc32

from dispute import strait

from bench.gold.check import DOSSIERS
from bench.gold_postings import gold_postings
from rapporteur.domain.act import Act, Actor, TerritoryStatus
from rapporteur.domain.posting import Posting
from rapporteur.domain.statement import ChainLink, Statement

SIDES = ("Norland", "Southmark", "Estreia", "Veld")
OUTLETS = ("Coast Wire", "Harbour Post", "Evening Lantern")
MONTHS = ("2031-05", "2031-06")


def mingled() -> list[Posting]:
    """All of them, in a fixed order."""
    plain = [*(p for folder in DOSSIERS for p in gold_postings(folder)), *strait()]
    return [*plain, *(_mingled(p, turn) for turn in range(2) for p in plain)]


def _mingled(posting: Posting, turn: int) -> Posting:
    """The same report once more, with a line of its own at its end; every span stays where it is."""
    record = posting.record
    text = f"{record.report.text}\n\nEdition {turn}."
    report = replace(
        record.report,
        id=f"sha256:{crc32(text.encode()):064x}",
        text=text,
        outlet=_one(OUTLETS, record.report.outlet, turn),
        published=_day(record.report.published, turn),
    )
    return replace(
        posting,
        record=replace(
            record,
            report=report,
            statements=tuple(_statement(s, turn) for s in record.statements),
            acts=tuple(_act(a, turn) for a in record.acts),
            territory=tuple(_land(t, turn) for t in record.territory),
        ),
    )


def _one(names: tuple[str, ...], name: str | None, turn: int) -> str:
    return names[(crc32((name or "").encode()) + turn) % len(names)]


def _day(edtf: str | None, turn: int) -> str | None:
    if edtf is None or not edtf[:7].replace("-", "").isdigit() or len(edtf) < 7:
        return edtf
    return MONTHS[(int(edtf[5:7]) + turn) % 2] + edtf[7:10]


def _statement(s: Statement, turn: int) -> Statement:
    return replace(s, chain=tuple(_link(link, turn) for link in s.chain), said=_day(s.said, turn))


def _link(link: ChainLink, turn: int) -> ChainLink:
    if link.role == "outlet":
        return replace(link, name=_one(OUTLETS, link.name, turn))
    return replace(link, party=_one(SIDES, link.party, turn)) if link.party else link


def _act(a: Act, turn: int) -> Act:
    sides = {k: tuple(_actor(x, turn) for x in getattr(a, k)) for k in ("actor", "recipient")}
    term = a.term and replace(a.term, start=_day(a.term.start, turn), end=_day(a.term.end, turn))
    return replace(a, **sides, time=_day(a.time, turn), term=term)


def _actor(actor: Actor, turn: int) -> Actor:
    return replace(actor, party=_one(SIDES, actor.party, turn)) if actor.party else actor


def _land(t: TerritoryStatus, turn: int) -> TerritoryStatus:
    return replace(t, party=_one(SIDES, t.party, turn), time=_day(t.time, turn))
