"""Compile the inline markup of the passages to spans, and check it.

python -m training.passages.compile [--agreement]
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rapporteur.domain.span import Span

FOLDER = Path(__file__).parent
KINDS, STANCES = ("direct", "indirect", "mixed"), ("asserts", "denies", "declines", "asks")
_MARK = re.compile(r"\\([\[\]])|\[(\d+)([@:=])|(\])")
_HEADER = re.compile(r"# ([a-z0-9-]+)(?: \| outlet: (.+))?")
_STATEMENT = re.compile(r"(\d+): (\w+) (\w+) \| (.+)")
ROLES = {"@": "source", ":": "cue", "=": "content"}


class MarkupError(ValueError):
    """A passage that does not follow the markup; says which and where."""


@dataclass(frozen=True)
class Link:
    """One link of a chain: a name with its party, or an unnamed source with its description."""

    name: str | None
    party: str | None = None
    description: str | None = None


@dataclass
class Marked:
    """One statement of a passage: spans by role, kind, stance and chain (without the printing outlet)."""

    number: int
    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    kind: str = ""
    stance: str = ""
    chain: list[Link] = field(default_factory=list)


@dataclass
class Passage:
    """A passage's text (paragraphs separated by one blank line) and its statements in text order."""

    id: str
    outlet: str | None
    text: str
    statements: list[Marked]


