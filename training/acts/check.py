"""What a passage must keep to beyond the form of its marks. Every error names file and line."""

from itertools import combinations

from rapporteur.domain.act import CONDITION_KINDS, MODALITIES, TYPES
from rapporteur.domain.span import Span
from rapporteur.resolve.catalogue import load_catalogue
from rapporteur.tag.words import find_words
from training.acts.markup import STATEMENT_ROLES, ActPassage, MarkedAct
from training.passages.compile import MarkupError

SINGLE = ("condition", "time", "place", "term")
# A statement of this stance has an act of this type (guideline 6).
ACT_OF_STANCE = {"denies": "DENY", "declines": "DECLINE"}


def check(passage: ActPassage) -> None:
    """Raise MarkupError for the first thing that is wrong."""
    if not passage.id.startswith(passage.file.rpartition(".")[0] + "-"):
        _fail(passage, passage.line, f"'{passage.id}' does not begin with the name of its file")
    for act in passage.acts:
        _check_line(passage, act)
        _check_spans(passage, act)
    for a, b in combinations(passage.acts, 2):
        if a.trigger.overlaps(b.trigger):
            _fail(passage, b.line, f"the triggers of {a.letter} and {b.letter} overlap")
    _check_boundaries(passage)
    _check_statements(passage)
    _check_names(passage)


def _fail(passage: ActPassage, line: int, what: str) -> None:
    raise MarkupError(f"{passage.file}:{line}: {passage.id}: {what}")


def _check_line(passage: ActPassage, act: MarkedAct) -> None:
    if not act.type:
        _fail(passage, act.line, f"act {act.letter} is marked and has no line")
    if act.type not in TYPES:
        _fail(passage, act.line, f"act {act.letter}: no type '{act.type}'")
    if act.modality not in MODALITIES:
        _fail(passage, act.line, f"act {act.letter}: no modality '{act.modality}' ({', '.join(MODALITIES)})")
    if act.kind is not None and act.kind not in CONDITION_KINDS:
        _fail(passage, act.line, f"act {act.letter}: no condition kind '{act.kind}' ({', '.join(CONDITION_KINDS)})")
    for issue in act.issues:
        if issue not in load_catalogue().ids:
            _fail(passage, act.line, f"act {act.letter}: no issue '{issue}'")


def _check_spans(passage: ActPassage, act: MarkedAct) -> None:
    if len(act.spans["trigger"]) != 1:
        _fail(passage, act.line, f"act {act.letter} has {len(act.spans['trigger'])} triggers, not one")
    for role in SINGLE:
        if len(act.spans[role]) > 1:
            _fail(passage, act.line, f"act {act.letter} has more than one {role}")
    if (act.condition is None) != (act.kind is None):
        wrong = "a condition and no kind of it" if act.condition else f"'{act.kind}' and no condition marked"
        _fail(passage, act.line, f"act {act.letter} has {wrong}")
    for about in act.spans["about"]:
        if about.overlaps(act.trigger) or (act.condition and about.overlaps(act.condition)):
            _fail(
                passage, act.line, f"act {act.letter}: its about holds its own trigger or condition; mark it in pieces"
            )
    if act.condition and act.condition.overlaps(act.trigger):
        _fail(passage, act.line, f"act {act.letter}: its condition holds its own trigger")


def _check_boundaries(passage: ActPassage) -> None:
    words = find_words(passage.text, Span(0, len(passage.text)))
    starts, ends = {w.start for w in words}, {w.end for w in words}
    spans = [(a.line, f"{r} of {a.letter}", x) for a in passage.acts for r, group in a.spans.items() for x in group]
    spans += [
        (passage.line, f"{r} of statement {s.number}", x)
        for s in passage.statements
        for r in STATEMENT_ROLES.values()
        for x in getattr(s, r)
    ]
    for line, name, span in spans:
        if span.start >= span.end or "\n" in span.of(passage.text):
            _fail(passage, line, f"the {name} is empty or runs over a paragraph break")
        if span.start not in starts or span.end not in ends:
            _fail(passage, line, f"the {name} cuts a word: '{span.of(passage.text)}'")


def _check_statements(passage: ActPassage) -> None:
    if [s.number for s in passage.statements] != list(range(1, len(passage.statements) + 1)):
        _fail(passage, passage.line, "statements are not numbered 1, 2, 3 …")
    for s in passage.statements:
        if not s.content and s.stance != "declines":
            _fail(passage, passage.line, f"statement {s.number} has no content")
        if len(s.cue) > 1 or len(s.source) > 1:
            _fail(passage, passage.line, f"statement {s.number} has a cue or a source in pieces")
        for content in s.content:
            if _between_quotes(passage, content):
                _fail(
                    passage,
                    passage.line,
                    f"statement {s.number} leaves its quotation marks out: {content.of(passage.text)}",
                )
        needed = ACT_OF_STANCE.get(s.stance)
        if needed and not any(a.type == needed and a.statement == s.number for a in passage.acts):
            _fail(passage, passage.line, f"statement {s.number} {s.stance}, and no {needed} rests on it")


def _between_quotes(passage: ActPassage, content: Span) -> bool:
    """Whether the content is all that stands between two quotation marks that no other content holds."""
    before, after = passage.text[: content.start][-1:], passage.text[content.end :].lstrip(",.!?")[:1]
    held = any(c.covers(content) and c != content for s in passage.statements for c in s.content)
    return not held and (before, after) in {("“", "”"), ('"', '"')}


def _check_names(passage: ActPassage) -> None:
    parties: dict[str | None, str | None] = {}
    for act in passage.acts:
        for who in (*act.actors, *act.recipients):
            if parties.setdefault(who.name, who.party) != who.party:
                _fail(passage, act.line, f"'{who.name}' has two parties: {parties[who.name]}, {who.party}")
