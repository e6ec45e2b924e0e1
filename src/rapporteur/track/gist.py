"""Gist: one readable line for an entry, in the report's own words.

No word is invented: the actor's name, the words from the trigger to the end of what it is about, and its condition.
Only a pronoun gives way to the name it stands for, and a colon joins an actor who stands apart from the act.
"""

import re
from functools import lru_cache

from rapporteur.domain.span import Span
from rapporteur.track.entries import Entry

#: The longest gist, in characters; two lines of a terminal.
LIMIT = 170
#: The furthest that an actor may stand before its act to be shown in place ('Arvania has so far refused').
REACH = 45
_ABBREVIATED = "".join(rf"(?<!\b{w}\.)" for w in ("[A-Z]", "Gen", "Mr", "Mrs", "Ms", "Dr", "Col", "Lt", "Brig", "St"))
_SENTENCE_END = re.compile(rf"[.!?]{_ABBREVIATED}[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9]|\s*$)|\n\s*\n|;")
_PRONOUN = re.compile(r"(he|she|it|they|who|which|that)$", re.IGNORECASE)
_SHIFTED = re.compile(r"(we|i|us|our|my|his|her|hers|its|their|theirs|him|them|whose|you|your)$", re.IGNORECASE)
_CLAUSE_BREAK = re.compile(r"[,;:—–\"“”(]|\n")
_CLAUSE_END = re.compile(r"[,;:!?()—–\"“”]|\.(?!\d)|\n|\s(?:and|but|while|although|because|who|which)\s")
_MARKS = (("“", "”"), ("‘", "’"), ("(", ")"), ("[", "]"))


def gist(entry: Entry) -> str:
    """One line that says what the entry tells, at most LIMIT characters."""
    text = entry.report.text
    if entry.act is None:
        return _shorten(_said(entry) if entry.row is None else entry.row.span.of(text))
    words = _words(text, _pieces(entry))
    return _shorten(_with_actors(entry, words, _window(entry)))


def evidence_spans(entry: Entry) -> tuple[Span, ...]:
    """The words that carry the entry: from a near actor or the trigger to the condition, or a statement's content."""
    if entry.row is not None:
        return (entry.row.span,)
    if entry.act is None:
        s = entry.statement
        return (s.content or s.cue or s.source) if s else ()
    window, text = _window(entry), entry.report.text
    if "\n\n" in window.of(text):
        return _pieces(entry)
    near = [a.span for a in entry.act.actor if a.span and _joined(text, a.span, window)]
    return (Span(min([window.start, *(s.start for s in near)]), window.end),)


@lru_cache(maxsize=16384)
def matter(entry: Entry) -> str:
    """The words that two entries are compared by: what the act is about and its trigger, or what was said."""
    if entry.act is None:
        return " ".join(s.of(entry.report.text) for s in evidence_spans(entry))
    return " ".join(s.of(entry.report.text) for s in _pieces(entry))


def _pieces(entry: Entry) -> tuple[Span, ...]:
    """Trigger, what it is about and condition in text order; where nothing is marked, the rest of the clause."""
    act, text = entry.act, entry.report.text
    assert act is not None
    about = _to_clause_end(text, act.about, _content_at(entry, act.trigger)) or (
        _rest_of_clause(text, act.trigger, _content_at(entry, act.trigger)),
    )
    spans = sorted({act.trigger, *about, *([act.condition.span] if act.condition else [])})
    merged = [spans[0]]
    for span in spans[1:]:
        if span.start <= merged[-1].end + 1:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(s for s in merged if s.end > s.start)


def _to_clause_end(text: str, about: tuple[Span, ...], content: Span | None) -> tuple[Span, ...]:
    """What an act is about, its last piece run on to the end of its clause: 'keep their troops | where they are'."""
    if not about:
        return ()
    last = about[-1]
    stop = _CLAUSE_END.search(text, last.end)
    end = min(stop.start() if stop else len(text), content.end if content and content.end > last.end else len(text))
    return (*about[:-1], Span(last.start, end)) if end - last.start <= LIMIT else about


