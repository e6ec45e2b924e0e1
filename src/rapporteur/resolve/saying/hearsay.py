"""Hearsay: clauses that 'reportedly' and its like mark as somebody's word, with nobody named."""

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.spans import tidy

_WEAK = frozenset({"apparently"})  # often the writer's own guess
_WITH_HEARER = frozenset({"tell", "inform", "warn", "assure", "promise", "remind", "persuade", "convince", "notify"})
SURE = 0.6  # a rule's find, less certain than the tagger's


def with_hearsay(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """'The mayor is reportedly considering a ban': the clause is the content, the adverb the cue.

    What the tagger made of such a clause (the verb as a cue, its object as content) gives way; a verb of speech with
    a clause or a quotation of its own stays ('he reportedly sneered that …').
    """
    out = list(frames)
    for i in range(len(scene.syntax.tokens)):
        clause = _clause(scene, i)
        if clause is None:
            continue
        verb, adverb = scene.syntax.tokens[clause[1]].span, scene.syntax.tokens[i].span
        near = [f for f in out if f.cue and any(c.overlaps(verb) or c.overlaps(adverb) for c in f.cue)]
        if any(f.cue == (adverb,) or _speaks(scene, f, clause[1]) for f in near):
            continue
        out = [_elsewhere(scene, f, adverb) for f in out if f not in near]
        sure = max((f.confidence for f in near), default=SURE)
        layer = min((f.layer for f in near), default=0)
        out.append(Frame(clause[0], (adverb,), (), sure, layer, reasons=("hearsay_adverb",)))
    return out


def _elsewhere(scene: Scene, frame: Frame, adverb: Span) -> Frame:
    """A frame of another sentence without the piece of its content that is this one."""
    sentence = scene.sentence(adverb)
    if len(frame.content) < 2 or not frame.cue or sentence.overlaps(frame.cue[0]):
        return frame
    kept = tuple(c for c in frame.content if not (c.covers(adverb) and sentence.covers(c)))
    return frame.because("hearsay_apart", content=kept) if kept and kept != frame.content else frame


def _clause(scene: Scene, i: int) -> tuple[tuple[Span, ...], int] | None:
    """The pieces of the finite clause that token `i` marks as hearsay, and the verb of that clause."""
    syntax, text = scene.syntax, scene.text
    token = syntax.tokens[i]
    word = syntax.word(i)
    if word not in cues()["hearsay_adverbs"] or word in _WEAK or any(q.covers(token.span) for q in scene.quotes):
        return None
    verb = token.head
    subject = _subject(scene, verb)
    # the tagger takes a bare past for a participle now and then
    finite = syntax.is_finite(verb) or (syntax.tokens[verb].tag == "VBN" and syntax.tokens[verb].rel == "root")
    if subject is None or not finite or syntax.tokens[verb].rel.startswith(("acl", "advcl")):
        return None
    # a second clause with its own subject is no part of it; its 'and' neither
    own = {k for c in syntax.of(verb, "conj") if _subject(scene, c) is not None for k in syntax.subtree(c)}
    first = syntax.subtree(subject)[0]
    tree = [k for k in syntax.subtree(verb) if k >= first and k != i and k not in own]
    before, after = [k for k in tree if k < i], [k for k in tree if k > i]
    pieces = [p for part in (before, after) if part for p in tidy(text, syntax.span_of(part))]
    return (tuple(pieces), verb) if pieces else None


def _subject(scene: Scene, verb: int) -> int | None:
    """The subject in front of a verb; where the parse names none, the noun in front."""
    syntax = scene.syntax
    before = [c for c in syntax.children[verb] if c < verb]
    nouns = (c for c in before if syntax.tokens[c].pos in ("NOUN", "PROPN", "PRON"))
    return next((c for c in before if syntax.tokens[c].rel.startswith(("nsubj", "csubj"))), next(nouns, None))


def _speaks(scene: Scene, frame: Frame, verb: int) -> bool:
    """Whether the verb reports words of its own: a finite clause behind it, or a quotation."""
    syntax = scene.syntax
    # 'demanding ships that they do not own' is an object with a clause; 'told the clerk that …' a hearer and a clause
    held = bool(syntax.of(verb, "obj")) and not set(scene.lemmas(syntax.tokens[verb].span)) & _WITH_HEARER
    clause = not held and any(syntax.is_finite(c) for c in syntax.of(verb, "ccomp"))
    return clause or any(q.overlaps(c) for q in scene.quotes for c in frame.content)