def read(path: Path) -> Iterator[Passage]:
    """The passages of one file. Raises MarkupError."""
    for block in re.split(r"^---\s*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        if block.strip():
            yield _passage(path.name, block.strip())


def _passage(file: str, block: str) -> Passage:
    header, _, rest = block.partition("\n")
    match = _HEADER.fullmatch(header.strip())
    if not match:
        raise MarkupError(f"{file}: no header line: {header[:60]}")
    lines = rest.strip().splitlines()
    tail: list[str] = []
    while lines and _STATEMENT.fullmatch(lines[-1].strip()):
        tail.insert(0, lines.pop().strip())
    where = f"{file}, {match[1]}"
    paragraphs = re.split(r"\n\s*\n", "\n".join(lines).strip())
    text, statements = _unmark(where, "\n\n".join(" ".join(p.split()) for p in paragraphs))
    for line in tail:
        _attributes(where, statements, line)
    _check(where, text, statements)
    return Passage(match[1], match[2], text, [statements[n] for n in sorted(statements)])


def _unmark(where: str, marked: str) -> tuple[str, dict[int, Marked]]:
    text, at, open_marks = "", 0, []
    statements: dict[int, Marked] = {}
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            text += match[1]
        elif match[2]:
            open_marks.append((int(match[2]), ROLES[match[3]], len(text)))
        elif not open_marks:
            raise MarkupError(f"{where}: a bracket closes that none opens, after '…{text[-30:]}'")
        else:
            number, role, start = open_marks.pop()
            statement = statements.setdefault(number, Marked(number))
            getattr(statement, role).append(trimmed(text, Span(start, len(text))))
    if open_marks:
        raise MarkupError(f"{where}: the {open_marks[-1][1]} of statement {open_marks[-1][0]} is not closed")
    return text + marked[at:], statements


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def _attributes(where: str, statements: dict[int, Marked], line: str) -> None:
    number, kind, stance, chain = _STATEMENT.fullmatch(line).groups()  # type: ignore[union-attr]
    if int(number) not in statements:
        raise MarkupError(f"{where}: statement {number} has a line and no marks")
    if kind not in KINDS or stance not in STANCES:
        raise MarkupError(f"{where}: statement {number} is '{kind} {stance}'")
    statement = statements[int(number)]
    statement.kind, statement.stance = kind, stance
    statement.chain = [as_link(part.strip()) for part in chain.split(" > ")]


def as_link(words: str) -> Link:
    """A link as a chain words it: `~description`, `Name/Party` or `Name`."""
    if words.startswith("~"):
        return Link(None, None, words[1:].strip() or None)
    name, _, party = words.partition("/")
    return Link(name.strip(), party.strip() or None)


def _check(where: str, text: str, statements: dict[int, Marked]) -> None:
    for n, s in statements.items():
        if not s.chain:
            raise MarkupError(f"{where}: statement {n} has no line with kind, stance and chain")
        if not s.content and s.stance != "declines":
            raise MarkupError(f"{where}: statement {n} has no content")
        if len(s.cue) > 1 or len(s.source) > 1:
            raise MarkupError(f"{where}: statement {n} has a cue or a source in pieces")
        if any("\n" in span.of(text) or span.start >= span.end for r in ROLES.values() for span in getattr(s, r)):
            raise MarkupError(f"{where}: a span of statement {n} is empty or runs over a paragraph break")
    if sorted(statements) != list(range(1, len(statements) + 1)):
        raise MarkupError(f"{where}: statements are not numbered 1, 2, 3 …")


def all_passages(folder: Path = FOLDER) -> list[Passage]:
    """Every passage of the folder, files in order of name. Raises MarkupError for a doubled id."""
    passages = [p for path in sorted(folder.glob("*.txt")) for p in read(path)]
    doubled = [i for i, n in Counter(p.id for p in passages).items() if n > 1]
    if doubled:
        raise MarkupError(f"ids given twice: {', '.join(doubled[:5])}")
    return passages


def near_duplicates(passages: list[Passage], *, share: float = 0.4) -> list[tuple[str, str]]:
    """Pairs of passages that share so much of their five-word shingles that one of them should go."""
    return alike({p.id: p.text for p in passages}, share)


def alike(texts: Mapping[str, str], share: float) -> list[tuple[str, str]]:
    """Pairs of ids whose texts have at least that share of the shorter one's five-word shingles in common."""
    shingles = {id_: _shingles(text) for id_, text in texts.items()}
    seen: dict[tuple[str, ...], list[str]] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    for id_, own in shingles.items():
        for s in own:
            pairs.update((other, id_) for other in seen.get(s, ()))
            seen.setdefault(s, []).append(id_)
    return sorted(p for p, n in pairs.items() if n >= share * min(len(shingles[p[0]]), len(shingles[p[1]])))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def agreement(first: list[Passage], second: list[Passage]) -> dict[str, float]:
    """Two annotations of the same passages: F1 of exact spans by role, and of the matched the shares alike."""
    by_id = {p.id: p for p in first}
    hits, totals = Counter[str](), Counter[str]()
    for b in second:
        a = by_id[b.id]
        if a.text != b.text:
            raise MarkupError(f"{b.id}: the second annotation has another text")
        for role in ROLES.values():
            x, y = ({s for m in p.statements for s in getattr(m, role)} for p in (a, b))
            hits[role] += 2 * len(x & y)
            totals[role] += len(x) + len(y)
        for m in a.statements:
            other = next((o for o in b.statements if _same(m, o)), None)
            totals["statement"] += 1
            if other:
                hits["statement"] += 1
                for name in ("kind", "stance", "chain"):
                    totals[name] += 1
                    hits[name] += getattr(m, name) == getattr(other, name)
    return {k: hits[k] / totals[k] for k in totals}


def _same(a: Marked, b: Marked) -> bool:
    """Whether two annotators mark the same statement: the same cue, or none and a part of the content the same."""
    return a.cue == b.cue if a.cue else not b.cue and bool(set(a.content) & set(b.content))


def main() -> int:
    """Check, count, and compare where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agreement", action="store_true")
    o = parser.parse_args()
    try:
        passages = all_passages()
        for pair in near_duplicates(passages):
            print("near duplicates:", *pair)
        stances = Counter(s.stance for p in passages for s in p.statements)
        depth = Counter(len(s.chain) + 1 for p in passages for s in p.statements)
        print(f"{len(passages)} passages, {sum(stances.values())} statements; {dict(stances)}; links {dict(depth)}")
        if o.agreement:
            second = [p for path in sorted((FOLDER / "second").glob("*.txt")) for p in read(path)]
            print(f"{len(second)} annotated twice:")
            for name, value in agreement(passages, second).items():
                print(f"  {name:10s} {value:.3f}")
    except MarkupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
