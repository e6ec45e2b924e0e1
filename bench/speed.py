"""Speed of one core, as ratios within one run: raw text to statements, and to records, beside the encoder alone.

The encoder alone is the network's ONNX session, its heads included (they cannot be cut off the shipped file; they are
a few hundredths of it). Two such times: `spent` is every run of it that the reading made; `one pass` runs each text
through it once, in windows of the same length that do not overlap, no content read again: no reading costs less.
Times are those of the processor, not of the clock on the wall, so that other programs disturb them little.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rapporteur.domain.report import Reading
from rapporteur.pipeline import Read, Stages
from rapporteur.read.reader import read_text
from rapporteur.resolve import resolver
from rapporteur.tag import tagger as tagging
from rapporteur.tag.windows import plan

EXAMPLES = Path(__file__).parent.parent / "examples"
ROUNDS = 3
ACTS = ("read_acts", "weighed_acts")
AFTER_STATEMENTS = ("read_territory", *ACTS)
WHO_WHERE_WHEN = ("build_cast", "find_times", "read_territory")


class Clock:
    """Processor time spent in what it wraps."""

    def __init__(self) -> None:
        self.spent = 0.0

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The same call, its time counted."""

        def timed(*arguments: Any, **named: Any) -> Any:
            begin = time.process_time()
            try:
                return call(*arguments, **named)
            finally:
                self.spent += time.process_time() - begin

        return timed


class Timed:
    """A session with a clock around it."""

    def __init__(self, session: Any, clock: Clock) -> None:
        self.run = clock.around(session.run)


def run(stages: Stages) -> dict[str, float]:
    """Ratios and reports a second over the plain texts of the sample dossier."""
    texts = [p.read_text(encoding="utf-8") for p in sorted(EXAMPLES.glob("[0-9]*.txt"))]
    for text in texts:
        stages.record(Read(*read_text(text)))  # loads model, gazetteer and word lists
    encoder, later, acts, who = Clock(), Clock(), Clock(), Clock()
    with _clocks(stages, encoder, later, acts, who):
        begin = time.process_time()
        for text in texts * ROUNDS:
            stages.record(Read(*read_text(text)))
        total = time.process_time() - begin
    bare = sum(_one_pass(stages, read_text(text)[0]) for text in texts * ROUNDS)
    words = ROUNDS * sum(len(t.split()) for t in texts)
    return {
        "text to statements / encoder spent": (total - later.spent) / encoder.spent,
        "text to statements / encoder, one pass": (total - later.spent) / bare,
        "text to record / encoder spent": total / encoder.spent,
        "with acts / without": total / (total - acts.spent),
        "with who, where, when / without": total / (total - who.spent),
        "encoder spent / one pass": encoder.spent / bare,
        "reports a second": ROUNDS * len(texts) / total,
        "words a second": words / total,
    }


@contextmanager
def _clocks(stages: Stages, encoder: Clock, later: Clock, acts: Clock, who: Clock) -> Iterator[None]:
    """Clocks around the session, around what follows the statements, around the acts, their triggers included, and
    around names, references, times and territory (what the acts ask of them later counts as theirs).

    The headline is read again after them.
    """
    model, session = stages.tagger.model, stages.tagger.model.session
    calls = {name: getattr(resolver, name) for name in dict.fromkeys((*AFTER_STATEMENTS, *WHO_WHERE_WHEN))}
    triggers = tagging.find_triggers
    object.__setattr__(model, "session", Timed(session, encoder))
    for name, call in calls.items():
        inner = acts.around(call) if name in ACTS else who.around(call) if name in WHO_WHERE_WHEN else call
        setattr(resolver, name, later.around(inner) if name in AFTER_STATEMENTS else inner)
    tagging.find_triggers = later.around(acts.around(triggers))
    try:
        yield
    finally:
        object.__setattr__(model, "session", session)
        for name, call in calls.items():
            setattr(resolver, name, call)
        tagging.find_triggers = triggers


def _one_pass(stages: Stages, reading: Reading) -> float:
    """Time of the session alone over a text's words, each in one window."""
    clock, tagger = Clock(), stages.tagger
    words = tagger._words(reading.report.text, reading.sentences)
    sentences = [s for s in words.sentences if s[0] < s[1]]
    windows = plan(tagging._sizes(words), sentences, limit=tagging.WINDOW, overlap=0)
    for i in range(0, len(windows), tagging.BATCH):
        feed = tagging._cut(words, [(w.first, w.end) for w in windows[i : i + tagging.BATCH]])
        session, model = tagger.model.session, tagger.model
        object.__setattr__(model, "session", Timed(session, clock))
        try:
            model.score(*feed)
        finally:
            object.__setattr__(model, "session", session)
    return clock.spent
