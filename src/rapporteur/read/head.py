"""What an HTML page tells about its report: JSON-LD first, then meta tags, `time` elements and the title.

Schema.org `NewsArticle` (datePublished, headline, author, publisher), Open Graph (`og:`, `article:`) and the usual
Dublin Core and Parsely names.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from rapporteur.read import outlets
from rapporteur.read.compose import Metadata
from rapporteur.read.headline import is_date_line, read_credits

_ARTICLES = re.compile(r"(?:Article|Posting|Report)$")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "article.published", "sailthru.date", "date", "og:published_time", "cxenseparse:recs:publishtime", "published_at",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "parsely-title")
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "al:android:app_name", "twitter:site:name")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author")
_LINES = 150  # short lines of a page that are looked at for its date
_MOST = 200_000  # characters of one JSON-LD block


def metadata(tree: Any) -> Metadata:
    """What the page tells about its report; None for what it does not."""
    linked = next(_articles(tree), {})
    meta = _meta(tree)
    title = _text(linked.get("headline")) or _first(meta, _TITLES) or _heading(tree)
    published = _text(linked.get("datePublished")) or _first(meta, _PUBLISHED) or _time(tree)
    published = published or _date_line(tree) or _guess(tree)
    return Metadata(
        outlet=_name(linked.get("publisher")) or _first(meta, _SITES) or _holder(tree),
        title=title,
        published=_date(published),
        url=_url(tree, meta, linked),
        byline=_authors(linked.get("author")) or _byline(_first(meta, _AUTHORS)),
        modified=_date(_text(linked.get("dateModified")) or _first(meta, _MODIFIED)),
        extra={"published_time": published} if published and len(published) > 10 else {},
    )


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The article objects of the page's JSON-LD, `@graph` and lists included."""
    for script in tree.xpath("//script[contains(translate(@type,'LDJSON','ldjson'),'ld+json')]"):
        text = (script.text_content() or "").strip()
        if len(text) > _MOST:
            continue
        try:
            data = json.loads(re.sub(r"[\x00-\x1f]", " ", text))
        except (ValueError, RecursionError):
            continue
        yield from (o for o in _objects(data, 0) if _is_article(o))


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"):
            yield from _objects(data.get(key), depth + 1)
    elif isinstance(data, list):
        for item in data[:200]:
            yield from _objects(item, depth + 1)


def _is_article(data: dict[str, Any]) -> bool:
    kinds = data.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(n, str) and _ARTICLES.search(n) for n in names)


def _holder(tree: Any) -> str | None:
    """Who holds the page's copyright, where a line of it says so."""
    for element in tree.xpath("//*[not(*) or self::p][contains(., '©')]"):
        line = " ".join(element.text_content().split())
        if len(line) < 300 and outlets.years(line) and (name := outlets.holder(line)):
            return name
    return None


def _meta(tree: Any) -> dict[str, str]:
    out: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            key, value = tag.get(attribute), " ".join(tag.get("content").split())
            if key and value:
                out.setdefault(key.strip().lower(), value)
    return out


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[n] for n in names if meta.get(n)), None)


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _authors(value: Any) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [n for p in people if (n := _byline(_name(p)))]
    return ", ".join(dict.fromkeys(names)) or None


def _byline(name: str | None) -> str | None:
    """A name that is no address: 'https://facebook.example/paper' and '@paper' are none."""
    if not name or "/" in name or name.startswith("@"):
        return None
    return re.sub(r"^by\s+", "", name, flags=re.I)


def _heading(tree: Any) -> str | None:
    for path in ("//h1", "//title"):
        found = [t for e in tree.xpath(path) if (t := " ".join(e.text_content().split()))]
        if len(found) == 1 or (found and path == "//title"):
            return str(found[0])
    return None


def _time(tree: Any) -> str | None:
    """A `time` element that is marked as the time of publication, else the only one with a date."""
    marked = tree.xpath("//time[@itemprop='datePublished' or @pubdate or contains(@class,'publish')]/@datetime")
    times = marked or list(dict.fromkeys(tree.xpath("//time/@datetime")))
    return str(times[0]).strip() or None if marked or len(times) == 1 else None


def _guess(tree: Any) -> str | None:
    """What htmldate finds where the page marks nothing; None where it finds nothing."""
    from htmldate import find_date

    try:
        found = find_date(tree, extensive_search=False, original_date=True)
    except (ValueError, TypeError, AttributeError):
        return None
    return str(found) if found else None


def _date_line(tree: Any) -> str | None:
    """The first short line of the page that is a date line: '12 May 2025 | Lake Monitor'."""
    seen = 0
    for element in tree.xpath("//body//*[not(*) or self::p]"):
        line = " ".join(element.text_content().split())
        if not 5 < len(line) < 160:
            continue
        if is_date_line(line) and (found := read_credits(line).dates) and found[0].edtf:
            return found[0].edtf
        seen += 1
        if seen > _LINES:
            return None
    return None


def _date(text: str | None) -> str | None:
    """The day of a time stamp, in the page's own zone: '2025-05-06T23:30:00+03:00' -> '2025-05-06'."""
    if text is None:
        return None
    m = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]|$)", text)
    return f"{m[1]}-{m[2]}-{m[3]}" if m else text


def _url(tree: Any, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    page = linked.get("mainEntityOfPage")
    found = [
        *tree.xpath("//link[translate(@rel,'CANONIL','canonil')='canonical']/@href"),
        meta.get("og:url"),
        _text(linked.get("url")),
        _text(page.get("@id")) if isinstance(page, dict) else _text(page),
    ]
    return next((str(u).strip() for u in found if u and re.match(r"https?://\S+$", str(u).strip())), None)
