"""Apart: pieces of content that stand unquoted in another sentence than their cue, which tagging joined to it."""

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.cues import cues
from rapporteur.resolve.saying.frame import Frame, Scene

_OPENING = ('"', "“", "‘", "«", "'", "„")
_SAYING = frozenset(
    {
        "say",
        "tell",
        "deny",
        "believe",
        "think",
        "argue",
        "warn",
        "insist",
        "add",
        "claim",
        "write",
        "note",
        "fear",
        "hope",
    }
    | {"announce", "confirm", "acknowledge", "admit", "declare", "explain", "suggest", "report", "state", "stress"}
)
SURE = 0.7  # found by the parse, less certain than the tagger's


def taken_apart(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """'“A deal is a deal,” Holm wrote. He has denied | that his country owes a cent': two statements, not one.

    A piece under a verb of saying of its own becomes that verb's; another one is no content of a cue that has some in
    its own sentence.
    """
    out: list[Frame] = []
    for frame in frames:
        loose = _loose(scene, frame)
        kept = tuple(c for c in frame.content if c not in loose)
        out.append(frame.because("own_sentence", content=kept) if loose else frame)
        for piece in loose:
            own = _own(scene, piece)
            if own is not None and not any(own.cue[0].overlaps(c) for f in frames for c in f.cue):
                out.append(own)
    return out


def _loose(scene: Scene, frame: Frame) -> list[Span]:
    """The unquoted pieces outside the cue's sentence, where another piece stands in it."""
    if not frame.cue or len(frame.content) < 2:
        return []
    here = scene.sentence(frame.cue[0])
    if not any(here.overlaps(c) for c in frame.content):
        return []
    return [c for c in frame.content if not here.overlaps(c) and not _quoted(scene, c)]


def _quoted(scene: Scene, piece: Span) -> bool:
    return piece.of(scene.text).startswith(_OPENING) or any(q.overlaps(piece) for q in scene.quotes)


def _own(scene: Scene, piece: Span) -> Frame | None:
    """The piece as the content of the verb of saying in front of it."""
    syntax = scene.syntax
    head = syntax.head_of(piece)
    if head is None or syntax.tokens[head].rel not in ("ccomp", "obj"):
        return None
    verb = syntax.tokens[head].head
    said = set(scene.lemmas(syntax.tokens[verb].span))
    subject = syntax.subject(verb)
    if verb > head or not said & (_SAYING | cues()["deny"]) or subject is None or subject > verb:
        return None
    return Frame((piece,), (syntax.tokens[verb].span,), (syntax.phrase(subject),), SURE, reasons=("own_verb",))
