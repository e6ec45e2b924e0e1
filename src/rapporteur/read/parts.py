"""Parts: the lines of a report sorted into body and the rest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.read import credits, dateline, furniture, headline, outlets, phrases, tail
from rapporteur.read.dateline import Dateline
from rapporteur.read.labels import labelled
from rapporteur.read.outlets import compact
from rapporteur.read.passage import Passage

_HEAD = 14  # lines; further down nothing is a title, byline or date line
_PRINTER = re.compile(r"(?:[Ff]rom|FROM|(?:[Ii]ssued|[Rr]eleased|[Pp]ublished) by)\s?:\s+(?=[^\W\d_a-z])")
_EDGE = 12  # lines at either end, where credits stand


@dataclass(frozen=True, slots=True)
class Part:
    """A line and what it is: `body`, `title`, `kicker`, `deck`, `byline`, `date`, or a kind of furniture."""

    role: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Parts:
    """All lines in order, and the dateline prefix that was cut off the first paragraph of the body."""

    parts: tuple[Part, ...]
    dateline: Dateline | None = None

    def of(self, *roles: str) -> tuple[Passage, ...]:
        """The lines with one of these roles."""
        return tuple(p.passage for p in self.parts if p.role in roles)


def sort(passages: Sequence[Passage], title: str | None = None) -> Parts:
    """Sorts the lines of a report; `title` is the one known from elsewhere (metadata, a JSON field)."""
    known = labelled(passages)
    passages = [*(p for _, p in known), *(q for p in passages[len(known) :] for q in credits.without_tag(p))]
    roles = _furniture(passages)
    roles[: len(known)] = [role for role, _ in known]
    _follow(passages, roles)
    _two_line_captions(passages, roles)
    if not known:
        _head(passages, roles, title)
    tail.sort(passages, roles)
    if not any(r is None for r in roles):
        _restore(passages, roles)
    parts = [_part(r, p) for r, p in zip(roles, passages, strict=True)]
    return _cut_dateline(parts)


def _part(role: str | None, p: Passage) -> Part:
    if role == "printer" and (m := _PRINTER.match(p.text)):
        return Part("outlet", p.cut(m.end()))
    return Part(role or "body", p if role else tail.without_end_mark(p))


def _furniture(passages: Sequence[Passage]) -> list[str | None]:
    last = len(passages)
    return [furniture.role_of(p, edge=i < _EDGE or i >= last - _EDGE) for i, p in enumerate(passages)]


def _follow(passages: Sequence[Passage], roles: list[str | None]) -> None:
    """The lines after 'Related articles' that are titles, and the one after 'Read more:', are links too."""
    for i, p in enumerate(passages):
        if not (roles[i] == "related" and _bare_label(p.text)) and not furniture.LIST_ITEM.fullmatch(p.text):
            continue
        many = phrases.is_line("related", p.text, "headings")
        for j in range(i + 1, min(len(passages), i + (9 if many else 2))):
            if many and (phrases.is_line("share", passages[j].text) or headline.is_date_line(passages[j].text)):
                roles[j] = "share"
                continue
            if roles[j] is not None or not _link_title(passages[j].text):
                break
            roles[j] = "related"


def _bare_label(line: str) -> bool:
    found = phrases.lead("related", line)
    return bool(found and not found[1])


def _link_title(line: str) -> bool:
    ended = re.search(r"[.…:][\"'”’)]*$", line)
    return not ended and len(line) < 160 and len(line.split()) > 2 and line[0] not in '"“‘'


def _two_line_captions(passages: Sequence[Passage], roles: list[str | None]) -> None:
    """A picture's words right above its credit, alone together: 'The bridge at noon.' / 'AP Photo/A. Writer'."""
    for i in range(1, len(passages)):
        if roles[i] != "caption" or roles[i - 1] is not None or not furniture.is_credit_line(passages[i].text):
            continue
        group = passages[i].group
        together = [p for p in passages[max(0, i - 2) : i + 2] if p.group == group]
        if len(together) == 2 and passages[i - 1].group == group and len(passages[i - 1].text) < 300:
            roles[i - 1] = "caption"
    for i, p in enumerate(passages[:-1]):
        after = passages[i + 1]
        if (
            roles[i] == "caption"
            and roles[i + 1] is None
            and after.group == p.group
            and furniture.is_credit_line(p.text)
        ):
            ended = phrases.terminal(after.text) or len(after.text) > 250
            roles[i + 1] = None if ended else "caption"


