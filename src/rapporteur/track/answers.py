"""Answers: moves that say no word about their matter because they answer another move.

'Southmark demanded the crew's release. Norland rejected the demand.' What was rejected is what was demanded: the answer
is a position on the issues of the demand, and about its words. A threat that is bound to a condition holds the side's
own demand of the same words, and stands on the issues of that demand too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rapporteur.domain.similarity import content_words
from rapporteur.track.entries import Entry, position_in_text
from rapporteur.track.wording import undone, worded

#: How far before an answer (code points) what it answers may be told.
REACH = 600
#: Words that a threat's condition and a demand must share for the one to hold the other.
SHARED = 2
#: For an answer, by its key, the move that it answers.
Behind = Mapping[tuple[str, str], Entry]
_ANSWERS = frozenset(("REJECT", "AGREE", "SUPPORT", "CONCEDE", "DECLINE"))
#: What the noun of an answer ('the demand') can mean.
_NOUNS = {"demanded": ("REQUEST", "CLAIM"), "offered": ("OFFER", "AGREE", "PLEDGE"), "threatened": ("THREATEN",)}


def antecedents(acts: Iterable[Entry]) -> Behind:
    """The answers among the acts, each with the move of another side that it answers; both in one report."""
    by_report: dict[str, list[Entry]] = {}
    for entry in acts:
        by_report.setdefault(entry.report.id, []).append(entry)
    found = {e.key: _answered(e, told) for told in by_report.values() for e in told if _is_answer(e)}
    return {key: move for key, move in found.items() if move}


def on_issues(acts: Sequence[Entry], *, across: bool = False) -> tuple[Entry, ...]:
    """The acts, answers on the issues of what they answer, and threats also on those of the demand that they hold: one
    of their own report, or, where a fold goes by side alone (`across`), of any.
    """
    behind = antecedents(acts)
    demands = _demands(acts)
    return tuple(_on(e, behind.get(e.key) or _demand(e, demands, across)) for e in acts)


def _on(entry: Entry, other: Entry | None) -> Entry:
    if not entry.act or not other or not other.act:
        return entry
    own = entry.act.issue if entry.act.type == "THREATEN" else ()
    return replace(entry, act=replace(entry.act, issue=tuple(dict.fromkeys((*own, *other.act.issue)))))


def _is_answer(entry: Entry) -> bool:
    """Whether a move points back and says nothing else: 'the demand', 'both proposals', 'it'."""
    return entry.act is not None and entry.act.type in _ANSWERS and worded("pointing", _about(entry))


def _about(entry: Entry) -> str:
    return " ".join(s.of(entry.report.text) for s in entry.act.about) if entry.act else ""


def _answered(entry: Entry, told: Sequence[Entry]) -> Entry | None:
    """The last move of another side before the answer, of the kind that its noun names."""
    kinds = next((types for kind, types in _NOUNS.items() if worded(kind, _about(entry))), sum(_NOUNS.values(), ()))
    place = position_in_text(entry)
    before = [
        e
        for e in told
        if e.act
        and e.act.type in kinds
        and not set(e.actors) & set(entry.actors)
        and 0 < place.start - position_in_text(e).end <= REACH
    ]
    return max(before, key=position_in_text, default=None)


def _demands(acts: Sequence[Entry]) -> Mapping[str, list[Entry]]:
    out: dict[str, list[Entry]] = {}
    for entry in acts:
        asks = entry.act is not None and entry.act.type in ("REQUEST", "REJECT") and entry.act.modality != "negated"
        for side in entry.actors if asks and not undone(entry) else ():
            out.setdefault(side, []).append(entry)
    return out


def _demand(entry: Entry, demands: Mapping[str, Sequence[Entry]], across: bool) -> Entry | None:
    """The latest demand or refusal of the side that the condition of its threat repeats."""
    if entry.act is None or entry.act.type != "THREATEN" or entry.act.condition is None:
        return None
    held = content_words(entry.act.condition.span.of(entry.report.text)) - content_words(" ".join(entry.parties))
    own = (d for side in entry.actors for d in demands.get(side, ()) if d.day <= entry.day)
    near = (d for d in own if across or d.report.id == entry.report.id)
    same = [d for d in near if len(held & content_words(_about(d))) >= SHARED]
    return max(same, key=lambda d: (d.day, d.key), default=None)
