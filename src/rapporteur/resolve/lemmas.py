"""Lemmas: the dictionary form of an inflected English verb, noun or adjective, and a verb's forms from its lemma.

Rule lists such as the acts' write 'reject' and mean 'rejects', 'rejected', 'rejecting'. Irregular forms come from
data/irregular.tsv; the rest follows spelling rules, whose exceptions stand in data/spelling.toml. No dictionary is
needed, so an unknown word gets its most likely lemma and never an error.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

VOWELS = frozenset("aeiou")
NO_PASTS = frozenset({"am", "is", "are", "has", "says", "ca", "wo"})


def lemma(word: str, pos: str) -> str:
    """The lemma of `word`, lower-cased, as the part of speech `pos` (universal: VERB, AUX, NOUN, ADJ; else unchanged).

    'refused', VERB → 'refuse'; 'stopping', VERB → 'stop'; 'treaties', NOUN → 'treaty'; 'worst', ADJ → 'bad'.
    """
    low = word.lower().replace("’", "'")
    pos = "VERB" if pos == "AUX" else pos
    found = _irregular(pos).get(low)
    if found is not None:
        return found
    rule = {"VERB": _verb, "NOUN": _noun, "ADJ": _adjective}.get(pos)
    if rule is None:
        return low
    head, dash, last = low.rpartition("-")
    if dash and last.isalpha() and (pos == "NOUN" or head in _spelling()["prefixes"]):
        return head + dash + lemma(last, pos)
    return rule(low)


def inflect_verb(lemma: str) -> tuple[str, ...]:
    """All forms of the verb: base, -s, past, participle, -ing, irregular ones included, sorted, the base first."""
    base = lemma.lower()
    irregular = _irregular_forms("VERB").get(base, ())
    forms = {f for f in irregular if f.isalpha()}
    if base == "be":
        return (base, *sorted(forms - {base}))
    stems = {base + base[-1] if _doubles(base) else base}
    stems |= {base} if base in _spelling()["l_doubling"] and base[-2:] in {"el", "al"} else set()
    if not any(f.endswith("s") and f[:2] == base[:2] for f in irregular):
        forms.add(_third_person(base))
    if not any(f.endswith("ing") for f in irregular):
        forms |= {_drop_e(s) + "ing" for s in stems}
    if all(f.endswith(("ing", "s")) for f in irregular):
        forms |= {_past(s) for s in stems}
    return (base, *sorted(forms - {base}))


@cache
def irregular_pasts() -> frozenset[str]:
    """Past tenses and participles that do not end in -ed ('said', 'met', 'withdrawn')."""
    forms = (f for fs in _irregular_forms("VERB").values() for f in fs)
    return frozenset(f for f in forms if f.isalpha() and not f.endswith(("ing", "ed", "es")) and f not in NO_PASTS)


def _verb(word: str) -> str:
    if word.endswith("eed") and word[:-2] not in _spelling()["with_e"]:
        return word
    for suffix in ("ing", "ed"):
        stem = word.removesuffix(suffix)
        if stem != word and len(stem) >= 2 and set(stem) & VOWELS | set(stem) & {"y"}:
            return _undo_ied(word) if word.endswith("ied") else _undo_stem(stem)
    return _undo_s(word)


def _undo_ied(word: str) -> str:
    return word[:-1] if len(word) == 4 or word in {"belied", "untied"} else word[:-3] + "y"


def _undo_stem(stem: str) -> str:
    """What stands before -ed or -ing as a base: 'stopp' → 'stop', 'refus' → 'refuse', 'reject' → 'reject'."""
    rules = _spelling()
    if stem in rules["with_e"]:
        return stem + "e"
    if stem[:-1] in rules["l_doubling"]:
        return stem[:-1]
    if stem in rules["whole"] or stem.endswith(("ee", *rules["whole_endings"])):
        return stem
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeioulsfz" and stem not in rules["keep_double"]:
        return stem[:-1]
    return stem + "e" if _wants_e(stem) else stem


def _wants_e(stem: str) -> bool:
    """Whether a base in -e lost it: by its ending ('announc', 'investigat'), or a short one that would have doubled."""
    if stem.endswith(tuple(_spelling()["e_endings"])):
        return True
    return (
        len(stem) > 1 and _one_vowel(stem) and stem[-1] not in "wxyho" and stem[-2] in VOWELS and not _two_vowels(stem)
    )


def _one_vowel(stem: str) -> bool:
    """Whether the stem has one syllable ('mak', 'tak', 'quot'): such a short one without -e would have doubled."""
    groups = "".join("v" if c in "aeiouy" else "c" for c in stem.replace("qu", "k"))
    return sum(1 for i, c in enumerate(groups) if c == "v" and (i == 0 or groups[i - 1] == "c")) == 1


def _two_vowels(stem: str) -> bool:
    plain = stem.replace("qu", "k")
    return len(plain) > 2 and plain[-2] in VOWELS and plain[-3] in VOWELS


def _undo_s(word: str) -> str:
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("oes") and len(word) > 4:
        return word[:-2]
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")) and word not in _spelling()["s_after_e"]:
        return word[:-2]
    return word[:-1]


def _noun(word: str) -> str:
    rules = _spelling()
    if word in rules["noun_whole"] or word.endswith(tuple(rules["noun_whole_endings"])):
        return word
    if word.endswith("women"):
        return word[:-5] + "woman"
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("wives"):
        return word[:-3] + "fe"
    return _undo_s(word.removesuffix("'s").removesuffix("'"))


def _adjective(word: str) -> str:
    if word in _spelling()["adjective_whole"]:
        return word
    for suffix in ("est", "er"):
        stem = word.removesuffix(suffix)
        if stem != word and stem in _spelling()["graded"]:
            return stem
        if stem != word and stem[:-1] + "y" in _spelling()["graded"] and stem.endswith("i"):
            return stem[:-1] + "y"
        if stem != word and stem + "e" in _spelling()["graded"]:
            return stem + "e"
        if stem != word and len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in _spelling()["graded"]:
            return stem[:-1]
    return word


def _third_person(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2:-1] not in VOWELS:
        return stem[:-1] + "ied"
    return stem + "ed"


def _drop_e(stem: str) -> str:
    return stem[:-1] if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) else stem


def _doubles(base: str) -> bool:
    """Whether the last letter doubles: one-syllable consonant-vowel-consonant, or a listed stressed ending."""
    if base in _spelling()["l_doubling"] or base in _spelling()["doubling"]:
        return True
    plain = base.replace("qu", "k")
    ending = len(plain) > 2 and plain[-1] not in "aeiouwxyh" and plain[-2] in VOWELS and plain[-3] not in VOWELS
    return ending and _one_vowel(base)


@cache
def _irregular(pos: str) -> Mapping[str, str]:
    out: dict[str, str] = {}
    for base, forms in _irregular_forms(pos).items():
        out.setdefault(base, base)
        for form in forms:
            out.setdefault(form, base)
    return out


@cache
def _irregular_forms(pos: str) -> Mapping[str, tuple[str, ...]]:
    lines = (files("rapporteur.resolve") / "data" / "irregular.tsv").read_text("utf-8").splitlines()
    rows = ((*line.split("\t"), "")[:3] for line in lines if line and not line.startswith("#"))
    return {base: tuple(forms.split()) for kind, base, forms in rows if kind == pos}


@cache
def _spelling() -> Mapping[str, frozenset[str]]:
    text = (files("rapporteur.resolve") / "data" / "spelling.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
