"""Fit the pronoun ranker: GUM's coreference and our own passages in, data/pronouns.toml out.

python -m training.fit_pronouns --corpora DIR

A softmax over the candidates of each pronoun, the weights by Newton's method with a Gaussian prior; where several
candidates are right (a name and a description of the same person), their shares are added up. The six documents of
GUM_DEV and the held-out subjects of the passages are not learnt from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from rapporteur.domain.annotation import Annotation
from rapporteur.domain.report import Reading
from rapporteur.read.reader import Given, read_text
from rapporteur.resolve.who.candidates import Candidate, Place
from rapporteur.resolve.who.figures import Figure
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.resolve.who.lexicon import lexicon
from rapporteur.resolve.who.mentions import Mentions
from rapporteur.resolve.who.pronoun_features import Evidence
from rapporteur.resolve.who.ranker import Ranked, Ranker
from rapporteur.tag.tagger import Tagger
from training.coreference import Coreference, Gold, documents
from training.passages.compile import Passage, all_passages
from training.passages.documents import held_out

DATA = Path(__file__).parents[1] / "src/rapporteur/resolve/data/pronouns.toml"
PRIOR = {False: 3.0, True: 3.0}  # of singular and plural pronouns; of 0.3, 1 and 3
SHARE = (0.65, 0.65)  # of singular and plural pronouns, as the folds gave it (pronoun_folds.py, which chooses anew)
ROUNDS = 25


@dataclass
class Example:
    """One pronoun: the evidence of its candidates and which of them are right."""

    plural: bool
    evidence: list[Evidence]
    right: list[bool]
    person: bool = True


@dataclass
class Judged:
    """One pronoun of a person as the report was read: how sure the likeliest is, what is right, whether it is answered.

    `right`: the figure's last naming heads a mention of the person; `linked`: its nearest mention, pronouns included.
    """

    place: int
    plural: bool
    sure: float = 0.0
    right: bool = False
    linked: bool = False
    answered: bool = False


@dataclass
class Teacher:
    """Notes the examples and chooses as the corpus says, or as a ranker does where one is given."""

    gold: "Gold | Sources"
    ranker: Ranker | None = None
    run: Mentions | None = None
    examples: list[Example] = field(default_factory=list)

    def choose(self, place: Place, candidates: Sequence[Candidate], evidence: Sequence[Evidence]) -> Ranked:
        """The first right candidate, or the ranker's."""
        assert self.run is not None
        at = self.run.words[place.word].span.start
        ranked = self.ranker.choose(place, candidates, evidence) if self.ranker else None
        answers = self.gold.pronouns(persons=False)
        if at not in answers:
            best = next((k for k, e in enumerate(evidence) if e.get("by rule")), None)
            return ranked or Ranked(best, tuple(0.0 for _ in candidates))
        right = [self.gold.right(self.run, c, answers[at]) for c in candidates]
        if any(right):
            self.examples.append(Example(place.plural, list(evidence), right, at in self.gold.pronouns()))
        return ranked or Ranked(right.index(True) if any(right) else None, tuple(0.0 for _ in candidates))


@dataclass
class Asked:
    """One pronoun when it was asked: the candidates, and which is the best."""

    candidates: Sequence[Candidate]
    best: int
    judged: Judged


@dataclass
class Judge:
    """Chooses as a ranker does; what is right is told when the whole report is read."""

    gold: Gold
    ranker: Ranker
    run: Mentions | None = None
    asked: dict[int, Asked] = field(default_factory=dict)

    def choose(self, place: Place, candidates: Sequence[Candidate], evidence: Sequence[Evidence]) -> Ranked:
        """What the ranker chooses."""
        assert self.run is not None
        ranked = self.ranker.choose(place, candidates, evidence)
        at = self.run.words[place.word].span.start
        if not candidates or at not in self.gold.pronouns():
            return ranked
        best = max(range(len(candidates)), key=lambda k: ranked.shares[k])
        before = self.asked.get(at)
        if before is None:
            self.asked[at] = Asked(candidates, best, Judged(at, place.plural, ranked.sure))
        elif before.candidates[before.best].figure is candidates[best].figure:  # asked again, without the guesses
            before.judged.sure = max(before.judged.sure, ranked.sure)
        return ranked

    def judged(self) -> list[Judged]:
        """Every third-person pronoun of a person: its answer, or the likeliest where it is left open."""
        assert self.run is not None
        told = {self.run.words[f.start].span.start: f.figure for f in self.run.found if f.kind == "pronoun"}
        return [self._judged(at, cluster, told.get(at)) for at, cluster in self.gold.pronouns().items()]

    def _judged(self, at: int, cluster: str, answer: Figure | None) -> Judged:
        assert self.run is not None
        plural = self.run.text[at : at + 3].lower() == "the"
        asked = self.asked.get(at)
        out = asked.judged if asked else Judged(at, plural)
        out.answered = answer is not None
        meant = asked.candidates[asked.best] if asked else None
        if answer is not None and (meant is None or meant.figure is not answer):
            meant = next((c for c in asked.candidates if c.figure is answer), None) if asked else None
            meant = meant or Candidate(answer)
        out.right = meant is not None and self.gold.right(self.run, meant, cluster)
        out.linked = meant is not None and self._linked(meant, cluster, out.right)
        return out

    def _linked(self, c: Candidate, cluster: str, right: bool) -> bool:
        assert self.run is not None
        if not c.traces or c.last.kind != "pronoun":
            return right
        before = self.gold.pronouns(persons=False).get(self.run.words[c.last.word].span.start)
        return right if before is None else before == cluster