def _head(passages: Sequence[Passage], roles: list[str | None], title: str | None) -> None:
    """Title, kicker, deck, byline and date line, up to the first line of the body."""
    seen_title = title is not None
    last = ""
    for i, p in enumerate(passages[:_HEAD]):
        if roles[i] not in (None, "share", "credit"):
            continue
        rest = [q for j, q in enumerate(passages[i + 1 : i + 8], i + 1) if roles[j] is None]
        role = _head_role(p, rest, seen_title, last, title)
        if role is None and roles[i] is None:
            return
        if role:
            roles[i] = last = role
        seen_title = seen_title or role == "title"


def _head_role(p: Passage, rest: list[Passage], seen_title: bool, last: str, title: str | None) -> str | None:
    if title and compact(title).startswith(compact(p.text)) and len(compact(p.text)) >= 0.6 * len(compact(title)):
        return "title"
    if not rest:
        return None
    if title and p.heading and not last:
        return "title"
    if headline.is_date_line(p.text):
        return "date"
    if headline.is_byline(p.text) and (seen_title or not p.text.lower().startswith("interview:")):
        return "byline"
    if _PRINTER.match(p.text) and not phrases.terminal(p.text):
        return "printer"
    if not seen_title:
        return _opening(p, rest)
    if phrases.is_line("section", p.text) and not p.heading:
        return "kicker"
    if dateline.parse(p.text):
        return None
    if last in ("title", "deck", "byline", "date") and _is_writer(p.text, rest[0].text, last):
        return "byline"
    below_title = last == "title" or (title is not None and not last)
    if last == "deck" and any(headline.is_byline(q.text) or headline.is_date_line(q.text) for q in rest[:2]):
        return "deck" if headline.is_deck(p, rest) else None
    return "deck" if below_title and headline.is_deck(p, rest) else None


def _is_writer(line: str, following: str, last: str) -> bool:
    """A name alone is a byline where a date line, a post or running text follows; so is a post, an outlet below it."""
    if headline.is_post(line) or (last == "byline" and outlets.looks_like(line)):
        return True
    if last in ("deck", "byline") and headline.is_date_line(following) and headline.is_signature(line):
        return True
    ends = headline.is_date_line(following) or headline.is_post(following) or phrases.terminal(following)
    return headline.is_names(line) and ends


def _opening(p: Passage, rest: list[Passage]) -> str | None:
    if phrases.is_line("section", p.text) or (
        p.text.isupper() and len(p.text.split()) < 3 and not phrases.terminal(p.text)
    ):
        return "kicker"
    if dateline.parse(p.text):
        return None
    above = len(p.text.split()) < 4 and len(rest) > 1 and len(rest[0].text.split()) > 3
    named = rest and (headline.is_date_line(rest[0].text) or headline.is_byline(rest[0].text))
    if above and not named and not phrases.terminal(p.text) and headline.is_title(rest[0], rest[1]):
        return "kicker"
    return "title" if headline.is_title(p, rest[0]) else None


def _restore(passages: Sequence[Passage], roles: list[str | None]) -> None:
    """Where everything was taken for something else, the longest line is the text after all."""
    if passages:
        longest = max(range(len(passages)), key=lambda i: len(passages[i].text))
        roles[longest] = None


def _cut_dateline(parts: list[Part]) -> Parts:
    """Cuts the dateline prefix off the first paragraph of the body that has one, among the first four."""
    body = [i for i, p in enumerate(parts) if p.role == "body"]
    for nth, i in enumerate(body[:4]):
        passage = parts[i].passage
        found = dateline.parse(passage.text)
        if found and (nth == 0 or found.agency or found.date):
            parts[i] = Part("body", passage.cut(found.length))
            return Parts(tuple(parts), found)
    return Parts(tuple(parts))
