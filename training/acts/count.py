"""How many acts of each type the passages hold, and in which forms (by rough rules, for a look)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapporteur.domain.act import CONDITION_KINDS, MODALITIES, TYPES
from training.acts.markup import ActPassage, MarkedAct
from training.acts.resting import quoted

FORMS = ("noun", "passive", "nonfinite", "other", *MODALITIES[1:], "quoted", "condition", "term", "unworded")
_DETERMINER = r"(?:the|a|an|its|their|his|her|our|my|your|this|these|any|no|another|'s|’s|s’)"
_PREPOSITION = r"(?:of|by|after|despite|with|without|over|against|under|for|between|in|on|amid|from|following)"
_NOUN = re.compile(
    rf"(?:{_DETERMINER}(?: [\w-]+(?:al|ic|ous|ary|ed|ing|new|joint|fresh|latest|last|first))?|{_PREPOSITION}) ?$", re.I
)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being|got|gets)(?: (?:not|also|then|later|\w+ly))? $", re.I)
_PARTICIPLE = re.compile(r"\w+(?:ed|en|wn|ut|ld|ck|ought|aught|ung|oken|aid|ent|old)\b", re.I)


def form_of(passage: ActPassage, act: MarkedAct) -> str:
    """Noun, passive, nonfinite (infinitive or gerund) or other, by the words before the trigger."""
    before, words = passage.text[: act.trigger.start][-40:], act.trigger.of(passage.text)
    if _BE.search(before) and _PARTICIPLE.match(words):
        return "passive"
    if re.search(r"\bto $", before) or (re.match(r"\w+ing\b", words) and not _BE.search(before)):
        return "nonfinite"
    return "noun" if _NOUN.search(before) or re.match(rf"{_DETERMINER} ", words, re.I) else "other"


def features(passage: ActPassage, act: MarkedAct) -> Iterator[str]:
    """The forms of FORMS that an act has."""
    yield form_of(passage, act)
    if act.modality != MODALITIES[0]:
        yield act.modality
    if any(q.covers(act.trigger) for q in quoted(passage.text)):
        yield "quoted"
    if act.condition:
        yield "condition"
    if act.spans["term"]:
        yield "term"
    if any(a.span is None for a in act.actors):
        yield "unworded"


def table(passages: Sequence[ActPassage]) -> str:
    """Counts of acts by type and form, a row a type."""
    counts = Counter((a.type, f) for p in passages for a in p.acts for f in ("all", *features(p, a)))
    heads = ("all", *FORMS)
    rows = [f"{'':10s}" + "".join(f"{h:>10s}" for h in heads)]
    for name in TYPES:
        rows.append(f"{name:10s}" + "".join(f"{counts[name, h]:10d}" for h in heads))
    rows.append(f"{'sum':10s}" + "".join(f"{sum(counts[t, h] for t in TYPES):10d}" for h in heads))
    return "\n".join(rows)


def summary(passages: Sequence[ActPassage]) -> str:
    """One line for each of: size, conditions, issues, statements, lengths."""
    acts = [a for p in passages for a in p.acts]
    lengths = sorted(len(p.text.split()) for p in passages)
    stances = Counter(s.stance for p in passages for s in p.statements)
    kinds = Counter(a.kind for a in acts if a.kind)
    issues = Counter(i for a in acts for i in a.issues)
    each = Counter(min(len(p.acts), 6) for p in passages)
    return "\n".join(
        (
            f"{len(passages)} passages, {len(acts)} acts ({len(acts) / max(1, len(passages)):.2f} a passage), "
            f"{sum(stances.values())} statements {dict(stances)}",
            "acts a passage: " + ", ".join(f"{n} {each[n]}" for n in range(7)) + " (6 or more)",
            "conditions: " + ", ".join(f"{k} {kinds[k]}" for k in CONDITION_KINDS),
            "issues: " + ", ".join(f"{k} {n}" for k, n in issues.most_common()),
            f"words a passage: {lengths[0]} to {lengths[-1]}, half up to {lengths[len(lengths) // 2]}"
            if lengths
            else "",
        )
    )


def same_openings(passages: Sequence[ActPassage], *, words: int = 3, most: int = 6) -> list[tuple[str, int]]:
    """Openings of so many words that more than `most` passages share."""
    openings = Counter(" ".join(p.text.lower().split()[:words]) for p in passages)
    return [(o, n) for o, n in openings.most_common() if n > most]
