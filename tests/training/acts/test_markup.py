"""Marks become spans, parties take them in order, and whatever breaks the markup is told by file and line."""

from pathlib import Path

import pytest

from training.acts.compile import passages_of
from training.acts.markup import ActPassage
from training.passages.compile import MarkupError

GOOD = """\
# toll-001 | outlet: Pass Gazette
[1A@ The hauliers] [1A: denied] [1A= blocking the pass], and
[B@ the canton] [B: offered] [B> them] [B= a lower toll] [B% until May] [B? if they left].

“[CD@ We] [C: will never pay]. [D: Go],” said a banner.
1: denies
A: DENY actual | Hauliers/ | process
B: OFFER actual if | Canton/ > Hauliers/ | trade.tariffs, process
C: REJECT actual | Hauliers/ > =Canton/ | trade.tariffs
D: REQUEST actual | Hauliers/ > =Canton/; Guard/Canton | process
"""


def compiled(folder: Path, words: str) -> list[ActPassage]:
    path = folder / "toll.txt"
    path.write_text(words, encoding="utf-8")
    return passages_of([path])


def test_spans_quote_the_text(tmp_path: Path) -> None:
    [passage] = compiled(tmp_path, GOOD)
    assert "[" not in passage.text
    assert [a.trigger.of(passage.text) for a in passage.acts] == ["denied", "offered", "will never pay", "Go"]
    offer = passage.acts[1]
    assert {r: [s.of(passage.text) for s in spans] for r, spans in offer.spans.items() if spans} == {
        "actor": ["the canton"],
        "trigger": ["offered"],
        "about": ["a lower toll"],
        "recipient": ["them"],
        "condition": ["if they left"],
        "term": ["until May"],
    }
    assert (offer.kind, offer.issues) == ("if", ["trade.tariffs", "process"])


def test_parties_take_their_spans_and_unworded_ones_none(tmp_path: Path) -> None:
    [passage] = compiled(tmp_path, GOOD)
    denial, offer, _, order = passage.acts
    assert [(w.name, w.party, w.span and w.span.of(passage.text)) for w in (*offer.actors, *offer.recipients)] == [
        ("Canton", "Canton", "the canton"),
        ("Hauliers", "Hauliers", "them"),
    ]
    assert [(w.name, w.party, w.span) for w in order.recipients] == [
        ("Canton", "Canton", None),
        ("Guard", "Canton", None),
    ]
    assert denial.recipients == []


def test_an_act_rests_on_the_innermost_statement(tmp_path: Path) -> None:
    [passage] = compiled(
        tmp_path,
        "# toll-001\n[1= [2@ Lund] [2: says] [2= [A@ Vesk] [A: fined] [A> a ferry]]], [1: according to] [1@ a clerk]. "
        "[B@ Lund] [B: sued].\nA: SANCTION actual | Vesk/ > ferry | justice\nB: ACCUSE actual | Lund/ | justice\n",
    )
    assert [a.statement for a in passage.acts] == [2, None]


@pytest.mark.parametrize(
    ("content", "kind"),
    [("“We left,”", "direct"), ("they “left in haste”", "mixed"), ("they had left", "indirect")],
)
def test_quotation_marks_tell_the_kind(tmp_path: Path, content: str, kind: str) -> None:
    [passage] = compiled(tmp_path, f"# toll-001\n[1= {content}] [1@ the guard] [1: said].\n")
    assert [s.kind for s in passage.statements] == [kind]


QUOTE = "“[2= [CD@ We] [C: will never pay]. [D: Go]],”"
BROKEN = {
    "header": ("# toll-001 |", "toll-001 |", "toll.txt:1: no header"),
    "other file's name": ("# toll-001", "# road-001", "toll.txt:1: road-001: 'road-001' does not begin"),
    "no space after the key": ("[B@ the", "[B@the", "toll.txt:3: no mark"),
    "unclosed": ("[CD@ We]", "[CD@ We", "toll.txt:5: not closed: [CD@"),
    "closed twice": ("[CD@ We]", "[CD@ We]]", "toll.txt:5: a bracket closes"),
    "unknown type": ("A: DENY", "A: DENIAL", "toll.txt:7: toll-001: act A: no type 'DENIAL'"),
    "no modality": ("OFFER actual if", "OFFER if", "toll.txt:8: toll-001: act B: no modality 'if'"),
    "unknown issue": ("REJECT actual | Hauliers/ > =Canton/ | trade", "REJECT actual | Hauliers/ | tr", "toll.txt:9:"),
    "condition without kind": ("actual if", "actual", "act B has a condition and no kind"),
    "kind without condition": ("REJECT actual", "REJECT actual until", "act C has 'until' and no condition"),
    "no trigger": ("[D: Go]", "Go", "act D has 0 triggers"),
    "two triggers": ("a banner", "a [D: banner]", "act D has 2 triggers"),
    "no line": ("D: REQUEST actual | Hauliers/ > =Canton/; Guard/Canton | process\n", "", "act D is marked and has no"),
    "line without marks": ("D: REQUEST", "E: REQUEST", "act E is not marked"),
    "actor without words": ("actual if | Canton/", "actual if | Canton/ + Vesk/", "no words are marked"),
    "span without a name": ("Canton/ > Hauliers/", "Canton/", "the recipient 'them' has no name"),
    "cut word": ("[B% until May]", "[B% until M]ay", "cuts a word: 'until M'"),
    "denial without act": ("A: DENY", "A: ACCUSE", "statement 1 denies, and no DENY rests on it"),
    "about over its trigger": ("[B: offered]", "[B= [B: offered]]", "its about holds its own trigger"),
    "two parties of one name": ("C: REJECT actual | Hauliers/", "C: REJECT actual | Hauliers/Union", "two parties"),
    "role of acts on a statement": ("[1A= blocking", "[1A> blocking", "a statement has no '>'"),
    "line in a wrong form": (" | Hauliers/ > =Canton/ | trade.tariffs", "", "toll.txt:9: not 'A:"),
    "quotation marks left out": ("“[CD@ We] [C: will never pay]. [D: Go],”", QUOTE, "leaves its quotation marks out"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_what_breaks_the_markup_is_told(tmp_path: Path, case: str) -> None:
    old, new, message = BROKEN[case]
    assert old in GOOD
    with pytest.raises(MarkupError) as error:
        compiled(tmp_path, GOOD.replace(old, new))
    assert message in str(error.value)


def test_every_broken_passage_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(MarkupError, match=r"(?s)toll.txt:2: .*toll.txt:5: "):
        compiled(tmp_path, "# toll-001\n[A: Go].\n---\n# toll-002\n[A: Go].\n")
