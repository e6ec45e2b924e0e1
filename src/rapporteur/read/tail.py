"""The lines under the text that only their neighbours tell: tags after their label, the writer's line, end marks."""

import re
from collections.abc import Sequence

from rapporteur.read import headline, outlets, phrases
from rapporteur.read.passage import Passage

Roles = list[str | None]

_TAIL = 14  # lines
_DOES = (
    r"(?:is|are|was|covers|cover|writes|reports|reported|works|teaches|leads|edits|hosts|joined|has (?:been|covered|"
    r"reported|written|worked)|contributed|served|lives|can be)\b"
)
_PROMOTION = re.compile(r"(?:skip past|start of) newsletter (?:promotion|sign-?up)", re.I)
_PROMOTION_END = re.compile(r"(?:after|end of) newsletter (?:promotion|sign-?up)", re.I)
_LONGEST_PROMOTION = 8  # lines
_END_MARK = re.compile(r"(?<=[.!?\"”’)])\s+(?:Enditem|ENDITEM|\(?ENDS\)?|\(END\)|-30-|#{2,3}|■|◼|●)$")


def sort(passages: Sequence[Passage], roles: Roles) -> None:
    """Gives the lines of the tail their roles, in place; the head must have been sorted."""
    _promotions(passages, roles)
    _tags(passages, roles)
    _writers(passages, roles)
    _date(passages, roles)


def _promotions(passages: Sequence[Passage], roles: Roles) -> None:
    """What stands between 'skip past newsletter promotion' and 'after newsletter promotion'."""
    for i, p in enumerate(passages):
        if not _PROMOTION.fullmatch(p.text):
            continue
        until = min(len(passages), i + _LONGEST_PROMOTION)
        end = next((j for j in range(i + 1, until) if _PROMOTION_END.fullmatch(passages[j].text)), i)
        roles[i : end + 1] = ["plug"] * (end + 1 - i)


def _tags(passages: Sequence[Passage], roles: Roles) -> None:
    """The short lines after 'Tags', 'Explore more on these topics' or 'Media contact:', where no text follows."""
    text = (i for i in range(len(passages) - 1, -1, -1) if roles[i] is None and phrases.terminal(passages[i].text))
    tagged = False
    for i in range(next(text, -1) + 1, len(passages)):
        tagged = tagged or phrases.is_line("tags", passages[i].text, "headings")
        if tagged and roles[i] is None and len(passages[i].text.split()) <= 8:
            roles[i] = "share"


def _writers(passages: Sequence[Passage], roles: Roles) -> None:
    """A line at the end about the writer whom the byline names: 'Ann Writer covers the lake for the Lake Times.'"""
    names = _bylines(passages, roles)
    first = 1 + max((i for i, r in enumerate(roles) if r in ("byline", "date")), default=len(roles))
    for i in range(max(first + 1, len(passages) - _TAIL), len(passages)):
        line = passages[i].text
        if roles[i] is not None or len(line) > 500 or phrases.QUOTE.search(line):
            continue
        below = roles[i - 1] == "bio" and outlets.looks_like(line) and not phrases.terminal(line)
        if below or _is_about(line, names):
            roles[i] = "bio"


def _bylines(passages: Sequence[Passage], roles: Roles) -> list[str]:
    told = [p.text for p, r in zip(passages, roles, strict=True) if r in ("byline", "date")]
    names = [n for line in told for n in re.split(r",| and | & | in ", headline.read_credits(line).byline or line)]
    return [n.strip() for n in names if headline.is_names(n.strip())]


def _is_about(line: str, names: Sequence[str]) -> bool:
    """The name alone, the name and its place in brackets, or the name and what its bearer does."""
    for name in names:
        if line.casefold().startswith(name.casefold()):
            rest = line[len(name) :].lstrip(" ,")
            return not rest or rest[0] == "(" or bool(re.match(_DOES, rest))
    return False


def _date(passages: Sequence[Passage], roles: Roles) -> None:
    """A date line under the text, where there is none above it."""
    if "date" in roles:
        return
    for i in range(len(passages) - 1, max(0, len(passages) - 4), -1):
        if roles[i] is None and headline.is_date_line(passages[i].text) and not passages[i].heading:
            roles[i] = "date"
            return
        if roles[i] is None:
            return


def without_end_mark(p: Passage) -> Passage:
    """A paragraph without an agency's end mark: '… told reporters. Enditem'."""
    m = _END_MARK.search(p.text[-20:])
    return p.cut(0, len(p.text) - len(m[0])) if m else p
