"""People: whom somebody speaks for, across the reports of a dossier.

One report says 'Norland's foreign minister, Ana Brod', the next one 'Minister Ana Brod', and reading that one alone
nobody can tell her side, or takes her for the other one. Within a dossier a full name is one person: it stands for the
side that most reports give it. Reports vote, not mentions, so that a long one does not outvote two; where the reports
are split each keeps what it says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rapporteur.domain.act import Act, Actor
from rapporteur.domain.posting import Posting
from rapporteur.domain.record import Record
from rapporteur.domain.statement import ChainLink, Statement

#: A side is taken where at least so many times more reports give it than any others together.
AHEAD = 2
_PARTICLES = frozenset(
    ("al", "el", "bin", "ben", "ibn", "de", "da", "del", "der", "di", "dos", "du", "la", "le", "van", "von")
)
#: Words of names that are no person's: an institution of that name is another one in every state.
_BODIES = frozenset(
    (
        "administration", "agency", "army", "association", "authority", "bank", "bureau", "cabinet", "coast", "command",
        "commission", "committee", "company", "congress", "council", "court", "defence", "defense", "delegation",
        "department", "embassy", "federation", "force", "forces", "front", "government", "group", "guard", "house",
        "interior", "kingdom", "league", "ministry", "mission", "movement", "navy", "office", "parliament", "party",
        "police", "presidency", "press", "republic", "secretariat", "senate", "service", "staff", "state", "states",
        "treasury", "union", "university",
    )
)  # fmt: skip

Sides = Mapping[str, str]
"""The side of each name that has one."""


def is_person(name: str | None) -> bool:
    """Whether a name is a person's in full: two words or more, none of them that of an institution.

    >>> is_person("Ana Brod"), is_person("Brod"), is_person("Foreign Ministry"), is_person("400 people")
    (True, False, False, False)
    """
    words = (name or "").split()
    if not 2 <= len(words) <= 5 or not words[0][:1].isupper() or words[-1] in _PARTICLES:
        return False
    return all(w[:1].isupper() or w.split("-")[0] in _PARTICLES for w in words) and not _BODIES & {
        *map(str.lower, words)
    }


def said_sides(record: Record) -> dict[str, str | None]:
    """The people of one report, each with the side that it gives them most often; None where it gives none."""
    counts: dict[str, Counter[str]] = {}
    for one in _named(record):
        if one.name and is_person(one.name):
            counts.setdefault(one.name, Counter()).update([one.party] if one.party else [])
    return {name: _most(told) for name, told in sorted(counts.items())}


def _named(record: Record) -> Iterator[Actor | ChainLink]:
    for act in record.acts:
        yield from (*act.actor, *act.recipient)
    for statement in record.statements:
        yield from (link for link in statement.chain if link.role != "outlet")


def _most(told: Counter[str]) -> str | None:
    ranked = sorted(told.items(), key=lambda kv: (-kv[1], kv[0]))
    tied = len(ranked) > 1 and ranked[0][1] == ranked[1][1]
    return ranked[0][0] if ranked and not tied else None


def side_by(votes: Mapping[str, int]) -> str | None:
    """The side that so many reports each give a name, None where they are split.

    >>> side_by({"Norland": 4, "Sudria": 2}), side_by({"Norland": 1, "Sudria": 1}), side_by({})
    ('Norland', None, None)
    """
    best = max(votes, key=lambda side: (votes[side], side), default=None)
    others = sum(votes.values()) - (votes[best] if best else 0)
    return best if best and votes[best] >= AHEAD * others else None


def sides_of(records: Iterable[Record]) -> dict[str, str]:
    """The side of everybody whom the reports name in full, as far as they agree."""
    votes: dict[str, Counter[str]] = {}
    for record in records:
        for name, side in said_sides(record).items():
            if side:
                votes.setdefault(name, Counter())[side] += 1
    return {name: side for name, told in sorted(votes.items()) if (side := side_by(told))}


def with_sides(record: Record, sides: Sides) -> Record:
    """The record with these people on these sides."""
    if not any(one.name in sides and one.party != sides[one.name] for one in _named(record) if one.name):
        return record
    return replace(
        record,
        acts=tuple(_act(a, sides) for a in record.acts),
        statements=tuple(_statement(s, sides) for s in record.statements),
    )


def with_dossiers_sides(postings: Sequence[Posting]) -> tuple[Posting, ...]:
    """The postings of a dossier, their people on the sides that the whole of it gives them."""
    sides = sides_of(p.record for p in postings)
    return tuple(replace(p, record=with_sides(p.record, sides)) for p in postings)


def _act(act: Act, sides: Sides) -> Act:
    return replace(
        act,
        actor=tuple(_actor(a, sides) for a in act.actor),
        recipient=tuple(_actor(a, sides) for a in act.recipient),
    )


def _actor(actor: Actor, sides: Sides) -> Actor:
    side = sides.get(actor.name or "")
    return replace(actor, party=side) if side and side != actor.party else actor


def _statement(statement: Statement, sides: Sides) -> Statement:
    return replace(statement, chain=tuple(_link(link, sides) for link in statement.chain))


def _link(link: ChainLink, sides: Sides) -> ChainLink:
    side = sides.get(link.name or "") if link.role != "outlet" else None
    return replace(link, party=side) if side and side != link.party else link
