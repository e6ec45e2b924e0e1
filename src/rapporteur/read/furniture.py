"""What stands around the text: captions, related links, plugs, credits, copyright, addresses, share buttons.

Each rule looks at one line alone and must be sure of it: a line of the body that is cut is worse than a line of
furniture that stays.
"""

import re
from collections.abc import Callable

from rapporteur.read import credits, notes, phrases
from rapporteur.read.passage import Passage

_LONGEST = 500  # characters; no furniture is longer, save legal notices that are recognised by their words
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.I)
_ONLY_ADDRESS = re.compile(
    r"[<(\[]?(?:(?:https?://|www\.)[^\s<>\"]{3,}|[\w\-]{1,40}(?:\.[\w\-]{1,40})*\.[a-z]{2,8}/[^\s<>\"]*)[>)\]]?", re.I
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|&copy;|copyright\b|\(copyright\b).{0,200}$", re.I | re.S)
_COPYRIGHT_LEAD = re.compile(r"(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}|by\b|[-–—:]))", re.I)
_NAME = r"[^\W\d_][\w.'’\-]*"
_CREDIT_PAIR = re.compile(rf"(?:{_NAME}\s){{0,4}}{_NAME}\s?/\s?[^\W\d_][\w.'’&\-]*(?:\s[\w.'’&/\-]+){{0,5}}")
_CREDIT_SITE = re.compile(r"(?:[\w\-]{2,40}\.){1,3}[a-z]{2,8}")
_PICTURE = r"(?:photos?|pictures?|images?|photograph|illustration|graphic|map|foto|фото)"
_CREDIT_WORDED = re.compile(
    rf"[(\[]?(?:(?:file |handout |ap |afp )?(?:{_PICTURE}|credit)\s?(?:credit|by|:|/|©|via|courtesy)|©|courtesy of)"
    r".{0,100}[)\]]?\.?",
    re.I | re.S,
)
_CREDIT_VIA = re.compile(
    r"(?!By )(?:[A-Z][\w.'’\-]*[ /]{1,2}){1,6}"
    r"(?:via |/ ?)?(?:Getty Images|Getty|AP|AFP|REUTERS|Reuters|EPA|Telegram|X)\.?"
)
_SQUARE = re.compile(r"\[(?P<in>[^\[\]]{3,80})\]$")
_CREDIT_BRACKET = re.compile(r".*[(\[](?P<in>[^()\[\]]{2,120})[)\]]\.?", re.S)
_BRACKET_LABEL = re.compile(
    rf"(?:[\w/]+ ){{0,3}}(?:{_PICTURE}|handout|courtesy|credit)\b\s*"
    r"(?::|/|by\b|of\b|via\b|from\b|courtesy\b|$)|.*\bGetty\b",
    re.I,
)
_LAST_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[^.!?]*(?:\.[^\s.!?][^.!?]*)*\.?$)")


LIST_ITEM = re.compile(r"list \d+ of \d+")
_LISTED = re.compile(r"list \d+ of \d+\s+(?=\S)")
_PICTURE_LABEL = re.compile(
    r"(?:image|media|video|picture|photo) (?:source|caption|credit)s?\s?[,:]\s?\S.*", re.I | re.S
)
_LIST = re.compile(r"(?:list of \d+ items|list \d+ of \d+|end of list)")


def role_of(p: Passage, *, edge: bool) -> str | None:
    """The kind of furniture that a line is, None for what may be the body.

    `edge` is true among the first and last lines of a report, where weaker signs are enough.
    """
    if not p.text or len(p.text) > _LONGEST:
        return None
    return next((role for role, rule in _RULES if rule(p, edge)), None)


def without_number(line: str) -> str:
    """A listed link without its number: 'list 1 of 2 Who owns the lake?' -> 'Who owns the lake?'."""
    return _LISTED.sub("", line)


def address(line: str) -> str | None:
    """The first web address in a line."""
    m = _ADDRESS.search(line)
    return m[0].rstrip(".,;)>]") if m else None


def is_address(p: Passage, edge: bool) -> bool:
    """A line that is nothing but a web address, a label before it included.

    Specimens: 'https://news.example/2025/05/14/talks', 'Source: www.news.example/talks'.
    """
    if _ONLY_ADDRESS.fullmatch(p.text):
        return True
    found = address(p.text)
    head = p.text.split(found)[0] if found else ""
    return bool(found) and p.text.endswith(found or "") and phrases.is_line("url", head, "labels")


