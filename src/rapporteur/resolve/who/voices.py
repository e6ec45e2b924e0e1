"""From the words of a source to the voice: a person, a side, an institution, an outlet, a document or an unnamed
group.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapporteur.domain.span import Span
from rapporteur.resolve.who.figures import Figure
from rapporteur.resolve.who.lexicon import FUNCTION_WORDS
from rapporteur.resolve.who.mentions import Found, Mentions
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


_RELATIVES = frozenset(["who", "which", "that", "whom"])


def voice_of(run: Mentions, span: Span) -> Voice:
    """The voice of a source span."""
    parts = _joint(run, span)
    if len(parts) > 1:
        voices = tuple(_single(run, p) for p in parts)
        named = all(v.name for v in voices)
        if named:
            return Voice(
                " and ".join(v.name or "" for v in voices),
                None,
                "group",
                False,
                None,
                tuple(v.name or "" for v in voices),
                span,
                voices,
            )
    return _single(run, span)


def _joint(run: Mentions, span: Span) -> list[Span]:
    """'Russia and the United States' gives both; 'the Minister of Water and Energy' is one, 'Smith and Jones Ltd'
    too.
    """
    inside = [f for f in run.found if span.covers(_span(run, f)) and not f.owner and f.figure.name]
    cuts, text = [span.start], span.of(run.text)
    for m in re.finditer(r",? and |, ", text):
        comma = m.group() == ", "
        if comma and " and " not in text[m.end() :]:
            continue
        if _two_sides(run, span, inside, (span.start + m.start(), span.start + m.end()), comma):
            cuts.append(span.start + m.end())
    ends = [*cuts[1:], span.end]
    return [_trim(run, Span(a, b)) for a, b in zip(cuts, ends, strict=True)] if len(cuts) > 1 else [span]


def _two_sides(run: Mentions, span: Span, inside: Sequence[Found], gap: tuple[int, int], comma: bool) -> bool:
    """Whether different figures stand on both sides of an 'and' or comma, the left one not inside a complement."""
    left = [f for f in inside if _span(run, f).end == gap[0]]
    right = [f for f in inside if gap[1] <= _span(run, f).start <= gap[1] + len("the ")]
    if not left or not right or left[-1].figure is right[0].figure or not _free(run, span, left[-1]):
        return False
    return not (comma and "description" in (left[-1].kind, right[0].kind))


def _trim(run: Mentions, span: Span) -> Span:
    text = span.of(run.text)
    cut = re.sub(r",? and $|, $", "", text)
    return Span(span.start, span.start + len(cut))


def _single(run: Mentions, span: Span) -> Voice:
    text = " ".join(span.of(run.text).split())
    inside = [
        f for f in run.found if span.overlaps(run.words[f.head].span) and (not f.owner or text.lower() in PRONOUNS)
    ]
    if text.lower() in _RELATIVES:
        inside = [
            f
            for f in run.found
            if not f.owner and f.start < len(run.words) and run.words[f.head].span.end <= span.start
        ][-1:]
        return _voice(run, inside[0], span, text) if inside else _unmentioned(run, span, text)
    main = _main(run, span, inside)
    if (main is None or main.figure.kind != "person") and (bearer := _cut_before_name(run, span, main)):
        return _voice(run, bearer, span, text)
    if main is not None and _only_modifies(run, main, span):
        party = main.figure.party if main.figure.kind in ("party", "institution") else None
        return Voice(None, party, "group", True, text, (), span)
    if main is None:
        main = next(
            (
                f
                for f in run.found
                if f.owner and _span(run, f).start <= span.start and f.end and span.end <= _span(run, f).end + 2
            ),
            None,
        )
    if main is None:
        return _unmentioned(run, span, text)
    return _voice(run, main, span, text)


def _cut_before_name(run: Mentions, span: Span, main: Found | None) -> Found | None:
    """'The chairman' of 'The chairman, Ivo Dahl, said', 'One of them' of 'One of them, Rosa Lind,': where a source's
    words were cut off before the name that they introduce, the name says who it is.
    """
    for f in run.found:
        name = run.words[f.head].span
        if f.kind != "name" or f.figure.kind != "person" or f.owner or name.start < span.end - 1:
            continue
        gap = run.text[span.end : max(span.end, run.words[max(f.start, _name_start(run, f))].span.start)]
        titled = run.words[f.start].span.start <= span.start
        if titled or (re.fullmatch(r",? ?", gap) and (main is None or main.kind == "description")):
            return f if _closed(run, span, f) else None
        if name.start > span.end + 60:
            return None
    return None


def _name_start(run: Mentions, f: Found) -> int:
    atom = run.reader.inside.get(f.head)
    return atom.start if atom else f.start


def _closed(run: Mentions, span: Span, f: Found) -> bool:
    """Whether a comma ends the apposition where the cue stands before it: 'according to the envoy, Mara Quist left'."""
    led = re.search(r"(?i)\b(?:according to|per|by|from|said|says|told|added|asked)\s+$", run.text[: span.start][-20:])
    comma = "," in run.text[span.end : run.words[_name_start(run, f)].span.start]
    return not (led and comma) or run.text[run.words[f.end - 1].span.end :][:1] in (",", ".", ";", "\n", "")


def _main(run: Mentions, span: Span, inside: Sequence[Found]) -> Found | None:
    """The mention that carries the source: the first one that no preposition, possessive or number of others
    governs.
    """
    free = [f for f in inside if _free(run, span, f)]
    named = [f for f in free if f.kind == "name" and f.figure.kind == "person" and _first_part(run, span, f)]
    if named:
        return named[0]
    # the last head before any preposition carries it: 'the Addis Ledger business weekly'
    if free:
        first = _renamed(run, inside, free[0])
        longer = [f for f in free if f.start <= first.start and f.end >= first.end]
        return max(longer, key=lambda f: f.end - f.start, default=first)
    return None


def _renamed(run: Mentions, inside: Sequence[Found], first: Found) -> Found:
    """'the landlord, Granite Holdings,': a name in apposition says who the description is."""
    if first.kind != "description" or not first.figure.anonymous:
        return first
    end = _span(run, first).end
    near = [f for f in inside if f.kind == "name" and f.figure.kind in ("person", "party", "institution", "outlet")]
    return next((f for f in near if run.text[end : _span(run, f).start] == ", "), first)


def _first_part(run: Mentions, span: Span, f: Found) -> bool:
    """A person counts where the name or its title opens the source or stands in apposition to its head."""
    before = run.text[span.start : run.words[f.head].span.start]
    return not re.search(
        r"\b(?:of|for|by|to|with|from|about|against|who|that|near|citing|in)\b(?![^,]*,\s*[^,]*$)", before
    ) or _titled(run, span, f)


def _titled(run: Mentions, span: Span, f: Found) -> bool:
    return run.words[f.start].span.start <= span.start


def _free(run: Mentions, span: Span, f: Found) -> bool:
    """Whether no preposition stands between the start of the source and the mention, save in a title in apposition."""
    start = run.words[f.start].span.start
    before = run.text[span.start : max(start, span.start)]
    if re.match(r"(?i)(?:according to|by|from|per)\s+$", before):
        return True
    if not re.search(
        r"\b(?:of|for|by|to|with|from|about|against|who|that|which|in|at|on|near|inside|close|behind|briefed|familiar)\b",
        before,
    ):
        owned = re.search(r"['’]s?\s*$", before) and f.figure.kind not in ("person", "outlet")
        return not owned and not _possessed(run, span, f)
    return bool(re.search(r",\s*$", before)) and f.kind == "name" and f.figure.kind == "person"


def _possessed(run: Mentions, span: Span, f: Found) -> bool:
    """A name in front of a head of the same source: 'U.S.' in 'U.S. official' belongs to the description."""
    return f.kind == "name" and any(
        g is not f and g.start <= f.start and g.end > f.end and span.overlaps(run.words[g.head].span) for g in run.found
    )


def _voice(run: Mentions, f: Found, span: Span, text: str) -> Voice:
    voice = _of_figure(run, f, span, text)
    if not voice.anonymous:
        return voice
    return replace(voice, origin=_span(run, next(g for g in run.found if g.figure is f.figure)))


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


def _only_modifies(run: Mentions, f: Found, span: Span) -> bool:
    """'A House panel': the name stands before a head that no list has."""
    if f.kind != "name" or f.figure.kind == "person" or f.end >= len(run.words):
        return False
    after = run.words[f.end]
    close = run.text[run.words[f.end - 1].span.end : after.span.start] == " "
    return close and span.covers(after.span) and after.text.islower() and after.low not in FUNCTION_WORDS


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
        if own and wide.overlaps(_span(run, f)):
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


def _unmentioned(run: Mentions, span: Span, text: str) -> Voice:
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
    return Voice(text, None, "unknown", False, None, (), span)


def _has_common_noun(words: Sequence[str]) -> bool:
    """'American builders', 'Crews who were about to fly': words in lower case that no name has."""
    plain = [w.strip(".,’'") for w in words[1:]]
    return any(w.isalpha() and w.islower() and w not in FUNCTION_WORDS | forms("particles") for w in plain)


def _span(run: Mentions, f: Found) -> Span:
    return Span(run.words[f.start].span.start, run.words[f.end - 1].span.end)
