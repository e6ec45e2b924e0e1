"""Voice: whom a source stands for; made of a figure, and of words that no mention carries."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapporteur.domain.span import Span
from rapporteur.resolve.who.atoms import span_of
from rapporteur.resolve.who.figure import Figure
from rapporteur.resolve.who.figures import is_person_name
from rapporteur.resolve.who.found import Found
from rapporteur.resolve.who.lexicon import FUNCTION_WORDS
from rapporteur.resolve.who.mentions import Mentions
from rapporteur.resolve.who.phrases import NUMBERS, OWNERS, kind_of
from rapporteur.resolve.who.references import PRONOUNS
from rapporteur.resolve.who.tables import forms


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom a source stands for.

    `kind` is `person`, `party`, `institution`, `outlet`, `document`, `group` or `unknown`. An unnamed voice has `name`
    None, `anonymous` true and its `description` as the text words it; `origin` is where the report first tells of
    whom an unnamed voice stands for. `members` names the voices of a joint one, and `parts` has them as voices.
    """

    name: str | None
    party: str | None
    kind: str
    anonymous: bool
    description: str | None
    members: tuple[str, ...]
    span: Span
    parts: tuple["Voice", ...] = ()
    origin: Span | None = None


def voice_of_mention(run: Mentions, f: Found, span: Span, text: str) -> Voice:
    """The voice of a source whose words a mention carries; of an unnamed one with where it was first told of."""
    voice = _of_figure(run, f, span, text)
    if not voice.anonymous:
        return voice
    return replace(voice, origin=place_of(run, next(g for g in run.found if g.figure is f.figure)))


def _of_figure(run: Mentions, f: Found, span: Span, text: str) -> Voice:
    fig = f.figure
    if fig.members:
        parts = tuple(_plain(m, span) for m in fig.members)
        return Voice(None, None, "group", False, text, tuple(m.name or "" for m in fig.members), span, parts)
    if fig.kind == "document":
        return _document(run, f, span, text)
    if fig.anonymous or fig.name is None:
        return _unnamed(run, f, span, text)
    if fig.kind == "outlet" and _people_of(run, span, text):
        return Voice(None, None, "group", True, text, (), span)
    return _plain(fig, span)


def _members(run: Mentions, span: Span, text: str) -> Voice | None:
    """'About 200 members of the Growers' Union' speak for it where it is a side of its own; also where the source was
    cut off before its 'of'.
    """
    if not re.match(r"(?i)(?:[\w,]+ ){0,3}members(?: of\b|$)", text):
        return None
    cut = re.match(r" of (?:the )?", run.text[span.end :]) if text.endswith("members") else None
    wide = Span(span.start, span.end + cut.end() + 1) if cut else span
    for f in run.found:
        own = f.kind == "name" and f.figure.party and f.figure.party == f.figure.name
        if own and wide.overlaps(place_of(run, f)):
            return _plain(f.figure, span)
    return None


def _plain(fig: Figure, span: Span) -> Voice:
    kind = fig.kind if fig.kind != "place" else "party"
    party = None if kind == "outlet" else fig.party
    return Voice(fig.name, party, kind, False, None, (), span)


def _people_of(run: Mentions, span: Span, text: str) -> bool:
    return bool(re.match(r"(?i)(?:two|three|several|some|one|four|five) of\b", text))


def _unnamed(run: Mentions, f: Found, span: Span, text: str) -> Voice:
    fig = f.figure
    description = text
    if f.kind == "pronoun" or (fig.description and fig.start < f.start and fig.kind == "group"):
        description = fig.description or text
    members = _members(run, span, text)
    if members:
        return members
    bare = f.kind == "description" and _peoples_office(run, fig, text)
    if bare:
        return bare
    return Voice(None, fig.party, "group", True, description, (), span)


