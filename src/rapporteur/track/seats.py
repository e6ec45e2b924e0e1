"""Seats: who sits at a meeting, as far as one report tells.

A telling of a meeting often names one side or none: 'talks resume tomorrow', 'his meeting with the Norland envoy',
'the two countries will meet on Sunday'. The other sides are looked for in the same report, and taken where they can
be no others.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapporteur.domain.act import Actor
from rapporteur.track.entries import Entry, named_sides, position_in_text, sides
from rapporteur.track.wording import sentence_of, worded

_COUNT = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_TOGETHER = re.compile(
    r"\b(both|two|three|four|five)\b(?:\s[\w-]+){0,2}\s"
    r"(?:sides|countries|governments|parties|states|nations|neighbou?rs|capitals|delegations|rivals|powers|groups|"
    r"ministries|ministers|presidents|leaders|premiers|teams|envoys|negotiators|armies)\b",
    re.IGNORECASE,
)
_STATES = re.compile(r"countr|nation|neighbo|capital|state", re.IGNORECASE)
#: 'Commanders of the Northern Column': people by a common noun, of somebody with a proper name.
_OF = re.compile(r"^(?:[a-z][\w-]* )*[a-z][\w-]* (?:of|from|for) (?:the )?([A-Z].*)$")


def tellings(acts: Sequence[Entry]) -> list[Entry]:
    """The acts that tell of a meeting of two sides or more, with these sides."""
    by_report: dict[str, list[Entry]] = {}
    for entry in acts:
        by_report.setdefault(entry.report.id, []).append(entry)
    consults = (e for e in acts if e.act and e.act.type == "CONSULT")
    seated = (_seated(e, by_report[e.report.id]) for e in consults)
    return [e for e in seated if len(e.parties) > 1]


def _seated(entry: Entry, report: Sequence[Entry]) -> Entry:
    """A telling with its sides alone."""
    entry = _with_parties(entry, report)
    told = _sides(entry)
    if not told:
        return _seat(entry, _same_talks(entry, report) or _together(entry, report) or _only_two(entry, report))
    if len(told) == 1:
        other = _teller(entry) or _owner(entry, report) or _host(entry, report)
        return _seat(entry, (other,)) if other else _only_sides(entry)
    return _only_sides(entry)


def _seat(entry: Entry, parties: Sequence[str]) -> Entry:
    """The telling with these sides beside its own."""
    assert entry.act
    more = tuple(Actor(p, p) for p in parties)
    recipient = entry.act.recipient if _sides(entry) else ()
    return _only_sides(replace(entry, act=replace(entry.act, recipient=(*recipient, *more))))


def _only_sides(entry: Entry) -> Entry:
    assert entry.act
    actor, recipient = (tuple(a for a in row if named_sides((a,))) for row in (entry.act.actor, entry.act.recipient))
    return replace(entry, act=replace(entry.act, actor=actor, recipient=recipient))


def _sides(entry: Entry) -> tuple[str, ...]:
    return named_sides((*entry.act.actor, *entry.act.recipient)) if entry.act else ()


def _parties(report: Sequence[Entry]) -> Counter[str]:
    """How often each party of a report's acts is in them and is named in the text."""
    found = Counter(p for e in report if e.act for p in {a.party for a in (*e.act.actor, *e.act.recipient) if a.party})
    for party in sorted(found):
        found[party] += report[0].report.text.count(party)
    return found


def _with_parties(entry: Entry, report: Sequence[Entry]) -> Entry:
    """'Commanders of the Northern Column' are the Column's people, 'Norlandian' is of Norland."""
    assert entry.act
    known = {p.lower(): p for p in _parties(report)}

    def with_party(actor: Actor) -> Actor:
        if actor.party:
            return actor
        tail = _OF.search(actor.name or "")
        party = known.get(tail[1].lower(), tail[1]) if tail else _of_adjective(actor.name or "", sorted(known.values()))
        return replace(actor, party=party)

    actor, recipient = (tuple(map(with_party, row)) for row in (entry.act.actor, entry.act.recipient))
    return replace(entry, act=replace(entry.act, actor=actor, recipient=recipient))


def _of_adjective(name: str, parties: Sequence[str]) -> str | None:
    """The party that an adjective is made of: all but two of its letters, and four at least."""
    found = [p for p in parties if " " not in name and name.startswith(p[: max(4, len(p) - 2)])]
    return found[0] if len(found) == 1 else None


def _same_talks(entry: Entry, report: Sequence[Entry]) -> tuple[str, ...]:
    """'Talks resume tomorrow' are those of the only talks that the report tells of."""
    if not worded("resumed", sentence_of(entry)):
        return ()
    others = {frozenset(_sides(e)) for e in report if e.act and e.act.type == "CONSULT" and len(_sides(e)) > 1}
    return tuple(sorted(next(iter(others)))) if len(others) == 1 else ()


def _together(entry: Entry, report: Sequence[Entry]) -> tuple[str, ...]:
    """'The two countries' are the two that most acts of the report are about, if no third comes near them; a union or
    a council is no country.
    """
    names = " ".join(a.name or "" for a in entry.act.actor) if entry.act else ""
    found = _TOGETHER.search(names) or _TOGETHER.search(sentence_of(entry))
    if found is None:
        return ()
    count = _COUNT[found[1].lower()]
    states = bool(_STATES.search(found[0]))
    ranked = [(p, n) for p, n in _parties(report).most_common() if not (states and worded("body", p))]
    clear = len(ranked) == count or (len(ranked) > count and ranked[count - 1][1] > ranked[count][1])
    return tuple(sorted(p for p, _ in ranked[:count])) if clear else ()


def _only_two(entry: Entry, report: Sequence[Entry]) -> tuple[str, ...]:
    """'The talks' with a day and no sides, in a report of two parties only, are theirs."""
    found = _parties(report)
    return tuple(sorted(found)) if entry.time and len(found) == 2 and worded("the_talks", sentence_of(entry)) else ()


def _host(entry: Entry, report: Sequence[Entry]) -> str | None:
    """Who comes to meet somebody in a country that is a party is met by that party."""
    place = entry.act.place if entry.act else None
    return place if place in _parties(report) and place not in _sides(entry) else None


def _teller(entry: Entry) -> str | None:
    """'Talks with Norland go on in Port Vell on Sunday, Southmark's envoy said': the other side is who says so."""
    voice, act = entry.voice, entry.act
    if act is None or voice is None or voice.anonymous or not voice.party or not act.time or act.modality == "negated":
        return None
    own = voice.party not in _sides(entry) and len(entry.statement.chain if entry.statement else ()) == 2
    return voice.party if own and worded("resumed", sentence_of(entry)) else None


def _owner(entry: Entry, report: Sequence[Entry]) -> str | None:
    """'His meeting with the Norland envoy was called off': the other side is the only other one that acts before."""
    if not worded("owned", sentence_of(entry)):
        return None
    place = position_in_text(entry)
    before = {p for e in report if e.act and position_in_text(e) < place for p in sides(e.act.actor)}
    others = sorted(p for p in before & set(_parties(report)) if p not in _sides(entry))
    return others[0] if len(others) == 1 else None
