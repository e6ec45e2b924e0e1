"""Sentences: the trees of a report, from its parse or, where it has none, from the shallow analysis."""

from rapporteur.domain.annotation import Annotation, Token
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.resolve.acts.lexicon import by_head, class_words, verb_lemmas
from rapporteur.resolve.acts.shallow import analyse
from rapporteur.resolve.acts.tree import NOMINAL, Tree, Word
from rapporteur.resolve.lemmas import lemma


def trees_of(reading: Reading, annotation: Annotation) -> tuple[Tree, ...]:
    """One tree a sentence, headings left out, in text order."""
    text = reading.report.text
    tokens: dict[int, list[tuple[int, Token]]] = {}
    for i, token in enumerate(annotation.tokens):
        tokens.setdefault(token.sentence, []).append((i, token))
    out = []
    for index, sentence in enumerate(reading.sentences):
        if any(h.overlaps(sentence) for h in reading.headings):
            continue
        found = tokens.get(index)
        words = _words(text, found) if found else analyse(text, sentence, verb_lemmas())
        if words:
            out.append(Tree.of(words, sentence, index))
    return tuple(out)


def _words(text: str, tokens: list[tuple[int, Token]]) -> tuple[Word, ...]:
    place = {i: n for n, (i, _) in enumerate(tokens)}
    out = [_word(text, n, t, place.get(t.head, n)) for n, (_, t) in enumerate(tokens)]
    return tuple(_joined(text, out, w) for w in out)


def _word(text: str, n: int, token: Token, head: int) -> Word:
    said = token.span.of(text)
    low = said.lower().replace("’", "'")
    return Word(n, token.span, said, low, _lemma(low, token), token.pos, token.tag, head, token.rel)


def _lemma(low: str, token: Token) -> str:
    """The lemma; a name that is a common noun too ('Union', 'Talks') is listed under that noun."""
    if low in {"n't", "not"}:
        return "not"
    return lemma(low, "NOUN" if token.pos == "PROPN" else token.pos)


def _joined(text: str, words: list[Word], word: Word) -> Word:
    """A hyphened compound is listed under its whole ('cease-fire', 'sit-in') where the lexicon knows that."""
    i = word.i
    if word.pos not in NOMINAL | {"ADP", "ADV", "VERB"} or i < 2 or words[i - 1].low != "-":
        return word
    whole = f"{words[i - 2].low}-{word.lemma}"
    known = ("n", whole) in by_head() or whole in class_words()
    return (
        Word(
            i,
            Span(words[i - 2].span.start, word.span.end),
            word.text,
            whole,
            whole,
            "NOUN",
            word.tag,
            word.head,
            word.rel,
        )
        if known
        else word
    )
