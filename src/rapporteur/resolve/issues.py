"""Which issues of the catalogue an act is about.

Words of the act itself weigh most, then those beside them, those of its sentence, of its paragraph, and what the whole
report is about; a word that may mean several things means what the report is about. A linguist, or the user, changes
the word lists (docs/issues.md); what the trained network expects of an act counts beside them. `scores_of` gives a
score an issue, `best` chooses. The numbers were chosen on the training disputes of training/acts and on two dossiers,
where they lie on a plateau (docs/decisions/0008-issues.md).
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapporteur.domain.span import Span
from rapporteur.resolve.catalogue import Catalogue, own_catalogue
from rapporteur.resolve.issue_terms import Found, find, words_of

OTHER = "other"
WEIGHTS = {"strong": 3.0, "clear": 2.0, "weak": 1.0}
ANYWAY = {"strong": 1.0, "clear": 0.8, "weak": 0.3}  # what is left of a weight where the report is about something else
OWN, BESIDE, SENTENCE = 3.0, 1.5, 0.7  # how much a word counts by where it stands
BEFORE, AFTER = 25, 60  # code points from an own span within which a word is beside it
PARAGRAPH, PARAGRAPH_MOST = 0.4, 6.0  # the same for the paragraph's other words, and the most that counts of them
REACH = 5000  # code points: a paragraph is rarely longer, unless a report has none
WHO = 0.2  # the same for words that only say who acts or speaks: 'the trade minister met them'
REPORT, CARRIED = 1.5, 0.8  # points for the report's main issue, and for the issues of the act before
MAIN = 4.0  # the least sum of weights from which a report is about an issue: more than one strong word
EXPECTED = 3.0  # points for an issue that the network is certain of
#: Points for what acts of a type are mostly about, by their nature: land is claimed, armies take ground.
LEANING = {
    "CLAIM": {"territory.recognition": 2.5},
    "AID": {"humanitarian": 1.5},
    "CONSULT": {"process": 1.0},
    "MOBILIZE": {"territory.control": 0.8, "security.arms": 0.8},
}
BACKDROP = {"process": 0.5}  # words of talking stand in every report and say little of what is talked about
NEAR, MOST = 0.65, 2  # an issue is named beside the best one from this share of its score on; issues an act
ASIDE = 0.6  # what is left of an issue that the act's own words do not name, where they name another one clearly
ENOUGH = 1.2  # below this score nothing is told: one weak word

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """An act as the issue reader sees it: its own words (trigger, about), its sentence, and who acts or speaks.

    `expected` are the issues that the trained network gives it, with their probabilities; `type` is that of the act.
    """

    own: tuple[Span, ...]
    sentence: Span
    who: tuple[Span, ...] = ()
    expected: tuple[tuple[str, float], ...] = ()
    type: str = ""


@dataclass(frozen=True)
class Topics:
    """The terms found in a report, a list a paragraph, and with them what the report is about."""

    paragraphs: tuple[Span, ...]
    found: tuple[tuple[Found, ...], ...]

    @cached_property
    def shares(self) -> Mapping[str, float]:
        """How much the report is about each issue that its words name: 1 for the main one, above 0 for the others."""
        sums = _sums((f, WEIGHTS[f.term.strength] * BACKDROP.get(f.term.issue, 1.0)) for fs in self.found for f in fs)
        return {issue: score / max(MAIN, *sums.values()) for issue, score in sums.items()}

    def near(self, place: int) -> tuple[Found, ...]:
        """The terms of the paragraph that a place lies in, in a very long one those within REACH of it."""
        at = bisect_left(self.paragraphs, place, key=lambda p: p.end - 1)
        found = self.found[at] if at < len(self.paragraphs) and self.paragraphs[at].start <= place else ()
        first, last = (bisect_left(found, place + by, key=lambda f: f.first.start) for by in (-REACH, REACH))
        return found[first:last]


def read_topics(text: str, paragraphs: Sequence[Span], *, catalogue: Catalogue | None = None) -> Topics:
    """What a report is about; without `catalogue` by the project's own words."""
    terms = (catalogue or own_catalogue()).terms
    return Topics(tuple(paragraphs), tuple(tuple(find(words_of(text, p), terms)) for p in paragraphs))


