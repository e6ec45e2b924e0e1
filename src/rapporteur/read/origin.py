"""Origin: who printed a report, whom it credits, who wrote it."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapporteur.read import credits as thanked
from rapporteur.read import furniture, headline, outlets, phrases
from rapporteur.read.parts import Parts

_CREDITED = re.compile(
    r"(?:originally |first )?(?:published|appeared|printed)(?: (?:on|in|by|at))+ |"
    r"re(?:published|printed|produced)(?: with (?:the )?(?:kind )?permission)?(?: (?:from|of|by))* |"
    r"forwarded from:? |(?:additional )?material(?: from)?:? |with (?:files|inputs?|material|reporting) (?:from|by) |"
    r"(?:sources?|via|quelle|fuente|источник|джерело)\s*[:–—-]\s*|courtesy(?: of)?:? |produced by ",
    re.I,
)
_PRINTED = re.compile(r"\b(?:re)?(?:published|appeared|printed|reproduced)\b", re.I)
_NEWSROOM = re.compile(
    r"[(\[]?\s*(?:the )?(?P<name>[^()\[\],;]{2,40}?)\s+"
    r"(?:newsroom|news desk|foreign desk|bureau|desk|staff|news service)\b",
    re.I,
)
_CREDIT_NAME = re.compile(
    r"(?:the website |the |an? )?(?P<name>[^\W_][\w.'’&\-]*"
    r"(?:\s(?:of|and|the|de|la|für|del)?\s?[^\W\da-zà-ÿа-я_][\w.'’&\-]*){0,6})"
)
_SELF = (
    r"(?:told|tells|told the|seen by|obtained by|reviewed by|interview with|speaking to|spoke to|shared with|"
    r"questions from)"
)


@dataclass(frozen=True, slots=True)
class Origin:
    """The printing outlet, the credits in order and the byline; None and empty where not told."""

    outlet: str | None
    credit: tuple[str, ...]
    byline: str | None
    url: str | None


def find(parts: Parts, *, outlet: str | None, url: str | None, title: str | None) -> Origin:
    """Who printed a report: given or told by metadata, the address, the lines above, the copyright, the dateline.

    The printing outlet comes before a credited one: a paper's own address or copyright before the agency in the
    dateline, and 'Originally published on …' last.
    """
    url = url or _address(parts)
    credits, wrote = list(_credits(parts)), [n for p in parts.of("byline") for n in thanked.named(p.text)]
    body = " ".join(p.text for p in parts.of("body"))[:200_000]
    named = _named(parts)
    suffix = _title_suffix(title, body)
    name = outlet or _addressed(url, named, body) or (suffix if f"| {suffix}" in (title or "") else None)
    name = (
        name
        or next(iter(named), None)
        or _newsroom(parts)
        or _house(parts, body)
        or suffix
        or next(iter(_credits(parts, _PRINTED)), None)
        or _pictured(parts)
        or next(iter((*credits, *wrote)), None)
    )
    relayed = [n for n in (*wrote, *named) if not name or not same(n, name)]
    credits.extend(n for n in relayed if not any(same(n, c) for c in credits))
    return Origin(name, tuple(credits), _byline(parts), url)


def _named(parts: Parts) -> list[str]:
    """Outlets that the lines around the text name: labelled, in the date line or byline, copyright, dateline."""
    lines = [headline.read_credits(p.text).outlet for p in parts.of("date", "byline")]
    holders = [outlets.holder(p.text) for p in parts.of("copyright")]
    agency = parts.dateline.agency if parts.dateline else None
    found = (*(p.text for p in parts.of("outlet")), *lines, *holders, agency)
    return list(dict.fromkeys(n for n in found if n))


def _addressed(url: str | None, named: list[str], body: str) -> str | None:
    """The outlet of an address: a well-known host, else the host's name as the report spells it, else made readable."""
    label = outlets.label(url) if url else None
    if url is None or label is None:
        return outlets.known(url) if url else None
    spelled = itertools.chain(named, _names(body))
    return outlets.known(url) or _spelled(label, spelled) or outlets.readable(label)


def _spelled(label: str, names: Iterable[str]) -> str | None:
    """The spelling that the report itself gives of the name that its host runs together."""
    wanted = label.replace("-", "")
    return next((n for n in names if outlets.compact(n) == wanted.removeprefix("the")), None)


def _names(body: str) -> Iterator[str]:
    """Capitalised names of two to five words, a leading 'The' included: what a host name may be short for."""
    word = r"[^\W\d_a-zà-ÿа-я][\w&'’\-]*"
    for m in re.finditer(rf"\b{word}(?:\s{word}){{0,4}}", body):
        words = m[0].split()
        for i in range(len(words)):
            for j in range(i + 1, len(words) + 1):
                yield " ".join(words[i:j])


