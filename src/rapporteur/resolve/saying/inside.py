"""Inside: statements that a statement's content reports and that the tagger passed over, found by the parse."""

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.frame import Frame, Scene
from rapporteur.resolve.saying.spans import tidy
from rapporteur.resolve.saying.subjects import NO_SOURCE

_SPEECH = frozenset(
    {"tell", "say", "assure", "promise", "warn", "write", "inform", "admit", "announce", "swear", "whisper", "confide"}
    | {"claim", "insist", "testify", "concede", "confirm", "assert", "argue", "acknowledge"}
)
_NEGATION = frozenset({"not", "n't", "n’t", "never", "no", "nobody"})
SURE = 0.6  # a rule's find, less certain than the tagger's


def with_inner(scene: Scene, frames: list[Frame]) -> list[Frame]:
    """'Two agents said | the harbour master had told them the gate was shut': what he told is one too."""
    out = [widened(scene, f) for f in frames]
    for frame in tuple(out):
        for content in frame.content:
            for verb in scene.syntax.inside(content):
                inner = _reported(scene, frame, content, verb)
                if inner is not None and not any(c.overlaps(inner.cue[0]) for f in out for c in f.cue):
                    out.append(inner)
    return out


def _reported(scene: Scene, frame: Frame, content: Span, verb: int) -> Frame | None:
    """A verb of speech with its own subject and a finite clause behind it, inside; not negated, no 'would'."""
    syntax = scene.syntax
    token = syntax.tokens[verb]
    if (
        token.pos != "VERB"
        or scene.lemmas(token.span)[0] not in _SPEECH
        or token.tag not in ("VBD", "VBN", "VBZ", "VBP")
    ):
        return None
    helpers = [c for c in syntax.children[verb] if c < verb]
    if any(syntax.tokens[c].tag == "MD" or syntax.word(c) in _NEGATION for c in helpers):
        return None
    subject = next((c for c in helpers if syntax.tokens[c].rel == "nsubj"), None)
    clause = next((c for c in syntax.of(verb, "ccomp") if c > verb and syntax.is_finite(c)), None)
    if subject is None or clause is None or syntax.word(subject) in NO_SOURCE:
        return None
    source, told = syntax.phrase(subject), syntax.span_of([k for k in syntax.subtree(clause) if k > verb])
    pieces = tuple(tidy(scene.text, told))
    if not pieces or not all(content.covers(s) for s in (source, *pieces)):
        return None
    return Frame(pieces, (token.span,), (source,), SURE, frame.layer + 1, reasons=("inside_a_statement",))


def widened(scene: Scene, frame: Frame) -> Frame:
    """'told | them Holm had promised | the tax would fall': content begun a layer too deep takes in its teller."""
    if not frame.cue or len(frame.content) != 1:
        return frame
    syntax, first = scene.syntax, frame.content[0]
    own = set(syntax.inside(frame.cue[0]))
    for verb in syntax.inside(Span(frame.cue[0].end, max(first.start, frame.cue[0].end))):
        token = syntax.tokens[verb]
        below = token.pos == "VERB" and token.rel == "ccomp" and token.head in own
        if not below or scene.lemmas(token.span)[0] not in _SPEECH:
            continue
        subject = next((c for c in syntax.of(verb, "nsubj") if c < verb), None)
        if subject is not None and syntax.word(subject) not in NO_SOURCE:
            start = syntax.phrase(subject).start
            return frame.because("a_layer_up", content=(Span(start, first.end),)) if start > frame.cue[0].end else frame
    return frame
