"""The issue reader alone: given the acts of the act passages, which issues it names (micro F1, mean Jaccard).

Triggers, what they are about, sentences and who acts are the gold's, so that nothing but the reading of issues counts.
`training` are the disputes whose errors were read while the word lists were written, `held out` are the others.
"""

from collections.abc import Sequence

from rapporteur.domain.span import Span
from rapporteur.pipeline import Stages
from rapporteur.read.sentences import sentences
from rapporteur.resolve.issues import Asked, issues_of, read_topics
from training.acts.compile import all_act_passages
from training.acts.documents import held_out
from training.acts.markup import ActPassage, MarkedAct

Pair = tuple[set[str], set[str]]


def run(stages: Stages) -> dict[str, float]:
    """Figures by set of disputes."""
    pairs: dict[str, list[Pair]] = {"training": [], "held out": []}
    for passage in all_act_passages():
        pairs["held out" if held_out(passage) else "training"] += read(passage)
    return {f"{name} {figure}": value for name, ps in pairs.items() for figure, value in figures(ps).items()}


def read(passage: ActPassage) -> list[Pair]:
    """Gold and found issues of each act of a passage."""
    paragraphs = _paragraphs(passage.text)
    within = sentences(passage.text, paragraphs)
    who = tuple(span for s in passage.statements for span in s.source)
    asked = [_asked(act, within, who) for act in passage.acts]
    found = issues_of(read_topics(passage.text, paragraphs), asked)
    return [(set(act.issues), set(issues)) for act, issues in zip(passage.acts, found, strict=True)]


def figures(pairs: Sequence[Pair]) -> dict[str, float]:
    """Micro F1 and mean Jaccard over acts, and how often one of the gold's issues is named."""
    both = sum(len(gold & found) for gold, found in pairs)
    return {
        "issue F1": 2 * both / max(1, sum(len(gold) + len(found) for gold, found in pairs)),
        "issue Jaccard": sum(len(g & f) / len(g | f) for g, f in pairs) / max(1, len(pairs)),
        "issue hit": sum(bool(g & f) for g, f in pairs) / max(1, len(pairs)),
    }


def _paragraphs(text: str) -> tuple[Span, ...]:
    out, start = [], 0
    for part in text.split("\n\n"):
        out.append(Span(start, start + len(part)))
        start += len(part) + 2
    return tuple(out)


def _asked(act: MarkedAct, within: Sequence[Span], who: tuple[Span, ...]) -> Asked:
    sentence = next((s for s in within if s.start <= act.trigger.start < s.end), act.trigger)
    return Asked((*act.spans["about"], act.trigger), sentence, (*who, *act.spans["actor"]))
