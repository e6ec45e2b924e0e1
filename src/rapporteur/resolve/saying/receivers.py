"""Receivers: 'mediators were told that': whoever told is an unnamed link without description (guideline 7)."""

import re

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.frame import Frame, Scene

TOLD = frozenset(
    {"tell", "inform", "assure", "warn", "notify", "advise", "remind", "instruct", "order", "brief", "ask", "promise"}
)
_BE = frozenset({"was", "were", "been", "be", "being", "is", "are", "'s", "’s"})
_AGENT = re.compile(r"^\s+(?:\w+ly )?by\s+")


def told_passively(scene: Scene, frame: Frame) -> bool:
    """'was told', 'had been assured', 'told at a training session that' after 'were': a passive of telling."""
    if not frame.cue:
        return False
    verb = _verb(scene, frame.cue[0])
    return verb is not None and _passive(scene, verb)


def without_receiver(scene: Scene, frame: Frame) -> Frame:
    """'| Mediators | were told that …': the receiver is no source; 'by the army' behind the verb is one."""
    if not frame.source or not told_passively(scene, frame):
        return frame
    syntax = scene.syntax
    verb = _verb(scene, frame.cue[0])
    subjects = [c for c in syntax.children[verb] if syntax.tokens[c].rel.startswith("nsubj")]  # type: ignore[index]
    if not any(s.covers(syntax.tokens[c].span) for s in frame.source for c in subjects):
        return frame
    agents = [c for c in syntax.of(verb, "obl") if [syntax.word(k) for k in syntax.of(c, "case")] == ["by"]]  # type: ignore[arg-type]
    source = (syntax.phrase(agents[0]),) if agents else ()
    return frame.because("passive_receiver", source=source)


def _verb(scene: Scene, cue: Span) -> int | None:
    tokens = scene.syntax.tokens
    here = [i for i in scene.syntax.inside(cue) if scene.lemmas(tokens[i].span)[0] in TOLD]
    return here[-1] if here else None


def _passive(scene: Scene, verb: int) -> bool:
    """A participle with a form of 'be', its own or that of the verb it is joined to."""
    syntax = scene.syntax
    token = syntax.tokens[verb]
    if token.tag not in ("VBN", "VBD"):
        return False
    if any(syntax.tokens[c].rel == "aux:pass" for c in syntax.children[verb]):
        return True
    helpers = {syntax.word(c) for c in syntax.of(verb, "aux") if c < verb}
    if helpers & _BE:
        return True
    if token.rel == "conj" and token.tag == "VBN":  # 'had asked … and been told'
        return False
    before = syntax.word(verb - 1) if verb else ""
    return before in _BE
