"""Compile the inline markup of the act passages, check it and count.

python -m training.acts.compile [FILE...] [--agreement] [--bare] [--every N]

Without files: all of this folder. With files, only these are checked and counted (near-duplicates against all).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.acts.agreement import agreement
from training.acts.check import check
from training.acts.count import same_openings, summary, table
from training.acts.markup import ActPassage, blocks, read
from training.acts.resting import settle
from training.passages.compile import FOLDER as ATTRIBUTION
from training.passages.compile import MarkupError, alike, all_passages

FOLDER = Path(__file__).parent


def passages_of(paths: Sequence[Path]) -> list[ActPassage]:
    """The checked passages of files, in their order. Raises MarkupError with an error a passage, by file and line."""
    passages, errors = [], []
    for block in (b for path in paths for b in blocks(path)):
        try:
            passages.append(settle(block.passage()))
            check(passages[-1])
        except MarkupError as error:
            errors.append(str(error))
    errors += [f"id given twice: {i}" for i, n in Counter(p.id for p in passages).items() if n > 1]
    if errors:
        raise MarkupError("\n".join(errors))
    return passages


def all_act_passages(folder: Path = FOLDER) -> list[ActPassage]:
    """Every passage of the folder, files in order of name. Raises MarkupError."""
    return passages_of(sorted(folder.glob("*.txt")))


def near_duplicates(passages: Sequence[ActPassage], *, share: float = 0.3) -> list[tuple[str, str]]:
    """Pairs among the passages, or with one of the attribution passages, that are too much alike to keep both."""
    texts = {p.id: p.text for p in passages}
    try:
        others = {"passages/" + p.id: p.text for p in all_passages(ATTRIBUTION)}
    except MarkupError:  # those have a compiler of their own that says so
        others = {}
    return [pair for pair in alike(others | texts, share) if pair[0] in texts or pair[1] in texts]


def bare(passage: ActPassage) -> str:
    """The passage without marks, ready to be annotated a second time."""
    outlet = f" | outlet: {passage.outlet}" if passage.outlet else ""
    return f"# {passage.id}{outlet}\n" + passage.text.replace("[", r"\[").replace("]", r"\]")


def main(argv: Sequence[str] | None = None) -> int:
    """Check, count, and compare or print bare where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument(
        "--agreement", action="store_true", help="compare the files of second/ with the first annotation"
    )
    parser.add_argument("--bare", action="store_true", help="print the passages without their marks")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="with --bare: every Nth passage")
    o = parser.parse_args(argv)
    try:
        passages = passages_of(o.files) if o.files else all_act_passages()
        if o.bare:
            print("\n---\n".join(bare(p) for p in passages[:: o.every]))
            return 0
        return _report(passages, second=o.agreement)
    except (MarkupError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


def _report(passages: Sequence[ActPassage], *, second: bool) -> int:
    mine = {p.id for p in passages}
    everything = {p.id: p for p in (*_others(mine), *passages)}
    pairs = [p for p in near_duplicates([*everything.values()]) if mine & set(p)]
    for pair in pairs:
        print("near duplicates:", *pair)
    for opening, n in same_openings(passages):
        print(f"{n} passages open with '{opening}'")
    print(table(passages))
    print(summary(passages))
    if second:
        again = passages_of(sorted((FOLDER / "second").glob("*.txt")))
        print(f"{len(again)} passages annotated twice:")
        for name, value in agreement(passages, again).items():
            print(f"  {name:18s} {value:.3f}")
    return 1 if pairs else 0


def _others(mine: set[str]) -> list[ActPassage]:
    """Passages of the folder that are not among these, as far as their files can be read."""
    others: list[ActPassage] = []
    for path in sorted(FOLDER.glob("*.txt")):
        try:
            others += [p for p in read(path) if p.id not in mine]
        except MarkupError:
            continue
    return others


if __name__ == "__main__":
    sys.exit(main())
