"""The prepositions, verbs and connectors that bind a time expression: 'by', 'until', 'since', 'takes effect', 'to'."""

import re

from rapporteur.resolve.times.expr import Atom, Fixed, MonthDay

LOOKBACK = 60  # characters before an expression in which its preposition stands
_HOUR = (
    r"(?:midnight|noon|midday|dawn|dusk|sunset|sunrise|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?|\d{1,2}[:.]?\d\d)"
    r"(?:\s(?:GMT|UTC|CET|EST|hours|local\stime))?"
)
_BEFORE_HOUR = re.compile(rf"\bbefore\s{{1,3}}{_HOUR}\s{{1,3}}on\s$", re.I)
_NOT_UNTIL = re.compile(r"\bnot\suntil\s(?:the\s)?$", re.I)  # 'not until Tuesday did it reply': the day of the reply
_STEP = rf"(?:(?:the|at\sleast|about|around|on|in|at|of|{_HOUR})\s{{1,3}})"
_OPTIONAL = rf"{_STEP}{{0,4}}$"
FRAMES = (
    ("week", re.compile(r"\bweek\s(?:of|beginning|starting|commencing|ending)\s(?:on\s)?(?:the\s)?$", re.I)),
    ("weekend", re.compile(r"\bweekend\sof\s(?:the\s)?$", re.I)),
    ("after", re.compile(r"\bafter\s(?:the\s)?$", re.I)),
    (
        "by",
        re.compile(
            rf"\b(?:by|(?:no|not)\slater\sthan|before|ahead\sof|deadline\sof|deadline\sis)\s{{1,3}}{_OPTIONAL}", re.I
        ),
    ),
    ("until", re.compile(rf"\b(?:until|till|up\sto|through|valid\sto)\s{{1,3}}{_OPTIONAL}", re.I)),
    ("ends", re.compile(rf"\b(?:expires?|expiring|expire|lapses?|ends|ending|runs?\sout)\s{{1,3}}{_OPTIONAL}", re.I)),
    ("since", re.compile(rf"\bsince\s{{1,3}}{_OPTIONAL}", re.I)),
    (
        "from",
        re.compile(
            r"\b(?:from|starting|beginning|commencing|effective|as\sof|to\sbegin|to\sstart|begins|starts|effect"
            rf"|into\sforce)\s{{1,3}}(?:from\s{{1,3}})?{_OPTIONAL}",
            re.I,
        ),
    ),
)
CONNECTOR = re.compile(rf"\s{{0,3}}(?P<word>to|until|till|through|into|and|[-–])\s{{0,3}}{_STEP}{{0,3}}", re.I)
BETWEEN = re.compile(rf"\bbetween\s{{1,3}}{_OPTIONAL}", re.I)
MOVED = re.compile(
    r"\b(?:postponed|moved|delayed|rescheduled|shifted|brought\sforward|pushed|put\s(?:back|off))\b", re.I
)


def binds(op: str, atom: Atom, sentence: str, before: str) -> bool:
    """Whether words before an expression that `FRAMES` lists as `op` do bind it; `before` is the text in front of it.

    'the week of June 2' and 'after 2014' need a date with no noun of its own ('after May 3's vote'); 'before dawn on
    Friday' is on that Friday, and 'not until Tuesday' on that Tuesday; 'moved from Monday' starts nothing on Monday.
    """
    if (op == "by" and _BEFORE_HOUR.search(before)) or (op == "until" and _NOT_UNTIL.search(before)):
        return False
    if op not in {"week", "weekend", "after"}:
        return op != "from" or not MOVED.search(before)
    return isinstance(atom.expr, Fixed | MonthDay) and not re.match(r"[’']s|\s[A-Z]", sentence[atom.end :])
