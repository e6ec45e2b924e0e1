"""Mention: a person, party or place named or pointed at in a report's text."""

from dataclasses import dataclass, field

from rapporteur.domain.span import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that stands for somebody or some place.

    `kind` is `person`, `party` (a state, organisation or armed group, its metonyms and institutions included),
    `outlet`, `place`, `group` (an unnamed source or description: 'a senior official') or `pronoun`.
    `name` is the canonical name that it resolves to ('Vladimir Putin', 'Kremlin'), None where it stays open.
    `party` is the canonical name of the side ('Russia'), None where there is none or it is not told.
    `code` is an ISO 3166 code for places and states that have one. `plural` marks mentions of several.
    `definite` marks a capitalised name as opposed to a description or pronoun.
    `reasons` says by which rules it means whom it means and why that one has this side, with the words that tell it:
    'surname after full name: "Orlov" <- "Pavel Orlov" [12:23]'.
    """

    span: Span
    kind: str
    name: str | None = None
    party: str | None = None
    code: str | None = None
    plural: bool = False
    definite: bool = True
    reasons: tuple[str, ...] = field(default=(), compare=False)
