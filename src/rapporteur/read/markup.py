"""Takes markup out of a stretch of raw text: markdown, stray HTML tags, entities, invisible characters.

One pass over the tokens, so the time is linear in the text whatever it holds. Characters are kept as they are; only
markup vanishes and white space becomes single blanks.
"""

import html
import re
from collections.abc import Iterable

from rapporteur.domain.span import Span
from rapporteur.read.characters import INVISIBLE
from rapporteur.read.passage import Builder, Mark, Passage

_TAGS = (
    "a|abbr|article|aside|b|blockquote|br|center|cite|code|del|div|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|"
    "iframe|img|ins|li|main|mark|ol|p|picture|pre|q|s|section|small|source|span|strong|sub|sup|table|tbody|td|th|time|tr|u|ul|video"
)
_TOKEN = re.compile(
    rf"""
    (?P<hidden>[{INVISIBLE}]+)
  | (?P<tab>(?:,\s)?\(?\bopens(?:\sin)?(?:\sa)?\snew\s(?:tab|window)\)?)
  | (?P<comment><!--[^>]{{0,2000}}-->)
  | (?P<script><(?P<hush>script|style)\b[^<>]{{0,2000}}>[^<]{{0,5000}}</(?P=hush)\s*>)
  | (?P<tag></?(?P<name>{_TAGS})(?:\s[^<>]{{0,4000}})?/?>)
  | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,30}});)
  | \\(?P<escaped>[\\`*_{{}}\[\]()\#+\-.!>~|"'$&])
  | (?P<image>!\[[^\[\]\n]{{0,500}}\]\([^()\s]{{1,2000}}(?:\s"[^"\n]{{0,300}}")?\))
  | \[(?P<label>[^\[\]\n]{{1,500}})\]\((?:https?://|/|\#|mailto:)[^()\s]{{0,2000}}(?:\([^()\s]{{0,200}}\)[^()\s]{{0,200}})?(?:\s"[^"\n]{{0,300}}")?\)
  | (?P<strong>\*\*\*?|__)
  | (?P<light>[*_])
""",
    re.X | re.I,
)
_KINDS = {"b": "bold", "strong": "bold", "u": "underline", "i": "italic", "em": "italic", "a": "link"}
_BREAKS = frozenset(
    [
        "br",
        "p",
        "div",
        "li",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "ul",
        "ol",
        "table",
        "blockquote",
        "figure",
        "figcaption",
        "section",
    ]
)
_LEAD = re.compile(r"\s*(?:(?P<hash>\#{1,6}\s+)|(?P<quote>(?:>\s?)+)|(?P<bullet>[*+•▪●◦‣■➤]\s+|[-–]\s+(?=\S)))")
_HEADING_TAG = re.compile(r"<h[1-6][\s>]", re.I)


def strip(raw: str, spans: Iterable[Span], *, group: int = 0) -> Passage:
    """The passage of the raw lines `spans`, joined by blanks, without markup.

    Specimens: '**bold** and \\_so\\_ on' -> 'bold and _so_ on'; 'the paper <u>said</u>' -> 'the paper said';
    '[the text](https://example.org)' -> 'the text'; 'A &amp; B' -> 'A & B'.
    """
    builder, marks, open_marks = Builder.over(raw), list[Mark](), dict[str, int]()
    heading = False
    for number, span in enumerate(spans):
        start = span.start
        if number == 0 and (m := _LEAD.match(raw, span.start, span.end)):
            heading, start = m["hash"] is not None, m.end()
        heading = heading or bool(_HEADING_TAG.match(raw, start, span.end))
        if number and not _hyphenated(raw, start, builder):
            builder.space(span.start - 1)
        _line(raw, start, span.end, builder, marks, open_marks)
    return builder.done(marks, heading=heading, group=group)


def _hyphenated(raw: str, start: int, builder: Builder) -> bool:
    """A word broken at its own hyphen at the end of a wrapped line ('Saudi-' / 'led') is joined without a blank."""
    last = builder.parts[-1] if builder.parts else ""
    return len(last) > 1 and last[-1] == "-" and last[-2].isalpha() and raw[start : start + 1].islower()


def _line(raw: str, start: int, end: int, builder: Builder, marks: list[Mark], opened: dict[str, int]) -> None:
    at = start
    for m in _TOKEN.finditer(raw, start, end):
        builder.keep(at, m.start())
        at = m.end()
        _token(raw, m, end, builder, marks, opened)
    builder.keep(at, end)


def _token(raw: str, m: re.Match[str], end: int, builder: Builder, marks: list[Mark], opened: dict[str, int]) -> None:
    if m["tag"]:
        _tag(m, builder, marks, opened)
    elif m["entity"]:
        builder.put(_entity(m[0]), m.start())
    elif m["escaped"]:
        builder.keep(m.end() - 1, m.end())
    elif m["label"]:
        at = builder.mark()
        _line(raw, m.start("label"), m.end("label"), builder, marks, opened)
        marks.append(Mark("link", Span(at, builder.length)))
    elif (m["strong"] or m["light"]) and not _emphasis(raw, m, end, builder, marks, opened):
        builder.keep(m.start(), m.end())


def _entity(text: str) -> str:
    """The character that an entity stands for; what is none stays as it is; invisible ones vanish."""
    decoded = html.unescape(text)
    return "" if re.fullmatch(f"[{INVISIBLE}]", decoded) else decoded


def _tag(m: re.Match[str], builder: Builder, marks: list[Mark], opened: dict[str, int]) -> None:
    name = m["name"].lower()
    if name in _BREAKS:
        builder.space(m.start())
    if kind := _KINDS.get(name):
        _toggle(kind, builder, marks, opened, closing=m[0].startswith("</"))


def _toggle(kind: str, builder: Builder, marks: list[Mark], opened: dict[str, int], *, closing: bool) -> None:
    if not closing:
        opened[kind] = builder.mark()
    elif kind in opened:
        marks.append(Mark(kind, Span(opened.pop(kind), builder.length)))


def _emphasis(
    raw: str, m: re.Match[str], end: int, builder: Builder, marks: list[Mark], opened: dict[str, int]
) -> bool:
    """Whether asterisks or underscores are markup: they open before a word and close after one, in pairs.

    Specimens: '**kremlin.ru**', '*The Herald* reported'; not '5 * 3', 'file_name', 'f**k', a lone footnote '*'.
    """
    token, kind = m[0], "bold" if m["strong"] else "italic"
    key = f"{kind} {token[0]}{len(token)}"
    before, after = raw[m.start() - 1 : m.start()], raw[m.end() : m.end() + 1] if m.end() < end else ""
    if key in opened and before and not before.isspace():
        marks.append(Mark(kind, Span(opened.pop(key), builder.length)))
        return True
    opens = bool(after) and not after.isspace() and not (before.isalnum() and after.isalnum())
    if opens and raw.find(token, m.end(), min(end, m.end() + 3000)) > m.end():
        opened[key] = builder.mark()
        return True
    return False
