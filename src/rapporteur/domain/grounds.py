"""Grounds: what the decisions of a record rest on, kept beside it for whoever asks why."""

from dataclasses import dataclass

from rapporteur.domain.mention import Mention
from rapporteur.domain.when import When


@dataclass(frozen=True, slots=True)
class Grounds:
    """The mentions and the time expressions of a report as they were read, in text order."""

    mentions: tuple[Mention, ...] = ()
    times: tuple[When, ...] = ()
