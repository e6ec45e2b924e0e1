"""Whom a third-person pronoun may mean: the figures told of so far and the noun phrases that are no figure yet."""

from collections.abc import Iterable, Sequence

from rapporteur.domain.annotation import Annotation, Entity
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.resolve.quotes import find_quotes
from rapporteur.resolve.syntax import Syntax
from rapporteur.resolve.who.candidates import Candidate, Place, Trace
from rapporteur.resolve.who.figures import Figure
from rapporteur.resolve.who.lexicon import Lexicon
from rapporteur.resolve.who.nominals import Nominal, is_collective, nominals_of, text_of
from rapporteur.resolve.who.scene import Scene
from rapporteur.resolve.who.words import Word

REACH = 12  # sentences back
_BESIDE = ("appos", "flat", "flat:name", "compound")
_CLITICS = ("I'm", "I’m", "I'd", "I’d", "I'll", "I’ll", "I've", "I’ve")  # capitalised, and no names


class Antecedents:
    """The candidates of one report, asked pronoun by pronoun in text order."""

    def __init__(
        self, reading: Reading, words: Sequence[Word], annotation: Annotation, scene: Scene, lex: Lexicon,
        paragraph: Sequence[int],
    ) -> None:  # fmt: skip
        self.text, self.words, self.annotation, self.scene = reading.report.text, words, annotation, scene
        self.syntax = Syntax(self.text, annotation.tokens)
        self.paragraph, self.lex = paragraph, lex
        self.nominals = nominals_of(self.syntax, words, annotation.entities, lex)
        self.quotes = find_quotes(self.text, reading.paragraphs)[0]
        self.token_at = {t.span.start: i for i, t in enumerate(annotation.tokens)}
        self.persons = _persons(self.text, annotation.entities)
        self.loose: dict[int, Figure] = {}  # by place in `nominals`
        self._told: list[tuple[Trace, bool]] = []  # the scene's mentions as traces, and whether called a person
        self._guessed: list[tuple[Trace, Figure]] = []  # pronouns that are left open, with whom they likeliest mean

    def place(self, i: int, source: bool) -> Place | None:
        """The pronoun at word `i`; None where the parse has no such token."""
        word = self.words[i]
        token = self.token_at.get(word.span.start)
        if token is None:
            return None
        around = [a for a in self.annotation.sayings if any(c.covers(word.span) for c in a.content)]
        quote = self._quote(word.span)
        sources = tuple((s, quote is not None and self._direct(a.content, quote)) for a in around for s in a.source)
        return Place(word.low, i, token, word.sentence, self.paragraph[i], source, quote, sources)

    def _direct(self, content: Sequence[Span], quote: int) -> bool:
        """Whether the quotation is (part of) the content: the source speaks these words itself."""
        return any(self.quotes[quote].overlaps(c) and self.quotes[quote].start >= c.start - 1 for c in content)

    def _quote(self, span: Span) -> int | None:
        return next((n for n, q in enumerate(self.quotes) if q.covers(span)), None)

    def candidates(
        self, place: Place, later: Sequence[tuple[int, int, Figure]], *, guesses: bool = True
    ) -> list[Candidate]:
        """All that fit in number, by first mention; `later` are names behind the pronoun in its sentence.

        With `guesses`, pronouns that were left open count as mentions of whom they likeliest mean.
        """
        out: dict[int, Candidate] = {}
        self._tell()
        for s, (trace, person) in zip(self.scene.seen, self._told, strict=True):
            if s.word < place.word and _fits(s.figure, place):
                candidate = out.setdefault(id(s.figure), Candidate(s.figure))
                candidate.traces.append(trace)
                if s.kind == "name":
                    candidate.called.append(person)
        self._add_loose(out, place)
        if guesses:
            self._add_guessed(out, place)
        near = {k: c for k, c in out.items() if place.sentence - c.last.sentence <= REACH}
        for start, end, figure in later:
            if id(figure) not in near and _fits(figure, place):
                near[id(figure)] = out.get(id(figure)) or Candidate(figure)
                near[id(figure)].traces.append(self._trace(start, end, "name", False, False))
            elif id(figure) in near:
                near[id(figure)].behind += (end - 1,)
        left = [c for c in near.values() if not self._speaks_it(c, place) and not self._renamed(c, near.values())]
        return sorted(left, key=lambda c: (c.traces[0].word, c.figure.start))

    def _renamed(self, c: Candidate, others: Iterable[Candidate]) -> bool:
        """'the judge, Elizabeth Crane', 'striker Ada Holm': a description beside its name is no second candidate."""
        if c.figure.name or c.figure.members:
            return False
        named = (t.token for o in others if o.figure.name and o.figure.kind == "person" for t in o.traces)
        tokens, own = self.annotation.tokens, {t.token for t in c.traces if t.kind != "pronoun"}
        beside = ((k, tokens[k].head) for k in named if k >= 0)
        return any(
            (tokens[k].rel in _BESIDE and head in own)
            or any(tokens[d].rel in _BESIDE and tokens[d].head == k for d in own if d >= 0)
            for k, head in beside
        )

    def _speaks_it(self, c: Candidate, place: Place) -> bool:
        """Whether the pronoun stands in a whole sentence of the candidate's own words: it would say 'I' or 'we'."""
        if place.quote is None or not self.quotes[place.quote].of(self.text)[1:2].isupper():
            return False
        direct = [span for span, own in place.sources if own]
        return any(c.told_in(span, self.words) for span in direct)

    def _tell(self) -> None:
        """Make traces of the mentions that came in since the last pronoun."""
        for s in self.scene.seen[len(self._told) :]:
            span = Span(self.words[s.word].span.start, self.words[max(s.word, s.head)].span.end)
            person = s.kind == "name" and any(p.overlaps(span) for p in self.persons)
            self._told.append((self._trace(s.word, s.head + 1, s.kind, s.owner, s.speaker), person))

    def _trace(self, start: int, end: int, kind: str, owner: bool, source: bool) -> Trace:
        end = max(end, start + 1)
        span = Span(self.words[start].span.start, self.words[end - 1].span.end)
        top = self._top(span, kind)
        word = self.words[end - 1]
        return Trace(end - 1, top, word.sentence, self.paragraph[end - 1], kind, owner, source, self._quote(word.span))

    def _top(self, span: Span, kind: str) -> int:
        top = self.syntax.head_of(span) if kind != "pronoun" else None
        return self.token_at.get(span.start, -1) if top is None else top

    def _add_loose(self, out: dict[int, Candidate], place: Place) -> None:
        """Noun phrases before the pronoun whose head belongs to no figure."""
        taken = {t for c in out.values() for t in self._heads(c)} | self._heads_of_scene()
        for n, nominal in enumerate(self.nominals):
            if nominal.word >= place.word or nominal.end > place.word:
                continue
            if self.words[nominal.word].sentence < place.sentence - REACH or not _may(nominal, place):
                continue
            if (nominal.word in taken and not nominal.joint) or self._paired(out, nominal):
                continue
            figure = self._loose(n)
            candidate = out.setdefault(id(figure), Candidate(figure, nominal=nominal))
            candidate.nominal = candidate.nominal or nominal
            candidate.traces.append(self._trace_of(nominal))
            candidate.traces.sort(key=lambda t: t.word)

    def guess(self, place: Place, figure: Figure | None, sure: float) -> None:
        """Remember a pronoun that is left open with the figure that it likeliest means, or with a person unknown.

        Nobody is told of such a guess; but the pronouns behind it mostly mean the same one, whoever that is.
        """
        if self._guessed and self._guessed[-1][0].word == place.word:  # asked before, as the owner of its phrase
            return
        owner = self.annotation.tokens[place.token].rel == "nmod:poss"
        trace = Trace(
            place.word, place.token, place.sentence, place.paragraph, "pronoun", owner, place.source, place.quote, sure
        )
        self._guessed.append((trace, figure or unknown(place)))

    def _add_guessed(self, out: dict[int, Candidate], place: Place) -> None:
        for trace, figure in self._guessed:
            plural = self.words[trace.word].low.startswith("the")
            if trace.word < place.word and plural == place.plural and _fits(figure, place):
                candidate = out.setdefault(id(figure), Candidate(figure))
                if all(t.word != trace.word for t in candidate.traces):
                    candidate.traces.append(trace)
                    candidate.traces.sort(key=lambda t: t.word)

    def _trace_of(self, nominal: Nominal) -> Trace:
        i = nominal.word
        word = self.words[i]
        source, quote = self._is_source(word.span), self._quote(word.span)
        return Trace(i, nominal.token, word.sentence, self.paragraph[i], "noun", word.possessive, source, quote)

    def _paired(self, out: dict[int, Candidate], nominal: Nominal) -> bool:
        """Whether a group of two figures stands for the joint phrase already."""
        pairs = (t for c in out.values() if c.figure.members for t in c.traces)
        return bool(nominal.joint) and any(nominal.start <= t.word < nominal.end for t in pairs)

    def _members(self, nominal: Nominal) -> tuple[Figure, ...]:
        """The figures that the parts of a joint phrase name; none where one of them names none."""
        named = {t.token: s.figure for s, (t, _) in zip(self.scene.seen, self._told, strict=True) if s.kind != "pair"}
        found = [named.get(k) for k in nominal.joint]
        return tuple(f for f in found if f is not None) if all(found) else ()

    def _heads(self, candidate: Candidate) -> set[int]:
        return {t.word for t in candidate.traces if t.kind != "pronoun"}

    def _heads_of_scene(self) -> set[int]:
        out: set[int] = set()
        for s in self.scene.seen:
            if s.kind == "name":
                out.update(range(s.word, s.head + 1))
            elif s.kind:
                out.add(s.head)
        return out

    def _is_source(self, span: Span) -> bool:
        return any(s.overlaps(span) for a in self.annotation.sayings for s in a.source)

    def _loose(self, n: int) -> Figure:
        """The figure of a noun phrase; a definite one with the noun of an earlier one is that one."""
        if n not in self.loose:
            nominal = self.nominals[n]
            members = self._members(nominal)
            self.loose[n] = self._same(n, nominal) or Figure(
                "group", None, gender=nominal.gender, plural=nominal.plural, anonymous=not members, members=members,
                description=text_of(self.text, self.words, nominal), start=nominal.word,
            )  # fmt: skip
        return self.loose[n]

    def _same(self, n: int, nominal: Nominal) -> Figure | None:
        if not nominal.definite or nominal.joint:
            return None
        for k in range(n - 1, -1, -1):
            other = self.nominals[k]
            if other.noun == nominal.noun and other.plural == nominal.plural and not other.joint and k in self.loose:
                return self.loose[k]
        return None


