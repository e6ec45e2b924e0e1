"""Act: one move at the table. TerritoryStatus: what a report says of a place."""

from dataclasses import dataclass

from rapporteur.domain.span import Span

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OFFER", "PLEDGE", "CLAIM", "DENY", "DECLINE",
)  # fmt: skip
MODALITIES = ("actual", "planned", "possible", "negated", "background")
CONDITION_KINDS = ("exchange", "if", "unless", "until", "condition-of")
TERRITORY_STATUSES = (
    "claims", "annexed", "controls", "controls-partly", "seeks", "renounces", "recognises", "rejects-recognition",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or is acted upon: a canonical name, the side it acts for, and the words."""

    name: str | None
    party: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What an act depends on: its kind (see CONDITION_KINDS), its words, and who must do what in them.

    `acts` are the ids of the acts of the record that lie in those words; `party` is the one side that must act or
    give something there. Both are empty where the words do not tell.
    """

    kind: str
    span: Span
    party: str | None = None
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """How long a commitment runs: EDTF start and end, ISO 8601 duration; each None where not told.

    `words` is how the report words a term that no calendar dates ('until the harvest', 'open-ended'), else None.
    """

    start: str | None = None
    duration: str | None = None
    end: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One move at the table. Fields are those of the record's Act; `statement` is the id of the one it rests on."""

    id: str
    type: str
    trigger: Span
    statement: str | None = None
    actor: tuple[Actor, ...] = ()
    recipient: tuple[Actor, ...] = ()
    about: tuple[Span, ...] = ()
    issue: tuple[str, ...] = ("other",)
    condition: Condition | None = None
    modality: str = "actual"
    time: str | None = None
    place: str | None = None
    term: Term | None = None
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place by name, with its ISO 3166 code where there is one."""

    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class TerritoryStatus:
    """What a report says of a place: who claims, holds, seeks or recognises it, according to whom, as of when."""

    place: Place
    party: str
    status: str
    span: Span
    time: str | None = None
    statement: str | None = None
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
