"""The sides of the matter that a report is about, and who stands between them."""

from collections import Counter
from dataclasses import dataclass

from rapporteur.resolve.who.body_signs import signs
from rapporteur.resolve.who.front import state_of
from rapporteur.resolve.who.mediators import mediating
from rapporteur.resolve.who.mentions import Mentions
from rapporteur.resolve.who.several import Joint
from rapporteur.resolve.who.tables import forms

_COUNTED = frozenset(["party", "person", "institution"])


@dataclass(frozen=True, slots=True)
class Principals:
    """How often each side is told of, most often first; `neutral` are mediators, watchdogs and unions of
    states, `lands` the states.
    """

    counts: tuple[tuple[str, int], ...]
    neutral: frozenset[str]
    lands: frozenset[str] = frozenset()
    joined: tuple[str, ...] = ()
    labour: bool = False
    table: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Whom 'the delegations' means: the one set of three or more that the report joins by 'and', else the pair."""
        return self.table or self.joined

    def first(self, n: int) -> tuple[str, ...]:
        """The `n` sides told of most often in the order of the counts, () where the next one is told of as often."""
        open_ = len(self.counts) < n or (len(self.counts) > n and self.counts[n][1] >= self.counts[n - 1][1])
        return () if open_ else tuple(p for p, _ in self.counts[:n])

    def states(self, n: int) -> tuple[str, ...]:
        """The states of the report where they are `n`, else of two those that `two` gives."""
        kept = tuple(p for p, _ in self.counts if p in self.lands)
        fits = self.table if len(self.table) == n else kept
        return fits if len(fits) == n else self.two() if n == 2 else ()

    def two(self) -> tuple[str, ...]:
        """Whom 'both sides' means: the union and the company of a labour dispute, the one pair joined by 'and', else
        the two told of most.
        """
        return self.joined or self.first(2)

    def pair(self, least: int, far: float) -> tuple[str, ...]:
        """The two sides of a dispute of two: each told of `least` times, the third `far` times less than the second."""
        if self.labour:
            return self.joined
        two = self.first(2)
        third = self.counts[2][1] if len(self.counts) > 2 else 0
        return two if two and self.counts[1][1] >= least and third * far <= self.counts[1][1] else ()


def principals_of(run: Mentions, joint: Joint) -> Principals:
    """Read from all mentions of a report, pronouns and descriptions too."""
    neutral = _neutral(run)
    between = neutral | mediating(run.reader, run.words, run.people.all)
    told = (f.figure.party for f in run.found if f.figure.kind in _COUNTED and f.figure.party not in between)
    counts = tuple(sorted(Counter(p for p in told if p).items(), key=lambda x: (-x[1], x[0])))
    labour = _labour(run, counts)
    pairs = {frozenset(p for f in names if (p := f.figure.party)) - neutral for names in joint if len(names) == 2}
    pairs = {p for p in pairs if len(p) == 2}
    joined = tuple(sorted(next(iter(pairs)))) if len(pairs) == 1 else ()
    many = {frozenset(p for f in names if (p := f.figure.party)) - neutral for names in joint if len(names) > 2}
    many = {p for p in many if len(p) > 2}
    table = tuple(sorted(next(iter(many)))) if len(many) == 1 else ()
    return Principals(counts, neutral, _lands(run), labour or joined, bool(labour), table)


def _labour(run: Mentions, counts: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    """The company and the union of a report that tells of one union, and of one company more than of any other."""
    unions = [b.name for b in run.bodies.all if b.kind == "union" and not b.wide]
    firms = {b.name for b in run.bodies.all if b.kind in ("company", "")}
    ranked = [(p, n) for p, n in counts if p in firms]
    clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
    return (ranked[0][0], unions[0]) if len(unions) == 1 and clear and not _lands(run) else ()


def _neutral(run: Mentions) -> frozenset[str]:
    """Watchdogs, conciliation boards, unions of states; organisations, no states, whose envoy or mediator is told of.

    A body that takes part as one of those at odds is told of by more than its mediators.
    """
    bodies = {b.name: b for b in run.bodies.all}
    apart = {b.name for b in run.bodies.all if b.kind in ("regulator", "bloc") or b.wide}
    apart |= {a.party for a in run.atoms if a.kind == "organisation" and a.party and _wide(a.entry)}
    between = signs("neutral") | forms("between")
    sent = {
        f.party for f in run.people.all if f.party in bodies and f.titles & between and not f.titles & forms("at_odds")
    }
    return frozenset(apart | {p for p in sent if p and bodies[p].kind not in ("armed", "company", "union", "region")})


def _lands(run: Mentions) -> frozenset[str]:
    return frozenset(p for a in run.atoms if (p := state_of(run.reader, a)))


def _wide(entry: object) -> bool:
    return getattr(entry, "detail", "") == "organisation"
