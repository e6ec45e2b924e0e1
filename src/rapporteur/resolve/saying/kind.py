"""Kind: direct, indirect or mixed, by the quotation marks around and inside the content."""

from rapporteur.domain.span import Span
from rapporteur.resolve.saying.frame import Frame, Scene


def kind_of(scene: Scene, frame: Frame, inner: tuple[Span, ...]) -> str:
    """Direct where whole sentences are quoted, mixed where a fragment is; quotes of an inner statement do not count.

    >>> # '“We will stay,” she said' direct; 'called it “a trap”' mixed; 'said they would stay' indirect
    """
    quotes = [q for q in scene.quotes if any(q.overlaps(c) for c in frame.content)]
    # a quotation that holds the cue is the outer voice's; one inside an inner content is the inner voice's
    quotes = [q for q in quotes if not any(q.covers(c) for c in frame.cue) and not any(i.covers(q) for i in inner)]
    if not quotes:
        return "indirect"
    outside = [
        i
        for c in frame.content
        for i in range(c.start, c.end)
        if scene.text[i].isalnum() and not any(q.start <= i < q.end for q in quotes)
    ]
    if outside:
        return "mixed"
    return "direct" if any(is_sentence(scene, q) for q in quotes) else "mixed"


def is_sentence(scene: Scene, quote: Span) -> bool:
    """Whether a quotation is a whole utterance: a capital and a verb or a full stop, or a clause with its subject."""
    words = quote.of(scene.text).strip("\"“”‘’' ")
    syntax = scene.syntax
    if not words:
        return False
    verbs = [i for i in syntax.inside(quote) if syntax.is_finite(i)]
    if not (words[0].isupper() or words[0].isdigit() or words[0] == "["):
        return any(quote.covers(syntax.tokens[s].span) for i in verbs for s in syntax.of(i, "nsubj"))
    return bool(verbs) or (words[-1] in ".!?,…" and len(words.split()) >= 3)
