"""Acts and the conditions that they stand under: which acts lie in a condition, and which side must act there."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from rapporteur.domain.act import Act, Condition
from rapporteur.domain.mention import Mention
from rapporteur.domain.span import Span

# between a marker and the side that must act: 'if only', 'in return for the'
_MARKERS = frozenset(
    (
        "if", "only", "unless", "until", "once", "before", "after", "provided", "that", "as", "soon", "long", "so",
        "should", "the", "when", "in", "exchange", "return", "for", "moment", "day", "both", "and",
    )
)  # fmt: skip


class Names(Protocol):
    """What is known of names: the cast."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in text order."""
        ...


def linked(text: str, acts: Sequence[Act], names: Names) -> tuple[Act, ...]:
    """The acts, each with a condition that names the acts in its words and, where one is left, the side that must act.

    'Norland will not claim Vesk if Astrea recognises the treaty': Astrea. The side is that of the acts in the words,
    else the one named right after the marker, else nobody's.
    """
    return tuple(replace(a, condition=_filled(text, a, acts, names)) if a.condition else a for a in acts)


def _filled(text: str, act: Act, acts: Sequence[Act], names: Names) -> Condition | None:
    if act.condition is None:
        return None
    inside = [a for a in acts if a.id != act.id and act.condition.span.covers(a.trigger)]
    parties = {p.party for a in inside for p in a.actor if p.party} or _named(text, act.condition.span, names)
    party = parties.pop() if len(parties) == 1 else None
    return replace(act.condition, party=party, acts=tuple(a.id for a in inside))


def _named(text: str, span: Span, names: Names) -> set[str]:
    """The sides that stand where a subject or giver stands: 'if | Norland leaves', 'in return for | Norland's word'."""
    inside = [m for m in names.mentions if m.party and m.kind != "outlet" and span.covers(m.span)]
    return {str(m.party) for m in inside if _opens(text[span.start : m.span.start])}


def _opens(words: str) -> bool:
    return set(words.lower().split()) <= _MARKERS
