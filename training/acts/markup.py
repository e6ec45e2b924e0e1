"""The inline markup of act passages, read to spans: `[1A@ The mayor] [1A: rejected] [A= the plan]` (see README.md)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import NamedTuple, NoReturn

from rapporteur.domain.act import Actor
from rapporteur.domain.span import Span
from training.passages.compile import STANCES, Marked, MarkupError, as_link, trimmed

STATEMENT_ROLES = {"@": "source", ":": "cue", "=": "content"}
ACT_ROLES = {
    "@": "actor", ":": "trigger", "=": "about", ">": "recipient",
    "?": "condition", "#": "time", "^": "place", "%": "term",
}  # fmt: skip
_KEY = r"(?:[0-9A-Z,]+[@:=>?#^%]+)+"
_MARK = re.compile(rf"\\(?P<literal>[\[\]])|\[(?P<key>{_KEY})(?: |(?=\[))|(?P<bare>\[)|\]")
_HEADER = re.compile(r"# ([a-z0-9-]+-\d+)(?: \| outlet: (.+))?")
_ACT = re.compile(
    r"(?P<letter>[A-Z]): ?(?P<type>[A-Z]+) (?P<modality>[a-z]+)(?: (?P<kind>[a-z-]+))?"
    r" ?\| ?(?P<who>[^|]+?) ?\| ?(?P<issues>[^|]+)"
)
_TAIL = re.compile(r"[A-Z]: ?[A-Z]{3,} |\d+: ?(?:asserts|denies|declines|asks)\b")
ACT_FORM = "'A: TYPE modality [condition kind] | ACTORS > RECIPIENTS | ISSUES'"
_STATEMENT = re.compile(r"(\d+): ?([a-z]+)(?: ?\| ?(.+))?")


class Line(NamedTuple):
    """A line of a file with its number, for errors."""

    number: int
    words: str


@dataclass
class MarkedAct:
    """One act of a passage: the spans by role, and what its line says. `kind` is that of its condition."""

    letter: str
    line: int
    spans: dict[str, list[Span]] = field(default_factory=lambda: {role: [] for role in ACT_ROLES.values()})
    type: str = ""
    modality: str = ""
    kind: str | None = None
    actors: list[Actor] = field(default_factory=list)
    recipients: list[Actor] = field(default_factory=list)
    issues: list[str] = field(default_factory=list)
    statement: int | None = None

    @property
    def trigger(self) -> Span:
        """The words that name the act."""
        return self.spans["trigger"][0]

    @property
    def condition(self) -> Span | None:
        """The words of the condition."""
        return next(iter(self.spans["condition"]), None)


@dataclass
class ActPassage:
    """A passage's text (paragraphs separated by one blank line), its statements, its acts in order of the trigger."""

    file: str
    line: int
    id: str
    outlet: str | None
    text: str
    statements: list[Marked]
    acts: list[MarkedAct]


def read(path: Path) -> Iterator[ActPassage]:
    """The passages of one file, unchecked beyond their form. Raises MarkupError with file and line."""
    return (block.passage() for block in blocks(path))


def blocks(path: Path) -> "Iterator[Block]":
    """The passages of one file as blocks of lines; lines that begin with '//' are comments."""
    lines: list[Line] = []
    for number, words in [*enumerate(path.read_text(encoding="utf-8").splitlines(), 1), (0, "---")]:
        if words.strip() == "---":
            if any(line.words for line in lines):
                yield Block(path.name, lines)
            lines = []
        elif not words.startswith("//") and (lines or words.strip()):
            lines.append(Line(number, words.strip()))