def _rest_of_clause(text: str, trigger: Span, content: Span | None) -> Span:
    """From the trigger to the end of its sentence or of what is said, at most half a gist: 'offer to lift the ban'."""
    stop = _SENTENCE_END.search(text, trigger.end, trigger.end + LIMIT)
    end = min(stop.start() if stop else len(text), trigger.end + LIMIT // 2, content.end if content else len(text))
    end = end if end == len(text) or not text[end : end + 1].isalnum() else max(text.rfind(" ", 0, end), trigger.end)
    return Span(trigger.start, end)


def _content_at(entry: Entry, trigger: Span) -> Span | None:
    """The piece of what is said that holds the trigger, None where the trigger is the cue or nothing is said."""
    return next((c for c in (entry.statement.content if entry.statement else ()) if c.covers(trigger)), None)


def _window(entry: Entry) -> Span:
    pieces = _pieces(entry)
    return Span(pieces[0].start, pieces[-1].end)


def _words(text: str, pieces: tuple[Span, ...]) -> str:
    """The stretch as it stands where it is short and of one paragraph, else its pieces with dots between them."""
    whole = text[pieces[0].start : pieces[-1].end]
    if "\n\n" not in whole and len(whole) <= LIMIT:
        return whole
    return " … ".join(p.of(text) for p in pieces)


def _with_actors(entry: Entry, words: str, window: Span) -> str:
    assert entry.act is not None
    text = entry.report.text
    spans = [a.span for a in entry.act.actor if a.span]
    inside = [
        s for s in spans if window.covers(s) and not _SHIFTED.match(s.of(text)) and not _PRONOUN.match(s.of(text))
    ]
    if spans and len(inside) == len(spans):
        return words
    near = [s for s in spans if _joined(text, s, window)]
    if near and not _SHIFTED.match(near[-1].of(text)):
        pronoun = _PRONOUN.match(near[-1].of(text))
        lead = _names(entry) if pronoun or len(near) < len(spans) else text[near[0].start : near[-1].end]
        return f"{lead}{text[near[-1].end : window.start]}{words}"
    who = _names(entry)
    return f"{who}: {words}" if who else words


def _joined(text: str, actor: Span, window: Span) -> bool:
    """Whether the actor stands close before the act, in the same clause: 'Arvania has refused'."""
    between = text[actor.end : window.start]
    return (
        actor.end <= window.start
        and len(between) <= REACH
        and not _CLAUSE_BREAK.search(between)
        and ". " not in between
    )


def _names(entry: Entry) -> str:
    actors = entry.act.actor if entry.act else ()
    return join_names(tuple(dict.fromkeys(n for a in actors if (n := a.name or a.party))))


def join_names(names: tuple[str, ...]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _said(entry: Entry) -> str:
    statement, text = entry.statement, entry.report.text
    if statement is None:
        return ""
    spans = statement.content or statement.cue
    words = " … ".join(s.of(text) for s in spans)
    verb = {"denies": "denies", "declines": "gives no answer", "asks": "asks"}.get(statement.stance)
    who = voice_words(entry) + (f" ({verb})" if verb else "")
    return f"{who}: {words}"


def voice_words(entry: Entry) -> str:
    """Who speaks: a name, an unnamed source's description, or the outlet."""
    voice = entry.voice
    if voice is None:
        return entry.report.outlet or "the report"
    return voice.name or voice.description or join_names(voice.members) or "unnamed source"


def _shorten(words: str) -> str:
    line = _balanced(re.sub(r"\s+", " ", words).strip().rstrip(",;: ")).rstrip(",;: ")
    if len(line) <= LIMIT:
        return line
    return _balanced(line[: line.rfind(" ", 0, LIMIT - 1)].rstrip(",;: ")) + "…"


def _balanced(line: str) -> str:
    """The line without quotation marks and brackets whose partner was cut off."""
    for left, right in _MARKS:
        apostrophe = right == "’"
        closing = len(re.findall(r"’(?!\w)", line)) if apostrophe else line.count(right)
        if line.count(left) != closing and not (apostrophe and left not in line):
            line = (
                re.sub(r"’(?!\w)", "", line).replace(left, "")
                if apostrophe
                else line.replace(left, "").replace(right, "")
            )
    return line.replace('"', "") if line.count('"') % 2 else line
