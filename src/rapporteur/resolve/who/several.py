"""Several at once: the sides that 'both sides', 'the three countries' or 'officers of A and B' stand for."""

import re
from typing import Protocol

from rapporteur.domain.mention import Mention
from rapporteur.domain.span import Span
from rapporteur.resolve.who.atoms import Atom, span_of
from rapporteur.resolve.who.mentions import Found, Mentions
from rapporteur.resolve.who.phrases import singular
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import between

_COUNTS = {"both": 2, "two": 2, "neither": 2, "three": 3, "four": 4}
_JOINERS = re.compile(r", and (?:the )?|,? as well as (?:the )?| and (?:the )?|, (?:the )?")


class Sides(Protocol):
    """Who is at odds in a report, see principals.py."""

    def states(self, n: int) -> tuple[str, ...]:
        """The states, where they are `n`."""

    def two(self) -> tuple[str, ...]:
        """The two of 'both sides'."""

    def all(self) -> tuple[str, ...]:
        """Those of 'the delegations'."""


Joint = tuple[tuple[Found, ...], ...]


def several_of(run: Mentions, joint: Joint, sides: Sides, span: Span) -> tuple[Mention, ...]:
    """The sides that a plural noun phrase stands for; () where it is no such phrase or it stays open."""
    return (
        _sent_by(run, joint, span)
        or _of_adjectives(run, span)
        or _theirs(run, sides, span)
        or _counted(run, sides, span)
    )


def _of_adjectives(run: Mentions, span: Span) -> tuple[Mention, ...]:
    """'Russian and Ukrainian officials', 'the Norlandic, Sudrian and Vestan ministers': some of each."""
    here = [n for n, w in enumerate(run.words) if span.covers(w.span)]
    if not here or singular(run.words[here[-1]].low) == run.words[here[-1]].low or run.words[here[-1]].cap:
        return ()
    k = next((n for n in here if (a := run.reader.inside.get(n)) is not None and a.start == n), None)
    found: list[Atom] = []
    while k is not None and (atom := run.reader.inside.get(k)) is not None and _adjective(run, atom):
        found.append(atom)
        joined = atom.end + (run.words[atom.end].low in ("and", "or"))
        gap = between(run.text, run.words[atom.end - 1], run.words[joined])
        k = joined if joined > atom.end or gap == ", " else None
    sides = {run.reader.party(a) for a in found}
    if len(found) < 2 or len(sides) != len(found) or not found[-1].end <= here[-1]:
        return ()
    return tuple(Mention(span_of(run.words, a), "party", p, p) for a in found if (p := run.reader.party(a)))


def _adjective(run: Mentions, atom: Atom) -> bool:
    """A state's adjective or name in front of more words, none that owns: 'Norlandic and', 'U.S., '."""
    known = atom.kind in ("demonym", "state", "unknown") and run.reader.party(atom) is not None
    return known and atom.end < len(run.words) and not run.words[atom.end - 1].possessive


def _theirs(run: Mentions, sides: Sides, span: Span) -> tuple[Mention, ...]:
    """'their delegations', 'their leaders': of the two that the words before have joined."""
    here = [w for w in run.words if span.covers(w.span)]
    if len(here) != 2 or here[0].low != "their" or singular(here[1].low) not in forms("pairs") | forms("sent"):
        return ()
    if singular(here[1].low) == here[1].low:
        return ()
    return tuple(Mention(span, "party", p, p) for p in sides.two())


def _counted(run: Mentions, sides: Sides, span: Span) -> tuple[Mention, ...]:
    """'both sides', 'the two delegations', 'the water ministers of the three countries': the ones told of most."""
    inside = [n for n, w in enumerate(run.words) if span.covers(w.span)]
    if not inside:
        return ()
    same = run.words[inside[0]].sentence
    words = [w for w in run.words[max(0, inside[0] - 2) : inside[-1] + 1] if w.sentence == same]
    for n, word in enumerate(words):
        count = _COUNTS.get(word.low)
        opened = word.low in ("both", "neither") or (n > 0 and words[n - 1].low in ("the", "these", "their", "all"))
        heads = [w.low for w in words[n + 1 : n + 3]]
        if count and opened and any(singular(h) in forms("opposed") for h in heads):
            states = any(singular(h) in ("country", "nation", "state", "government", "neighbour") for h in heads)
            named = sides.states(count) if states else sides.two() if count == 2 else ()
            return tuple(Mention(span, "party", p, p) for p in named)
    bare = [w.low for w in words[-2:]] in (["the", "delegations"], ["the", "sides"], ["the", "parties"])
    return tuple(Mention(span, "party", p, p) for p in sides.all()) if bare else ()


def _sent_by(run: Mentions, joint: Joint, span: Span) -> tuple[Mention, ...]:
    """'officers of the army and the TDC', 'delegations from Norland, Sudria and Vesta': one of each."""
    words = [w for w in run.words if span.covers(w.span)]
    of = next((n for n, w in enumerate(words) if n and w.low in ("of", "from")), 0)
    if not of or singular(words[of - 1].low) == words[of - 1].low or (words[of - 1].cap and not words[of - 1].first):
        return ()
    start = words[of].span.end
    for names in joint:
        first = _span(run, names[0])
        led = re.fullmatch(r"\s+(?:the |both )?", run.text[start : first.start]) if first.start >= start else None
        if led and len({f.figure.party for f in names}) == len(names):
            return tuple(Mention(_span(run, f), "party", f.figure.name, f.figure.party) for f in names)
    return ()


def joint_names(run: Mentions) -> Joint:
    """The runs of sides joined by commas and a last 'and': 'Norland, Sudria and Vesta', 'the army and the TDC'."""
    free = [f for f in run.found if f.figure.party and not f.owner and f.kind != "pronoun" and f.figure.kind != "place"]
    longest: list[Found] = []
    for f in sorted(free, key=lambda f: (f.start, f.start - f.end)):
        if not longest or f.end > longest[-1].end:
            longest.append(f)
    out: list[list[Found]] = []
    for f in longest:
        gap = run.text[_span(run, out[-1][-1]).end : _span(run, f).start] if out else ""
        same = out and out[-1][-1].figure.party != f.figure.party and _JOINERS.fullmatch(gap)
        if same and not (", " in gap and "and" not in gap and f.figure.kind == "person"):
            out[-1].append(f)
        else:
            out.append([f])
    return tuple(tuple(x) for x in out if len(x) > 1 and _closed(run, x))


def _closed(run: Mentions, found: list[Found]) -> bool:
    """Whether an 'and' joins the last one: a mere comma sets off an apposition."""
    return "and" in run.text[_span(run, found[-2]).end : _span(run, found[-1]).start]


def _span(run: Mentions, f: Found) -> Span:
    return Span(run.words[f.start].span.start, run.words[f.end - 1].span.end)


def with_partners(run: Mentions, joint: Joint, span: Span) -> tuple[Mention, ...]:
    """All of the names joined with the one whose head lies in the span; () where it stands alone."""
    for names in joint:
        if any(run.words[f.head].span.overlaps(span) for f in names):
            return tuple(run.mention(f) for f in names)
    return ()
