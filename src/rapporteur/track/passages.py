"""Passages that two reports share: sentences that are the same or nearly so, and sentences that tell the same.

True copies of one agency story share on average only a third of their three-word runs, because each house cuts and
edits it; what is left of it is sentence by sentence nearly the same. So sentences are compared, not documents, and only
words outside quotation marks count as copied: a quotation is common to all who heard the speaker.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapporteur.domain.span import Span
from rapporteur.track.sentences import Quotation, Sentence, common, quotations, sentences

#: Words of a run by which reports that share text are found (Broder 1997 used shingles of that order).
RUN = 5
#: Share of the shorter sentence's words, in order, from which two sentences are copies of one.
NEAR = 0.7
#: Fewest words outside quotation marks that a copied sentence has in common with its original.
FEWEST = 7
#: Share of a sentence's content words found in one sentence of the other report from which it tells the same.
LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the later report with the one of the earlier report that it goes back to.

    `copied` counts the writer's words that the two have in common in order; 0 where it only tells the same.
    """

    here: Sentence
    there: Sentence
    copied: int


@lru_cache(maxsize=1024)
def runs(text: str) -> dict[tuple[str, ...], Span]:
    """The runs of five words of a text with their places, those in quotation marks left out."""
    words = [(w, p, q) for s in sentences(text) for w, p, q in zip(s.words, s.places, s.quoted, strict=True)]
    out: dict[tuple[str, ...], Span] = {}
    for i in range(len(words) - RUN + 1):
        run = words[i : i + RUN]
        if not all(q for _, _, q in run):
            out[tuple(w for w, _, _ in run)] = Span(run[0][1].start, run[-1][1].end)
    return out


def aligned(here: str, there: str) -> tuple[Pair, ...]:
    """The sentences of one text that another also has or tells, each with its counterpart, in text order."""
    rows = sentences(there)
    places = _places(rows)
    return tuple(pair for s in sentences(here) if (pair := _best(s, rows, places)))


def same_quotations(here: str, there: str, fewest: int = 4) -> tuple[tuple[Quotation, Quotation], ...]:
    """The quotations of at least so many words that both texts hold, whole or in part."""
    rows = [q for q in quotations(there) if len(q.words) >= fewest]
    found = ((q, next((r for r in rows if part_of(q.words, r.words)), None)) for q in quotations(here))
    return tuple((q, r) for q, r in found if r and len(q.words) >= fewest)


def joined(spans: Iterable[Span], gap: int = 2) -> tuple[Span, ...]:
    """The spans in order, those that touch or stand at most `gap` characters apart made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + gap:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _places(rows: Sequence[Sentence]) -> dict[str, list[int]]:
    out: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for word in row.content:
            out.setdefault(word, []).append(number)
    return out


def _best(s: Sentence, rows: Sequence[Sentence], places: dict[str, list[int]]) -> Pair | None:
    """The counterpart of a sentence: the one that it copies most of, else the one that it shares most content with."""
    shared = Counter(n for word in s.content for n in places.get(word, ()))
    near = [n for n, count in sorted(shared.items()) if count >= min(3, len(s.content))]
    copies = [(copied, -n) for n in near if (copied := _copied(s, rows[n]))]
    if copies:
        copied, number = max(copies)
        return Pair(s, rows[-number], copied)
    likest = max(((count, -n) for n, count in shared.items()), default=(0, 0))
    enough = likest[0] >= 4 and likest[0] >= LIKE * len(s.content)
    return Pair(s, rows[-likest[1]], 0) if enough else None


def _copied(a: Sentence, b: Sentence) -> int:
    """The writer's words that two sentences have in common in order, 0 where they are no copies of one."""
    first, second = _own(a), _own(b)
    count = common(first, second)
    return count if count >= max(FEWEST, NEAR * min(len(first), len(second))) else 0


def _own(s: Sentence) -> tuple[str, ...]:
    return tuple(w for w, q in zip(s.words, s.quoted, strict=True) if not q)


def part_of(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the shorter of two word lists stands in the longer one as a run."""
    short, long = sorted((list(a), list(b)), key=len)
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
