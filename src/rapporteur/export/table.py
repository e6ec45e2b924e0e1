"""Rows as a table for the terminal.

Rows have up to a dozen fields and one that is a sentence: no terminal is wide enough. So the short fields stand
in columns, as many as fit, and below each row stand its gist, what did not fit, and the first words of its evidence.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rapporteur.export.cells import cells, evidence_of, headings, safe

#: Fields that are sentences: never in a column. The gist goes by itself, the others with their name.
LONG = ("gist", "from", "to", "claim", "denial", "condition")
#: The widest that a column gets, in characters; longer cells are wrapped.
WIDEST = 26


def render(rows: Sequence[object], row_type: type, *, width: int = 120) -> str:
    """The rows as a table of at most `width` columns (40 at least)."""
    if not rows:
        return "nothing found\n"
    names, filled = headings(row_type), [cells(row) for row in rows]
    widths = {n: _width(n, [c[i] for c in filled]) for i, n in enumerate(names) if n not in LONG}
    fitting = _fitting(widths, max(width, 40))
    lines = [
        _columns([n.replace("_", " ") for n in fitting], fitting),
        "-" * min(sum(fitting.values()), max(width, 40)),
    ]
    for row, values in zip(rows, filled, strict=True):
        lines += ["", *_row(dict(zip(names, values, strict=True)), fitting, _proof(row), max(width, 40))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _width(name: str, values: Iterable[str]) -> int:
    """Wide enough for the heading and the cells, and two spaces after them."""
    return max(len(name), *(min(len(v), WIDEST) for v in values)) + 2


def _fitting(widths: dict[str, int], room: int) -> dict[str, int]:
    """The leading columns that fit."""
    out: dict[str, int] = {}
    for name, needed in widths.items():
        if sum(out.values()) + needed - 2 > room:
            break
        out[name] = needed
    return out


def _row(values: dict[str, str], fitting: dict[str, int], proof: str, width: int) -> Iterator[str]:
    wrapped = [textwrap.wrap(values[n], WIDEST) or [""] for n in fitting]
    yield from (_columns(line, fitting) for line in zip_longest(*wrapped, fillvalue=""))
    rest = "; ".join(
        f"{n.replace('_', ' ')}: {v}" for n, v in values.items() if v and n not in fitting and n not in LONG
    )
    sentences = [values[n] if n == "gist" else f"{n}: {values[n]}" for n in LONG if values.get(n)]
    for words in (*sentences, rest):
        yield from textwrap.wrap(words, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
    if proof:
        yield textwrap.shorten(proof, width - 4, placeholder="…").join(("  [", "]"))


def _columns(values: Iterable[str], widths: dict[str, int]) -> str:
    return "".join(value.ljust(w) for value, w in zip(values, widths.values(), strict=True))


def _proof(row: object) -> str:
    """Outlet, place and words of the first piece of evidence, and how many more there are."""
    found = evidence_of(row)
    if not found:
        return ""
    first, more = found[0], f" (+{len(found) - 1})" if len(found) > 1 else ""
    return f"{safe(first.outlet or first.report[:15])} {first.span.start}-{first.span.end}{more}: {safe(first.quote)}"
