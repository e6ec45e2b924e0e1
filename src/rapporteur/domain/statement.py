"""Statement: an attribution with its voice resolved; who is said to have said what."""

from dataclasses import dataclass, field

from rapporteur.domain.span import Span
from rapporteur.domain.unnamed import Unnamed


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a chain, from the outlet that printed a statement to the voice that it goes back to.

    `role` is `outlet`, `source` or `speaker`. An unnamed source has `name` None, `anonymous` true and its
    `description` as the text words it; `span` is where the link's words stand, `unnamed` what else is told of it.
    A joint voice lists its `members`.
    """

    name: str | None
    role: str
    party: str | None = None
    anonymous: bool = False
    description: str | None = None
    cue: tuple[Span, ...] = ()
    members: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False)
    unnamed: Unnamed | None = None

    @property
    def anonymity(self) -> str | None:
        """'anonymous', 'partly anonymous' where the wording gives a side or an affiliation; None for a named voice."""
        if not self.anonymous:
            return None
        told = self.party or (self.unnamed and self.unnamed.affiliation)
        return "partly anonymous" if told else "anonymous"


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution with its voice resolved. Fields are those of the record's Statement.

    `kind` is direct, indirect or mixed; `stance` asserts, denies, declines or asks; `said` is EDTF text.
    `chain` starts with the outlet and ends with the voice. `reasons` names the rules that decided.
    """

    id: str
    kind: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    stance: str
    chain: tuple[ChainLink, ...]
    said: str | None = None
    said_text: str | None = None
    channel: str | None = None
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()

    @property
    def voice(self) -> ChainLink:
        """The last link: the voice that the content goes back to."""
        return self.chain[-1]
