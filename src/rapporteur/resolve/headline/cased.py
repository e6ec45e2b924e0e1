"""Capitals of headlines: 'Venn Says Talks Near End' read as 'Venn says talks near end', so that capitals tell names."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from rapporteur.domain.annotation import Annotation
from rapporteur.domain.report import Reading

IN_CAPITALS = 0.7  # share of a title's longer words with a capital from which its capitals tell nothing
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG = 4  # letters: outlets that write titles in capitals write 'of' and 'the' small


def cased(title: Reading, annotation: Annotation, text: str) -> Reading:
    """The title with each word as running text writes it; the same characters but for their case.

    A word keeps a capital where the report's text writes it so in mid-sentence, or where the text lacks it and the
    tagger, which does not see capitals, takes it for a name.
    """
    words = title.report.text
    if not _in_capitals(words):
        return title
    forms, names = _forms(text), {t.span.start for t in annotation.tokens if t.pos == "PROPN"}
    first = _WORD.search(words)
    start = first.start() if first and not words.isupper() else -1
    out = _WORD.sub(lambda m: m[0] if m.start() == start else _written(m[0], forms, m.start() in names), words)
    return replace(title, report=replace(title.report, text=out))


def _in_capitals(words: str) -> bool:
    long = [m[0] for m in _WORD.finditer(words) if len(m[0]) >= _LONG]
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= IN_CAPITALS * len(long)


def _written(word: str, forms: Mapping[str, Counter[str]], name: bool) -> str:
    seen = forms.get(word.lower())
    if seen:
        best = min(seen, key=lambda w: (-seen[w], w))
    elif name:
        best = word.capitalize() if word.isupper() and len(word) > _LONG else word
    else:
        best = word.lower()
    return best if len(best) == len(word) else word


def _forms(text: str) -> Mapping[str, Counter[str]]:
    """How a text writes each of its words where no sentence begins."""
    out: dict[str, Counter[str]] = {}
    for m in _WORD.finditer(text):
        if re.search(r"[\w,]\s$", text[max(0, m.start() - 2) : m.start()]):
            out.setdefault(m[0].lower(), Counter())[m[0]] += 1
    return out
