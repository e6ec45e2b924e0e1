"""Near: the claims that a denial can be about, found by names instead of by looking at all."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from rapporteur.track.denied import Claimed
from rapporteur.track.entries import Entry
from rapporteur.track.reach import in_reach, names_in, names_of, told_day


class Near:
    """Claims by report and by name. Those of a denial's own report are near to it; those of another are where its
    denier is named there and the two are in reach of each other.
    """

    def __init__(self, claims: Sequence[Claimed]) -> None:
        self._claims = claims
        self._days = [told_day(c.entry) for c in claims]
        self._by_report: dict[str, list[int]] = defaultdict(list)
        self._by_name: dict[str, list[int]] = defaultdict(list)
        for number, claim in enumerate(claims):
            self._by_report[claim.entry.report.id].append(number)
            for name in names_in(claim.entry):
                self._by_name[name].append(number)

    def to(self, denial: Entry) -> tuple[Claimed, ...]:
        """The claims near to a denial, in their order."""
        named = chain.from_iterable(self._by_name.get(n, ()) for n in names_of(denial))
        day = told_day(denial)
        near = {n for n in named if in_reach(self._days[n], day)}
        return tuple(self._claims[n] for n in sorted(near.union(self._by_report.get(denial.report.id, ()))))
