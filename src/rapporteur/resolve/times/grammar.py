"""The grammar of time expressions over one sentence: rules give atoms, prepositions and connectors bind them to frames.

An own grammar because the usable libraries resolve 0 to 7 of 12 ordinary news expressions: they know neither the tense
of the clause nor the day that the story told last. Every pattern is bounded, so reading is linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapporteur.resolve.times.binding import BETWEEN, CONNECTOR, FRAMES, LOOKBACK, MOVED, binds
from rapporteur.resolve.times.dates import date_rules
from rapporteur.resolve.times.days import day_rules
from rapporteur.resolve.times.expr import Atom, Fixed, Length, MonthDay, Vague, Weekday
from rapporteur.resolve.times.lengths import length_rules
from rapporteur.resolve.times.month import month_day_text
from rapporteur.resolve.times.rule import Rule
from rapporteur.resolve.times.units import unit_rules
from rapporteur.resolve.times.words import UNITS, any_of, times
from rapporteur.resolve.times.years import year_rules

_OTHER_CALENDAR = re.compile(
    r"\s(?:(?i:of|in|on|by)\s(?:the\s)?(?:[\w-]+\s){0,2}(?:calendar|era)\b|(?:AH|BCE?|B\.C|A\.H|\(?Old\sStyle)\b)"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Atoms with the words that bind them: `op` is 'at', 'by', 'until', 'ends', 'since', 'from', 'after', 'week',
    'weekend' or 'range', 'run'.

    'range' is an interval in which something falls ('between May and July'), 'run' one through which something holds
    ('from Thursday until September 30'). Offsets are into the sentence.
    """

    op: str
    start: int
    end: int
    atoms: tuple[Atom, ...]


def find_frames(sentence: str) -> tuple[Frame, ...]:
    """All time expressions of a sentence, in order."""
    atoms = find_atoms(sentence)
    frames: list[Frame] = []
    index = 0
    while index < len(atoms):
        pair = _pair(sentence, atoms[index : index + 2])
        frames.append(pair or _single(sentence, atoms[index], atoms[index - 1].end if index else 0))
        index += 2 if pair else 1
    return tuple(frames)


def find_atoms(sentence: str) -> tuple[Atom, ...]:
    """The matches of all rules, leftmost first and the longest of those that overlap."""
    found: list[tuple[int, int, int, Atom]] = []
    for order, rule in enumerate(_rules()):
        if _hints()[rule.hint].search(sentence):
            found.extend((a.start, -a.end, order, a) for a in _matches(rule, sentence))
    chosen: list[Atom] = []
    for _, _, _, atom in sorted(found, key=lambda f: f[:3]):
        if not chosen or atom.start >= chosen[-1].end:
            chosen.append(atom)
    return tuple(_with_year(sentence, chosen))


def _with_year(sentence: str, atoms: Sequence[Atom]) -> Iterator[Atom]:
    """The year told once for two dates: 'from January to March 2024', 'on 28 April and 2 May 2024'."""
    for atom, after in zip(atoms, [*atoms[1:], None][: len(atoms)], strict=True):
        joined = after and re.fullmatch(r"\s?(?:[-–]|,|to|and|or|until|through)\s?", sentence[atom.end : after.start])
        if after and joined and isinstance(atom.expr, MonthDay) and isinstance(after.expr, Fixed):
            atom = replace(atom, expr=_dated(atom.expr, after.expr) or atom.expr)
        yield atom


def _dated(expr: MonthDay, told: Fixed) -> Fixed | None:
    """A month or its day in the year of the date beside it, or in the one before where it would else come after it."""
    if expr.year_shift is not None or len(told.edtf) < 7 or "/" in told.edtf:
        return None
    year = int(told.edtf[:4]) - (expr.month > int(told.edtf[5:7]))
    text = month_day_text(year, expr)
    return Fixed(text) if text else None


