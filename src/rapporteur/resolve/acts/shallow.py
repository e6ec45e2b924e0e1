"""Shallow analysis: the likeliest governors of words from their parts of speech and order alone.

It stands in where a report comes without a parse, so that acts are still read, less well. Rejected: a grammar. A chain
'subject noun phrase, verb group, object, prepositional phrases' covers most news clauses, and the rest goes unread.
"""

from rapporteur.domain.span import Span
from rapporteur.resolve.acts.shallow_tags import Draft, lists, tagged
from rapporteur.resolve.acts.tree import NOMINAL, Word
from rapporteur.resolve.lemmas import lemma


def analyse(text: str, sentence: Span, verbs: frozenset[str]) -> tuple[Word, ...]:
    """The words of one sentence with guessed parts of speech and governors; `verbs` are lemmas that may be verbs."""
    drafts = tagged(text, sentence, verbs)
    _attach_phrases(drafts)
    _attach_verbs(drafts)
    return _finish(drafts)


def _attach_phrases(drafts: list[Draft]) -> None:
    """Determiners, adjectives, numbers and nouns hang on the last noun of their run; possessors before 's on it too."""
    i, n = 0, len(drafts)
    while i < n:
        if drafts[i].pos not in {"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"}:
            i += 1
            continue
        j = i
        while j + 1 < n and drafts[j + 1].pos in {"ADJ", "NUM", "NOUN", "PROPN"} and drafts[j].pos != "PRON":
            j += 1
        last = max((k for k in range(i, j + 1) if drafts[k].pos in NOMINAL), default=j)
        for k in range(i, j + 1):
            if k != last:
                drafts[k].head, drafts[k].rel = (
                    last,
                    {"DET": "det", "ADJ": "amod", "NUM": "nummod"}.get(drafts[k].pos, "compound"),
                )
        i = j + 1
        if i < n and drafts[i].low == "'s" and i + 1 < n:
            drafts[i].pos, drafts[i].head, drafts[i].rel = "PART", last, "case"
            drafts[last].rel = "nmod:poss"
    _attach_possessors(drafts)
    _attach_prepositions(drafts)
    _attach_conjuncts(drafts)


def _attach_possessors(drafts: list[Draft]) -> None:
    for i, d in enumerate(drafts):
        if d.rel == "nmod:poss" and d.head < 0:
            d.head = _next_head(drafts, i + 2)
    for d in drafts:
        if d.pos == "DET" and d.head >= 0 and d.low in lists()["poss"]:
            d.rel = "nmod:poss"


def _attach_conjuncts(drafts: list[Draft]) -> None:
    """'Norland and Sudria': the second hangs on the first."""
    for i, d in enumerate(drafts[1:-1], 1):
        if d.low not in {"and", "or"} or drafts[i - 1].pos not in NOMINAL:
            continue
        right = _next_head(drafts, i + 1)
        if right > i and drafts[right].head < 0:
            d.head, d.rel = right, "cc"
            drafts[right].head, drafts[right].rel = i - 1, "conj"


def _next_head(drafts: list[Draft], i: int) -> int:
    """The head of the noun phrase that starts at `i`."""
    while i < len(drafts) and drafts[i].pos in {"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"}:
        if drafts[i].head < 0 or (drafts[i].pos != "DET" and drafts[i].rel in {"nmod:poss", "obl", "nmod"}):
            return i
        i = drafts[i].head if drafts[i].head > i else i + 1
    return -1


def _attach_prepositions(drafts: list[Draft]) -> None:
    """A preposition is the case of the noun after it, which modifies the noun or verb before."""
    for i, d in enumerate(drafts):
        if d.pos not in {"ADP", "TO"} or i + 1 >= len(drafts):
            continue
        noun = _next_head(drafts, i + 1)
        if noun < 0:
            continue
        d.pos, d.head, d.rel = "ADP", noun, "case"
        if drafts[noun].rel == "nmod:poss":
            continue
        governor = next((j for j in range(i - 1, -1, -1) if drafts[j].pos in {"VERB", "NOUN", "PROPN"}), -1)
        if governor >= 0 and (drafts[governor].pos == "VERB" or d.low == "of"):
            drafts[noun].head, drafts[noun].rel = governor, "obl" if drafts[governor].pos == "VERB" else "nmod"
        elif governor >= 0:
            verb = next((j for j in range(governor, -1, -1) if drafts[j].pos == "VERB"), -1)
            drafts[noun].head, drafts[noun].rel = (verb, "obl") if verb >= 0 else (governor, "nmod")


def _attach_verbs(drafts: list[Draft]) -> None:
    """Verb groups, their subjects and objects, and the clauses that hang on them, from left to right."""
    verbs = [i for i, d in enumerate(drafts) if d.pos == "VERB"]
    copulas = [i for i, d in enumerate(drafts) if d.pos == "AUX" and not _verb_after(drafts, i)]
    previous = -1
    for i in sorted(verbs + copulas):
        v = i
        if i in copulas:
            v = _predicate(drafts, i)
            drafts[i].head, drafts[i].rel = (v, "cop") if v != i else (-1, "dep")
        _attach_group(drafts, i, v)
        _attach_clause(drafts, i, v, previous)
        _attach_object(drafts, v)
        previous = v


