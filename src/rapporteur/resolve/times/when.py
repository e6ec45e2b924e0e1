"""When: the time expressions of a report, found by the grammar and resolved against its date and its own story."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.times.ahead import bounded
from rapporteur.resolve.times.anchor import resolve
from rapporteur.resolve.times.context import Anchor, Context, Value, make_anchor
from rapporteur.resolve.times.edtf import precision_of, shift
from rapporteur.resolve.times.expr import Ago, Atom, DayShift, Narrative, Period, Weekday, Window
from rapporteur.resolve.times.frames import as_when
from rapporteur.resolve.times.grammar import Frame, find_frames
from rapporteur.resolve.times.tense import lean

REACH = 3  # sentences back to which 'the same day' may refer
MESSAGES = {
    "date.no-anchor": "left open: nothing tells which day it counts from",
    "date.no-year": "kept without its year: nothing tells which",
    "date.ambiguous": "more than one day could be meant; read as the nearer one, left open where neither is",
}
Entry = tuple[When, tuple[Diagnostic, ...]]


def find_times(
    text: str, sentences: Sequence[Span], *, published: str | None
) -> tuple[tuple[When, ...], tuple[Diagnostic, ...]]:
    """The time expressions of a report in text order, and the doubts about them.

    `published` is the report's date as EDTF text, as precise as it is known. A relative expression is resolved against
    it, or against the time that the same sentence or the one before told last ('a week later'); where there is none
    it keeps its words with `edtf` None and a diagnostic `date.no-anchor`.
    """
    anchor = make_anchor(published)
    told: list[str | None] = [None] * REACH
    entries: list[Entry] = []
    for sentence in sentences:
        found = sorted(_read(text, sentence, anchor, told), key=lambda entry: entry[0].span)
        told = [*told[1:], _last_told([when for when, _ in found])]
        entries.extend(found)
    return tuple(when for when, _ in entries), tuple(d for _, doubts in entries for d in doubts)


def _read(text: str, sentence: Span, anchor: Anchor, told: Sequence[str | None]) -> Iterator[Entry]:
    """Each expression of a sentence; those inside quotation marks last, since the cue outside them dates the speech.

    `told` is what the sentences before told last: 'a week later' counts from the one just before, 'the same day' looks
    a little farther back.
    """
    words, spoken, near = text[sentence.start : sentence.end], None, told[-1]
    same = next((t for t in reversed(told) if t), None)
    for inside, frame in _speech_last(words):
        base = spoken if inside and spoken and _counts_from_speech(frame) else anchor
        leans = [partial(_lean, words, frame, atom) for atom in frame.atoms]
        values = [
            resolve(atom.expr, Context(base, near or (same if _is_same(atom) else None), tense))
            for atom, tense in zip(frame.atoms, leans, strict=True)
        ]
        if any(value.drop for value in values):
            continue
        when = as_when(frame, values, words, base, leans[0], sentence.start)
        when = replace(when, reasons=(frame.op, *(atom.rule for atom in frame.atoms)))
        yield when, _doubts(when, frame, values)
        if when.kind == "point" and precision_of(when.edtf):
            near = when.edtf
            spoken = _speech_day(when, anchor) or spoken


def _is_same(atom: Atom) -> bool:
    """'the same day', 'earlier that day'; not 'at the time'."""
    return atom.rule in {"same", "in-the-day"} and isinstance(atom.expr, Narrative)


def _lean(words: str, frame: Frame, atom: Atom) -> str:
    """The tense of the clause; 'since' looks back; an end is ahead of its promise ('promised it until May')."""
    if frame.op == "since":
        return "past"
    if frame.op in {"by", "until", "run"} and bounded(words, frame.start):
        return "ahead"
    return lean(words, atom.start, atom.end)


def _speech_last(words: str) -> list[tuple[bool, Frame]]:
    """The frames with whether they stand between quotation marks, those outside first."""
    marked = [(words.count("“", 0, f.start) > words.count("”", 0, f.start), f) for f in find_frames(words)]
    marked = [(inside or words.count('"', 0, f.start) % 2 == 1, f) for inside, f in marked]
    return sorted(marked, key=lambda pair: (pair[0], pair[1].start))


def _counts_from_speech(frame: Frame) -> bool:
    return all(isinstance(a.expr, DayShift | Period | Ago | Window | Weekday) for a in frame.atoms)


def _speech_day(when: When, anchor: Anchor) -> Anchor | None:
    """The day that a cue outside the quotation tells, as an anchor, if the report does not come before it."""
    if precision_of(when.edtf) != "day" or anchor.day is None or (when.edtf or "") > anchor.day.isoformat():
        return None
    return make_anchor(when.edtf)


def _last_told(whens: Sequence[When]) -> str | None:
    """What a following 'a week later' counts from: the last point that has a day, month or year."""
    told = [w.edtf for w in whens if w.kind == "point" and precision_of(w.edtf)]
    return told[-1] if told else None


def _doubts(when: When, frame: Frame, values: Sequence[Value]) -> tuple[Diagnostic, ...]:
    out = [
        Diagnostic(v.problem, f"‘{when.text}’ {MESSAGES[v.problem]}", when.span, v.candidates)
        for v in values
        if v.problem
    ]
    return (*out, *_near_or_next(when, frame))


def _near_or_next(when: When, frame: Frame) -> Iterator[Diagnostic]:
    """'next Sunday' and 'last Friday' inside the report's own week may mean the week after, or before, too."""
    expr = frame.atoms[0].expr
    if not (isinstance(expr, Weekday) and expr.strict and when.edtf and when.anchor and frame.op == "at"):
        return
    here, there = make_anchor(when.anchor).day, make_anchor(when.edtf).day
    if here is None or there is None:
        return
    days, week = (there - here).days, here.isocalendar()[:2] == there.isocalendar()[:2]
    if week or abs(days) > 7:
        other = shift(when.edtf, 7 if (days > 0) == week else -7, "day") or when.edtf
        message = f"‘{when.text}’ {MESSAGES['date.ambiguous']}"
        yield Diagnostic("date.ambiguous", message, when.span, tuple(sorted({when.edtf, other})))
