"""Head words of the participants of acts, by the shipped tagger's parse: what a trigger is taught to point to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapporteur.domain.annotation import Token
from rapporteur.domain.span import Span
from rapporteur.tag.tagger import Tagger
from training.acts.documents import ActDocument, WordRange

POINTED = ("actor", "recipient")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def with_heads(documents: Iterable[ActDocument], tagger: Tagger) -> Iterator[ActDocument]:
    """The documents with `heads` of all their acts filled in."""
    for doc in documents:
        tokens = tagger.parse(doc.text, [Span(doc.words[a].start, doc.words[b - 1].end) for a, b in doc.sentences])
        if [t.span for t in tokens] != doc.words:
            raise ValueError(f"{doc.id}: the tagger cuts its text into other words")
        for n, act in enumerate(doc.acts):
            found = {role: tuple(head_word(tokens, r) for r in act.arguments[role]) for role in POINTED}
            doc.acts[n] = replace(act, heads=found)
        yield doc


def head_word(tokens: tuple[Token, ...], words: WordRange) -> int:
    """The word of the range whose governor lies outside it, a noun or pronoun where there is one."""
    first, end = words
    outer = [i for i in range(first, end) if not first <= tokens[i].head < end or tokens[i].head == i]
    return next((i for i in outer if tokens[i].pos in NOMINAL), outer[0] if outer else first)
