"""The act passages as training documents: labels by word for acts, and the attribution layers of the same texts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapporteur.domain.span import Span
from training.acts.markup import ActPassage, MarkedAct
from training.corpora import Document, joined, words_by_sentence
from training.passages.compile import Passage
from training.passages.documents import layers

# Held out for measuring and for weighing rules against the network, by file name: disputes, and plain agency news.
WIRE = "wire-apart"
HELD_OUT = (
    "aquifer-pumping",
    "breakaway-vote",
    "hijacked-tanker",
    "missile-tests",
    "orchestra-lockout",
    "steel-duties",
    WIRE,
)
POINTERS = ("actor", "recipient", "about", "condition", "time", "place", "term")

WordRange = tuple[int, int]  # `[first, last)` word indices


@dataclass(frozen=True)
class LabelledAct:
    """One act by words. `arguments` holds the word ranges that the trigger points to, by role (see POINTERS).

    `unworded` counts the actors that the text has no words for; an act without actor ranges and with none of these
    has no actor at all. `statement` is the first word of the cue of the statement that it rests on, -1 where that one
    has no cue, None where the outlet tells the act itself. `heads` holds the head word of each actor and recipient
    (see `training.acts.heads`), empty until the text is parsed.
    """

    trigger: WordRange
    type: str
    modality: str
    condition_kind: str | None
    issues: tuple[str, ...]
    arguments: dict[str, tuple[WordRange, ...]]
    unworded: int = 0
    statement: int | None = None
    heads: dict[str, tuple[int, ...]] = field(default_factory=lambda: {"actor": (), "recipient": ()})

    def shifted(self, by: int) -> "LabelledAct":
        """The act moved by so many words."""
        moved = {k: tuple((a + by, b + by) for a, b in v) for k, v in self.arguments.items()}
        statement = self.statement if self.statement in (None, -1) else self.statement + by
        trigger = (self.trigger[0] + by, self.trigger[1] + by)
        heads = {k: tuple(h + by for h in v) for k, v in self.heads.items()}
        return replace(self, trigger=trigger, arguments=moved, statement=statement, heads=heads)


@dataclass
class ActDocument(Document):
    """A document with acts beside the labels of its outermost statements (`roles`, `ours` is true).

    `triggers[i]` is the BIO label of word i with the act's type, `modalities[i]` the modality of the act whose trigger
    begins at word i; `acts` in order of the trigger.
    """

    triggers: list[str] = field(default_factory=list)
    modalities: dict[int, str] = field(default_factory=dict)
    acts: list[LabelledAct] = field(default_factory=list)

    def links(self, role: str) -> list[tuple[int, WordRange]]:
        """Every pointer of a role: the first word of a trigger and the word range that it points to."""
        return [(act.trigger[0], words) for act in self.acts for words in act.arguments[role]]


def held_out(passage: ActPassage) -> bool:
    """Whether a passage belongs to a dispute that is kept for measuring."""
    return passage.file.rpartition(".")[0] in HELD_OUT


def document(passage: ActPassage) -> ActDocument:
    """The passage as one document with all its acts and its outermost statements."""
    words, sentences = words_by_sentence(passage.text)
    attribution = attribution_layers(passage)[0]
    at = {c: i for i, word in enumerate(words) for c in range(word.start, word.end)}
    doc = ActDocument(
        passage.id, passage.text, words, sentences, roles=attribution.roles, ours=True,
        cue_of=attribution.cue_of, source_of=attribution.source_of, triggers=["O"] * len(words),
    )  # fmt: skip
    for act in passage.acts:
        doc.acts.append(_labelled(passage, act, at))
    _label_words(doc)
    return doc


def _labelled(passage: ActPassage, act: MarkedAct, at: dict[int, int]) -> LabelledAct:
    statement = next((s for s in passage.statements if s.number == act.statement), None)
    return LabelledAct(
        trigger=_range(act.trigger, at),
        type=act.type,
        modality=act.modality,
        condition_kind=act.kind,
        issues=tuple(act.issues),
        arguments={role: tuple(_range(s, at) for s in sorted(act.spans[role])) for role in POINTERS},
        unworded=sum(a.span is None for a in act.actors),
        statement=None if statement is None else _range(statement.cue[0], at)[0] if statement.cue else -1,
    )


def _range(span: Span, at: dict[int, int]) -> WordRange:
    inside = [at[c] for c in range(span.start, span.end) if c in at]
    return inside[0], inside[-1] + 1


def _label_words(doc: ActDocument) -> None:
    for act in doc.acts:
        first, last = act.trigger
        doc.triggers[first:last] = [f"B-{act.type}", *[f"I-{act.type}"] * (last - first - 1)]
        doc.modalities[first] = act.modality


def attribution_layers(passage: ActPassage) -> list[Document]:
    """The attributions of the passage as `training.passages.documents.layers` gives them: the whole text first."""
    return layers(Passage(passage.id, passage.outlet, passage.text, passage.statements))


def joined_acts(documents: Sequence[ActDocument]) -> ActDocument:
    """Several documents as paragraphs of one, so that windows are full."""
    plain = joined(list(documents))
    out = ActDocument(
        plain.id, plain.text, plain.words, plain.sentences, roles=plain.roles, ours=True,
        cue_of=plain.cue_of, source_of=plain.source_of, triggers=["O"] * len(plain.words),
    )  # fmt: skip
    base = 0
    for d in documents:
        out.acts += [act.shifted(base) for act in d.acts]
        base += len(d.words)
    _label_words(out)
    return out


def split(passages: Iterable[ActPassage]) -> tuple[list[ActPassage], list[ActPassage]]:
    """Passages to train on and those held out, by dispute."""
    kept: tuple[list[ActPassage], list[ActPassage]] = ([], [])
    for p in passages:
        kept[held_out(p)].append(p)
    return kept