def is_address_label(p: Passage, edge: bool) -> bool:
    """The label of an address on the next line: 'Original url:'."""
    return p.text.endswith(":") and phrases.is_line("url", p.text, "labels")


def is_share(p: Passage, edge: bool) -> bool:
    """A button or a tag line: 'Share', 'ADVERTISEMENT', '4 min read', 'Tags: talks, truce'."""
    if re.fullmatch(
        r"(?:\d{1,3}\s*(?:min(?:ute)?s?\.?\s*read|shares?|comments?|views)|[•·|/\s#+>»«<\-–—]+)", p.text, re.I
    ):
        return True
    if phrases.is_line("share", p.text) or _LIST.fullmatch(p.text):
        return True
    if _buttons(p.text):
        return True
    found = phrases.lead("share", p.text)
    if not found or len(p.text) > 250:
        return False
    return (found[0].startswith("this ") and len(found[0]) > 12) or (found[2] and not phrases.terminal(p.text))


def _buttons(line: str) -> bool:
    """A row of buttons or of a page's foot: 'Share Facebook X Email', 'Privacy ∙ Terms ∙ Contact'."""
    if len(line) > 120 or phrases.terminal(line):
        return False
    segments = [s.strip() for s in re.split(r"\s*[|•·∙⋅/›»>]\s*", line) if s.strip()]
    if len(segments) > 1 and all(phrases.is_line("share", s) or phrases.is_line("share", s, "foot") for s in segments):
        return True
    words = line.split()
    return len(words) > 2 and all(phrases.is_line("share", w) for w in words)


def is_note(p: Passage, edge: bool) -> bool:
    """A line in which the house speaks of itself: 'This interview has been edited for length.' (data/notes.toml)."""
    return notes.note(p.text, edge=edge) is not None


def is_copyright(p: Passage, edge: bool) -> bool:
    """A copyright line: '© 2025 The Daily Example. All rights reserved.', 'Copyright 2025 by the Example Press'."""
    return bool(_COPYRIGHT_LEAD.match(p.text)) or (
        len(p.text) < 400 and bool(re.search(r"©\s*(?:19|20)\d\d", p.text)) and not phrases.QUOTE.search(p.text)
    )


def is_related(p: Passage, edge: bool) -> bool:
    """A link to another report: 'Related article: Who owns the lake?', 'READ MORE: Envoys fly home', 'See also …'."""
    if _LISTED.match(p.text):
        return True
    found = phrases.lead("related", p.text)
    if not found or phrases.is_line("related", p.text, "headings"):
        return found is not None
    phrase, rest, marked = found
    if marked:
        return bool(rest)
    return phrase not in phrases.words("related", "needs_mark") and len(p.text) < 200 and not phrases.terminal(p.text)


def is_plug(p: Passage, edge: bool) -> bool:
    """An appeal to the reader: 'Sign up for our free newsletter.', 'Got a story? Call the newsdesk.'"""
    found = phrases.lead("plug", p.text)
    if not found or phrases.QUOTE.search(p.text) or len(p.text) > 350:
        return bool(re.match(r"follow .{1,60} on (?:twitter|x|facebook|instagram|telegram)\b.{0,60}$", p.text, re.I))
    return found[0] in phrases.words("plug", "sure") or phrases.holds("plug", "words", found[1]) or not found[1]


def is_credit(p: Passage, edge: bool) -> bool:
    """Who else had a part in it: 'Originally published on The Example', '(Reporting by A; editing by B)'."""
    text = p.text
    if edge and credits.is_credit(text):
        return True
    if phrases.contains("credit", "anywhere", text) and not phrases.QUOTE.search(text):
        return edge
    inner = re.fullmatch(r"[(\[—–\-\s]*\((?P<in>[^()]{2,300})\)[.\s]*|\[(?P<br>[^\[\]]{2,300})\]", text)
    if inner and edge and phrases.holds("credit", "tail_words", text):
        return True
    found = phrases.lead("credit", text)
    if not found or phrases.QUOTE.search(text) or len(text) > 300:
        return False
    phrase, rest, marked = found
    if phrase not in phrases.words("credit", "needs_mark"):
        return bool(edge and rest and (len(text) < 200 or marked))
    return edge and marked and bool(rest) and len(text) < 120 and not re.search(r"\bsa(?:id|ys?)\b", rest)


