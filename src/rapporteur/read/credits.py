"""Credits: the outlets that a line thanks for its matter, and the tag of an agency at the end of a paragraph."""

import re
from collections.abc import Iterator

from rapporteur.read import outlets, phrases
from rapporteur.read.passage import Passage

_MATTER = r"(?:reports?|reporting|material|inputs?|files|information|copy|content|dispatches)"
_WORK = r"(?:report|story|article|piece|dispatch|post|column|text)"
_FORMS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?P<names>.{{2,90}}?) (?:also |both )?contributed (?:additional |further |some )?(?:reporting|writing|{_MATTER})?"
        rf"\s?(?:to (?:this|the) {_WORK})?",
        rf"(?:this {_WORK} )?(?:was )?(?:with|includes?|including|contains?|used|uses|incorporates|(?:compiled|adapted|written) from|based on)"
        rf"(?: additional| some| further| wire| agency)* {_MATTER} (?:from|by|of|supplied by|provided by) (?P<names>.{{2,90}})",
        r"with (?P<names>.{2,60}?) inputs?",
        rf"(?:compiled|adapted) from (?P<names>.{{2,90}}?)(?: {_MATTER})?",
        r"additional (?:reporting|material|writing)(?: (?:by|from))?:? (?:.{2,40} (?:of|for|at) (?:the )?)?(?P<names>.{2,60})",
        rf"(?:an? (?:\w+ )?|this |the )?(?:version of (?:this|the) )?{_WORK} (?:was )?(?:first |originally |also )?"
        r"(?:appeared|published|printed|ran|run|carried) (?:in|on|by|at) (?P<names>.{2,60}?)(?: (?:on|and|under|in|with|as)\b.{0,80})?",
        r"(?:this is )?(?:an? )?(?P<names>.{2,40}?) (?:report|dispatch|copy)(?:,? (?:edited|shortened|abridged) .{0,60})",
        r"(?:©|\(c\)|copyright) (?P<names>AFP|AP|Reuters|dpa|DPA)\b.{0,40}",
        r"[—–-]{1,2}\s?(?P<names>.{2,40})",
        r"(?:by|from|report by|written by) (?P<names>.{2,60}?)(?: staff| reporters| correspondents)?",
    )
)
_TAG = re.compile(r"(?<=[.!?\"”’)])\s+(?P<tag>[(\[](?P<names>[^()\[\]]{2,40})[)\]]|[—–]\s?(?P<dashed>[^\W\d_][^—–.]{1,38}))\.?$")
_NO_AGENCY = frozenset(("ENDS", "END", "MORE", "FILE", "UPDATE", "VIDEO", "PHOTO", "AUDIO", "NNNN", "SIC", "LIVE", "TV", "NEWS"))
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\+|\band\b)\s*(?:and\s+)?", re.I)


def named(line: str) -> tuple[str, ...]:
    """The outlets that a credit line names, in order.

    Specimens: 'The Upland Wire and AFP contributed to this report.' -> both; '(With inputs from Upland Wire)' -> it;
    'Additional reporting by A. Writer in Town' -> none, a person is no outlet.
    """
    bare = line.strip(" ()[]*_").rstrip(".")
    found = next((m for form in _FORMS if (m := form.fullmatch(bare)) and _outlets(m["names"])), None)
    return tuple(_outlets(found["names"] if found else bare))


def is_credit(line: str) -> bool:
    """Whether a line is nothing but a credit to outlets: '(Reuters)', 'Upland Wire, AFP', 'With reporting from AP.'"""
    bare = line.strip(" ()[]*_").rstrip(".")
    if phrases.QUOTE.search(bare) or len(bare) > 160:
        return False
    if re.fullmatch(r"(?:with|from|and|by) (?:news |wire |our |staff and )?agenc(?:ies|y reports)", bare, re.I):
        return True
    if any((m := form.fullmatch(bare)) and _all_outlets(m["names"]) for form in _FORMS):
        return True
    return _all_outlets(bare) and (line.strip()[:1] in "([" or len(_parts(bare)) > 1)


def without_tag(p: Passage) -> tuple[Passage, ...]:
    """A paragraph and, apart from it, the agency's tag at its end: '… said the mayor. (Reuters)'."""
    m = _TAG.search(p.text[-60:])
    names = m and (m["names"] or m["dashed"])
    if not m or not names or not _all_outlets(names):
        return (p,)
    cut = len(p.text) - len(p.text[-60:]) + m.start("tag")
    return p.cut(0, cut), p.cut(cut)


def _outlets(names: str) -> Iterator[str]:
    return (n for n in _parts(names) if _is_outlet(n))


def _all_outlets(names: str) -> bool:
    parts = _parts(names)
    return bool(parts) and all(_is_outlet(n) or n.lower() in ("agencies", "staff", "wires") for n in parts)


def _parts(names: str) -> list[str]:
    """The names of a list without their articles: 'the Upland Wire and AFP'."""
    parts = (re.sub(r"^the (?=[A-Z])", "", n.strip(" .")) for n in _BETWEEN.split(names))
    return [n for n in parts if n]


def _is_outlet(name: str) -> bool:
    """A well-known agency or a name that reads as an outlet's; a word in capitals is one only where it is no label."""
    if name.upper() in _NO_AGENCY or not (name[0].isupper() or name == "dpa") or "'" in name:
        return False
    return name in phrases.table("caption")["agencies"] or outlets.looks_like(name)
