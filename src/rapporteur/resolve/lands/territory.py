"""Territory: who a report says claims, annexed, holds, seeks, gives up or recognises which place.

Each row follows from a frame of `data/territory.toml`: words, and where side and place stand to them. What is only
planned, asked or offered on a condition gives no row, and what is denied gives none. Nothing here weighs the claims.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapporteur.domain.act import Act, TerritoryStatus
from rapporteur.domain.annotation import Annotation
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.report import Reading
from rapporteur.domain.span import Span
from rapporteur.domain.statement import Statement
from rapporteur.domain.when import When
from rapporteur.resolve.lands.frames import WORD, Frame, frames, grammar
from rapporteur.resolve.lands.place_names import Names
from rapporteur.resolve.lands.places_told import PlacesTold, Told
from rapporteur.resolve.lands.sides import Side, Sides
from rapporteur.resolve.lands.when import time_of
from rapporteur.resolve.syntax import Syntax

SURE = 0.8  # below this the actor of an act goes before what words alone tell of a subject
BASE = 0.9  # confidence of a frame whose side and place are both named
# 'holds Norland responsible', 'kept Vesk hostage': no hold on the place
_BLAME = re.compile(
    r"\s+(?:\w+ )?(?:responsible|accountable|liable|hostage|captive|waiting|informed|busy|seriously|aback|hostile"
    r"|to (?:account|ransom|court|task)|by surprise|for granted|to (?:an? )?(?:[\w-]+ )?(?:draw|stalemate|tie))\b"
)
_CLAUSE = re.compile(
    r"\s+(?:has|have|had|is|are|was|were|will|would|could|may|to|that)\b"
)  # 'which it claims is rigged'
_LINK = re.compile(r",?\s+(?:and|while|with)\s+|[,;]\s+")
_REST = re.compile(
    r"(?:the\s+)?(?:rest|remainder|other|north|south|east|west|north-?east|north-?west|south-?east|south-?west|lowlands"
    r"|highlands|coast|interior|suburbs|cent(?:re|er)|(?:[a-z]+ern|other|upper|lower)\s+(?:half|part|third|bank|side|end"
    r"|shore|suburbs|quarters?|outskirts|tip))(?:\s+of\s+(?:it|the\s+\w+))?(?=\s*[.,;”\"]|\s+and\b)"
)
_OFFICE = re.compile(
    r"\b(?:[Pp]resident|[Pp]rime [Mm]inister|[Mm]inister|[Cc]hancellor|[Kk]ing|government|army|general)\b"
)
_BARE = re.compile(r"(?:controlled|held|occupied|administered|governed|ruled|claimed) by")  # no auxiliary
_OWN = frozenset(("our", "ours", "us", "it", "its", "them", "their", "him", "her", "my", "me"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame's words in the text, with the statement that holds them."""

    frame: Frame
    trigger: Span
    sentence: Span
    statement: Statement | None
    owner: Span | None = None


def read_territory(
    reading: Reading,
    annotation: Annotation,
    acts: tuple[Act, ...],
    statements: tuple[Statement, ...],
    cast: Names,
    times: tuple[When, ...],
) -> tuple[tuple[TerritoryStatus, ...], tuple[Diagnostic, ...]]:
    """The territory rows of a report in text order, and the doubts about them.

    'Norland annexed Vesk in 2014' gives (Vesk, Norland, annexed, 2014). A place or side that only one candidate fits is
    resolved; with more left there is no row and a diagnostic `territory.place-open` or `territory.side-open`.
    """
    reader = _Reader(reading, annotation, acts, statements, cast, times)
    rows = sorted(reader.rows(), key=lambda r: (r.span, r.place.name, r.party, r.status))
    seen: dict[tuple[object, ...], TerritoryStatus] = {}
    for row in rows:
        seen.setdefault((row.place.name, row.party, row.status, row.time, row.statement), row)
    return tuple(seen.values()), tuple(dict.fromkeys(reader.doubts))