def _verb_after(drafts: list[Draft], i: int) -> bool:
    j = i + 1
    while j < len(drafts) and drafts[j].pos in {"AUX", "PART", "ADV"}:
        j += 1
    return j < len(drafts) and drafts[j].pos == "VERB"


def _predicate(drafts: list[Draft], i: int) -> int:
    """The adjective or noun after a copula, the copula itself where there is none."""
    for j in range(i + 1, min(i + 8, len(drafts))):
        last = j + 1 >= len(drafts) or drafts[j + 1].pos in {"TO", "ADP", "PUNCT", "SCONJ"}
        if (drafts[j].pos == "ADJ" and (last or drafts[j].head < 0)) or (drafts[j].pos == "VERB" and j == i + 1):
            drafts[j].head, drafts[j].rel = -1, "dep"
            return j
        if drafts[j].pos in NOMINAL and drafts[j].head < 0:
            return j
    return i


def _attach_group(drafts: list[Draft], i: int, v: int) -> None:
    j = i - 1
    passive = False
    while j >= 0 and drafts[j].pos in {"AUX", "PART", "ADV", "TO"} and drafts[j].rel != "case":
        d = drafts[j]
        if d.pos == "AUX":
            passive = passive or (
                d.low in lists()["be"] and not drafts[v].low.endswith("ing") and drafts[i].pos == "VERB"
            )
            d.head, d.rel = v, "aux:pass" if d.low in lists()["be"] and passive else "aux"
        else:
            d.head, d.rel = v, "mark" if d.pos == "TO" else "advmod"
        j -= 1
    for k in range(i + 1, min(i + 6, len(drafts))):
        if drafts[k].pos == "PRT" and drafts[k].head < 0:
            drafts[k].head, drafts[k].rel = v, "compound:prt"
            break
        if drafts[k].pos in {"VERB", "AUX", "PUNCT"}:
            break


def _attach_clause(drafts: list[Draft], i: int, v: int, previous: int) -> None:
    """The subject, or the governing verb whose subject is shared."""
    group = [
        j for j, d in enumerate(drafts[:i]) if d.head == v and d.rel in {"aux", "aux:pass", "mark", "advmod", "cop"}
    ]
    start = min(group, default=i)
    infinitive = any(drafts[j].rel == "mark" for j in group)
    gerund = drafts[v].low.endswith("ing") and not any(drafts[j].pos == "AUX" for j in group)
    subject = -1 if infinitive or gerund else _subject(drafts, start)
    if subject >= 0:
        passive = any(drafts[j].rel == "aux:pass" for j in group)
        drafts[subject].head, drafts[subject].rel = v, "nsubj:pass" if passive else "nsubj"
    if previous < 0:
        return
    after = [d.low for d in drafts[previous + 1 : i]]
    rel = (
        "xcomp"
        if infinitive or (gerund and "," not in after)
        else "advcl"
        if gerund
        else "conj"
        if "and" in after or "but" in after or ("," in after and subject < 0)
        else "ccomp"
    )
    rel = "advcl" if {"if", "unless", "after", "before", "because", "while", "when", "until"} & set(after) else rel
    if drafts[v].head < 0:
        drafts[v].head, drafts[v].rel = previous, rel


def _subject(drafts: list[Draft], start: int) -> int:
    """The first noun of the run before the verb group that no preposition governs."""
    j, best = start - 1, -1
    while j >= 0 and drafts[j].pos not in {"VERB", "AUX", "SCONJ", "TO"}:
        if drafts[j].low in {",", ":", ";", '"', "“", "”"} and best >= 0:
            break
        if drafts[j].pos in NOMINAL and drafts[j].head < 0:
            best = j
        j -= 1
    return best


def _attach_object(drafts: list[Draft], v: int) -> None:
    j = v + 1
    while j < len(drafts) and drafts[j].pos in {"ADV", "PRT", "PART"}:
        j += 1
    noun = _next_head(drafts, j)
    if noun >= 0 and drafts[v].pos == "VERB" and drafts[noun].head < 0:
        follows = next((d for d in drafts[noun + 1 : noun + 3] if d.pos not in {"PART", "ADV"}), None)
        if follows is None or follows.pos not in {"VERB", "AUX"}:
            drafts[noun].head, drafts[noun].rel = v, "obj"
            second = _next_head(drafts, noun + 1)
            if second > noun and drafts[second].head < 0 and drafts[noun + 1].pos == "DET":
                drafts[second].head, drafts[second].rel, drafts[noun].rel = v, "obj", "iobj"


def _finish(drafts: list[Draft]) -> tuple[Word, ...]:
    predicates = {d.head for d in drafts if d.rel in {"cop", "nsubj"}}
    root = next((i for i, d in enumerate(drafts) if d.head < 0 and (d.pos == "VERB" or i in predicates)), 0)
    out = []
    for i, d in enumerate(drafts):
        pos = {"TO": "PART", "PRT": "ADP"}.get(d.pos, d.pos)
        head = d.head if 0 <= d.head < len(drafts) else root
        rel = "root" if i == root else ("conj" if d.pos in NOMINAL and d.head < 0 else d.rel)
        out.append(Word(i, d.span, d.text, d.low, lemma(d.low, pos), pos, "", i if i == root else head, rel))
    return tuple(out)
