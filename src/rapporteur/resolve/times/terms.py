"""Terms: how long a commitment runs, from the words of the sentence that makes it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapporteur.domain.act import Term
from rapporteur.domain.span import Span
from rapporteur.domain.when import When
from rapporteur.resolve.times.edtf import add_duration, days_between, precision_of
from rapporteur.resolve.times.undated import undated_words
from rapporteur.resolve.times.words import number, word_set

REACH = 48  # characters before a date in which its 'resume' or 'expire' stands

_EXTENDING = frozenset(("extend", "extends", "extended", "extending", "prolong", "prolongs", "prolonged", "prolonging"))
_LENGTHS = (
    (
        re.compile(
            r"\b(?:(?:for|of|by) a|a fortnight[’']s (?:truce|pause|halt|break)|for (?:another|the next)) fortnight\b",
            re.I,
        ),
        "P2W",
    ),
    (
        re.compile(
            r"\ba fortnight[’']s (?:\w+ )?(?:truce|ceasefire|pause|halt|break|extension|freeze|delay|reprieve)\b", re.I
        ),
        "P2W",
    ),
    (re.compile(r"\bfor (?:another |the next )?half a year\b", re.I), "P6M"),
    (re.compile(r"\bfor (?:a|another|the next) decade\b", re.I), "P10Y"),
)
_BEGUN = frozenset({"began", "started", "commenced", "resumed"})
_ANOTHER = re.compile(r"\b(?:by|for) another (day|week|month|year)\b", re.I)
_DECADES = re.compile(r"\bfor (?:the next )?(two|three|four|five|six|\d) decades\b", re.I)
_AT_ONCE = re.compile(r"\b(?:with immediate effect|effective immediately|with effect from today)\b", re.I)
_YEAR_END = re.compile(r"\b(?:until|till|by|through) (?:the )?year[- ]end\b", re.I)
_AHEAD = re.compile(r"(?:the )?next (\w+) (day|week|month|year)s?", re.I)
_RUNS = re.compile(
    r"[\"“]?(?:It|The (?:[\w-]+ ){0,2}?(?P<noun>[a-z-]+)),? (?:(?:which|that) )?(?:will |is to |was to |would )?"
    r"(?:took effect|take effect|takes effect|came? into force|comes into force|begins?|began|starts?|started|runs?"
    r"|lasts?|expires?|ends?|is valid|holds?|applies)\b"
)


def read_term(text: str, sentence: Span, times: Sequence[When], *, act_time: str | None) -> Term | None:
    """The term worded in `sentence` for a commitment made at `act_time` (EDTF), None where none is worded.

    `times` are the expressions of `find_times` (of the whole report or of the sentence). A term starts when the text
    says so, else with the act. 'a 30-day pause' agreed on 2025-03-18 ends on 2025-04-17; 'until June 11' is an end;
    'promised to resume deliveries on Monday' is a start; 'within 48 hours' is an end counted from the act.
    """
    inside = [w for w in times if sentence.covers(w.span)]
    terms = [t for w in inside if (t := _worded(text, sentence, w, act_time))]
    terms += _without_a_date(sentence.of(text), act_time)
    words = undated_words(sentence.of(text))
    if not terms:
        return Term(words=words) if words else None
    told = terms[0]
    for more in terms[1:]:
        told = merge_terms(told, more)
    day = act_time if precision_of(act_time) == "day" else None
    term = term_from(told.start or (day if told.duration or told.end else None), told.duration, told.end)
    return term if term.duration or term.end else replace(term, words=words)


def carried_on(
    text: str, sentence: Span, following: Span | None, times: Sequence[When], told: Term | None
) -> Term | None:
    """The term of an agreement as the next sentence words it, where that speaks of what was agreed: 'agreed to a 30-day
    pause. It took effect at midnight and runs until June 11.' What it says goes before what was reckoned.
    """
    match = _RUNS.match(following.of(text)) if following else None
    if following is None or match is None or not _speaks_of(match["noun"], sentence.of(text)):
        return told
    more = read_term(text, following, times, act_time=None)
    if more is None or not (more.start or more.end):
        return told
    if told is None:
        return more
    start = more.start if more.start or told.duration else told.start
    return term_from(start, more.duration or told.duration, more.end or (None if more.start else told.end))


def _speaks_of(noun: str | None, sentence: str) -> bool:
    """'It', the noun of the agreement, or another word for an agreement that was told without one."""
    nouns, words = word_set("commitments", "nouns"), set(re.findall(r"[a-z-]+", sentence.lower()))
    return noun is None or (noun in nouns and (noun in words or not words & nouns))


def _without_a_date(words: str, act_time: str | None) -> list[Term]:
    """What other words than dates tell: 'with immediate effect' starts with the act, 'until year-end' ends its year,
    a fortnight is two weeks, 'for half a year' six months and a decade ten years.
    """
    out = [Term(duration=d) for pattern, d in _LENGTHS if pattern.search(words)][:1]
    if (more := _ANOTHER.search(words)) and not out:
        out.append(Term(duration=f"P1{more[1][0].upper()}"))
    if (many := _DECADES.search(words)) and not out:
        out.append(Term(duration=f"P{10 * number(many[1])}Y"))
    if act_time and _AT_ONCE.search(words) and precision_of(act_time) == "day":
        out.append(Term(start=act_time))
    if act_time and _YEAR_END.search(words):
        out.append(Term(end=f"{act_time[:4]}-12-31"))
    return out


def _interval(when: When, before: Sequence[str]) -> Term | None:
    """'a truce between June 15 and June 25' has both ends; 'over the next two years' is a duration."""
    if ahead := _AHEAD.fullmatch(" ".join(when.text.split())):
        fits = before[-1:] in (["the"], ["over"], ["during"], ["in"], ["within"])
        return Term(duration=f"P{number(ahead[1])}{ahead[2][0].upper()}") if fits else None
    first, _, last = (when.edtf or "").partition("/")
    ends = precision_of(first) == precision_of(last) == "day" and when.text.lower().startswith(("between", "from"))
    return Term(start=first, end=last) if ends and set(before[-2:]) & word_set("commitments", "nouns") else None


def _worded(text: str, sentence: Span, when: When, act_time: str | None) -> Term | None:
    """What one expression adds: its own term, a deadline's day as the end, a start or end by the verb before it."""
    if when.term is not None:
        return when.term
    if when.kind == "deadline":
        return Term(end=when.edtf)
    if when.edtf and "/" in when.edtf:
        return _interval(when, _words_before(text, sentence, when))
    if when.edtf is None or precision_of(when.edtf) is None:
        return None
    before = _words_before(text, sentence, when)
    of_noun = before[-1:] == ["from"] and bool(set(before[-2:]) & word_set("commitments", "nouns"))
    begun = set(_words_before(text, sentence, when, most=9)) & _BEGUN  # 'began in the valley at noon on Wednesday'
    if set(before) & word_set("commitments", "starts") or begun or of_noun:
        return Term(start=_not_before(when, act_time))
    if before[-1:] == ["to"] and set(before) & _EXTENDING:
        return Term(end=when.edtf)
    return Term(end=when.edtf) if set(before) & word_set("commitments", "ends") else None