def _persons(text: str, entities: Sequence[Entity]) -> list[Span]:
    """Names that the tagger calls persons, there and in most places where the report has the same words."""
    kinds: dict[str, list[bool]] = {}
    for e in entities:
        kinds.setdefault(e.span.of(text), []).append(e.kind == "person")
    most = {name for name, called in kinds.items() if 2 * sum(called) > len(called)}
    return [e.span for e in entities if e.kind == "person" and e.span.of(text) in most]


def unknown(place: Place) -> Figure:
    """Whoever an open pronoun means: a figure of its own, told of by pronouns only."""
    return Figure("open", None, gender=place.gender, plural=place.plural, anonymous=True, start=place.word)


def _fits(f: Figure, place: Place) -> bool:
    """Whether number and kind let the pronoun mean the figure."""
    if f.kind in ("document", "place") or f.name in _CLITICS:
        return False
    if f.kind == "open":
        return f.plural == place.plural and f.gender == place.gender
    if place.plural:
        return True
    return f.kind != "outlet" and not f.plural and not f.members and f.gender in (None, place.gender)


def _may(nominal: Nominal, place: Place) -> bool:
    """The same for a bare noun phrase: 'he' wants a person's noun, 'they' a plural, a collective or a person."""
    if place.plural:
        return nominal.plural or is_collective(nominal.noun) or nominal.person in ("noun", "name")
    sort = nominal.person in ("noun", "name", "ending")
    return not nominal.plural and sort and nominal.gender in (None, place.gender)