def issues_of(topics: Topics, acts: Iterable[Asked]) -> list[tuple[str, ...]]:
    """The ids of the issues of each act, best first, at least one: `other` where nothing in the report tells.

    Acts come in text order, since an act that says little goes on with the matter of the one before it ('He refused').
    'Refused to free the pilots' gives prisoners, 'lift the tariffs' trade.tariffs.
    """
    out: list[tuple[str, ...]] = []
    for act in acts:
        scores = scores_of(topics, act)
        for issue in out[-1] if out else ():
            scores[issue] = scores.get(issue, 0.0) + CARRIED
        out.append(best(scores))
    return out


def scores_of(topics: Topics, act: Asked) -> Scores:
    """A score for each issue that the act's words, its surroundings or the report name; not comparable across acts."""
    near = topics.near(act.sentence.start)
    here = _sums((f, _weight(f, topics) * _factor(f, act)) for f in near if _in_sentence(f, act))
    around = _sums((f, _weight(f, topics)) for f in near if not _in_sentence(f, act))
    scores = {issue: REPORT * share for issue, share in topics.shares.items()}
    for issue, probability in act.expected:
        scores[issue] = scores.get(issue, 0.0) + EXPECTED * probability
    for issue, points in LEANING.get(act.type, {}).items():
        scores[issue] = scores.get(issue, 0.0) + points
    for issue in {*here, *around}:
        rest = PARAGRAPH * min(around.get(issue, 0.0), PARAGRAPH_MOST)
        scores[issue] = scores.get(issue, 0.0) + here.get(issue, 0.0) + rest
    named = {f.term.issue for f in near if _touches(f, act.own)}
    clear = any(f.term.strength != "weak" for f in near if _touches(f, act.own))
    return {issue: score * (ASIDE if clear and issue not in named else 1.0) for issue, score in scores.items()}


def best(scores: Mapping[str, float]) -> tuple[str, ...]:
    """The issues with the best score, best first, and those that come near; `other` where none is told."""
    ranked = sorted(scores.items(), key=lambda kv: (-kv[1], kv[0]))
    return tuple(i for i, s in ranked[:MOST] if s >= max(ENOUGH, NEAR * ranked[0][1])) or (OTHER,)


def _weight(found: Found, topics: Topics) -> float:
    anyway = ANYWAY[found.term.strength]
    return WEIGHTS[found.term.strength] * (anyway + (1 - anyway) * topics.shares.get(found.term.issue, 0.0))


def _in_sentence(found: Found, act: Asked) -> bool:
    return any(w.overlaps(s) for w in found.words for s in (act.sentence, *act.own))


def _factor(found: Found, act: Asked) -> float:
    """How much a term of the sentence counts by where it stands."""
    if _touches(found, act.own):
        return OWN
    if _touches(found, act.who):
        return WHO
    beside = (Span(max(0, s.start - BEFORE), s.end + AFTER) for s in act.own)
    return BESIDE if _touches(found, beside) else SENTENCE


def _touches(found: Found, spans: Iterable[Span]) -> bool:
    return any(w.overlaps(s) for s in spans for w in found.words)


def _sums(weighed: Iterable[tuple[Found, float]]) -> Scores:
    """The sum of the weights for each issue; terms that share their first word count once, with the best of them."""
    top: dict[tuple[str, Span], float] = {}
    for found, weight in weighed:
        key = (found.term.issue, found.first)
        top[key] = max(top.get(key, 0.0), weight)
    out: Scores = {}
    for (issue, _), weight in top.items():
        out[issue] = out.get(issue, 0.0) + weight
    return out