def is_caption(p: Passage, edge: bool) -> bool:
    """A picture's line: worded as one, or ending in the picture's credit.

    Specimens: 'Photo: A. Writer', 'The bridge at noon. **A. Writer / Example Press**', 'FILE - The bridge in May.',
    'The bridge at noon (AP Photo/A. Writer)', 'The envoys arrive. government.example'.
    """
    if _PICTURE_LABEL.fullmatch(p.text) and not phrases.QUOTE.search(p.text):
        return True
    found = phrases.lead("caption", p.text)
    if found and len(p.text) < 450:
        phrase, rest, marked = found
        if marked and rest and (phrase not in ("file", "map", "video", "credit", "credits") or edge):
            return True
        if phrase not in phrases.words("caption", "needs_mark") and rest and not phrases.terminal(p.text):
            return True
    return is_credit_line(p.text) or _ends_in_credit(p)


def is_credit_line(line: str) -> bool:
    """A picture's credit alone: 'AP Photo/A. Writer', 'A. Writer / Example Press', 'Reuters'."""
    if len(line) > 100:
        return False
    return bool(_CREDIT_PAIR.fullmatch(line) and line[0].isupper() and _titled(line)) or _worded(line)


def picture_credit(p: Passage) -> str | None:
    """The credit at the end of a caption ('A. Writer / Example Press'), None where none is told."""
    if end := _marked_end(p):
        return p.text[end:]
    stops = list(_LAST_STOP.finditer(p.text))
    return p.text[stops[-1].end() :] if stops else None


def _titled(line: str) -> bool:
    """Each word of a credit starts with a capital, small words aside."""
    return all(w[0].isupper() or len(w) < 4 for w in re.findall(r"[^\W\d_]+", line.split("/")[0]))


def _worded(line: str) -> bool:
    if _CREDIT_WORDED.fullmatch(line) or _CREDIT_VIA.fullmatch(line):
        return not phrases.QUOTE.search(line)
    return line in phrases.table("caption")["agencies"]


def _marked_end(p: Passage) -> int | None:
    """Where a closing stretch in bold or italics starts that is set off from the sentence before it."""
    last = [m.span for m in p.marks if m.kind in ("bold", "italic") and m.span.end == len(p.text) and m.span.start > 0]
    return last[-1].start if last else None


def _ends_in_credit(p: Passage) -> bool:
    if phrases.TERMINAL.search(p.text[-3:]) and not _CREDIT_BRACKET.fullmatch(p.text[-220:]):
        return False
    start = _marked_end(p)
    if start is not None and len(p.text) - start <= 90:
        before = p.text[:start].rstrip()
        return phrases.terminal(before) or is_credit_line(p.text[start:])
    if m := _SQUARE.search(p.text):
        credit = re.sub(r"^(?:File|Handout|Screengrab|Archive)(?: photo)?\s?:\s?", "", m["in"])
        return bool(_CREDIT_PAIR.fullmatch(credit)) and _titled(credit)
    if re.search(r"[)\]]\.?$", p.text):
        m = _CREDIT_BRACKET.fullmatch(p.text)
        return bool(m and not phrases.QUOTE.search(p.text) and _picture_words(m["in"]))
    stops = list(_LAST_STOP.finditer(p.text))
    tail = p.text[stops[-1].end() :] if stops else ""
    return bool(tail) and (is_credit_line(tail) or bool(_CREDIT_SITE.fullmatch(tail)))


def _picture_words(inner: str) -> bool:
    if _BRACKET_LABEL.match(inner):
        return True
    parts = (part.strip() for part in re.split(r"/|\bvia\b|,", inner))
    return "/" in inner and any(part in phrases.table("caption")["agencies"] for part in parts)


_RULES: tuple[tuple[str, Callable[[Passage, bool], bool]], ...] = (
    ("url", is_address),
    ("label", is_address_label),
    ("copyright", is_copyright),
    ("related", is_related),
    ("share", is_share),
    ("plug", is_plug),
    ("plug", is_note),
    ("caption", is_caption),
    ("credit", is_credit),
)
