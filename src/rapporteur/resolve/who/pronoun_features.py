"""What speaks for and against a candidate: the evidence that the pronoun ranker weighs, named as in the weights."""

import math
from collections.abc import Sequence

from rapporteur.resolve.lemmas import lemma
from rapporteur.resolve.syntax import SUBJECTS, Syntax
from rapporteur.resolve.who.candidates import Candidate, Place
from rapporteur.resolve.who.figures import Figure
from rapporteur.resolve.who.nominals import INDEFINITE, is_collective, nouns
from rapporteur.resolve.who.words import Word

Evidence = dict[str, float]
OWN_SUBJECT = "subject of its own verb"
_ROLES = {"obl": "oblique", "nmod": "noun", "appos": "apposition", "conj": "joined", "root": "root",
          "vocative": "called", "discourse": "called"}  # fmt: skip
_DISTANCES = (0, 1, 2, 3, 5)  # sentences; a bucket for each, one more for all beyond


class Weigher:
    """Evidence for the candidates of one pronoun."""

    def __init__(
        self,
        syntax: Syntax,
        words: Sequence[Word],
        place: Place,
        candidates: Sequence[Candidate],
        ruled: Sequence[Figure],
    ) -> None:
        self.syntax, self.words, self.place, self.candidates, self.ruled = syntax, words, place, candidates, ruled
        self.role = self._role(place.token)
        self.above = self._ancestors(place.token)
        self.order = sorted((c.last.word for c in candidates if c.last.word < place.word), reverse=True)
        first = [c.traces[0].word for c in candidates if c.traces[0].word < place.word]
        self.first = min(first, default=-1)
        self.most = max((len(c.traces) for c in candidates), default=0)

    def of(self, c: Candidate) -> Evidence:
        """All that holds of one candidate, by name; absent means 0."""
        out: Evidence = {}
        for part in (self._distance, self._prominence, self._roles, self._binding, self._speech, self._sort):
            out.update(part(c))
        return out

    # -- where it was last told of

    def _distance(self, c: Candidate) -> Evidence:
        last, p = c.last, self.place
        if last.word > p.word:
            return self._later(c)
        far = p.sentence - last.sentence
        bucket = next((d for d in _DISTANCES if far <= d), 9)
        out = {f"sentences {bucket}": 1.0, "paragraphs": min(p.paragraph - last.paragraph, 4) / 4}
        rank = self.order.index(last.word)
        out[f"rank {min(rank, 4)}"] = 1.0
        out["words"] = math.log1p(p.word - last.word)
        if last.kind == "pronoun":
            out["last pronoun"] = 1.0
            out[f"last pronoun, sentences {min(far, 2)}"] = 1.0
        return out

    def _later(self, c: Candidate) -> Evidence:
        """A name behind the pronoun: 'In his speech, X said'."""
        out = {"later": 1.0}
        token = c.last.token
        if token >= 0:
            subject = self.syntax.tokens[token].rel in SUBJECTS
            governs = self.syntax.tokens[token].head in self.above
            out["later subject above"] = float(subject and governs)
        out["later told before"] = float(len(c.traces) > 1)
        return out

    def _prominence(self, c: Candidate) -> Evidence:
        named = [t for t in c.traces if t.kind == "name"]
        pronouns = [t for t in c.traces if t.kind == "pronoun"]
        out = {
            "mentions": math.log(len(c.traces)),
            "most told": float(len(c.traces) == self.most),
            "pronouns": math.log1p(len(pronouns)),
            "named": float(bool(named)),
            "first told": float(c.traces[0].word == self.first),
            "opening": float(c.traces[0].paragraph <= 1),
            "only": float(len(self.candidates) == 1),
        }
        here = [t for t in c.traces if t.paragraph == self.place.paragraph and t.word < self.place.word]
        out["this paragraph"] = float(bool(here))
        subjects = [t for t in c.traces[-4:] if self._role(t.token) == "subject"]
        out["subjects"] = len(subjects) / 4
        return out

    # -- grammar

    def _role(self, token: int) -> str:
        if token < 0:
            return "none"
        rel = self.syntax.tokens[token].rel
        if rel in SUBJECTS:
            return "subject"
        if rel in ("obj", "iobj"):
            return "object"
        if rel == "nmod:poss":
            return "owner"
        return _ROLES.get(rel.split(":")[0], "other")

    def _ancestors(self, token: int) -> dict[int, int]:
        """The tokens above one, each with its distance."""
        out: dict[int, int] = {}
        while self.syntax.tokens[token].head != token:
            token = self.syntax.tokens[token].head
            out[token] = len(out) + 1
        return out

    def _roles(self, c: Candidate) -> Evidence:
        last, p = c.last, self.place
        if last.word > p.word:
            return {}
        role, far = self._role(last.token), min(p.sentence - last.sentence, 2)
        out = {f"role {role}": 1.0, f"role {role}, sentences {far}": 1.0}
        if far < 2:
            out[f"{self.role} after {role}"] = 1.0
        if far == 1 and role == "subject" and self._main(last.token):
            out["main subject before"] = 1.0
        out["predicate"] = float(any(self.syntax.tokens[k].rel == "cop" for k in self._children(last.token)))
        return out

    def _children(self, token: int) -> Sequence[int]:
        return self.syntax.children[token] if token >= 0 else ()

    def _main(self, token: int) -> bool:
        head = self.syntax.tokens[token].head
        return self.syntax.tokens[head].rel == "root"

    def _binding(self, c: Candidate) -> Evidence:
        """Who can be meant inside one sentence: not the subject of the same verb by an object, often its owner."""
        out: Evidence = {}
        tokens = self.syntax.tokens
        here = [t for t in c.traces if t.sentence == self.place.sentence and t.token >= 0 and t.word < self.place.word]
        governor = tokens[self.place.token].head
        for t in here:
            head = tokens[t.token].head
            if self.role == "object" and head == governor and self._role(t.token) == "subject":
                out[OWN_SUBJECT] = 1.0
            elif self.role != "owner" and head == governor and t.token != governor:
                out["same verb"] = 1.0
            if self.role == "owner" and t.token == governor:
                out["owns itself"] = 1.0
            if self.role == "owner" and tokens[governor].rel == "conj" and tokens[governor].head == t.token:
                out["owner of what is joined to it"] = 1.0
            if self.role == "owner" and self._role(t.token) == "subject" and head == tokens[governor].head:
                out["owner is subject"] = 1.0
            if self._role(t.token) == "subject" and head in self.above and head != governor:
                out["subject above"] = 1.0
            if t.token in self.above and t.token != governor:
                out["inside its phrase"] = 1.0
                out["subject of the relative clause above"] = float(self._is_who(t.token, governor))
            if self._role(t.token) == "object" and head in self.above and head != governor:
                out["object above"] = 1.0
            if self.role == "subject" and t.word == self.place.word - 1:
                out["right before it"] = 1.0  # 'the man she met'
            if self._role(t.token) == "owner" and head in self.above:
                out["owner above"] = 1.0
            if self._role(t.token) == "subject" and tokens[governor].rel == "conj" and tokens[governor].head == head:
                out["subject of joined verb"] = 1.0
        return out

    def _is_who(self, token: int, governor: int) -> bool:
        """'Holm, who told the clerk that she …': who is the subject of a clause that the pronoun stands below."""
        tokens = self.syntax.tokens
        clauses = [k for k in self.above if tokens[k].head == token and tokens[k].rel == "acl:relcl" and k != governor]
        subjects = (c for k in clauses for c in self.syntax.of(k, "nsubj"))
        return any(self.syntax.word(c) in ("who", "that") for c in subjects)

    # -- speech

    def _speech(self, c: Candidate) -> Evidence:
        p, out = self.place, dict[str, float]()
        for span, direct in p.sources:
            if c.told_in(span, self.words):
                out["speaks here in quotes" if direct else "speaks here"] = 1.0
        last = c.last
        if last.word > p.word:
            return out
        if last.source:
            out["was source"] = 1.0
            out[f"was source, sentences {min(p.sentence - last.sentence, 2)}"] = 1.0
            if p.source:
                out["source after source"] = 1.0
        if p.source and not last.source:
            out["source after none"] = 1.0
        if last.quote is not None and last.quote != p.quote:
            out["in another quotation"] = 1.0
        if last.quote is not None and last.quote == p.quote:
            out["in the same quotation"] = 1.0
        if p.quote is not None and last.source and last.quote is None:
            out["spoke beside the quotation"] = 1.0
            out[f"spoke beside the quotation, paragraphs {min(p.paragraph - last.paragraph, 2)}"] = 1.0
        out["out of the quotation"] = float(p.quote is not None and last.quote is None)
        return out

    # -- what it is

    def _sort(self, c: Candidate) -> Evidence:
        f, p = c.figure, self.place
        out = {self._kind(c): 1.0}
        if any(f is c.figure for f in self.ruled):
            out["by rule" if len(self.ruled) == 1 else "by rule, tied"] = 1.0
        if self._acts_like_a_person():
            out[f"does what persons do, {self._animacy(c)}"] = 1.0
        if not p.plural:
            told = f.gender or (c.nominal.gender if c.nominal else None)
            out["gender fits"] = float(told == p.gender)
        first = next((t for t in c.traces if t.kind != "pronoun"), None)
        out["owner only"] = float(all(t.owner for t in c.traces))
        out["noun"] = float(first is not None and first.kind == "noun")
        if c.nominal is not None:
            out["indefinite"] = float(not c.nominal.definite)
        before = [_form(self.words[t.word].low) for t in c.traces if t.kind == "pronoun"]
        own = _form(p.low)
        out["same pronoun before"] = float(own in before)
        out["they before"] = float(own != "they" and "they" in before)
        out["another pronoun before"] = float(any(b not in (own, "they") for b in before))
        return out

    def _acts_like_a_person(self) -> bool:
        """'they said', 'they feared', and the owner of what only persons have: 'their wives'."""
        token = self.syntax.tokens[self.place.token]
        word = self.syntax.word(token.head)
        if self.role == "subject":
            return lemma(word, "VERB") in nouns("verbs")
        return self.role == "owner" and lemma(word, "NOUN") in nouns("owned")

    def _animacy(self, c: Candidate) -> str:
        if c.nominal is None:
            return "person" if c.figure.kind in ("person", "group") else "body"
        return "thing" if c.nominal.person in ("some", "no") else "person"

    def _kind(self, c: Candidate) -> str:
        """Its kind with number: person, unnamed person, plural, pair, body, collective."""
        f, n = c.figure, c.nominal
        if f.members:
            return "kind pair"
        if n is not None:
            if n.noun in INDEFINITE:
                return "kind anybody"
            number = "plural" if n.plural else "collective" if is_collective(n.noun) else "single"
            return f"kind {number} {'joint' if n.joint else n.person}"
        if f.kind == "person":
            return "kind person" if c.named_person else "kind person by rules only"
        if f.kind == "group":
            return "kind group plural" if f.plural else "kind group"
        return f"kind {f.kind}{' called a person' if c.named_person else ''}{' plural' if f.plural else ''}"


def _form(low: str) -> str:
    """What a pronoun is a form of: 'they', 'she' or 'he'."""
    return "they" if low.startswith("the") else "she" if low.startswith(("she", "her")) else "he"