class _Reader:
    """One report on its way through the frames."""

    def __init__(
        self,
        reading: Reading,
        annotation: Annotation,
        acts: tuple[Act, ...],
        statements: tuple[Statement, ...],
        cast: Names,
        times: tuple[When, ...],
    ) -> None:
        self.text = reading.report.text
        self.sentences = [s for s in reading.sentences if s not in reading.headings]
        self.acts, self.statements, self.times = acts, statements, times
        self.places = PlacesTold(self.text, self.sentences, cast, annotation)
        syntax = Syntax(self.text, annotation.tokens)
        self.sides = Sides(self.text, cast, reading.paragraphs, syntax, self.places.names.known)
        self.doubts: list[Diagnostic] = []

    def rows(self) -> Iterator[TerritoryStatus]:
        """The rows of all sentences, in no order."""
        for sentence in self.sentences:
            taken: list[Span] = []
            for hit in sorted(self._hits(sentence), key=lambda h: (h.trigger.start - h.trigger.end, h.trigger)):
                if any(hit.trigger.overlaps(t) for t in taken):
                    continue
                if told := self._place(hit):
                    taken.append(hit.trigger)
                    yield from self._read(hit, told)

    def _hits(self, sentence: Span) -> Iterator[Hit]:
        for frame in frames():
            for m in (m for w in frame.words for m in w.finditer(self.text, sentence.start, sentence.end)):
                owner = Span(*m.span("side")) if m.groupdict().get("side") else None
                trigger = Span(*m.span())
                yield Hit(frame, trigger, sentence, self._statement(trigger), owner)

    def _statement(self, trigger: Span) -> Statement | None:
        """The innermost statement that holds the words."""
        holding = [s for s in self.statements if any(c.start <= trigger.start < c.end for c in s.content)]
        return min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)

    def _read(self, hit: Hit, told: Told) -> Iterator[TerritoryStatus]:
        if hit.statement and hit.statement.stance in ("denies", "asks", "declines"):
            return
        status = self._status(hit, told)
        side = self._side(hit, told) if status else None
        if status is None or (side is None and hit.frame.shape == "voice"):
            return
        if side is None or not told.places:
            self._doubt(hit, told, side)
            return
        yield from self._rows_of(hit, told, side, status)
        if hit.frame.shape == "active" and (gap := self._gap(hit, told)):
            yield from self._rows_of(hit, gap[1], gap[0], "controls-partly" if gap[1].part else hit.frame.status)

    def _gap(self, hit: Hit, told: Told) -> tuple[Side, Told] | None:
        """'Norland holds the south of Vesk and Sundmark | the north': a second side and place without a verb."""
        if not hit.frame.status.startswith("controls"):
            return None
        link = _LINK.match(self.text, told.span.end, hit.sentence.end)
        side = self.sides.at(link.end(), hit.sentence.end) if link else None
        if side is None:
            return None
        at = self._skip(side.span.end)
        if rest := _REST.match(self.text, at, hit.sentence.end):
            return side, replace(told, part=True, span=Span(at, rest.end()))
        other = self.places.after(at, hit.sentence.end, strict=True)
        ends = other and re.compile(r"\s*[.,;”\"]").match(self.text, other.span.end, hit.sentence.end)
        return (side, other) if other and other.places and ends else None

    def _rows_of(self, hit: Hit, told: Told, side: Side, status: str) -> Iterator[TerritoryStatus]:
        near = [s for s in (side.span, hit.trigger, told.span) if hit.sentence.covers(s)]
        span = Span(min(s.start for s in near), max(s.end for s in near))
        time = time_of(self.text, hit.trigger, hit.sentence, self.times, event=hit.frame.event and status != "seeks")
        said = hit.statement.said if hit.statement and not hit.frame.event else None
        for place in told.places:
            for party in side.parties:
                if place.name != party:
                    sure = round(BASE * told.sure * side.sure, 2)
                    id_ = hit.statement.id if hit.statement else None
                    yield TerritoryStatus(place, party, status, span, time or said, id_, sure, (hit.frame.name,))

    def _doubt(self, hit: Hit, told: Told, side: Side | None) -> None:
        if told.open and side:
            message = "several places fit; the words give no row"
            self.doubts.append(Diagnostic("territory.place-open", message, hit.trigger, told.open))
        elif told.places:
            message = "it is not told for which side; the words give no row"
            self.doubts.append(
                Diagnostic("territory.side-open", message, hit.trigger, tuple(p.name for p in told.places))
            )

    def _place(self, hit: Hit) -> Told | None:
        """The place of a frame: after its words; before them in a passive, a relative clause, a voice's own claim."""
        start, end = hit.trigger
        frame, sentence = hit.frame, hit.sentence
        if frame.shape in ("passive", "voice"):
            if frame.tail and self._tail_after_side(hit) is None:
                return None
            told = self.places.before(sentence.start, start, strict=frame.strict)
            if told and _BARE.match(hit.trigger.of(self.text)) and not self._next_to(told.span.end, start - 1):
                return None
            return told
        told = self.places.after(end, sentence.end, strict=frame.strict)
        if told and _BLAME.match(self.text, told.span.end, sentence.end):
            return None
        if frame.tail:
            return told if told and frame.tail.match(self.text, told.span.end, sentence.end) else None
        if told is None and frame.shape == "active":
            return self._antecedent(hit)
        return told

    def _tail_after_side(self, hit: Hit) -> int | None:
        """Where the tail of a passive begins, after a side of one or two words: 'is in Norlandic | hands'."""
        tail = hit.frame.tail
        for words in (1, 2, 3):
            side = re.compile(rf"\s+{WORD}{{{words}}}").match(self.text, hit.trigger.end, hit.sentence.end)
            if tail and side and tail.match(self.text, side.end(), hit.sentence.end):
                return side.end()
        return None

    def _antecedent(self, hit: Hit) -> Told | None:
        """'the Skarn Bank, a fishing ground that both countries claim', 'Vesk, which Norland annexed in 1990'."""
        left = self.text[hit.sentence.start : hit.trigger.start]
        relative = re.search(rf"(?:,\s*|\s+)(?:to\s+)?(?:that|which)\s+{WORD}{{1,5}}$", left)
        if not relative or _CLAUSE.match(self.text, hit.trigger.end):
            return None
        end = hit.sentence.start + relative.start()
        told = self.places.before(hit.sentence.start, end, strict=True)
        return told if told and self._next_to(told.span.end, end) else None

    def _next_to(self, start: int, end: int) -> bool:
        """Whether only an apposition stands between a name and the relative clause."""
        return bool(re.fullmatch(r"|,\s+(?:an?|the|one of)\s+[^,;:.]+", self.text[start:end]))

    def _side(self, hit: Hit, told: Told) -> Side | None:
        shape, start, end = hit.frame.shape, *hit.trigger
        if shape == "passive":
            return self.sides.all_at(self._skip(end), hit.sentence.end)
        if shape == "given":
            return self._taker(hit, told)
        if shape in ("noun", "joined"):
            owner = self._owner_before(hit.sentence.start, start, possessive=shape == "noun")
            return owner or (self._by(hit, told) if shape == "noun" else None)
        if shape == "voice":
            return self._claimant(hit)
        if self.text[:start].rstrip().endswith(("'s", "’s")):  # 'Norland's plans to annex'
            return self._owner_before(hit.sentence.start, start, possessive=True)
        if re.search(
            r"(?:\b[Ss]ince|\b[Aa]fter|\b[Bb]y|\b[Ii]n)\s+(?:\w+ly\s+)?$", self.text[hit.sentence.start : start]
        ):
            return self._of_main_clause(hit, told)  # 'Since annexing Vesk, Norland has …'
        told_by_words = self.sides.subject(hit.trigger, hit.sentence, hit.statement)
        if told_by_words is None or told_by_words.sure < SURE:
            return self._of_act(hit) or told_by_words
        return told_by_words

    def _of_act(self, hit: Hit) -> Side | None:
        """The side of the act that the words name, where it has one: its actor is read from more than words."""
        acts = [a for a in self.acts if a.trigger.overlaps(hit.trigger)]
        parties = {a.party for act in acts for a in act.actor if a.party}
        return Side((parties.pop(),), hit.trigger, 0.85) if len(parties) == 1 else None

    def _taker(self, hit: Hit, told: Told) -> Side | None:
        """Who has a place after a handover: 'ceded Vesk to | Norland'."""
        tail = hit.frame.tail.match(self.text, told.span.end) if hit.frame.tail else None
        return self.sides.all_at(self._skip(tail.end()), hit.sentence.end) if tail else None

    def _by(self, hit: Hit, told: Told) -> Side | None:
        """'the annexation of Vesk by | Norland'."""
        by = re.compile(r"\s+by\s+").match(self.text, told.span.end, hit.sentence.end)
        return self.sides.all_at(by.end(), hit.sentence.end) if by else None

    def _of_main_clause(self, hit: Hit, told: Told) -> Side | None:
        comma = self.text.find(",", told.span.end, hit.sentence.end)
        return self.sides.at(self._skip(comma + 1), hit.sentence.end) if comma >= 0 else None

    def _skip(self, at: int) -> int:
        return at + len(self.text[at:]) - len(self.text[at:].lstrip())

    def _owner_before(self, start: int, end: int, *, possessive: bool) -> Side | None:
        """'Norland's annexation of', 'Norlandic control of', 'Norland-held': the word right before."""
        joint = r"([\w’'-]*[A-Z][\w-]*?)(?:[’']s?)?\s+$" if possessive else r"([A-Z][\w]*)[-‑–]$"
        found = re.search(joint, self.text[start:end])
        return self.sides.of_word(Span(start + found.start(1), start + found.end(1))) if found else None

    def _claimant(self, hit: Hit) -> Side | None:
        """The voice, where what it says is its own: 'our land', or its own name; never another's for it."""
        if hit.statement is None:
            return None
        voice = self.sides.voice(hit.statement, hit.trigger)
        if voice is None:
            return self._office(hit)
        if hit.owner is None or hit.owner.of(self.text).lower() in _OWN:
            return voice
        owner = self.sides.of_word(hit.owner)
        return voice if owner and owner.parties == voice.parties else None

    def _office(self, hit: Hit) -> Side | None:
        """A president or minister of no known side who calls a place Norlandic speaks for Norland, less surely."""
        words = " ".join(s.of(self.text) for s in hit.statement.source) if hit.statement else ""
        owner = self.sides.of_word(hit.owner) if hit.owner and hit.owner.of(self.text)[0].isupper() else None
        return replace(owner, sure=0.7) if owner and _OFFICE.search(words) else None

    def _status(self, hit: Hit, told: Told) -> str | None:
        """The frame's status as negation, shares and modals leave it; None where nothing is said to be so."""
        small = grammar()
        clause = re.split(r"[,;:“\"]", self.text[hit.sentence.start : hit.trigger.start])[-1]
        words = self.text[hit.trigger.start : told.span.end] if told.span.start >= hit.trigger.end else ""
        negated = hit.frame.shape not in ("noun", "joined") and bool(
            small.negation.search(clause) or small.no_subject.match(clause)
        )
        limited = bool(small.partly.search(clause[-24:] + hit.trigger.of(self.text))) or (
            negated and bool(small.fully.search(clause[-40:] + hit.trigger.of(self.text) + words))
        )
        if self._unreal(hit, told, clause, negated):
            return None
        if limited or (told.part and not negated):
            return hit.frame.fully or (None if limited else hit.frame.status)
        return hit.frame.negated if negated else hit.frame.status

    def _unreal(self, hit: Hit, told: Told, clause: str, negated: bool) -> bool:
        small, frame = grammar(), hit.frame
        if frame.status.startswith("controls") and small.past.match(self.text, max(told.span.end, hit.trigger.end)):
            return True
        if frame.status in ("renounces", "recognises") and small.condition.search(hit.sentence.of(self.text)):
            return True
        if any(a.trigger.overlaps(hit.trigger) and a.modality in ("planned", "possible") for a in self.acts):
            return frame.status not in ("seeks", "claims")
        left = self.text[hit.sentence.start : hit.trigger.start]
        if (
            small.attribute.search(left)
            and hit.trigger.of(self.text).endswith("ed")
            and " " not in hit.trigger.of(self.text)
        ):
            return True
        if small.only_talked_of.search(left) if frame.shape == "noun" else small.alleged.search(left):
            return True
        if small.hypothesis.search(clause) or (frame.shape != "voice" and small.wished.search(clause)):
            return True
        return not (negated and frame.negated) and bool(small.unreal.search(clause))
