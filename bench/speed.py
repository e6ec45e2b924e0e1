"""Speed from raw text to record on one core, and the share of it that is spent outside the encoder."""

import time
from pathlib import Path

from rapporteur.pipeline import Read, Stages
from rapporteur.read.reader import read_text

EXAMPLES = Path(__file__).parent.parent / "examples"
ROUNDS = 5


def run(stages: Stages) -> dict[str, float]:
    """Reports and words a second over the sample dossier, and the share of time outside the encoder."""
    texts = [p.read_text(encoding="utf-8") for p in sorted(EXAMPLES.glob("[0-9]*.txt"))]
    stages.record(Read(*read_text(texts[0])))  # loads model and gazetteer
    model = stages.tagger.model
    encoder = 0.0

    class Timed:
        """The session with a clock around it."""

        def run(self, *arguments: object) -> object:
            nonlocal encoder
            begin = time.perf_counter()
            result = session.run(*arguments)
            encoder += time.perf_counter() - begin
            return result

    session = model.session
    object.__setattr__(model, "session", Timed())
    begin = time.perf_counter()
    for _ in range(ROUNDS):
        for text in texts:
            stages.record(Read(*read_text(text)))
    total = time.perf_counter() - begin
    object.__setattr__(model, "session", session)
    words = ROUNDS * sum(len(t.split()) for t in texts)
    return {
        "reports_per_second": ROUNDS * len(texts) / total,
        "words_per_second": words / total,
        "share_outside_encoder": 1 - encoder / total,
    }
