"""Fit the pronoun ranker and write data/pronouns.toml: thresholds by the folds, weights from all that is not held out.

python -m training.fit_pronouns --corpora DIR
"""

import argparse
from pathlib import Path

from rapporteur.resolve.who.ranker import Ranker
from rapporteur.tag.tagger import Tagger
from training.pronoun_folds import first_round, joined, lessons, thresholds
from training.pronouns import DATA, annotated_gum, passage_examples, ranker_of, write


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(prog="python -m training.fit_pronouns", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    o = parser.parse_args()
    tagger = Tagger.load()
    passages = passage_examples(tagger)
    kept = lessons(x for x in annotated_gum(o.corpora, tagger) if not x[0].held_out)
    judgements = [j for some in first_round(kept, passages)[1] for j in some]
    ranker = ranker_of([*passages, *joined(kept)])
    write(Ranker(ranker.single, ranker.plural, thresholds(judgements)), DATA)


if __name__ == "__main__":
    main()