def _peoples_office(run: Mentions, fig: Figure, text: str) -> Voice | None:
    """'Wolde's people', 'Putin's team': whoever answers for somebody is that person's office."""
    m = re.match(r"(.+?)['’]s (?:people|team|office|camp|handlers|press service)$", text)
    if not m:
        return None
    owner = next((p for p in run.people.all if p.name and p.name.split()[-1] == m[1].split()[-1]), None)
    return Voice(f"Office of {owner.name}", owner.party, "institution", False, None, (), Span(0, 0)) if owner else None


def _document(run: Mentions, f: Found, span: Span, text: str) -> Voice:
    """A document speaks for its issuer where one is worded: 'by the African Union', 'Ethiopia's statement'."""
    issuer = _issuer(run, f, span)
    if issuer is not None and issuer.name:
        return _plain(issuer, span)
    party = f.figure.party
    if party and re.search(r"\b(?:statement|decree|communiqu[eé]|announcement|order|resolution|law)\b", text):
        return Voice(party, party, "party", False, None, (), span)
    return Voice(None, party, "document", True, text, (), span)


def _issuer(run: Mentions, f: Found, span: Span) -> Figure | None:
    """Who made a document: its owner or whom 'by' or 'from' names; who only saw it is none."""
    shown = re.search(r"\b(?:seen|obtained|reviewed|read) by\b", span.of(run.text))
    part = Span(span.start, span.start + shown.start()) if shown else span
    inside = [g for g in run.found if g is not f and g.figure.name and part.overlaps(run.words[g.head].span)]
    makers = [g for g in inside if (g.owner and g.start >= f.start) or (g.start > f.head and _made_by(run, g))]
    makers.sort(key=lambda g: (g.start, g.figure.kind != "person", -g.end))
    return makers[0].figure if makers else None


def _made_by(run: Mentions, g: Found) -> bool:
    before = run.words[g.start - 1].low if g.start else ""
    if before == "the" and g.start > 1:
        before = run.words[g.start - 2].low
    return before in ("by", "from")


def voice_of_words(run: Mentions, span: Span, text: str) -> Voice:
    """No mention carries the words: bare plurals and numbers are unnamed people, capitalised words a name nobody
    knows.
    """
    words = text.split()
    if not words or text.lower() in PRONOUNS:  # 'he' left open keeps its word: not told is not undescribed
        return Voice(None, None, "unknown", True, text or None, (), span)
    head = kind_of(words[-1].strip(".,"), run.lex)
    if head and head[0] == "institution" and not head[2] and words[0].lower() == "the" and len(words) < 4:
        return Voice(" ".join(words[1:]), None, "institution", False, None, (), span)
    plural = len(words) == 1 and words[0].endswith("s")
    if head or words[0].lower() in forms("no_name") | NUMBERS | OWNERS or not words[0][:1].isupper() or plural:
        return Voice(None, None, "group", True, text, (), span)
    if _has_common_noun(words):
        return Voice(None, None, "group", True, text, (), span)
    return _countryman(run, span) or Voice(text, None, "unknown", False, None, (), span)


def _countryman(run: Mentions, span: Span) -> Voice | None:
    """'Bolivia's Evaristo Mamani': a speaker with a person's name right behind the state that he is of."""
    inside = [a for a in run.atoms if span.covers(span_of(run.words, a))]
    if len(inside) != 2 or inside[0].kind != "state" or not run.words[inside[0].end - 1].possessive:
        return None
    whole = inside[0].end == inside[1].start and span_of(run.words, inside[1]).end == span.end
    person = whole and inside[1].kind == "unknown" and is_person_name(inside[1], run.lex, run.gazetteer)
    return Voice(inside[1].name, inside[0].party, "person", False, None, (), span) if person else None


def _has_common_noun(words: Sequence[str]) -> bool:
    """'American builders', 'Crews who were about to fly': words in lower case that no name has."""
    plain = [w.strip(".,’'") for w in words[1:]]
    return any(w.isalpha() and w.islower() and w not in FUNCTION_WORDS | forms("particles") for w in plain)


def place_of(run: Mentions, f: Found) -> Span:
    """The text of a finding."""
    return Span(run.words[f.start].span.start, run.words[f.end - 1].span.end)
