"""GUM's coreference: its documents as raw text with the persons and things that their words stand for.

Only what the pronoun ranker needs: every mention by the word that heads it, clusters by GUM's group number, and split
antecedents ('they' for two persons that were told apart before). No text of GUM is ever written into the project.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.resolve.who.candidates import Candidate
from rapporteur.resolve.who.figures import Figure
from rapporteur.resolve.who.mentions import Mentions
from rapporteur.resolve.who.references import PERSONAL
from training.corpora import GUM_DEV, Document, conllu

GENRES = ("news", "interview", "court", "academic")
_BRACKETS = re.compile(r"\([^()]+\)?|[^()]*\)")


@dataclass(frozen=True, slots=True)
class Marked:
    """One mention of GUM: words `[first, last]` of the document, `heads` what heads it (two where it joins two)."""

    cluster: str
    kind: str
    first: int
    last: int
    heads: tuple[int, ...]


@dataclass
class Coreference:
    """A document with its mentions; `split` gives the clusters that a plural cluster is made of."""

    id: str
    document: Document
    mentions: list[Marked] = field(default_factory=list)
    split: dict[str, set[str]] = field(default_factory=dict)

    @property
    def genre(self) -> str:
        """'news' of 'GUM_news_korea'."""
        return self.id.split("_")[1]

    @property
    def held_out(self) -> bool:
        """Whether it is one of the six that the parser has not seen either."""
        return self.id.removeprefix("GUM_") in GUM_DEV


def documents(folder: Path) -> Iterator[Coreference]:
    """All documents of the corpus, by name."""
    for path in sorted(folder.glob("*.conllu")):
        yield _read(path)


def _read(path: Path) -> Coreference:
    out = Coreference(path.stem, conllu(path))
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if re.match(r"\d+\t", line)]

    open_: list[tuple[str, str, int, str]] = []
    for i, row in enumerate(rows):
        for cluster, target in re.findall(r"(\d+)<(\d+)", _misc(row[9], "SplitAnte")):
            out.split.setdefault(target, set()).add(cluster)
        for bracket in _BRACKETS.findall(_misc(row[9], "Entity")):
            if bracket.startswith("("):
                parts = bracket.strip("()").split("-")
                open_.append((parts[0], parts[1] if len(parts) > 1 else "", i, parts[5] if len(parts) > 5 else "1"))
            if bracket.endswith(")"):
                id_ = bracket.strip("()").split("-")[0]
                found = next((o for o in reversed(open_) if o[0] == id_), None)
                if found:
                    open_.remove(found)
                    out.mentions.append(_marked(out.document, found, i))
    return out


def _misc(misc: str, key: str) -> str:
    found = re.search(rf"(?:^|\|){key}=([^|]*)", misc)
    return found[1] if found else ""


def _marked(document: Document, opened: tuple[str, str, int, str], last: int) -> Marked:
    """The heads are those of the minimal span, given by places in the mention, that no other of them governs."""
    id_, kind, first, minimal = opened
    numbers = [first + int(n) - 1 for n in minimal.split(",") if n.isdigit()] or list(range(first, last + 1))
    heads = document.heads or []
    tops = [n for n in numbers if (n <= last and not first <= heads[n] <= last) or heads[n] == n]
    joined = [n for n in numbers if n not in tops and (document.rels or [])[n] == "conj" and heads[n] in tops]
    return Marked(id_, kind, first, last, tuple(sorted({*tops[:1], *joined})))


class Gold:
    """What GUM says of the pronouns of a document, asked by places in the report that was read from its text."""

    def __init__(self, coreference: Coreference, reading: Reading) -> None:
        self.coreference = coreference
        back = {raw: i for i, raw in enumerate(reading.offsets) if raw >= 0}
        self.word_at = {back[w.start]: i for i, w in enumerate(coreference.document.words) if w.start in back}
        self.places = {i: place for place, i in self.word_at.items()}
        self.headed: dict[int, set[str]] = {}
        self.of: dict[str, list[Marked]] = {}
        for m in coreference.mentions:
            self.of.setdefault(m.cluster, []).append(m)
            if len(m.heads) == 1:
                self.headed.setdefault(m.heads[0], set()).add(m.cluster)
        self._add_names()

    def _add_names(self) -> None:
        """'the spokeswoman Ada Holm': the name beside the head of its own mention means the same person."""
        document = self.coreference.document
        heads, rels = document.heads or [], document.rels or []
        for n, head in enumerate(heads):
            if rels[n] in ("flat", "appos") and n not in self.headed and head in self.headed:
                self.headed[n] = self.headed[head]

    def pronouns(self, *, persons: bool = True) -> dict[int, str]:
        """The cluster of every third-person pronoun by its place; `persons`: only of persons told of before."""
        out = {}
        document = self.coreference.document
        for m in self.coreference.mentions:
            if m.first != m.last or m.first not in self.places:
                continue
            if document.words[m.first].of(document.text).lower() not in PERSONAL:
                continue
            if not persons or (m.kind == "person" and self._told_before(m)):
                out[self.places[m.first]] = m.cluster
        return out

    def _told_before(self, m: Marked) -> bool:
        earlier = any(o.heads[0] < m.first and o.heads[0] in self.places for o in self.of[m.cluster])
        return earlier or m.cluster in self.coreference.split

    def right(self, run: Mentions, c: Candidate, cluster: str) -> bool:
        """Whether the candidate's last naming (no pronoun) before the pronoun heads a mention of the cluster."""
        syntax = run.antecedents.syntax
        if c.nominal is not None and c.nominal.joint:
            return self._joint([self._words(syntax.tokens[k].span) for k in c.nominal.joint], cluster)
        if c.figure.members:
            return self._joint([self._words(_naming(run, m)) for m in c.figure.members], cluster)
        told = [t for t in c.traces if t.kind != "pronoun"]
        if not told:
            return cluster in self._clusters(run.words[c.figure.start].span)
        span = run.words[told[-1].word].span
        if told[-1].kind == "name":
            span = Span(_name_start(run, told[-1].word), span.end)
        return cluster in self._clusters(span)

    def _joint(self, parts: list[set[int]], cluster: str) -> bool:
        split = self.coreference.split.get(cluster)
        if split and all(any(self.headed.get(w, set()) & split for w in part) for part in parts):
            return True
        return any(len(m.heads) > 1 and all(part & set(m.heads) for part in parts) for m in self.of[cluster])

    def _words(self, span: Span) -> set[int]:
        return {self.word_at[k] for k in range(span.start, span.end) if k in self.word_at}

    def _clusters(self, span: Span) -> set[str]:
        return {c for w in self._words(span) for c in self.headed.get(w, ())}


def _name_start(run: Mentions, k: int) -> int:
    """Where the name that ends in word k begins: GUM's head is its first word."""
    last = k
    while k > 0 and last - k < 4 and run.words[k - 1].sentence == run.words[k].sentence:
        if not run.words[k - 1].cap or run.words[k - 1].possessive:
            break
        k -= 1
    return run.words[k].span.start


def _naming(run: Mentions, figure: Figure) -> Span:
    found = next((f for f in run.found if f.figure is figure and f.kind != "pronoun"), None)
    if found is None:
        return run.words[figure.start].span
    start = _name_start(run, found.head) if found.kind == "name" else run.words[found.head].span.start
    return Span(start, run.words[found.head].span.end)
