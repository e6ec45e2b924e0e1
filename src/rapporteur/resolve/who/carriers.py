"""Carriers: which mention carries the words of a source, each of a joint one."""

import re
from collections.abc import Sequence

from rapporteur.domain.span import Span
from rapporteur.resolve.who.found import Found
from rapporteur.resolve.who.mentions import Mentions
from rapporteur.resolve.who.voice import place_of


def joint_parts(run: Mentions, span: Span) -> list[Span]:
    """'Russia and the United States' gives both; 'the Minister of Water and Energy' is one, 'Smith and Jones Ltd'
    too.
    """
    inside = [f for f in run.found if span.covers(place_of(run, f)) and not f.owner and f.figure.name]
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
    left = [f for f in inside if place_of(run, f).end == gap[0]]
    right = [f for f in inside if gap[1] <= place_of(run, f).start <= gap[1] + len("the ")]
    if not left or not right or left[-1].figure is right[0].figure or not _free(run, span, left[-1]):
        return False
    return not (comma and "description" in (left[-1].kind, right[0].kind))


def _trim(run: Mentions, span: Span) -> Span:
    text = span.of(run.text)
    cut = re.sub(r",? and $|, $", "", text)
    return Span(span.start, span.start + len(cut))


def named_behind(run: Mentions, span: Span, main: Found | None) -> Found | None:
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


def carrier(run: Mentions, span: Span, inside: Sequence[Found]) -> Found | None:
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
    end = place_of(run, first).end
    near = [f for f in inside if f.kind == "name" and f.figure.kind in ("person", "party", "institution", "outlet")]
    return next((f for f in near if run.text[end : place_of(run, f).start] == ", "), first)


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
