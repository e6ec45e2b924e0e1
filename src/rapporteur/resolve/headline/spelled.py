"""Headlines spelled out: the auxiliaries that they leave out, put back, so that a parser of sentences can read them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapporteur.domain.annotation import Annotation, Token
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span

_VERBS = ("VERB", "AUX")
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "DET", "X")
# They take an infinitive after them and are often read as nouns or participles: 'set to free', 'poised to sign'.
_BEFORE_TO = frozenset(
    ["set", "due", "poised", "ready", "likely", "unlikely", "expected", "about", "bound", "forced", "willing"]
)


@dataclass(frozen=True, slots=True)
class _Edit:
    """`words` in place of the characters of `span`."""

    span: Span
    words: str


def spelled_out(reading: Reading, annotation: Annotation) -> Reading | None:
    """The reading of a title with 'will' for a bare 'to' and 'was' before a bare participle; None where it has neither.

    'Norland to sign accord' is read as 'Norland will sign accord', 'Tanker crew freed' as 'Tanker crew was freed'.
    What is put in has no place in the title (offset -1), or that of what it stands for.
    """
    edits = [e for s in reading.sentences for e in _edits(reading.report.text, _tokens(annotation, s))]
    return _edited(reading, edits) if edits else None


def _tokens(annotation: Annotation, sentence: Span) -> list[Token]:
    return [t for t in annotation.tokens if sentence.covers(t.span)]


def _edits(text: str, tokens: Sequence[Token]) -> list[_Edit]:
    """One edit a sentence at most: its first verb decides."""
    words = [t.span.of(text).lower() for t in tokens]
    for i, token in enumerate(tokens):
        if _is_bare_to(tokens, words, i):
            return [_Edit(token.span, "will")]
        if _is_bare_participle(tokens, words, i):
            plural = any(t.tag in ("NNS", "NNPS") for t in tokens[max(0, i - 1) : i])
            return [_Edit(Span(token.span.start, token.span.start), "were " if plural else "was ")]
        if token.pos in _VERBS or token.tag in ("MD", "VBD", "VBZ", "VBP") or words[i] in _BEFORE_TO:
            return []
    return []


def _is_bare_to(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    """'Norland | to | sign': 'to' after a noun and before a verb, no verb so far."""
    if words[i] != "to" or not i or i + 1 == len(tokens):
        return False
    return tokens[i - 1].pos in _NOUNS and (tokens[i + 1].tag == "VB" or tokens[i + 1].pos == "VERB")


def _is_bare_participle(tokens: Sequence[Token], words: Sequence[str], i: int) -> bool:
    """'Pay offer | rejected | by', 'Tanker crew | freed': a participle without anything that could be its object."""
    token = tokens[i]
    if token.tag not in ("VBN", "VBD") or not words[i].endswith(_PARTICIPLES):
        return False
    if not i or tokens[i - 1].pos not in ("NOUN", "PROPN", "NUM"):
        return False
    after = words[i + 1] if i + 1 < len(tokens) else ""
    return after in _NO_OBJECT or not after[:1].isalnum()


_PARTICIPLES = ("ed", "en", "wn", "held", "put", "sent", "cut", "lost")
_NO_OBJECT = frozenset(
    ["", "by", "in", "after", "as", "on", "at", "over", "amid", "from", "for", "until", "to", "near", "despite", "with"]
)


def _edited(reading: Reading, edits: Sequence[_Edit]) -> Reading:
    text, offsets = reading.report.text, list(reading.offsets)
    sentences = list(reading.sentences)
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        start, end = edit.span
        gain = len(edit.words) - (end - start)
        here = offsets[start:end] + [-1] * gain
        text, offsets = text[:start] + edit.words + text[end:], offsets[:start] + here + offsets[end:]
        sentences = [Span(s.start + gain * (s.start > start), s.end + gain * (s.end >= end)) for s in sentences]
    return replace(
        reading,
        report=replace(reading.report, text=text),
        paragraphs=(Span(0, len(text)),),
        sentences=tuple(sentences),
        offsets=tuple(offsets),
    )
