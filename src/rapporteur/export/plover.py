"""Acts as PLOVER event records, in the fields of the manual (docs/plover.md): which are written, and how many are not.

PLOVER records what happened or was said, on a day, by somebody. An act without a category, an actor or a date is left
out and counted, and so is one that did not happen (or not yet) unless it is asked for.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from rapporteur.domain.act import MODALITIES, Act
from rapporteur.domain.posting import Posting
from rapporteur.export.plover_actors import Coder
from rapporteur.export.plover_codes import category
from rapporteur.export.plover_event import Json, Source
from rapporteur.resolve.who.gazetteer import Gazetteer

HAPPENED = ("actual", "background")
NO_CATEGORY, NOT_ASKED = " (no category in PLOVER)", " (--modality writes them)"
MISSING = NO_DATE, PAST, NO_ACTOR = " in undated reports", " without a date", " without an actor"


@dataclass
class Plover:
    """A writer of PLOVER records, which counts what it leaves out and why.

    `coder` is named in each as its maker. `modalities` are those that are written, by default what happened (HAPPENED).
    """

    gazetteer: Gazetteer
    coder: str
    modalities: Collection[str] = HAPPENED
    written: int = 0
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)

    def events(self, posting: Posting) -> Iterator[Json]:
        """The acts of a report as event records, in text order."""
        source = Source(posting, Coder(self.gazetteer), self.coder)
        for act in posting.record.acts:
            if why := self._why_not(act, source):
                self.left_out[why] += 1
            else:
                self.written += 1
                yield source.event(act)

    def lines(self, posting: Posting) -> str:
        """The same as JSON Lines, non-ASCII characters as they are."""
        return "".join(json.dumps(event, ensure_ascii=False) + "\n" for event in self.events(posting))

    def note(self) -> str:
        """What was written and left out so far, in one line."""
        kinds: dict[str, list[str]] = {why: [] for why in (NO_CATEGORY, NOT_ASKED, *MISSING)}
        for (why, what), n in sorted(self.left_out.items(), key=_order):
            kinds[why].append(f"{n} {what}")
        told = [f"{', '.join(whats)}{why}" for why, whats in kinds.items() if whats]
        out = f"; left out: {', '.join(told)}" if told else ""
        return f"{self.written} event{'' if self.written == 1 else 's'}{out}"

    def _why_not(self, act: Act, source: Source) -> tuple[str, str] | None:
        if category(act) is None:
            return NO_CATEGORY, act.type
        if act.modality not in self.modalities:
            return NOT_ASKED, act.modality
        if act.modality == "background" and not act.time:
            return PAST, "background"
        if source.when(act)[0] is None:
            return NO_DATE, act.modality
        return None if act.actor else (NO_ACTOR, act.modality)


def _order(entry: tuple[tuple[str, str], int]) -> tuple[int, str]:
    what = entry[0][1]
    return MODALITIES.index(what) if what in MODALITIES else -1, what
