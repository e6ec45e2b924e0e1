"""A capital as ground or as those who govern from it: 'they met in Moscow', 'Moscow rejected the plan'."""

from collections.abc import Sequence

from rapporteur.resolve.who.names import Atom
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word, between

_REACH = 6  # words from a verb or noun of motion to where it leads


def is_ground(text: str, words: Sequence[Word], inside: dict[int, Atom], atom: Atom) -> bool:
    """Whether the name of a capital stands for the town itself.

    Ground: 'in Cairo', 'near Kyiv', 'flew to Riyadh', 'visited Baghdad', 'the mayor of Madrid', 'the Oslo airport',
    'Vienna, Austria', 'in Cairo and Doha'. A side: 'Moscow said', 'talks with Tehran', 'a letter to Berlin',
    "in Moscow's view", 'the generals in Khartoum'.
    """
    if words[atom.end - 1].possessive:
        return False
    return (
        _stands_in(text, words, atom)
        or _reached(words, atom)
        or _before_ground(text, words, inside, atom)
        or _listed(text, words, inside, atom)
    )


def _stands_in(text: str, words: Sequence[Word], atom: Atom) -> bool:
    """'in Cairo', 'outside central Damascus', 'in the capital, Kyiv', 'the streets of Tbilisi'."""
    k = atom.start - 1
    if k >= 0 and words[k].low == "capital" and words[k].sentence == words[atom.start].sentence:
        return True
    while k > 0 and words[k].low in forms("town_parts") and words[k].sentence == words[atom.start].sentence:
        k -= 1
    if k < 0 or words[k].sentence != words[atom.start].sentence or "," in between(text, words[k], words[k + 1]):
        return False
    if words[k].low == "in" and k > 0 and words[k - 1].low in forms("rulers"):
        return False
    return words[k].low in forms("ground_prepositions") or (
        words[k].low == "of" and k > 0 and words[k - 1].low in forms("ground_nouns")
    )


def _reached(words: Sequence[Word], atom: Atom) -> bool:
    """'visited Baghdad', 'fled Kabul'; 'flew to Riyadh', 'the road to Khartoum', 'a meeting at Paris'; but not 'left
    Tehran isolated', 'moved closer to Moscow', 'the warning came from Seoul'.
    """
    here = words[atom.start].sentence
    before = words[atom.start - 1].low if atom.start and words[atom.start - 1].sentence == here else ""
    if before in forms("ground_verbs"):
        after = words[atom.end].low if atom.end < len(words) and words[atom.end].sentence == here else "after"
        return before not in forms("leaving") or after in forms("leaves_when")
    near = [w.low for w in words[max(0, atom.start - _REACH) : max(0, atom.start - 1)] if w.sentence == here]
    if not near or near[-1] in forms("near_minds"):
        return False
    if before == "at":
        return near[-1] in forms("ground_events")
    if before == "from":
        told = forms("motion") - forms("of_words")
        return near[-1] in forms("afar") or any(w in told for w in near) or _onwards(words, atom)
    return before in forms("ways") and any(w in forms("motion") for w in near)


def _onwards(words: Sequence[Word], atom: Atom) -> bool:
    """'from Cairo to …': the beginning of a way."""
    return (
        atom.end < len(words) and words[atom.end].low == "to" and words[atom.end].sentence == words[atom.start].sentence
    )


def _before_ground(text: str, words: Sequence[Word], inside: dict[int, Atom], atom: Atom) -> bool:
    """'the Oslo airport', 'Vienna, Austria'."""
    k = atom.end
    if k >= len(words) or words[k].sentence != words[atom.start].sentence:
        return False
    gap = between(text, words[k - 1], words[k])
    if gap == " " and words[k].low in forms("town_nouns"):
        return True
    state = inside.get(k)
    return gap == ", " and state is not None and state.kind == "state" and state.party == atom.party


def _listed(text: str, words: Sequence[Word], inside: dict[int, Atom], atom: Atom) -> bool:
    """'in Cairo and Doha', 'in Cairo, Doha and Rome': the one before is ground."""
    k = atom.start - 1
    joined = k > 0 and words[k].low in ("and", "or") and words[k].sentence == words[atom.start].sentence
    before = inside.get(k - 1 if joined else k)
    if before is None or before.kind not in ("capital", "place") or before.start >= atom.start:
        return False
    gap = between(text, words[before.end - 1], words[k if joined else atom.start])
    if gap not in (" ", ", ") or (not joined and gap != ", "):
        return False
    return is_ground(text, words, inside, before)
