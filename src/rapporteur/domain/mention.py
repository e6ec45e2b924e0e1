"""Mention: a person, party or place named or pointed at in a report's text."""

from dataclasses import dataclass

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
    """

    span: Span
    kind: str
    name: str | None = None
    party: str | None = None
    code: str | None = None
    plural: bool = False
    definite: bool = True
