"""Which words of a text are words of names: by the gazetteer, by capitals, and by what stands beside them."""

from collections.abc import Sequence

from rapporteur.domain.annotation import Entity
from rapporteur.resolve.who.gazetteer import Entry, Gazetteer
from rapporteur.resolve.who.lexicon import CALENDAR, FUNCTION_WORDS, Lexicon
from rapporteur.resolve.who.tables import forms
from rapporteur.resolve.who.words import Word, between, derived


class NameWords:
    """The words of one report, and which of them the gazetteer knows: `claimed`, by the word where a name starts."""

    def __init__(
        self, text: str, words: Sequence[Word], gazetteer: Gazetteer, lex: Lexicon, entities: Sequence[Entity]
    ) -> None:
        self.text, self.words, self.gazetteer, self.lex = text, words, gazetteer, lex
        self.lower = {w.text for w in words if w.text[:1].islower()}
        self.inner = {w.text for w in words if w.cap and not w.first}
        owners = (w for w in words if w.first and w.cap and w.possessive and w.low not in lex.groups)
        self.inner |= {w.text for w in owners if w.low not in self.lower and w.low not in FUNCTION_WORDS}
        self.entities = entities
        self.claimed: dict[int, tuple[int, Entry]] = {}

    def _claim(self) -> None:
        i = 0
        while i < len(self.words):
            found = self._lookup(i, min(len(self.words), i + 7)) if self._starts(i) else None
            if found and found[0] > 1 and self.words[i].low == "the":
                found = None
            if found and found[0] == 1 and (self._portfolio(i) or self._bearer(i)):
                found = None
            if found and (found[0] > 1 or self._is_name(i)):
                self.claimed[i] = found
                i += found[0]
            else:
                i += 1

    def _portfolio(self, i: int) -> bool:
        """'Labour Minister', 'Labour Ministry': the word belongs to the title and is no party's name."""
        if self.words[i].low not in self.lex.modifiers or i + 1 >= len(self.words) or self.words[i].possessive:
            return False
        after = self.words[i + 1].low
        return after in ("minister", "ministry", "department", "secretary") and self._joined(i + 1)

    def _bearer(self, i: int) -> bool:
        """'Economist Lu Feng': a title in front of a name, though an outlet has that name; not 'The Economist'."""
        articled = i > 0 and self.words[i - 1].low == "the"
        return self.words[i].low in self.lex.private and not articled and self._before_title(i)

    def _starts(self, i: int) -> bool:
        return self.words[i].cap or self.words[i].text[:1].isdigit()

    def _lookup(self, i: int, end: int) -> tuple[int, Entry] | None:
        spans = []
        for w in self.words[i:end]:
            if w.sentence != self.words[i].sentence:
                break
            spans.append((w.span.start, w.span.end))
        found = self.gazetteer.longest(self.text, spans)
        if found and found[0] == 1 and self.words[i].text in CALENDAR:
            return None
        return found

    def _is_name(self, i: int) -> bool:
        """Whether a capitalised word is a name and not only the first word of its sentence."""
        w = self.words[i]
        if w.low in forms("name_numbers") and self._counts_in_name(i):
            return True
        if (w.text.isdigit() or w.low in forms("name_numbers")) and self._numbered(i):
            return True
        given = w.text == "Jan" and self._before_title(i) and self.words[i + 1].text not in CALENDAR
        if not w.cap or (w.text in CALENDAR and not given) or (w.low in FUNCTION_WORDS and w.text not in ("US", "UN")):
            return False
        if not w.first or w.text.isupper() or "." in w.text:
            return True
        if self._only_opens(i):
            return False
        if self._known_head(w) and self._before_title(i):
            return True
        if w.low in self.lower:
            return False
        entry = self.gazetteer.find(w.text)
        if entry and entry.kind != "place":
            return True
        adjective = any(derived(w.text, n) for n in self.inner)
        return w.text in self.inner or adjective or self._known_head(w) or self._before_name(i)

    def _only_opens(self, i: int) -> bool:
        """'Quarry boss X', 'Furious union chief X': a plain word at the head of its sentence, lower case behind it."""
        w, after = self.words[i], self.words[i + 1 : i + 2]
        plain = w.low in forms("trades") or w.low in forms("epithets") or w.low.endswith(tuple(forms("adjective_ends")))
        return plain and not w.possessive and bool(after) and not after[0].cap

    def _counts_in_name(self, i: int) -> bool:
        """'the Six Rivers Council': a capitalised number inside a sentence opens the name that goes on behind it."""
        w, after = self.words[i], self.words[i + 1 : i + 2]
        cap = w.cap and not w.first and bool(after) and after[0].cap and after[0].text not in CALENDAR
        known = self.claimed.get(i + 1)
        return cap and (known is None or known[1].kind == "place") and self._joined(i + 1)

    def _numbered(self, i: int) -> bool:
        """'Channel Nine', 'Channel 4': a number that tells broadcasters apart."""
        named = self.words[i].text.isdigit() or self.words[i].cap
        before = self.words[i - 1] if i else None
        return before is not None and named and before.cap and before.low in forms("numbered") and self._joined(i)

    def _known_head(self, w: Word) -> bool:
        return w.low in self.lex.offices or w.low in self.lex.honorifics or w.low in self.lex.modifiers

    def _before_title(self, i: int) -> bool:
        """'Prime Minister Wolde': a title word at the head of a sentence, a capitalised word behind it."""
        after = self.words[i + 1 : i + 2]
        return bool(after) and after[0].cap and after[0].sentence == self.words[i].sentence and self._joined(i + 1)

    def _before_name(self, i: int) -> bool:
        """'Joaquim Neto said': the next word goes on with the name; 'Forecasters say' does not; 'Bekele said' may."""
        w, after = self.words[i], self.words[i + 1 : i + 2]
        if (
            after
            and after[0].cap
            and after[0].sentence == w.sentence
            and between(self.text, w, after[0]) in (" ", "'s ")
        ):
            return True
        if w.low not in self.lex.modifiers | forms("own_inside") | forms("own_heads") and self._before_body(i):
            return True
        given = self.lex.gender_of_name(w.text) is not None
        entity = any(e.span.covers(w.span) for e in self.entities)
        plural = w.text.endswith("s") and not w.possessive
        return given or entity or (w.possessive and w.low not in self.lex.groups) or (not plural and self._acts(i))

    def _before_body(self, i: int) -> bool:
        """'Alderton borough council': a name that opens an organisation's, whose other words are lower case."""
        ahead = self.words[i + 1 : i + 4]
        opens = bool(ahead) and ahead[0].low in forms("own_inside")
        return opens and any(w.low in forms("own_heads") for w in ahead[1:])

    def _acts(self, i: int) -> bool:
        """An unknown word that speaks ('Norland said') at the head of a sentence."""
        after = self.words[i + 1 : i + 2]
        return bool(after) and after[0].low in forms("speaks") and self.words[i].low not in self.lex.institutions

    def _joined(self, j: int) -> bool:
        left, right = self.words[j - 1], self.words[j]
        return left.sentence == right.sentence and between(self.text, left, right) in (
            " ",
            "\n",
            "’ ",
            "' ",
            ". ",
            " & ",
        )

    def _text(self, i: int, j: int) -> str:
        return " ".join(self.text[self.words[i].span.start : self.words[j - 1].span.end].split())