def _matches(rule: Rule, sentence: str) -> Sequence[Atom]:
    out = []
    for match in rule.pattern.finditer(sentence):
        if (expr := rule.build(match)) is not None:
            expr = Vague() if _OTHER_CALENDAR.match(sentence, match.end()) else expr
            core = "core" if match.groupdict().get("core") else 0
            end = match.start("after") if match.groupdict().get("after") else match.end(core)
            end -= len(sentence[:end]) - len(sentence[:end].rstrip()) if end < match.end(core) else 0
            out.append(Atom(match.start(core), end, expr, rule.name))
    return out


def _single(sentence: str, atom: Atom, floor: int) -> Frame:
    if isinstance(atom.expr, Length):
        return Frame("at", atom.start, atom.end, (atom,))
    before = sentence[max(floor, atom.start - LOOKBACK) : atom.start]
    for op, pattern in FRAMES:
        if atom.rule == "year-of-noun" and op != "since":
            continue  # 'until the 2014 accord' is until that accord, 'since the 2014 vote' since that year
        if (match := pattern.search(before)) and binds(op, atom, sentence, before):
            if op == "by" and match[0].lower().startswith("ahead"):
                return Frame("at", atom.start, atom.end, (atom,))
            return Frame(op, atom.start - len(before) + match.start(), atom.end, (atom,))
    return Frame("at", atom.start, atom.end, (atom,))


def _pair(sentence: str, atoms: Sequence[Atom]) -> Frame | None:
    """Two atoms that bound one stretch: 'between May and July', 'from Thursday until September 30'."""
    if len(atoms) < 2 or any(isinstance(a.expr, Length | Vague) for a in atoms):
        return None
    gap = sentence[atoms[0].end : atoms[1].start]
    connector = CONNECTOR.fullmatch(gap) if len(gap) < 45 else None
    before = sentence[max(0, atoms[0].start - LOOKBACK) : atoms[0].start]
    if connector is None or MOVED.search(before):
        return None
    word = connector["word"].lower()
    left, right = atoms[0].expr, atoms[1].expr
    if word in {"-", "–", "into"} and type(left) is not type(right):
        return None
    if word == "into" and not isinstance(left, Weekday):
        return None
    opener = BETWEEN.search(before) if word == "and" else dict(FRAMES)["from"].search(before)
    if word == "and" and opener is None:
        return None
    start = atoms[0].start - len(before) + opener.start() if opener else atoms[0].start
    return Frame("run" if word in {"until", "till", "through"} else "range", start, atoms[1].end, tuple(atoms))


@cache
def _rules() -> tuple[Rule, ...]:
    return (*date_rules(), *year_rules(), *day_rules(), *unit_rules(), *length_rules())


@cache
def _hints() -> dict[str, re.Pattern[str]]:
    """For each group of rules a quick test whether the sentence can hold any of them."""
    words = times()
    return {
        "month": re.compile(rf"\b(?i:{any_of(words['months'])})\b"),
        "weekday": re.compile(rf"\b(?i:{any_of(words['weekdays'])})\b"),
        "digit": re.compile(r"\d"),
        "unit": re.compile(rf"(?i:\b|-)(?i:{UNITS})(?i:s?-?long|s)?\b", re.I),
        "near": re.compile(
            r"\b(?:day\s(?:before|after)|today|yesterday|tomorrow|tonight|night|morning|afternoon|evening|overnight|midnight|this\s)",
            re.I,
        ),
        "season": re.compile(rf"\b(?i:{any_of(words['seasons'])})\b"),
        "quarter": re.compile(r"\b(?i:quarter|half)\b|\b[QH]\d"),
        "century": re.compile(r"\bcentury\b"),
        "holiday": re.compile(rf"\b(?:{any_of(words['holidays'])})\b"),
        "then": re.compile(r"\b(?:at\sthe\stime|then)\b", re.I),
        "open": re.compile(r"\b(?:indefinite|open-ended|until\s)", re.I),
    }
