"""Where: the place of a meeting or event, from the phrases of its clause."""

from rapporteur.resolve.acts.clause import Clause
from rapporteur.resolve.acts.hit import Hit
from rapporteur.resolve.acts.participants import finite_clause
from rapporteur.resolve.acts.who import phrase
from rapporteur.resolve.who.cast import Cast

PLACED = frozenset({"CONSULT", "COERCE", "ASSAULT", "MOBILIZE", "RETREAT", "PROTEST", "AID", "COOPERATE", "SUPPORT"})
LOCAL = frozenset({"in", "at", "on", "near", "outside", "inside", "along"})
LAND = frozenset({"COERCE", "RETREAT"})


def place_of(hit: Hit, cast: Cast) -> str | None:
    """The name of the place where it happened, None where none is told."""
    if hit.type not in PLACED:
        return None
    inner = hit.clause.infinitival
    clauses = [hit.clause, *([finite_clause(hit)] if hit.kind == "verb" else [])]
    clauses += [Clause(hit.tree, inner.i)] if inner is not None else []
    heads = [n for c in clauses for p, n in c.oblique if p in LOCAL]
    heads += list(hit.clause.objects) if hit.type in LAND else []
    for head in heads:
        for m in cast.within(phrase(hit.tree, head)):
            if m.kind == "place" or m.code is not None:
                return m.name
    return None
