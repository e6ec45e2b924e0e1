"""The sides of the matter that a report is about, and who stands between them."""

from collections import Counter
from dataclasses import dataclass

from rapporteur.resolve.who.body_signs import signs
from rapporteur.resolve.who.front import state_of
from rapporteur.resolve.who.mentions import Mentions
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

    def first(self, n: int) -> tuple[str, ...]:
        """The `n` sides told of most often in the order of the counts, () where the next one is told of as often."""
        open_ = len(self.counts) < n or (len(self.counts) > n and self.counts[n][1] >= self.counts[n - 1][1])
        return () if open_ else tuple(p for p, _ in self.counts[:n])

    def states(self, n: int) -> tuple[str, ...]:
        """The same of states only, where the report tells of as many."""
        kept = Principals(tuple(c for c in self.counts if c[0] in self.lands), self.neutral, self.lands)
        return kept.first(n) or self.first(n)

    def pair(self, least: int, far: float) -> tuple[str, ...]:
        """The two sides of a dispute of two: each told of `least` times, the third `far` times less than the second."""
        two = self.first(2)
        third = self.counts[2][1] if len(self.counts) > 2 else 0
        return two if two and self.counts[1][1] >= least and third * far <= self.counts[1][1] else ()


def principals_of(run: Mentions) -> Principals:
    """Read from all mentions of a report, pronouns and descriptions too."""
    neutral = _neutral(run)
    told = (f.figure.party for f in run.found if f.figure.kind in _COUNTED and f.figure.party not in neutral)
    counts = Counter(p for p in told if p)
    return Principals(tuple(sorted(counts.items(), key=lambda x: (-x[1], x[0]))), neutral, _lands(run))


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
