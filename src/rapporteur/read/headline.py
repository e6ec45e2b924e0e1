"""The lines above the text: title, kicker, deck, byline, date line."""

import re
from dataclasses import dataclass

from rapporteur.read import dates, outlets, phrases
from rapporteur.read.dates import Found
from rapporteur.read.passage import Passage

_ZONES = r"(?:GMT|UTC|[A-Z]{1,4}T|[A-Z]{2,4}|Z)"
_ZONE = rf"(?:\s?\(?{_ZONES}\b\)?)?"
_MINUTES = r"[:.h]\d{2}(?:[:.]\d{2})?"
_TIME = re.compile(
    rf"(?:\bat\s+)?\b\d{{1,2}}(?:{_MINUTES})?\s?(?:[AaPp]\.?[Mm]\b\.?){_ZONE}"
    rf"|(?:\bat\s+)?\b\d{{1,2}}{_MINUTES}(?:\s?hrs|\s?Uhr|h\b)?{_ZONE}(?:\s?[+\-−]\d{{1,2}}(?::?\d{{2}})?)?"
    r"|\b\d{4}\s?(?:GMT|UTC|hrs)\b|\b(?:GMT|UTC)\s?[+\-−]?\s?\d{0,2}\b"
)
_LABEL = re.compile(
    r"\b(?:(?:first |last )?(?:published|posted|updated|modified|created|issued|released)|"
    r"(?:date|time)(?=:)|local time|"
    r"\d{1,3} min(?:ute)?s?(?: read)?|\d[\d.,]*[km]? (?:views|shares|comments|likes)|"
    r"\d{1,2} (?:hours?|minutes?|days?) ago|(?:(?:print|weekend|international) )?(?:issue|edition)|"
    r"veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|опубликовано|обновлено|"
    r"опубліковано|оновлено)\b\.?:?|\b(?:on|at|am|um|le|à|el|stand|vom)\b:?(?=\s*\|)|(?<=\|)\s*[гр]\.",
    re.I,
)
_UPDATED = re.compile(
    r"(?:updated|modified|revised|corrected|aktualisiert|mis à jour|actualizado|обновлено|оновлено)\W{0,3}"
    r"(?:(?:on|at|le|am|el)\W)?$",
    re.I,
)
_SEPARATOR = re.compile(r"\s*(?:[|•·;/]|\s[–—-]+\s|–|—|\n|\s{2,}|,)\s*")
_BY = re.compile(
    r"(?:(?:written|story|reported|report|analysis|text|words|opinion|(?:an )?interview|(?:live )?updates|reporting|"
    r"compiled|edited) )?(?:by|von|par|por)\s+(?=\S)|(?:автор|author|text|reporter|interview|words|reporting)s?:\s*",
    re.I,
)
_WITH = re.compile(r"(?:(?:updates |written |reporting )?(?:by|with))\s+(?=[^\W\d_a-z])")
_BIG = r"[^\W\d_a-zà-ÿа-я][\w.'’\-]*"
_PERSON = rf"{_BIG}(?:\s(?:(?:de|del|della|di|da|dos|van|von|der|den|al|el|bin|ibn|bint)\s)?{_BIG}){{1,3}}"
_NAMES = re.compile(
    rf"{_PERSON}(?:(?:,| and| &|, and)\s{_PERSON}){{0,4}}(?:\s?[,|–—-]?\s?in\s[^\W\d_a-z][\w.'’\- ]{{1,40}})?"
)
_POSTS = frozenset(
    [
        "correspondent",
        "correspondents",
        "reporter",
        "reporters",
        "editor",
        "editors",
        "writer",
        "staff",
        "agencies",
        "columnist",
    ]
)
_ENTRY = re.compile(
    r"(?:\d{1,2}[:.]\d{2}|\d{1,2}(?=\s?[ap]\.?m))\s?(?:[ap]\.?m\.?)?\s?(?:\(?[A-Z]{2,4}\)?)?(?:\s*[:–—|-]\s*.{0,160})?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Credits:
    """What a date line or byline tells: dates, names of writers, an outlet, a place."""

    dates: tuple[Found, ...] = ()
    byline: str | None = None
    outlet: str | None = None


def is_entry_head(line: str) -> bool:
    """The head of a live-blog entry: '23:48 EAT – Exchange on Saturday', '7 p.m.'."""
    return len(line) < 200 and bool(_ENTRY.fullmatch(line))


def is_question(line: str) -> bool:
    """An interviewer's or explainer's question that stands alone: 'Why was it not extended?'."""
    return line.endswith("?") and len(line) < 250 and not phrases.QUOTE.search(line)


def is_byline(line: str) -> bool:
    """A line that names the writers: 'By A. Writer and B. Writer', 'From our correspondent in Gate Town'.

    Not 'By midnight the lift had stopped': all its words but small ones must be capitalised, and no full stop ends it.
    """
    found = phrases.lead("byline", line)
    if not found or len(line) > 160 or re.search(r"[a-zà-ÿа-я]{2}[.!?]$", line) or phrases.QUOTE.search(line):
        return False
    phrase, rest, marked = found
    if phrase in phrases.words("byline", "needs_mark") and not marked:
        return False
    rest = ", ".join(s for s in re.split(r"\s*[,|•·]\s*", rest) if not is_post(s))
    names = list(re.findall(r"[^\W_]+(?:['’\-][^\W_]+)*", rest))
    small = phrases.words("byline", "small_words")
    return all(w[0].isupper() or w[0].isdigit() or w.lower() in small for w in names) and len(names) <= 22


def is_names(line: str) -> bool:
    """A line of writers' names alone: 'Ann Writer', 'ANN WRITER and Bo Author in Port Town'."""
    return len(line) < 120 and bool(_NAMES.fullmatch(line)) and not outlets.looks_like(line)


def is_signature(line: str) -> bool:
    """Names with their places and posts, without any mark: 'Ann Writer in Port Town and Bo Author Transport editor'."""
    return 2 <= len(line.split()) <= 16 and len(line) < 140 and not phrases.terminal(line) and _named(line)


def is_post(line: str) -> bool:
    """A writer's post or place alone: 'Diplomatic correspondent', 'Reporting from Port Town', 'Staff and agencies'."""
    words = re.findall(r"[^\W_]+", line.lower())
    if not words or len(words) > 8 or phrases.terminal(line) or phrases.QUOTE.search(line):
        return False
    if re.match(r"(?:[Rr]eporting from|[Ii]n) [A-Z][\w\- ]+$", line):
        return True
    joined = bool(re.search(r"\b(?:in|for|and|at|,) ", line))
    return words[-1] in _POSTS or (joined and any(w in _POSTS for w in words[-3:]))


def is_date_line(line: str) -> bool:
    """A line that gives the date and little else.

    Specimens: '12 May 2025, 06:15 EAT | LPB News', 'Published: May 5, 2025 at 3:15 p.m. ET',
    'A. Writer | The Review | 30.05.2025'.
    """
    if len(line) > 220 or phrases.QUOTE.search(line):
        return False
    if not any(True for _ in dates.find(line)):
        return bool(re.match(r"(?:last )?(?:updated|published|posted)\b", line, re.I)) and len(_rest(line)) <= 1
    rest = _rest(line)
    tidy = re.fullmatch(r".*[^\W\d_]{4,}[.!?]", line) is None
    return tidy and len(rest) <= 6 and all(_in_date_line(s) for s in rest)


def _in_date_line(segment: str) -> bool:
    """A name, a writer's post, or the writers and where they write from: 'with Ann Writer in Port Town'."""
    by = _BY.match(segment)
    if by and by.end() < len(segment) and len(segment.split()) <= 20:
        return _named(segment[by.end() :])
    most = 18 if _WITH.match(segment) else 7
    return is_post(segment) or (len(segment.split()) <= most and _named(segment))


def _named(segment: str) -> bool:
    """A segment of a date line is a name: its words start with capitals, small words aside."""
    words = re.findall(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*", segment)
    small = phrases.words("byline", "small_words")
    return all(w[0].isupper() or w.lower() in small or outlets.is_noun(w) for w in words)


def _rest(line: str) -> list[str]:
    """What a date line holds beside dates, times and their labels."""
    for found in reversed(list(dates.find(line))):
        line = line[: found.span.start] + "|" + line[found.span.end :]
    line = re.sub(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", "|", _TIME.sub("|", line))
    line = _LABEL.sub(lambda m: m[0] if m[0].lower() == "by" else "|", line)
    line = re.sub(r"\b(?:source|quelle|источник|джерело):", "|", line, flags=re.I)
    return [s.strip(" ,.:;()[]|") for s in _SEPARATOR.split(line) if s.strip(" ,.:;()[]|-–—")]


def read_credits(line: str) -> Credits:
    """Dates, byline and outlet of a byline or date line.

    Specimens: 'By A. Writer | The Review | 30.05.2025' -> 'A. Writer', 'The Review'; 'By A. Writer, Example News' ->
    'A. Writer', 'Example News'. A date that is labelled 'updated' comes last.
    """
    byline, outlet = None, None
    for segment in _rest(line):
        by = _WITH.match(segment) or _BY.match(segment)
        name = re.sub(r"\s*\([^()]*\)?$", "", segment[by.end() :] if by else segment)
        if by or is_byline(segment):
            byline, outlet = byline or name, outlet or _printed_for(name)
        elif outlets.looks_like(name):
            outlet = outlet or name
        elif _NAMES.fullmatch(name) and not re.fullmatch(rf"{re.escape(name)},?\s[^|•]*", line):
            byline, outlet = (
                (name, outlet) if byline is None and "|" not in line[: line.find(name)] else (byline, outlet or name)
            )
    found = sorted(dates.find(line), key=lambda f: is_update(line, f))
    return Credits(tuple(found), byline, outlet)


def is_update(line: str, found: Found) -> bool:
    """Whether a date of a line is that of a later change: 'Last modified on Wed 7 May', 'mis à jour le 07/05'."""
    return bool(_UPDATED.search(line[: found.span.start].rstrip()))


def _printed_for(name: str) -> str | None:
    m = re.search(r"\b(?:for|of)\s+(?:the\s+)?([A-Z].*)$", name)
    return m[1] if m and outlets.looks_like(m[1]) else None


def is_title(p: Passage, following: Passage | None) -> bool:
    """Whether the first line of a report is its title.

    It is short, more text follows, and it does not end as a sentence does; a title with a full stop is told by its
    capitals or by a byline or date line after it.
    """
    line = p.text
    if following is None or len(line) > 260 or is_entry_head(line) or len(line.split()) < 2:
        return False
    if p.heading:
        return True
    if len(line) > 200 and phrases.capitals(line) < 0.7:
        return False
    if not re.search(r"[.:;,…][\"'”’»)\]]*$", line):
        return True
    after = is_byline(following.text) or is_date_line(following.text)
    stop = line[-1] == "." and len(line) < 180
    return stop and (after or (phrases.capitals(line) > 0.75 and len(line.split()) > 4))


def is_deck(p: Passage, following: list[Passage]) -> bool:
    """Whether the line under the title is its deck: a byline or date line comes after it, or it is no full sentence."""
    line = p.text
    if len(line) > 350 or is_entry_head(line) or is_question(line):
        return False
    if any(is_byline(f.text) or is_date_line(f.text) for f in following[:2]):
        return True
    return not phrases.terminal(line) and line[-1] not in ":;," and len(line.split()) > 4 and len(line) < 220
