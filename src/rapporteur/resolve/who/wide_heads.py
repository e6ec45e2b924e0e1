"""International organisations without their name: 'the bloc', 'the world body', 'the 27-nation alliance'."""

from collections.abc import Sequence

from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.phrases import Phrase
from rapporteur.resolve.who.tables import lists
from rapporteur.resolve.who.words import Word


def organisation_meant(p: Phrase, words: Sequence[Word], atoms: Sequence[Atom]) -> str | None:
    """The one organisation of the report that the noun of a definite phrase may stand for, None where none or several.

    Those named before count first. 'A bloc', 'both alliances' and 'their fund' stand for none of them.
    """
    if p.det not in ("the", "this") or p.plural:
        return None
    pair = f"{words[p.last - 1].low} {p.head}" if p.last > p.start else ""
    cell = lists("wide_heads.toml").get(pair) or lists("wide_heads.toml").get(p.head)
    if cell is None:
        return None
    wanted = set(cell.split("|"))
    named = [a for a in atoms if a.kind == "organisation" and a.name in wanted]
    before = {a.name for a in named if a.start < p.start}
    found = before or {a.name for a in named}
    return found.pop() if len(found) == 1 else None
