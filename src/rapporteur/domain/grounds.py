"""Grounds: what the decisions of a record rest on, kept beside it for whoever asks why."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.domain.mention import Mention
from rapporteur.domain.span import Span
from rapporteur.domain.when import When


@dataclass(frozen=True, slots=True)
class Grounds:
    """The mentions and the time expressions of a report as they were read, in text order."""

    mentions: tuple[Mention, ...] = ()
    times: tuple[When, ...] = ()

    def why(self, span: Span | None, name: str | None, party: str | None) -> tuple[str, ...]:
        """Why the words of a link, an actor or a territory row stand for that name, or at least for that side.

        The reasons of the mention inside the words, or around them, that has the name; else of one that has the side.
        """
        near = [m for m in self.mentions if span is not None and m.reasons and m.span.overlaps(span)]
        for fits in (_named(near, name), [m for m in near if party and m.party == party]):
            if fits:
                return max(fits, key=lambda m: (m.definite, m.span.end - m.span.start)).reasons
        return ()


def _named(mentions: Sequence[Mention], name: str | None) -> list[Mention]:
    return [m for m in mentions if name and m.name == name]
