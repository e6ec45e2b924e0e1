"""GUM: third-person pronouns whose antecedent is a person, raw text to antecedents, eight folds by document.

Every such pronoun counts, also one that the reader of the report never asks about. A document's ranker has learnt from
the documents of the other folds and from our own passages, its thresholds were chosen on the other folds; the six
documents that the parser has not seen either are asked last, by a ranker that has learnt from all others. What is
answered is what the report as read tells; of all, the likeliest counts where a pronoun is left open.
"""

from collections.abc import Sequence

from bench.shared import Shared
from rapporteur.pipeline import Stages
from rapporteur.resolve.who.ranker import Ranker
from training.coreference import GENRES
from training.pronoun_folds import Lesson, first_round, joined, lessons, second_round, thresholds
from training.pronouns import Example, Judged, annotated_gum, passage_examples, ranker_of


def run(shared: Shared, stages: Stages) -> dict[str, float]:
    """Of all, answered and of the answered: the share with the right antecedent (`named`: with the right name)."""
    documents = lessons(annotated_gum(shared.folder / "corpora", stages.tagger))
    return measured(documents, passage_examples(stages.tagger))


def measured(documents: Sequence[Lesson], passages: Sequence[Example]) -> dict[str, float]:
    """The figures by form and by genre."""
    kept = [d for d in documents if not d.document.held_out]
    rankers, judgements = first_round(kept, passages)
    found: dict[str, list[Judged]] = {genre: [] for genre in (*GENRES, "held out")}
    for lesson, some in second_round(kept, rankers, judgements):
        found[lesson.document.genre] += some
    last = ranker_of([*passages, *joined(kept)])
    last = Ranker(last.single, last.plural, thresholds([j for some in judgements for j in some]))
    for lesson in documents:
        if lesson.document.held_out:
            found["held out"] += lesson.judged(last)
    everything = [j for genre in GENRES for j in found[genre]]
    figures = _figures("", everything)
    for form, plural in (("he or she", False), ("they", True)):
        figures |= _figures(form + ", ", [j for j in everything if j.plural is plural])
    for name, some in found.items():
        figures |= _figures(name + ", ", some)
    return figures


def _figures(name: str, some: list[Judged]) -> dict[str, float]:
    answered = [j for j in some if j.answered]
    return {
        f"{name}pronouns": float(len(some)),
        f"{name}antecedent": _share([j.linked for j in some]),
        f"{name}answered": _share([j.answered for j in some]),
        f"{name}antecedent of answered": _share([j.linked for j in answered]),
        f"{name}named of answered": _share([j.right for j in answered]),
    }


def _share(flags: list[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0
