"""Dated: which time expression of a sentence tells when something was said, and by which rule (guideline 9)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.documents import is_document
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.governors import FINITE, governor, in_its_phrase, verb_above, verb_of
from rapporteur.resolve.saying.told_times import candidates, speech_nouns

_DATED_PAPER = re.compile(
    r"\b(?:(?P<noun>[\w-]+)\sof|(?P<words>[\w-]+(?:\s[\w’'-]+){0,8})\sdated(?:\son)?)\s$", re.IGNORECASE
)
_OF = re.compile(
    r"\b(?!(?:hours|morning|afternoon|evening|night|end|start|beginning|middle|week|weekend)\s)[\w-]+\sof\s$"
)
_BREAK = re.compile(r"[,;:—–]|\s-\s|[“”\"]")
_OF_PAPERS = frozenset({"said_of_the_document"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_MEANWHILE = frozenset({"as", "while", "when", "before"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression and the name of the rule that took it."""

    when: When
    rule: str


def dated(scene: Scene, frame: Frame, closed: Sequence[Span] = ()) -> Dated | None:
    """The time of a statement's own cue, None where its sentence words none.

    Tried in this order: a time of the cue itself ('said on Monday'); of the document or the interview that the words
    come from ('a decree published on Friday says'); of what the speaker was doing ('Speaking on Sunday, she said'); a
    time right behind the cue where the parse is off; of the deed that the words go with ('rejected it on Tuesday,
    saying'). A time of any other clause is no time of the cue.
    """
    at = (frame.cue or frame.source)[0]
    times = candidates(scene, frame, scene.sentence(at), closed)
    for name, rule in _rules():
        fits = [t for t in times if rule(scene, frame, t) and (name in _OF_PAPERS or not _of_a_thing(scene, t))]
        if fits:
            return Dated(min(fits, key=lambda t: (_gap(t.span, at), t.span)), name)
    return None


def _of_a_thing(scene: Scene, time: When) -> bool:
    """'the agreement of 1966', 'the statement of November 2020': a thing's date."""
    return _OF.search(scene.text, max(0, time.span.start - 30), time.span.start) is not None


def _rules() -> tuple[tuple[str, Callable[[Scene, Frame, When], bool]], ...]:
    return (
        ("said_of_the_cue", _of_the_cue),
        ("said_of_the_document", _of_the_document),
        ("said_of_the_occasion", _of_the_occasion),
        ("said_beside_the_cue", _beside_the_cue),
        ("said_of_the_deed", _of_the_deed),
    )


def _of_the_cue(scene: Scene, frame: Frame, time: When) -> bool:
    """'said on Monday', 'On Tuesday evening, the prosecutor said': no other verb stands between."""
    return governor(scene, frame, time.span) == -1


def _of_the_document(scene: Scene, frame: Frame, time: When) -> bool:
    """'a decree published on Friday says', 'In a letter dated May 2', 'an interview with the Post published on Sunday'.

    The noun is the source or stands in front in the same sentence; the verb brings its words about ('seen on Monday by
    the Post' does not).
    """
    if not in_its_phrase(scene, frame, time):
        return False
    start = scene.sentence(time.span).start
    match = _DATED_PAPER.search(scene.text, start, time.span.start)
    if match and set((match["noun"] or match["words"]).lower().split()) & speech_nouns():
        return True
    verb = governor(scene, frame, time.span)
    if verb is None:
        return any(s.covers(time.span) and is_document(s.of(scene.text)) for s in frame.source)
    if verb < 0 or scene.syntax.tokens[verb].rel.split(":")[0] not in ("acl", "amod", "appos", "advcl", "dep"):
        return False
    if not set(scene.lemmas(scene.syntax.tokens[verb].span)) & cues()["dating"]:
        return False
    before = scene.text[start : scene.syntax.tokens[verb].span.start].lower()
    return bool(set(re.findall(r"[\w-]+", before)) & speech_nouns())


