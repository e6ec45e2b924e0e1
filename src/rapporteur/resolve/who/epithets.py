"""Descriptions of whoever was just named: 'the 61-year-old', 'the former general', 'the billionaire', 'the woman'."""

from rapporteur.resolve.who.figure import Figure
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.phrases import Phrase
from rapporteur.resolve.who.scene import Scene, Seen
from rapporteur.resolve.who.tables import forms

_BACK = 3  # sentences
_ANYBODY = frozenset(["man", "woman"])


def is_epithet(p: Phrase, low: tuple[str, ...]) -> bool:
    """Whether the words `low` of a phrase say what somebody is besides the office that the report gives."""
    if p.det not in ("the", "this") or p.plural:
        return False
    modifiers = set(low[1:-1])
    past = bool(modifiers & forms("past")) and p.kind in ("office", "group")
    aged = p.head.endswith("-year-old")
    personal = p.kind == "office" and bool(modifiers & {"veteran", "longtime", "long-time", "embattled"})
    return aged or past or personal or p.head in forms("person_epithets") or p.head in _ANYBODY


def told_of(p: Phrase, scene: Scene, here: Seen, lex: Lexicon, gender: str | None) -> tuple[Figure, ...]:
    """The person meant, alone; several between whom nothing is chosen; () where nobody was named nearby.

    Of the people named in the nearest sentence the only one, else the one who is its subject or speaks in it.
    """
    persons = [
        s
        for s in scene.seen
        if s.figure.kind == "person"
        and s.figure.name
        and s.kind != "pair"
        and 0 <= here.sentence - s.sentence <= _BACK
        and s.figure.gender in (None, gender or s.figure.gender)
    ]
    if p.head in _ANYBODY and any(s.figure.gender for s in persons):
        persons = [s for s in persons if s.figure.gender]
    for sentence in sorted({s.sentence for s in persons}, reverse=True):
        near = [s for s in persons if s.sentence == sentence and s.word < here.word]
        if not near:
            continue
        figures = tuple(dict.fromkeys(s.figure for s in near))
        leading = tuple(dict.fromkeys(s.figure for s in near if s.subject or s.speaker))
        return leading if len(figures) > 1 and len(leading) == 1 else figures
    return ()
