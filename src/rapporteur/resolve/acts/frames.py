"""Frames: what must hold around a lexicon word before it names its act.

Keys with values: `o` object (or the noun of a preposition that the row names), `s` subject, `p` preposition,
`to` verb of an infinitive, `that` shape of a finite complement (`will` future or modal, `sub` subjunctive, `never`),
`of` noun after 'of', `purpose` noun after 'for'. Flags: `o` `to` `that` `ing` has one, with a dash has none; `modal`
`passive` `refl` `plural` `joint` `as` `part`; `not` `never` `nolonger` `notmodal` negations; `said` in reported speech;
`bare` no complement at all; `eval` `evalfalse` `evalvoid` a damning, a
'false' or a 'void' predicate; `any` the subject may be a thing;
`party-s` the subject must be a name or an office, not a crowd; and for nouns `actor` `actor-with` `content` `between`
`weighed` `exchange` `at`.
"""

from collections.abc import Callable

from rapporteur.resolve.acts.agents import agentive, subjects, with_conjuncts
from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.lexicon import Need, Row, in_class, listed
from rapporteur.resolve.acts.nearby import preposition_after
from rapporteur.resolve.acts.nouns import NOUN_FLAGS
from rapporteur.resolve.acts.tree import Tree, Word

QUOTES = frozenset({'"', "“", "”", "''", "``"})
SUBJUNCTIVE = frozenset({"should", "must", "will"})


def holds(clause: Clause, row: Row) -> bool:
    """Whether every item of the row's frame holds in the clause."""
    return all(_holds(clause, row, need) != need.negative for need in row.needs)


def _holds(clause: Clause, row: Row, need: Need) -> bool:
    if need.key in VALUED and need.values:
        return VALUED[need.key](clause, row, need.values)
    test = FLAGS.get(need.key) or NOUN_FLAGS.get(need.key)
    if test is None:
        raise ValueError(f"unknown frame item {need.key!r} in the entry {row.rule!r}")
    return test(clause)


def names_of(tree: Tree, word: Word) -> frozenset[str]:
    """The lemmas under which a noun phrase may be listed: its head, its compounds, what it is a number of."""
    out = {word.lemma, word.low}
    for k in tree.children(word.i, "compound", "amod"):
        out |= {f"{k.low} {word.low}", f"{k.lemma} {word.lemma}"}
    if word.lemma in listed("carriers"):
        out |= {k.lemma for k in tree.children(word.i, "compound", "amod")}
    if word.lemma in listed("quantifiers") | listed("carriers") or word.pos in {"NUM", "SYM"}:
        for inner in tree.children(word.i, "nmod", "compound"):
            out |= {inner.lemma, inner.low}
        beside = preposition_after(tree, word.i, None)
        out |= {beside[1].lemma} if beside is not None and beside[0] in {"of", "in"} else set()
    return frozenset(out)


def things(clause: Clause, row: Row) -> tuple[Word, ...]:
    """Objects for the row: those of the verb, and of the prepositions that the row's words or frame name."""
    found = list(clause.objects)
    prepositions = {row.words[-1]} if len(row.words) > 1 else set()
    prepositions |= {v for need in row.needs if need.key == "p" and not need.negative for v in need.values}
    found += clause.after(*prepositions)
    return tuple(n for w in found for n in with_conjuncts(clause.tree, w))


def _object_in(clause: Clause, row: Row, values: tuple[str, ...]) -> bool:
    found = things(clause, row)
    if "@agent" in values and any(agentive(clause.tree, w) for w in found[:1]):
        return True
    return any(in_class(names_of(clause.tree, w), values) for w in found)


def _subject_in(clause: Clause, row: Row, values: tuple[str, ...]) -> bool:
    found = subjects(clause) or (clause.own_subjects if not clause.passive else ())
    if "@party" in values and any(w.pos == "PROPN" for w in found):
        return True
    return any(in_class(names_of(clause.tree, n), values) for w in found for n in with_conjuncts(clause.tree, w))


def _preposition_in(clause: Clause, row: Row, values: tuple[str, ...]) -> bool:
    if {p for p, _ in clause.oblique} & set(values):
        return True
    after = " ".join(clause.tree.lows(clause.v + 1, clause.v + 12))
    phrases = [
        v for v in values if " " in v or v in {"guilty", "jointly", "talks", "innocent", "angrily", "furiously", "down"}
    ]
    return any(f" {v} " in f" {after} " for v in phrases)


def _infinitive_in(clause: Clause, row: Row, values: tuple[str, ...]) -> bool:
    verb = clause.infinitival
    return verb is not None and ("@any" in values or in_class(frozenset({verb.lemma}), values))


def _that_in(clause: Clause, row: Row, values: tuple[str, ...]) -> bool:
    verb = clause.that_clause
    return verb is not None and any(_shape(Clause(clause.tree, verb.i), v) for v in values)


def _shape(inner: Clause, shape: str) -> bool:
    """'will': future or modal; 'sub': subjunctive ('that he leave') or 'should'; 'never': a denied future."""
    if shape == "will":
        return inner.modal is not None
    if shape == "never":
        return inner.negated and inner.modal is not None
    plain = inner.word.low == inner.word.lemma and not any(h.low not in {"be"} for h in inner.helpers)
    return inner.modal in SUBJUNCTIVE or plain


