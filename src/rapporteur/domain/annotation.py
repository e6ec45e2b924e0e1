"""Annotation: what the trained tagger finds in a report, nothing resolved yet."""

from dataclasses import dataclass

from rapporteur.domain.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Linked source, cue and content spans.

    `layer` is 0 for an attribution of the report's own text and n + 1 for one inside the content of a layer-n one.
    `confidence` is the tagger's, in [0, 1].
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    confidence: float = 1.0
    layer: int = 0


@dataclass(frozen=True, slots=True)
class Token:
    """One word or punctuation mark with its place in the sentence's dependency tree (Universal Dependencies 2).

    `head` is the index of the governing token in `Annotation.tokens`, the token's own index for the root of a sentence;
    `rel` is the UD relation with its subtype (`nsubj:pass`); `pos` the universal part of speech (`VERB`, `PROPN`),
    `tag` the Penn Treebank one (`VBD`, `NNP`); `sentence` the index of the sentence in `Reading.sentences`.
    Clitics and punctuation are tokens of their own ('Putin' + "'s", 'do' + "n't", 'U.S.' + '-' + 'Russia').
    """

    span: Span
    pos: str
    tag: str
    head: int
    rel: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name found in running text: `kind` is `person`, `organisation`, `place` or `misc`."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that may name an act, with what the tagger makes of it; probabilities in [0, 1].

    `present` is the probability that an act is named here; `types`, `modalities` and `issues` give that of each type,
    modality and issue, the likeliest first and the least likely left out (issues do not exclude one another). `actors`
    and `recipients` are heads of phrases, as indices into `Annotation.tokens`, the likeliest first; what is missing to
    a sum of 1 is that nobody is worded.
    """

    span: Span
    present: float
    types: tuple[tuple[str, float], ...]
    modalities: tuple[tuple[str, float], ...]
    issues: tuple[tuple[str, float], ...]
    actors: tuple[tuple[int, float], ...]
    recipients: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that the tagger finds in one report, each kind in text order.

    `attributions` are the outermost ones by the wide notion of attribution corpora (reported wishes and plans
    included), `sayings` those that our guidelines may call statements, of every layer. `triggers` are where acts may be
    named; many are less likely than not, the rules decide. None where nobody looked for them.
    """

    attributions: tuple[Attribution, ...] = ()
    sayings: tuple[Attribution, ...] = ()
    tokens: tuple[Token, ...] = ()
    entities: tuple[Entity, ...] = ()
    triggers: tuple[Trigger, ...] | None = None