class Block:
    """The lines of one passage on their way to spans."""

    def __init__(self, file: str, lines: list[Line]) -> None:
        self.file = file
        self.header, self.lines = lines[0], lines[1:]
        self.text = ""
        self.statements: dict[int, Marked] = {}
        self.acts: dict[str, MarkedAct] = {}

    def passage(self) -> ActPassage:
        """The passage with its spans. Raises MarkupError."""
        match = _HEADER.fullmatch(self.header.words)
        if not match:
            self.fail(self.header.number, f"no header line '# name-001 | outlet: NAME': {self.header.words[:60]}")
        tail = self._tail()
        self._unmark()
        for line in tail:
            (self._act_line if line.words[0].isalpha() else self._statement_line)(line)
        acts = sorted(self.acts.values(), key=lambda a: (a.spans["trigger"], a.letter))
        statements = [self.statements[n] for n in sorted(self.statements)]
        return ActPassage(self.file, self.header.number, match[1], match[2], self.text, statements, acts)

    def fail(self, line: int, what: str) -> NoReturn:
        """Raise MarkupError for a line."""
        raise MarkupError(f"{self.file}:{line}: {what}")

    def _tail(self) -> list[Line]:
        """The lines after the text, taken off; what looks like one and is none fails."""
        tail: list[Line] = []
        while self.lines and (not self.lines[-1].words or _TAIL.match(self.lines[-1].words)):
            line = self.lines.pop()
            tail += [line] if line.words else []
        wrong = next((x for x in self.lines if " | " in x.words or _TAIL.match(x.words)), None)
        if wrong:
            self.fail(wrong.number, f"neither text nor {ACT_FORM}: {wrong.words[:60]}")
        return tail[::-1]

    def _marked(self) -> tuple[str, list[int], list[int]]:
        """The text with its marks, a blank line between paragraphs, and where each line starts in it."""
        marked, starts, numbers, gap = "", [], [], ""
        for line in self.lines:
            if line.words:
                marked += gap
                starts.append(len(marked))
                numbers.append(line.number)
                marked += " ".join(line.words.split())
            gap = " " if line.words else "\n\n" if marked else ""
        return marked, starts, numbers

    def _unmark(self) -> None:
        marked, starts, numbers = self._marked()
        at, open_marks = 0, []
        for match in _MARK.finditer(marked):
            self.text += marked[at : match.start()]
            at, number = match.end(), numbers[bisect_right(starts, match.start()) - 1]
            if match["literal"]:
                self.text += match["literal"]
            elif match["key"]:
                open_marks.append((match["key"], len(self.text), number))
            elif match["bare"]:
                self.fail(number, f"no mark (a key, then a space): '{marked[match.start() : match.start() + 25]}'")
            elif not open_marks:
                self.fail(number, f"a bracket closes that none opens, after '{self.text[-30:]}'")
            else:
                key, start, _ = open_marks.pop()
                self._mark(key, trimmed(self.text, Span(start, len(self.text))), number)
        self.text += marked[at:]
        if open_marks:
            key, start, number = open_marks[-1]
            self.fail(number, f"not closed: [{key} {self.text[start : start + 25]}")

    def _mark(self, key: str, span: Span, line: int) -> None:
        for ids, signs in re.findall(r"([0-9A-Z,]+)([@:=>?#^%]+)", key):
            for id_, sign in product(re.findall(r"\d+|[A-Z]", ids), signs):
                if id_.isalpha():
                    self.acts.setdefault(id_, MarkedAct(id_, line)).spans[ACT_ROLES[sign]].append(span)
                elif sign in STATEMENT_ROLES:
                    statement = self.statements.setdefault(int(id_), Marked(int(id_), stance="asserts"))
                    getattr(statement, STATEMENT_ROLES[sign]).append(span)
                else:
                    self.fail(line, f"a statement has no '{sign}': [{key}")

    def _statement_line(self, line: Line) -> None:
        match = _STATEMENT.fullmatch(line.words)
        if not match or int(match[1]) not in self.statements or match[2] not in STANCES:
            self.fail(line.number, f"no line '1: STANCE' of a marked statement: {line.words[:60]}")
        statement = self.statements[int(match[1])]
        statement.stance = match[2]
        statement.chain = [as_link(x.strip()) for x in match[3].split(" > ")] if match[3] else []

    def _act_line(self, line: Line) -> None:
        match = _ACT.fullmatch(line.words)
        if not match:
            self.fail(line.number, f"not {ACT_FORM}: {line.words[:60]}")
        act = self.acts.get(match["letter"])
        if not act or act.type:
            self.fail(
                line.number, f"act {match['letter']} " + ("has two lines" if act else "is not marked in the text")
            )
        act.line, act.type = line.number, match["type"]
        act.modality, act.kind = match["modality"], match["kind"]
        who, _, whom = match["who"].partition(">")
        act.actors = self._parties(act, "actor", who)
        act.recipients = self._parties(act, "recipient", whom)
        act.issues = [x.strip() for x in match["issues"].split(",")]

    def _parties(self, act: MarkedAct, role: str, words: str) -> list[Actor]:
        """The parties in order; those without '=' take the marked spans in order of the text, ';' shares one."""
        spans = iter(sorted(act.spans[role]))
        parties: list[Actor] = []
        for entry in (x.strip() for x in words.split(" + ") if x.strip() not in ("", "-")):
            unworded = entry.startswith("=")
            span = None if unworded else next(spans, None)
            if span is None and not unworded:
                self.fail(
                    act.line, f"act {act.letter}: no words are marked for the {role} '{entry}'; '={entry}' if none are"
                )
            for name in entry.removeprefix("=").split(";"):
                name, slash, party = (x.strip() for x in name.partition("/"))
                parties.append(Actor(name, party or (name if slash else None), span))
        if left := next(spans, None):
            self.fail(act.line, f"act {act.letter}: the {role} '{left.of(self.text)}' has no name in its line")
        return parties