class Sources:
    """What a passage says of the pronouns that are sources: the last link of their statement's chain."""

    def __init__(self, passage: Passage, reading: Reading) -> None:
        self.answers: dict[int, str] = {}
        if passage.text != reading.report.text:
            return
        for s in passage.statements:
            if s.source and s.source[0].of(passage.text).lower() in ("he", "she", "they") and s.chain:
                self.answers[s.source[0].start] = s.chain[-1].name or s.chain[-1].description or ""

    def pronouns(self, *, persons: bool = True) -> dict[int, str]:
        """Name or description by place."""
        return self.answers

    def right(self, run: Mentions, c: Candidate, name: str) -> bool:
        """Whether that is what the candidate is called, titles and relative clauses aside."""
        gold = set(name.lower().split())
        told = [set((t or "").lower().split()) for t in (c.figure.name, c.figure.description)]
        return any(words and (words <= gold or gold <= words) for words in told)


Annotated = tuple[Reading, Annotation]


def run_with(chooser: Teacher | Judge, reading: Reading, annotation: Annotation) -> None:
    """One report read through, its pronouns chosen by the chooser."""

    class Watched(Mentions):
        def _read(self) -> None:
            chooser.run = self
            super()._read()

    Watched(reading, annotation, Gazetteer.load(), lexicon(), chooser)


def taught(
    gold: "Gold | Sources", reading: Reading, annotation: Annotation, ranker: Ranker | None = None
) -> list[Example]:
    """The examples of one document, after the right earlier choices, or after a ranker's."""
    teacher = Teacher(gold, ranker)
    run_with(teacher, reading, annotation)
    return teacher.examples


def judged(gold: Gold, reading: Reading, annotation: Annotation, ranker: Ranker) -> list[Judged]:
    """How a ranker does on one document, its own choices feeding the later ones."""
    judge = Judge(gold, ranker)
    run_with(judge, reading, annotation)
    return judge.judged()


def fit(examples: Iterable[Example], *, prior: float) -> dict[str, float]:
    """Weights by the name of the evidence."""
    examples = list(examples)
    names = sorted({k for x in examples for e in x.evidence for k in e})
    column = {n: i for i, n in enumerate(names)}
    sizes = [len(x.evidence) for x in examples]
    starts, owner = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(sizes)), sizes)
    x = np.zeros((sum(sizes), len(names)))
    right = np.array([r for example in examples for r in example.right], float)
    for row, evidence in enumerate(e for example in examples for e in example.evidence):
        for k, v in evidence.items():
            x[row, column[k]] = v
    return dict(zip(names, map(float, _newton(x, right, starts, owner, prior)), strict=True))


def _newton(x, right, starts, owner, prior: float):  # type: ignore[no-untyped-def]
    w = np.zeros(x.shape[1])
    loss, p, q = _loss(x, right, starts, owner, prior, w)
    for _ in range(ROUNDS):
        slope = x.T @ (p - q) + prior * w
        means = np.add.reduceat(x * p[:, None], starts, axis=0)
        step = np.linalg.solve((x * p[:, None]).T @ x - means.T @ means + prior * np.eye(len(w)), slope)
        size = 1.0
        while size > 1e-3:
            after, p_after, q_after = _loss(x, right, starts, owner, prior, w - size * step)
            if after < loss:
                break
            size /= 2
        if loss - after < 1e-4:
            break
        w, loss, p, q = w - size * step, after, p_after, q_after
    return w


def _loss(x, right, starts, owner, prior: float, w):  # type: ignore[no-untyped-def]
    scores = x @ w
    e = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
    z, z_right = np.add.reduceat(e, starts), np.add.reduceat(e * right, starts)
    return (np.log(z) - np.log(z_right)).sum() + prior / 2 * w @ w, e / z[owner], e * right / z_right[owner]


def ranker_of(examples: Iterable[Example]) -> Ranker:
    """A ranker from examples."""
    examples = list(examples)
    examples += [x for x in examples if x.person]  # what means a person counts twice
    single, plural = (fit((x for x in examples if x.plural == p), prior=PRIOR[p]) for p in (False, True))
    return Ranker(single, plural, SHARE)


def write(ranker: Ranker, path: Path) -> None:
    """The weights as a file that a person can read, the heaviest first."""
    lines = [
        "# What speaks for and against a candidate of a pronoun: weights learnt from the coreference of GUM (CC BY",
        "# 4.0; Zeldes 2017) and from our own passages by training/pronouns.py. `share`: see who/ranker.py.",
    ]
    for n, (name, weights) in enumerate((("single", ranker.single), ("plural", ranker.plural))):
        lines += ["", f"[{name}]", f"share = {ranker.share[n]}"]
        lines += ["", f"[{name}.weights]"]
        kept = sorted(((round(v, 2), k) for k, v in weights.items() if abs(v) >= 0.005), key=lambda x: (-x[0], x[1]))
        lines += [f'"{k}" = {v:.2f}' for v, k in kept]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def annotated_gum(corpora: Path, tagger: Tagger) -> list[tuple[Coreference, Reading, Annotation]]:
    """All documents of GUM, read and tagged as raw text."""
    out = []
    for document in documents(corpora / "gum"):
        reading, _ = read_text(document.document.text, name=document.id)
        out.append((document, reading, tagger.annotate(reading)[0]))
    return out


def passage_examples(tagger: Tagger) -> list[Example]:
    """The examples of our own passages whose sources are pronouns."""
    out = []
    for passage in all_passages():
        reading, _ = read_text(passage.text, given=Given(outlet=passage.outlet or "The Outlet"))
        sources = Sources(passage, reading)
        if sources.answers and not held_out(passage):
            out += taught(sources, reading, tagger.annotate(reading)[0])
    return out
