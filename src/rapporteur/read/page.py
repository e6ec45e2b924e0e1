"""HTML pages: trafilatura finds the main text, our own reader the metadata.

trafilatura 2.3 keeps only the day of publication and guesses it from the text where the page does not tell; so JSON-LD
and meta tags are read here first, and htmldate is asked last.
"""

import re
from typing import Any

from rapporteur.errors import ReportError
from rapporteur.read import head
from rapporteur.read.compose import LONGEST, Metadata

_LARGE = 1_000_000  # characters of a page
_SCRIPT = re.compile(r"<(?P<name>script|style|svg)\b[^<>]{0,2000}>", re.I)
_BLOCKS = frozenset(["p", "head", "item", "quote", "code", "cell"])


def extract(text: str, name: str | None) -> tuple[str, Metadata]:
    """The main text of a page, its paragraphs separated by blank lines, and what its head tells.

    That text is the canonical one: offsets of the reading point into it. Raises ReportError where no main text is
    found.
    """
    if len(text) > 4 * LONGEST:
        raise ReportError(
            f"{name or 'the page'}: {len(text):,} characters of HTML are too many for one report; split it"
        )
    text = _without_scripts(text)
    tree = _tree(text)
    if tree is None:
        raise ReportError(f"{name or 'the page'}: no HTML that can be read; save the article's text as plain text")
    metadata = head.metadata(tree)
    body = _main_text(text)
    if "\n\n" not in body:
        body = max(_paragraphs(tree), body, key=lambda b: b.count("\n\n"))
    if not body.strip():
        raise ReportError(f"{name or 'the page'}: no main text found; save the article's text as plain text")
    return body, metadata


def _tree(text: str) -> Any:
    """The parsed page; a parser that may not fetch anything. None for what no parser takes."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(_sound(text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _without_scripts(text: str) -> str:
    """A large page without its scripts and styles, JSON-LD kept: the parser gives up on blocks of ten megabytes.

    One pass from tag to tag; a block that is never closed stays, for the parser to judge.
    """
    if len(text) < _LARGE:
        return text
    kept, at = [], 0
    for m in _SCRIPT.finditer(text):
        if m.start() < at or "ld+json" in m[0].lower():
            continue
        close = re.compile(rf"</{m['name']}\s*>", re.I).search(text, m.end())
        if close is None:
            break
        kept.append(text[at : m.start()])
        at = close.end()
    return "".join([*kept, text[at:]])


def _sound(text: str) -> str:
    """Text without the control characters that no XML tool takes."""
    return re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f]", " ", text)


def _main_text(text: str) -> str:
    """The main text as trafilatura finds it, one paragraph, subhead or list item a block."""
    import trafilatura

    found = trafilatura.bare_extraction(
        _sound(text),
        include_comments=False,
        include_tables=False,
        include_formatting=True,
        deduplicate=False,
        with_metadata=False,
    )
    body = getattr(found, "body", None)
    if body is None:
        return ""
    return "\n\n".join(b for b in _blocks(body) if b)


def _blocks(element: Any) -> list[str]:
    """The text of each block element, in order; text beside them makes a block of its own."""
    out: list[str] = []
    loose: list[str] = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS and not any(g.tag in _BLOCKS for g in child.iterdescendants()):
            _flush(out, loose)
            out.append(_line(child))
        elif any(g.tag in _BLOCKS for g in child.iterdescendants()):
            _flush(out, loose)
            out.extend(_blocks(child))
        else:
            loose.append(_inline(child))
        loose.append(child.tail or "")
    _flush(out, loose)
    return out


def _flush(out: list[str], loose: list[str]) -> None:
    text = " ".join("".join(loose).split())
    if text:
        out.append(text)
    loose.clear()


def _line(element: Any) -> str:
    words = " ".join(_inline(element).split())
    return f"# {words}" if element.tag == "head" and words else words


def _inline(element: Any) -> str:
    """The text inside an element; a line break is a blank, bold is marked as markdown marks it."""
    if element.tag == "lb":
        return "\n"
    parts = [element.text or ""]
    for child in element:
        parts.extend((_inline(child), child.tail or ""))
    words = "".join(parts)
    bold = element.tag == "hi" and element.get("rend") in ("#b", "b")
    return f"**{words.strip()}**" if bold and words.strip() and "*" not in words else words


def _paragraphs(tree: Any) -> str:
    """Where trafilatura finds nothing or runs all together: the page's paragraphs, without scripts and navigation."""
    for bad in tree.xpath("//script|//style|//nav|//footer|//form|//noscript|//template|//aside"):
        bad.drop_tree()
    found = [" ".join(p.text_content().split()) for p in tree.xpath("//p|//blockquote|//h2|//h3")]
    if not any(found):
        found = [" ".join(b.text_content().split()) for b in tree.xpath("//body")]
    return "\n\n".join(f for f in found if f)
