"""The corpora as labelled documents. None of their text is ever written into the project.

Three tasks share one encoder pass: attribution (PolNeAR), syntax (GUM, Universal Dependencies) and names (CrossNER
politics). A document carries the labels of its own task and None for the others.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nupunkt

from rapporteur.domain.span import Span
from rapporteur.tag.words import find_words

ROLES = ("source", "cue", "content")
NAME_KINDS = ("person", "organisation", "place", "misc")
CROSSNER_KINDS = {
    "person": "person",
    "politician": "person",
    "organisation": "organisation",
    "politicalparty": "organisation",
    "country": "place",
    "location": "place",
    "election": "misc",
    "event": "misc",
    "misc": "misc",
}
# Held out from GUM for measuring the parser: every genre that is used.
GUM_DEV = ("news_korea", "news_taxes", "news_homeopathic", "interview_mckenzie", "court_loan", "academic_eegimaa")


@dataclass
class Document:
    """Words of one document with labels by word index; sentences are `[first, last)` word ranges.

    `roles[i]` is the BIO label of word i (`ours`: by our guidelines, not PolNeAR's), `cue_of[i]` the first word of the
    cue that a content word belongs to, `source_of[i]` the first word of the source of a cue word (-1: the cue has
    none). `heads` are word indices (own index for a root). Each is None where the document's corpus lacks that task.
    """

    id: str
    text: str
    words: list[Span]
    sentences: list[tuple[int, int]]
    roles: list[str] | None = None
    ours: bool = False
    cue_of: dict[int, int] = field(default_factory=dict)
    source_of: dict[int, int] = field(default_factory=dict)
    tags: list[str] | None = None
    pos: list[str] | None = None
    rels: list[str] | None = None
    heads: list[int] | None = None
    names: list[str] | None = None


def words_by_sentence(text: str) -> tuple[list[Span], list[tuple[int, int]]]:
    """All words of a text and the word range of every sentence."""
    words: list[Span] = []
    sentences = []
    for line in re.finditer(r"[^\n]+", text):
        for start, end in nupunkt.sent_spans(line.group()):
            here = find_words(text, Span(start, end).shifted(line.start()))
            if here:
                sentences.append((len(words), len(words) + len(here)))
                words += here
    return words, sentences


def polnear(path: Path) -> Iterator[Document]:
    """PolNeAR articles; the views of further annotators of an article are documents of their own."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        views = [row["attributions"], *[v.get("attributions", v) if isinstance(v, dict) else v for v in row["also"]]]
        words, sentences = words_by_sentence(row["text"])
        for number, attributions in enumerate(views):
            yield labelled(f"{row['id']}#{number}", row["text"], words, sentences, attributions)


def labelled(id_: str, text: str, words: list[Span], sentences: list[tuple[int, int]], attributions: list) -> Document:  # type: ignore[type-arg]
    """A document with the labels and links of attributions given as spans by role."""
    at = {}
    for i, word in enumerate(words):
        for c in range(word.start, word.end):
            at[c] = i
    doc = Document(id_, text, words, sentences, roles=["O"] * len(words))
    for attribution in attributions:
        runs = {role: [sorted({at[c] for c in range(s, e) if c in at}) for s, e in attribution[role]] for role in ROLES}
        for role in ROLES:
            for run in filter(None, runs[role]):
                _mark(doc.roles, run, role)  # type: ignore[arg-type]
        cue, source = (next((r for r in runs[k] if r), None) for k in ("cue", "source"))
        if cue:
            for run in runs["content"]:
                doc.cue_of.update(dict.fromkeys(run, cue[0]))
            doc.source_of.update(dict.fromkeys(cue, source[0] if source else -1))
    return doc


def _mark(roles: list[str], run: list[int], role: str) -> None:
    if roles[run[0]] == "B-" + role:  # one source shared by two cues
        return
    for i in run:
        roles[i] = "I-" + role
    roles[run[0]] = "B-" + role
    after = run[-1] + 1
    if after < len(roles) and roles[after].startswith("I-") and roles[after][2:] != role:
        roles[after] = "B-" + roles[after][2:]  # a span that this one cut in two


def gum(folder: Path, *, dev: bool) -> Iterator[Document]:
    """GUM documents with their gold words, parses and names (entities headed by a proper noun)."""
    for path in sorted(folder.glob("*.conllu")):
        if any(path.stem.endswith(name) for name in GUM_DEV) == dev:
            yield conllu(path)


def conllu(path: Path) -> Document:
    """One GUM document."""
    text, words, sentences = "", [], []
    doc = Document(path.stem, "", words, sentences, tags=[], pos=[], rels=[], heads=[], names=[])
    rows: list[list[str]] = []
    open_names: list[tuple[str, str, int]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newpar") and text and not text.endswith("\n"):
            text = text.rstrip() + "\n\n"
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            text = _sentence(doc, text, rows, open_names)
            rows = []
    doc.text = text
    return doc


def _sentence(doc: Document, text: str, rows: list[list[str]], open_names: list[tuple[str, str, int]]) -> str:
    base, covered = len(doc.words), 0
    for row in rows:
        space = "" if "SpaceAfter=No" in row[9] else " "
        if "-" in row[0]:  # a multiword token prints once; its words share its characters
            covered, cursor = int(row[0].split("-")[1]), len(text)
            text += row[1] + space
            continue
        if "." in row[0]:
            continue
        start = cursor if int(row[0]) <= covered else len(text)
        if int(row[0]) <= covered:
            cursor += len(row[1])
        else:
            text += row[1] + space
        doc.words.append(Span(start, start + len(row[1])))
        doc.pos.append(row[3])  # type: ignore[union-attr]
        doc.tags.append(row[4])  # type: ignore[union-attr]
        doc.rels.append(row[7])  # type: ignore[union-attr]
        head = int(row[6])
        doc.heads.append(base + head - 1 if head else len(doc.words) - 1)  # type: ignore[union-attr]
        doc.names.append("O")  # type: ignore[union-attr]
        _entities(doc, row[9], open_names)
    doc.sentences.append((base, len(doc.words)))
    return text


def _entities(doc: Document, misc: str, open_names: list[tuple[str, str, int]]) -> None:
    """Read GUM's bracketed entities; keep those that are names: only proper nouns, 'of' and 'the' inside."""
    kinds = {"person": "person", "organization": "organisation", "place": "place"}
    found = re.search(r"Entity=([^|]*)", misc)
    i = len(doc.words) - 1
    for bracket in re.findall(r"\([^()]+\)?|[^()]*\)", found.group(1) if found else ""):
        if bracket.startswith("("):
            parts = bracket.strip("()").split("-")
            open_names.append((parts[0], parts[1] if len(parts) > 1 else "", i))
            if not bracket.endswith(")"):
                continue
            id_ = parts[0]
        else:
            id_ = bracket.strip(")").split("-")[0]
        match = next((n for n in reversed(open_names) if n[0] == id_), None)
        if match:
            open_names.remove(match)
            first = match[2]
            while first < i and doc.pos[first] == "DET":  # type: ignore[index]
                first += 1
            inside = doc.pos[first : i + 1]  # type: ignore[index]
            proper = set(inside) <= {"PROPN", "ADP", "PUNCT"} and inside[:1] == inside[-1:] == ["PROPN"]
            if match[1] in kinds and proper:
                for k in range(first, i + 1):
                    doc.names[k] = ("B-" if k == first else "I-") + kinds[match[1]]  # type: ignore[index]


def crossner(path: Path) -> Iterator[Document]:
    """CrossNER politics: each paragraph of the column file a document of one sentence."""
    for number, block in enumerate(path.read_text(encoding="utf-8").split("\n\n")):
        rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
        text, words, names = "", [], []
        for word, label in rows:
            if text and not re.match(r"[.,;:!?)\]'’]", word):
                text += " "
            words.append(Span(len(text), len(text) + len(word)))
            text += word
            names.append(label if label == "O" else label[:2] + CROSSNER_KINDS[label[2:]])
        if words:
            yield Document(f"{path.stem}-{number}", text, words, [(0, len(words))], names=names)


def joined(documents: list[Document]) -> Document:
    """Several short documents of one task as one, so that windows are full."""
    first = documents[0]
    out = Document(first.id, "", [], [], ours=first.ours)
    for name in ("roles", "names"):
        if getattr(first, name) is not None:
            setattr(out, name, [])
    for d in documents:
        base, offset = len(out.words), len(out.text)
        out.text += d.text + "\n\n"
        out.words += [w.shifted(offset) for w in d.words]
        out.sentences += [(s + base, e + base) for s, e in d.sentences]
        for name in ("roles", "names"):
            if getattr(out, name) is not None:
                getattr(out, name).extend(getattr(d, name))
        out.cue_of.update({i + base: c + base for i, c in d.cue_of.items()})
        out.source_of.update({i + base: c if c == -1 else c + base for i, c in d.source_of.items()})
    return out
