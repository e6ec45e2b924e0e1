"""Strength: where a headline says more than the report below it, by how sure it is or by whom it leaves out."""

import re

from rapporteur.domain.act import Act
from rapporteur.domain.diagnostic import Diagnostic
from rapporteur.domain.headline import Headline
from rapporteur.domain.record import Record
from rapporteur.domain.similarity import content_words
from rapporteur.domain.span import Span
from rapporteur.domain.statement import ChainLink, Statement
from rapporteur.resolve.headline.words import listed

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
REACH = 4  # words from a hedge to the verb that it weakens
UNSOURCED, AT_LEAST = 0.6, 3  # share and number of a headline's words that one attributed stretch must have


def strength_doubts(headline: Headline, plain: str, record: Record) -> tuple[Diagnostic, ...]:
    """`headline.stronger` and `headline.unsourced`, each with both wordings. `plain` is the title without its label."""
    doubts = [d for s in headline.statements if (d := _stronger_statement(s, headline, record))]
    doubts += [d for a in headline.acts if (d := _stronger_act(a, headline, record))]
    unsourced = None if headline.statements else _unsourced(plain, record)
    return tuple(dict.fromkeys([*doubts, *([unsourced] if unsourced else [])]))


def _stronger_statement(mine: Statement, headline: Headline, record: Record) -> Diagnostic | None:
    other = record.statement(headline.repeated(mine.id))
    if other is None or mine.stance != other.stance:
        return None
    words = " ".join(s.of(headline.text) for s in mine.content)
    return next((d for c in other.content if (d := _weaker(words, c, record.report.text))), None)


def _stronger_act(mine: Act, headline: Headline, record: Record) -> Diagnostic | None:
    """'Norland to leave valley' over 'may leave', 'would leave if the toll is lifted'."""
    other = next((a for a in record.acts if a.id == headline.repeated(mine.id)), None)
    text = record.report.text
    if other is None or _hedged(headline.text):
        return None
    said = " ".join(mine.trigger.of(headline.text).split())
    if other.modality == "possible" and mine.modality in ("actual", "planned"):
        there = " ".join(other.trigger.of(text).split())
        return _told_stronger(said, there, other.trigger)
    if other.condition and not mine.condition and other.modality != "background":
        there = " ".join(other.condition.span.of(text).split())
        message = f"the headline says “{said}” and leaves out “{there}”"
        return Diagnostic("headline.stronger", message, other.condition.span, (said, there))
    return None


def _weaker(words: str, content: Span, text: str) -> Diagnostic | None:
    """The hedge of the text before a word that the headline has without one: 'may stay', 'will stay'."""
    if _hedged(words):
        return None
    said = list(_WORD.finditer(text, content.start, content.end))
    mine = {next(iter(content_words(m[0])), ""): m for m in _WORD.finditer(words)}
    for n, hedge in enumerate(said):
        if hedge[0] not in listed("weak"):
            continue
        for verb in said[n + 1 : n + 1 + REACH]:
            stem = next(iter(content_words(verb[0])), "")
            if stem and stem in mine:
                here = _with_helper(words, mine[stem])
                return _told_stronger(here, text[hedge.start() : verb.end()], Span(hedge.start(), verb.end()))
            if verb[0].lower() not in listed("between"):
                break
    return None


def _told_stronger(here: str, there: str, span: Span) -> Diagnostic:
    message = f"the headline says “{here}” where the text says “{there}”"
    return Diagnostic("headline.stronger", message, span, (here, there))


def _with_helper(words: str, verb: re.Match[str]) -> str:
    """'will stay' for the verb 'stay'."""
    helper = re.search(r"\b(?:will(?: not)?|won['’]t|to|has|have|is|are|must)\s+$", words[: verb.start()])
    return words[helper.start() if helper else verb.start() : verb.end()]


def _hedged(words: str) -> bool:
    """Whether a headline hedges itself: by a word, a question mark, or quotation marks that keep it at a distance."""
    low = {m[0].lower() for m in _WORD.finditer(words)}
    return words.rstrip().endswith("?") or bool(low & listed("hedges")) or bool(re.search(r"[‘“\"]|(?<!\w)'\w", words))


def _unsourced(plain: str, record: Record) -> Diagnostic | None:
    """'Norland to shut strait' over 'Norland will shut the strait, two officials said': the officials are left out.

    None where the text tells it in its own voice too, where the headline names whoever says it (who says that he will
    sign has announced it), and where the voice is neither unnamed nor a side that tells of another one.
    """
    words, text = content_words(plain), record.report.text
    if len(words) < AT_LEAST or _hedged(plain):
        return None
    best = max(record.statements, key=lambda s: (_held(words, s, text), s.confidence), default=None)
    if best is None or best.stance != "asserts" or _held(words, best, text) < UNSOURCED:
        return None
    if len(words & content_words(_said(best, text))) < AT_LEAST or _names_voice(plain, best.voice):
        return None
    if not (best.voice.anonymous or _of_others(plain, best.voice, record)) or _in_own_voice(words, record):
        return None
    voice = " ".join(s.of(text) for s in best.source) or best.voice.description or best.voice.name or "unnamed people"
    message = f"the headline says “{' '.join(plain.split())}” in its own voice; the text has it from {voice}"
    return Diagnostic("headline.unsourced", message, best.content[0], (" ".join(plain.split()), voice))


def _said(statement: Statement, text: str) -> str:
    return " ".join(c.of(text) for c in statement.content)


def _held(words: frozenset[str], statement: Statement, text: str) -> float:
    return len(words & content_words(_said(statement, text))) / len(words) if statement.content else 0.0


def _names_voice(plain: str, voice: ChainLink) -> bool:
    """Whether the headline has the voice in it: its name, last name or side."""
    names = [n for n in (voice.name, voice.party, *voice.members) if n]
    low = plain.lower()
    return any(re.search(rf"\b{re.escape(n.lower().split()[-1])}\b", low) for n in names)


def _of_others(plain: str, voice: ChainLink, record: Record) -> bool:
    """Whether one side tells of another one: 'Army shelled village', say the rebels; not a court's own ruling."""
    sides = {a.party for act in record.acts for a in (*act.actor, *act.recipient)}
    sides |= {link.party for s in record.statements for link in s.chain}
    others = {s for s in sides if s and s != voice.party}
    first = re.compile(rf"(?:the )?(?:{'|'.join(re.escape(s) for s in sorted(others))})\b", re.IGNORECASE)
    return bool(voice.party and others and first.match(plain.rpartition(": ")[2]))


def _in_own_voice(words: frozenset[str], record: Record) -> bool:
    """Whether a paragraph tells as much outside of all that is attributed in it."""
    text = record.report.text
    spans = [x for s in record.statements for x in (*s.content, *s.source, *s.cue)]
    for m in re.finditer(r"[^\n]+", text):
        rest = [c if not any(x.start <= m.start() + i < x.end for x in spans) else " " for i, c in enumerate(m[0])]
        for sentence in re.split(r"(?<=[.!?])\s", "".join(rest)):
            if len(words & content_words(sentence)) / len(words) >= UNSOURCED:
                return True
    return False