def _words_before(text: str, sentence: Span, when: When, most: int = 6) -> list[str]:
    return re.findall(r"[\w-]+", text[max(sentence.start, when.span.start - REACH) : when.span.start].lower())[-most:]


def _not_before(when: When, act_time: str | None) -> str | None:
    """The day on which a thing starts: of a bare weekday the first one that is not before the act."""
    days = days_between(when.edtf, act_time)
    near = when.anchor is not None and days is not None and 0 < days < 7 and when.text.strip().isalpha()
    return add_duration(str(when.edtf), "P7D") if near else when.edtf


def merge_terms(told: Term, more: Term) -> Term:
    """One term from two wordings of it ('for 30 days' and 'until June 11'); what was told first stands."""
    return replace(
        told, start=told.start or more.start, duration=told.duration or more.duration, end=told.end or more.end
    )


def term_from(start: str | None, duration: str | None, end: str | None) -> Term:
    """A term with what follows from the rest: start and duration give the end, start and end (both days) the duration.

    30 days from 2025-03-18 end on 2025-04-17. Values that do not fit together are kept as they were told.
    """
    if end is None and start and duration:
        end = add_duration(start, duration)
    elif start is None and end and duration:
        start = add_duration(end, duration, sign=-1)
    elif duration is None and (days := days_between(start, end)):
        duration = f"P{days}D"
    return Term(start, duration, end)
