"""Who stands between the sides of a matter: states and organisations that are told to mediate, broker or host."""

from collections.abc import Iterable, Sequence

from rapporteur.resolve.who.atoms import Atom
from rapporteur.resolve.who.figure import Figure
from rapporteur.resolve.who.figures import TitleReader
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word

_NEAR = 3  # words


def mediating(reader: TitleReader, words: Sequence[Word], people: Iterable[Figure]) -> frozenset[str]:
    """The sides with a mediator of their own, or named beside a word of mediation.

    'Qatari mediators', 'brokered by Turkey', 'U.S.-brokered', 'Egypt, which is mediating'.
    """
    told = {f.party for f in people if f.party and "mediator" in f.titles}
    told |= {p for a in reader.atoms if _beside(a, words) and (p := reader.party(a))}
    return frozenset(told)


def _beside(atom: Atom, words: Sequence[Word]) -> bool:
    here = words[atom.start].sentence
    after = [w.low for w in words[atom.end : atom.end + _NEAR] if w.sentence == here]
    before = [w.low for w in words[max(0, atom.start - 2) : atom.start] if w.sentence == here]
    led = any(w in forms("mediates") for w in after)
    by = before[-1:] in (["by"], ["the"]) and any(w in forms("mediated") for w in before)
    return led or by or atom.name.lower().endswith(("-brokered", "-mediated"))


def at_war(reader: TitleReader, words: Sequence[Word]) -> tuple[str, ...]:
    """The two sides named most often in the sentences that tell of fighting; () where the third is named as often."""
    fought = {w.sentence for w in words if w.low in forms("fighting")}
    counts: dict[str, int] = {}
    for atom in reader.atoms:
        party = reader.party(atom) if words[atom.start].sentence in fought else None
        if party is not None and atom.kind != "outlet":
            counts[party] = counts.get(party, 0) + 1
    ranked = sorted(counts.items(), key=lambda x: (-x[1], x[0]))
    clear = len(ranked) == 2 or (len(ranked) > 2 and ranked[2][1] < ranked[1][1])
    return tuple(p for p, _ in ranked[:2]) if clear else ()
