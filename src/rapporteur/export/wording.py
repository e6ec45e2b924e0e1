"""Short wordings of a record's fields that its table and its page share."""

from collections.abc import Iterable

from rapporteur.domain.act import Act, Actor, TerritoryStatus
from rapporteur.domain.headline import Headline
from rapporteur.domain.report import Report
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.domain.unnamed import Worded

CONDITION_WORDS = {"exchange": "in exchange", "condition-of": "as a condition"}


def quote(spans: Iterable[Span], text: str) -> str:
    """The words of the spans, on one line; ' … ' where a quotation is split."""
    return " … ".join(" ".join(s.of(text).split()) for s in spans)


def origin(report: Report) -> str:
    """Outlet, date with its basis, byline and credits in one line."""
    dated = f"{report.published} ({report.published_basis})" if report.published else "undated"
    credit = f"via {', '.join(report.credit)}" if report.credit else None
    return " · ".join(part for part in (report.outlet or "outlet unknown", dated, report.byline, credit) if part)


def chain(statement: Statement) -> str:
    """The voices from the outlet outward: 'Harbour Post › Ada Venn (Southmark)'."""
    return " › ".join(voice(link) for link in statement.chain)


def voice(link: ChainLink) -> str:
    """One link of a chain: its name, or an unnamed source's description with its number, and its side where that says
    more.
    """
    name = f"unnamed: {link.description or 'not described'}" if link.anonymous else link.name or "not told"
    name = " and ".join(link.members) if link.members and not link.name else name
    sided = name if link.party in (None, link.name) else f"{name} ({link.party})"
    return f"{sided} [{link.unnamed.same}]" if link.unnamed else sided


def anonymity(link: ChainLink) -> str:
    """How far an unnamed source is unnamed, how many it is, whom it is one of: 'partly anonymous, 2 people, of u1'."""
    told = link.unnamed
    people = f"{told.count} {'person' if told.count == 1 else 'people'}" if told and told.count else None
    group = f"one of {told.part_of}" if told and told.part_of else None
    return ", ".join(part for part in (link.anonymity, people, group) if part)


def told_of(link: ChainLink) -> list[tuple[str, Worded]]:
    """The report's words on an unnamed source, each with what it tells: affiliation, knowledge, anonymity, reason."""
    told = link.unnamed
    if told is None:
        return []
    named = {
        "affiliation": (told.affiliation,) if told.affiliation else (),
        "knowledge": told.knowledge,
        "anonymity": told.condition,
        "reason": told.reason,
    }
    return [(name, worded) for name, words in named.items() for worded in words]


def repeats(headline: Headline, id_: str) -> str:
    """Which entry of the text an entry of the headline repeats: 'repeats s3', 'not in the text'."""
    repeated = headline.repeated(id_)
    return f"repeats {repeated}" if repeated else "not in the text"


def saying(statement: Statement) -> str:
    """Stance, kind, time and channel of a statement."""
    said = f"said {statement.said or '?'}" + (f" (“{statement.said_text}”)" if statement.said_text else "")
    told = statement.said or statement.said_text
    return ", ".join(p for p in (statement.stance, statement.kind, said if told else None, statement.channel) if p)


def sides(act: Act) -> str:
    """Who acts on whom: 'Norland → Southmark'."""
    recipient = f" → {names(act.recipient)}" if act.recipient else ""
    return (names(act.actor) or "nobody named") + recipient


def circumstances(act: Act) -> str:
    """Modality, time and place of an act."""
    return ", ".join(part for part in (act.modality, act.time, act.place) if part)


def condition(act: Act, text: str) -> str:
    """The condition in the report's own words, after its kind where they do not tell it; '' where there is none."""
    if not act.condition:
        return ""
    words = quote([act.condition.span], text)
    label = CONDITION_WORDS.get(act.condition.kind, act.condition.kind)
    return words if words.lower().startswith(label) else f"({label}) {words}"


def term(act: Act) -> str:
    """How long a commitment runs: '2031-05-07 to 2031-06-06 (P30D)'; '' where there is none."""
    if not act.term:
        return ""
    length = f" ({act.term.duration})" if act.term.duration else ""
    return f"{act.term.start or '?'} to {act.term.end or '?'}{length}"


def holding(row: TerritoryStatus) -> str:
    """'Tarn (NO-TA): Norland controls, 2031-05'."""
    place = f"{row.place.name} ({row.place.code})" if row.place.code else row.place.name
    return f"{place}: {row.party} {row.status}" + (f", {row.time}" if row.time else "")


def names(people: Iterable[Actor]) -> str:
    """The people, each with its side where that says more."""
    named = ((p.name or p.party or "unnamed", p.party) for p in people)
    return ", ".join(name if party in (None, name) else f"{name} ({party})" for name, party in named)
