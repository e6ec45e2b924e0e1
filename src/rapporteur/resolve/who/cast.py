"""The cast of a report: its mentions, and whom the words of a source stand for.

Rules over words and, where the tagger gives them, the parse and its entities. A figure is chosen only where one is
left;
what stays open is a diagnostic `party.ambiguous` with its candidates.
"""

import re
from dataclasses import dataclass, replace

from rapporteur.domain.annotation import Annotation
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.mention import Mention
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.resolve.who.affiliated import affiliation_of
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.lexicon import lexicon
from rapporteur.resolve.who.mentions import Found, Mentions
from rapporteur.resolve.who.participant_sides import bearer, possessor, side_of, state_before
from rapporteur.resolve.who.principals import Principals, principals_of
from rapporteur.resolve.who.several import Joint, joint_names, several_of, with_partners
from rapporteur.resolve.who.voices import Voice, voice_of

__all__ = ["Cast", "Voice", "build_cast"]
_COMPASS = r"(?:(?:north|south|east|west)(?:-?(?:east|west))?ern|central) "
_WHERE = re.compile(rf"\b(?:(?:in|near|inside|across|outside) (?:{_COMPASS})?|{_COMPASS})$")


@dataclass(frozen=True)
class Cast:
    """Who appears in a report. Built once by `build_cast`; asking changes nothing."""

    mentions: tuple[Mention, ...]
    diagnostics: tuple[Diagnostic, ...]
    _found: tuple[tuple[Found, Mention], ...]
    _pass: Mentions
    _joint: Joint
    principals: Principals

    @property
    def gazetteer(self) -> Gazetteer:
        """The names that the report was read with."""
        return self._pass.gazetteer

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie wholly in a span, in text order."""
        return tuple(m for m in self.mentions if span.covers(m.span))

    def at(self, span: Span) -> Mention | None:
        """The mention whose head lies in this span, the longest where several do; else the shortest that covers it."""
        words = self._pass.words
        headed = [(f, m) for f, m in self._found if words[f.head].span.overlaps(span)]
        if headed:
            return max(headed, key=lambda x: (not x[0].owner, x[1].span.end - x[1].span.start))[1]
        covering = [m for m in self.mentions if m.span.covers(span)]
        return min(covering, key=lambda m: m.span.end - m.span.start) if covering else None

    def voice(self, span: Span) -> Voice:
        """Whom the words of a source stand for. Never raises: words that tell nothing are an unnamed voice."""
        return voice_of(self._pass, span)

    def affiliation(self, span: Span) -> Span | None:
        """The words of an unnamed source that give its side or institution, None where they give none."""
        return affiliation_of(self._pass, span)

    def partners(self, span: Span) -> tuple[Mention, ...]:
        """The sides joined by 'and' of which these words name one: 'Norland' of 'Norland and Sudria'; else ()."""
        return with_partners(self._pass, self._joint, span)

    def modifies(self, span: Span) -> bool:
        """Whether the words are a state's adjective in front of a noun: 'Norlandic' in 'nine Norlandic engineers'."""
        here = [n for n, w in enumerate(self._pass.words) if w.span.overlaps(span)]
        return bool(here) and state_before(self._pass, here[-1]) is not None

    def adjective(self, span: Span) -> Mention | None:
        """The state whose adjective alone the words are: Norland of 'a Norlandic' in 'a Norlandic pledge to leave'."""
        here = [n for n, w in enumerate(self._pass.words) if w.span.overlaps(span)]
        state = state_before(self._pass, here[-1]) if here else None
        return Mention(span, "party", state, state) if state else None

    def locates(self, span: Span) -> bool:
        """Whether the words only say where: 'in the hills of northern Norland', 'near Sudria'."""
        return _WHERE.search(self._pass.text[: span.start][-30:]) is not None

    def resolve(self, span: Span) -> tuple[Mention, ...]:
        """All whom a noun phrase means: each of a joint subject, the two of 'both sides', the bearer of a title."""
        voice = voice_of(self._pass, bearer(self._pass, span) or span)
        if several := several_of(self._pass, self._joint, self.principals, span):
            return several
        if (held := possessor(self._pass, span)) is not None:
            return (replace(self._pass.mention(held), span=span),)
        return tuple(
            Mention(v.span, _kind(v.kind), v.name, side_of(self._pass, v), definite=not v.anonymous)
            for v in voice.parts or (voice,)
        )


def _kind(kind: str) -> str:
    return {"institution": "party", "document": "group", "unknown": "group"}.get(kind, kind)


def build_cast(reading: Reading, annotation: Annotation, gazetteer: Gazetteer) -> Cast:
    """The cast of one report. Works on the words alone; uses the parse, entities and statements where the tagger
    gave them.
    """
    run = Mentions(reading, annotation, gazetteer, lexicon())
    found = tuple(sorted(((f, run.mention(f)) for f in run.found), key=lambda x: (x[1].span, x[0].kind)))
    joint = joint_names(run)
    mentions, diagnostics = tuple(m for _, m in found), tuple(run.diagnostics)
    return Cast(mentions, diagnostics, found, run, joint, principals_of(run, joint))