def _of_the_occasion(scene: Scene, frame: Frame, time: When) -> bool:
    """'Speaking on Sunday, she said', 'Asked on Monday whether …, he said', 'As he left on Friday, he told'.

    It is what the speaker did at the time of saying it.
    """
    verb = governor(scene, frame, time.span)
    if verb is None or verb < 0 or verb not in _hanging(scene, frame):
        return False
    token, lemmas = scene.syntax.tokens[verb], set(scene.lemmas(scene.syntax.tokens[verb].span))
    had = {scene.syntax.word(c) for c in scene.syntax.of(verb, "aux")}
    if scene.syntax.word(verb).endswith("ing"):
        return not had
    if {scene.syntax.word(c) for c in scene.syntax.of(verb, "nsubj")} & _PRONOUNS:
        return bool({scene.syntax.word(c) for c in scene.syntax.of(verb, "mark", "advmod")} & _MEANWHILE)
    return token.tag in ("VBN", "VBD") and bool(lemmas & cues()["being_asked"])


def _hanging(scene: Scene, frame: Frame) -> list[int]:
    """The verbs that hang on the cue as adverbial clauses, those about somebody else left out."""
    own = scene.syntax.inside(frame.cue[0]) if frame.cue else ()
    return [
        c
        for i in own
        for c in scene.syntax.of(i, "advcl", "acl", "parataxis", "dep")
        if {scene.syntax.word(s) for s in scene.syntax.of(c, "nsubj")} <= _PRONOUNS
    ]


def _beside_the_cue(scene: Scene, frame: Frame, time: When) -> bool:
    """'warned after a closed session on Friday night': behind the cue, with no comma and no finite verb between."""
    if not frame.cue or not frame.cue[0].end <= time.span.start:
        return False
    between = Span(frame.cue[0].end, time.span.start)
    tokens = scene.syntax.tokens
    if len(between.of(scene.text).split()) > 10 or _BREAK.search(between.of(scene.text)):
        return False
    return not any(c.overlaps(between) for c in frame.content) and not any(
        tokens[i].tag in FINITE or tokens[i].rel.startswith("acl") for i in scene.syntax.inside(between)
    )


def _of_the_deed(scene: Scene, frame: Frame, time: When) -> bool:
    """'rejected it on Tuesday, saying', 'flew to the coast on Saturday and promised': one subject, one time.

    A verb coordinated with the one before takes over only what was told before it.
    """
    verb = governor(scene, frame, time.span)
    cue = verb_of(scene, frame)
    if verb is None or cue is None:
        return False
    if verb >= 0 and _whereupon(scene, frame, cue, verb, time):
        return True
    if scene.syntax.of(cue, "nsubj"):
        return _announced(scene, frame, time)
    token = scene.syntax.tokens[cue]
    kind = token.rel.split(":")[0]
    joined = cue and scene.syntax.word(cue - 1) in ("and", "but", "then")
    if kind == "conj" or joined:
        main = scene.syntax.tokens[verb] if verb >= 0 else token
        leads = token.head == verb or main.rel.split(":")[0] in ("root", "conj", "parataxis", "dep")
        present = token.tag == "VBZ"  # 'has held it since 1966 and argues that …'
        return verb >= 0 and leads and not present and time.span.start < token.span.start
    return (
        token.tag == "VBG" and kind in ("advcl", "acl", "xcomp", "parataxis", "dep") and verb == verb_above(scene, cue)
    )


def _whereupon(scene: Scene, frame: Frame, cue: int, verb: int, time: When) -> bool:
    """'On Monday he rang his colleague, who said …', 'met them on Monday, after which he said …'."""
    tokens = scene.syntax.tokens
    if not tokens[verb].span.start < tokens[cue].span.start or verb not in (verb_above(scene, cue), tokens[cue].head):
        return False
    before = scene.text[max(time.span.end, tokens[verb].span.end) : tokens[cue].span.start]
    subject = frame.source[0].of(scene.text).lower() if frame.source else ""
    who = subject in ("who", "whom") or bool(re.search(r",\swho\s(?:\w+\s)?$", before))
    then = bool(re.search(r",\s(?:after|at|during|upon)\swhich\s", before)) and subject in _PRONOUNS
    return then or (who and time.span.start < tokens[verb].span.start)


def _announced(scene: Scene, frame: Frame, time: When) -> bool:
    """'On Friday the duke went further: “…,” he told the guild': the colon hands its day on."""
    if not frame.source or frame.source[0].of(scene.text).lower() not in _PRONOUNS:
        return False
    return bool(re.search(r"\w:\s[“\"‘]", scene.text[time.span.end : frame.anchor.start]))


def _gap(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)
