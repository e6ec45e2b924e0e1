"""An invented dispute over a strait, written by hand: a small way to lay records out of a text's own words."""

import hashlib
from dataclasses import dataclass, field

from rapporteur.domain.act import Act, Actor, Condition, Place, Term, TerritoryStatus
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement

ADDED = "2031-07-01T08:00:00.000000Z"


@dataclass
class Paper:
    """A report that is marked up word by word; every helper takes words of the text and finds their place."""

    outlet: str
    published: str | None
    text: str
    title: str = "Untitled"
    statements: list[Statement] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    territory: list[TerritoryStatus] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def at(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def says(
        self, name: str | None, party: str | None, content: str, *, via: str | None = None, unnamed: str | None = None,
        stance: str = "asserts", said: str | None = None,
    ) -> str:  # fmt: skip
        """One statement; `via` is a relayed outlet, `unnamed` the description of an unnamed voice."""
        voice = ChainLink(name, "speaker", party)
        if unnamed:
            voice = ChainLink(None, "source", party, True, unnamed)
        links = [ChainLink(self.outlet, "outlet"), *([ChainLink(via, "outlet")] if via else []), voice]
        id_ = f"s{len(self.statements) + 1}"
        self.statements.append(Statement(id_, "indirect", (self.at(content),), (), (), stance, tuple(links), said))
        return id_

    def act(
        self, type_: str, trigger: str, *actors: str, to: str | None = None, about: str | None = None,
        issue: str = "resources", by: str | None = None, modality: str = "actual", time: str | None = None,
        place: str | None = None, term: tuple[str | None, str | None] | None = None, when: str | None = None,
    ) -> "Paper":  # fmt: skip
        """One act; an actor is 'Party' or 'Name/Party'; `when` holds the words of an `if` condition."""
        self.acts.append(
            Act(
                f"a{len(self.acts) + 1}",
                type_,
                self.at(trigger),
                by,
                tuple(self._actor(a) for a in actors),
                (self._actor(to),) if to else (),
                (self.at(about),) if about else (),
                (issue,),
                Condition("if", self.at(when)) if when else None,
                modality,
                time,
                place,
                Term(term[0], None, term[1]) if term else None,
            )
        )  # fmt: skip
        return self

    def holds(self, place: str, party: str, status: str, words: str, time: str | None = None) -> "Paper":
        self.territory.append(TerritoryStatus(Place(place), party, status, self.at(words), time))
        return self

    def posting(self, added: str = ADDED) -> Posting:
        id_ = "sha256:" + hashlib.sha256(self.text.encode()).hexdigest()
        basis = "dateline" if self.published else "none"
        report = Report(id_, self.text, None, self.outlet, self.title, None, "en", self.published, basis)
        parts = (self.statements, self.acts, self.territory, self.diagnostics)
        return Posting(Record(report, *(tuple(p) for p in parts)), added, f"{self.title}.txt")

    def _actor(self, words: str) -> Actor:
        name, _, party = words.partition("/")
        found = self.text.find(name)
        return Actor(name, party or name, Span(found, found + len(name)) if found >= 0 else None)


def strait() -> list[Posting]:
    """Six reports: a refusal, a relayed briefing, its denial, a truce, a moved meeting, a change of mind."""
    return [p.posting() for p in (_refusal(), _leak(), _echo(), _denial(), _truce(), _turn())]


def _refusal() -> Paper:
    p = Paper("Coast Wire", "2031-05-06", (
        "Norland on Tuesday rejected a pilot fee of nine crowns in the Immer strait. "
        "Southmark demands a pilot fee for every tanker.\n\n"
        "The two governments are due to meet in Port Vell on May 20, Southmark said."
    ), "Norland says no")  # fmt: skip
    p.act("REJECT", "rejected", "Norland", about="a pilot fee of nine crowns in the Immer strait", time="2031-05-06")
    p.act("REQUEST", "demands", "Southmark", to="Norland", about="a pilot fee for every tanker")
    said = p.says("Southmark", "Southmark", "The two governments are due to meet in Port Vell on May 20")
    return p.act("CONSULT", "meet", "Norland", "Southmark", issue="process", by=said, modality="planned",
                 time="2031-05-20", place="Port Vell")  # fmt: skip


def _leak() -> Paper:
    p = Paper("Evening Lantern", "2031-05-09", (
        "Norland is ready to give up the Gull Bank if Southmark drops the fee, the Harbour Post reported, "
        "citing three people who sat at the table."
    ), "Bank for fee")  # fmt: skip
    said = p.says(None, None, "Norland is ready to give up the Gull Bank if Southmark drops the fee",
                  via="Harbour Post", unnamed="three people who sat at the table")  # fmt: skip
    return p.act("OFFER", "ready", "Norland", to="Southmark", about="to give up the Gull Bank",
                 issue="territory.control", by=said, when="if Southmark drops the fee")  # fmt: skip


def _echo() -> Paper:
    p = Paper("Daily Buoy", "2031-05-10", (
        "Secret deal looms: Norland would give up the Gull Bank and wants the fee gone, according to the Harbour Post."
    ), "Secret deal")  # fmt: skip
    said = p.says(None, None, "Norland would give up the Gull Bank and wants the fee gone", via="Harbour Post",
                  unnamed="people")  # fmt: skip
    return p.act(
        "OFFER", "would give up", "Norland", to="Southmark", about="the Gull Bank", issue="territory.control", by=said
    )


def _denial() -> Paper:
    p = Paper("Coast Wire", "2031-05-11", (
        "Norland's foreign minister, Ada Venn, denied on Sunday that her country would give up the Gull Bank."
    ), "Venn denies")  # fmt: skip
    said = p.says("Ada Venn", "Norland", "her country would give up the Gull Bank", stance="denies", said="2031-05-11")
    return p.act("DENY", "denied", "Ada Venn/Norland", about="her country would give up the Gull Bank",
                 issue="territory.control", by=said)  # fmt: skip


def _truce() -> Paper:
    p = Paper("Coast Wire", "2031-05-12", (
        "Norland and Southmark have agreed to stop boarding ships for 30 days. The pause runs until June 11.\n\n"
        "The talks in Port Vell have been postponed from May 20 to May 27, a Southmark spokesman said.\n\n"
        "Southmark has held the Gull Bank since 2019."
    ), "A pause")  # fmt: skip
    p.act("AGREE", "agreed", "Norland", "Southmark", about="to stop boarding ships for 30 days", time="2031-05-12",
          issue="ceasefire.limited", term=("2031-05-12", "2031-06-11"))  # fmt: skip
    p.act("CONSULT", "postponed", "Norland", "Southmark", issue="process", modality="planned", time="2031-05-27",
          place="Port Vell")  # fmt: skip
    p.diagnostics.append(Diagnostic("party.ambiguous", "the spokesman is not named", p.at("a Southmark spokesman")))
    return p.holds("Gull Bank", "Southmark", "controls", "Southmark has held the Gull Bank since 2019", "2019")


def _turn() -> Paper:
    p = Paper("Northern Review", "2031-06-02", (
        "Norland is now ready to pay a pilot fee of four crowns in the Immer strait, Ada Venn said on Monday."
    ), "Norland turns")  # fmt: skip
    said = p.says("Ada Venn", "Norland", "Norland is now ready to pay a pilot fee of four crowns in the Immer strait",
                  said="2031-06-02")  # fmt: skip
    return p.act("OFFER", "ready to pay", "Norland", about="a pilot fee of four crowns in the Immer strait", by=said)