def _of_in(clause: Clause, row: Row, values: tuple[str, ...]) -> bool:
    return any(in_class(names_of(clause.tree, n), values) for n in clause.after("of"))


def _away_from(clause: Clause, row: Row, values: tuple[str, ...]) -> bool:
    return any(in_class(names_of(clause.tree, n), values) for n in clause.after("from", "of", "out of"))


def _purpose_in(clause: Clause, row: Row, values: tuple[str, ...]) -> bool:
    return any(in_class(names_of(clause.tree, n), values) for n in clause.after("for", "on"))


def _said(clause: Clause) -> bool:
    """Inside reported speech: under, or beside, a verb of saying."""
    return any((w.lemma in listed("speech") and w.i != clause.v) or w.low in QUOTES for w in clause.tree.words)


def _plural(clause: Clause) -> bool:
    found = subjects(clause) or clause.own_subjects
    if clause.passive and not found:
        return True
    return any(len(with_conjuncts(clause.tree, w)) > 1 or _is_plural(w) for w in found)


def _is_plural(w: Word) -> bool:
    return w.tag in {"NNS", "NNPS"} or w.low in {"they", "we", "both"} or (w.pos == "NOUN" and w.low != w.lemma)


def _evaluates(clause: Clause, *names: str) -> bool:
    """Whether the object is called something of the named classes: by the tree, or among the words right after."""
    places = {i for p in clause.predicate_object for i in clause.tree.below(p.i)}
    places |= set(range(clause.v + 1, min(clause.v + 10, len(clause.tree.words))))
    words = frozenset(clause.tree.words[i].lemma for i in places)
    return in_class(words, tuple(f"@{n}" for n in names))


def _damns(clause: Clause) -> bool:
    """'called the raid a crime', 'called it “a farce”': damning words, or quoted ones that are no praise."""
    if not clause.objects or _evaluates(clause, "praising_word") or _evaluates(clause, "untrue_word"):
        return False
    quoted = any(w.low in QUOTES for w in clause.tree.words[clause.v + 1 : clause.v + 14])
    return quoted or _evaluates(clause, "accusing_word")


def _no_comment(clause: Clause) -> bool:
    return any(
        o.lemma
        in {"comment", "answer", "response", "reply", "statement", "detail", "explanation", "reaction", "nothing"}
        and (o.low == "nothing" or any(k.low == "no" for k in clause.tree.children(o.i, "det")) or clause.negated)
        for o in clause.objects
    )


def _not_modal(clause: Clause) -> bool:
    refusing = clause.modal == "would" or "wo" in {h.low for h in clause.helpers} or clause.modal == "will"
    return clause.negated and refusing and clause.word.rel != "acl:relcl"


def _never(clause: Clause) -> bool:
    """'Never', or 'no such', 'any such' with a denied verb: what is said to exclude an allegation."""
    around = clause.tree.lows(clause.v - 3, clause.v + 4)
    return clause.negated and ("never" in around or "such" in around)


def _bare(clause: Clause) -> bool:
    return not (clause.objects or clause.infinitival or clause.that_clause or clause.gerund_clause)


def _reflexive(clause: Clause) -> bool:
    return any(o.low.endswith(("self", "selves")) for o in clause.objects)


def _joint(clause: Clause) -> bool:
    return any(w in {"joint", "jointly", "together"} for w in clause.tree.lows(clause.v - 4, clause.v + 10))


def _named(clause: Clause) -> bool:
    return any(w.pos in {"PROPN", "PRON"} for w in subjects(clause))


VALUED: dict[str, Callable[[Clause, Row, tuple[str, ...]], bool]] = {
    "o": _object_in,
    "s": _subject_in,
    "p": _preposition_in,
    "to": _infinitive_in,
    "that": _that_in,
    "of": _of_in,
    "p-from": _away_from,
    "purpose": _purpose_in,
}
FLAGS: dict[str, Callable[[Clause], bool]] = {
    "o": lambda c: bool(c.objects),
    "to": lambda c: c.infinitival is not None,
    "that": lambda c: c.that_clause is not None,
    "ing": lambda c: c.gerund_clause is not None,
    "modal": lambda c: c.modal is not None,
    "passive": lambda c: c.passive,
    "refl": _reflexive,
    "plural": _plural,
    "joint": _joint,
    "as": lambda c: bool(c.predicate_object) or bool(c.after("as")),
    "part": lambda c: "part" in c.tree.lows(c.v, c.v + 10),
    "not": lambda c: c.negated,
    "never": _never,
    "inverse": lambda c: True,
    "nolonger": lambda c: c.no_longer,
    "notmodal": _not_modal,
    "nocomment": _no_comment,
    "notreached": lambda c: c.negated and c.passive,
    "said": _said,
    "bare": _bare,
    "eval": _damns,
    "evalvoid": lambda c: _evaluates(c, "void_word"),
    "evalfalse": lambda c: _evaluates(c, "untrue_word"),
    "any": lambda c: True,
    "party-s": _named,
}