def _newsroom(parts: Parts) -> str | None:
    for p in parts.of("credit"):
        m = _NEWSROOM.match(p.text)
        if (
            m
            and m["name"][0].isupper()
            and not re.match(r"(?:translated|compiled|reporting|additional|edited|written)\b", m["name"], re.I)
        ):
            return m["name"]
    return None


def _house(parts: Parts, body: str) -> str | None:
    """A picture credit's outlet, where the text shows that it is the paper's own: '… told the Observer'."""
    for p in parts.of("caption"):
        credit = furniture.picture_credit(p) or p.text
        name = credit.split("/")[-1].strip(" )].") if "/" in credit else ""
        if not name or name in phrases.table("caption")["agencies"]:
            continue
        last = re.escape(name.split()[-1])
        if re.search(rf"\b{_SELF} (?:the )?(?:{re.escape(name)}|{last})\b", body, re.I):
            return name
    return None


def _pictured(parts: Parts) -> str | None:
    """The outlet of a staff picture, as a last sign: 'The bridge at noon. Lee Lens / Upland Post', no agency's."""
    for p in parts.of("caption"):
        credit = furniture.picture_credit(p) or p.text
        name = credit.split("/")[-1].strip(" )].") if credit.count("/") == 1 else ""
        words = name.split()
        if len(words) > 1 and outlets.is_noun(words[-1]) and outlets.looks_like(name) and not _agency(name):
            return name
    return None


def _agency(name: str) -> bool:
    """Whether a name is a picture agency's or a wire's, whose pictures any paper prints."""
    told = {w.lower() for w in name.split()}
    return name in phrases.table("caption")["agencies"] or bool(told & {"agency", "wire", "newswire", "pictures"})


def _title_suffix(title: str | None, body: str) -> str | None:
    """'Talks resume | The Example' or 'Talks resume - The Example', where the text does not cite that outlet."""
    m = re.search(r"\s(?P<sep>[|–—-])\s(?P<name>[^|–—]{2,40})$", title or "")
    if not m or not outlets.looks_like(m["name"].strip()):
        return None
    name = m["name"].strip()
    return name if m["sep"] == "|" or name.casefold() not in body.casefold() else None


def _credits(parts: Parts, kind: re.Pattern[str] | None = None) -> Iterator[str]:
    seen: set[str] = set()
    for p in parts.of("credit"):
        if kind and not kind.search(p.text):
            continue
        m = _CREDITED.search(p.text)
        name = _credit_name(p.text[m.end() :]) if m else None
        for told in (*filter(None, [name]), *(() if name else thanked.named(p.text))):
            if outlets.compact(told) not in seen:
                seen.add(outlets.compact(told))
                yield told


def _credit_name(rest: str) -> str | None:
    """The name at the start of what follows a credit's words: 'The Example on 3 May under licence' -> 'The Example'."""
    m = _CREDIT_NAME.match(rest.strip(" :\"“”'"))
    if not m or not (m["name"][0].isupper() or "." in m["name"]):
        return None
    the = "The " if re.match(r"The ", rest.strip(" :\"“”'")) else ""
    name = (the if not m["name"].startswith("The ") else "") + m["name"]
    return name.strip(" .,") or None


def _byline(parts: Parts) -> str | None:
    return next(
        (c.byline for p in parts.of("byline", "date") if (c := headline.read_credits(p.text)).byline), None
    ) or next((p.text for p in parts.of("byline") if headline.is_names(p.text)), None)


def _address(parts: Parts) -> str | None:
    """The report's own address: one that is labelled so, else the only line that is nothing but an address."""
    lines = [(i, p) for i, p in enumerate(parts.parts) if p.role in ("url", "label")]
    labelled = [p.passage for i, p in lines if p.role == "url" and _labelled(parts, i)]
    alone = [p.passage for _, p in lines if p.role == "url"]
    own = [a for p in (labelled or alone) if (a := furniture.address(p.text)) and not outlets.is_carrier(a)]
    return own[0] if (labelled and own) or (len(own) == 1 and _at_edge(parts, lines)) else None


def _labelled(parts: Parts, i: int) -> bool:
    before = parts.parts[i - 1].role if i else ""
    return before == "label" or not parts.parts[i].passage.text.lower().startswith(("http", "www", "<", "(", "["))


def _at_edge(parts: Parts, lines: Sequence[tuple[int, object]]) -> bool:
    return any(i < 4 or i >= len(parts.parts) - 4 for i, _ in lines)


def same(a: str, b: str) -> bool:
    """Whether two names are one outlet's."""
    return outlets.compact(a) == outlets.compact(b)
