"""Voices and participants: the marked words of tests/cases/who_*.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from marked import cast_of

from rapporteur.domain.span import Span
from rapporteur.resolve.who.cast import Cast
from rapporteur.resolve.who.voices import Voice

TABLES = sorted((Path(__file__).parents[1] / "cases").glob("who_*.toml"))
CASES = [case for path in TABLES for case in tomllib.loads(path.read_text("utf-8")).get("report", ())]


def told(voice: Voice) -> str:
    if voice.members:
        return f"{' + '.join(voice.members)} | -"
    name = f"~ {voice.description}" if voice.anonymous else voice.name
    return f"{name} | {voice.party or '-'}"


def rows() -> list[Any]:
    out = []
    for case in CASES:
        head = {k: case[k] for k in ("title", "outlet", "published") if k in case}
        for n, want in enumerate(case["voices"]):
            out.append(pytest.param(case["text"], head, n, want, id=f"{case['why'][:30]} {n} {want}"))
    return out


@pytest.fixture(scope="module")
def casts() -> dict[str, tuple[Cast, list[Span], str]]:
    return {
        c["text"]: cast_of(c["text"], **{k: c[k] for k in ("title", "outlet", "published") if k in c}) for c in CASES
    }


@pytest.mark.parametrize(("text", "head", "n", "want"), rows())
def test_voice(
    casts: dict[str, tuple[Cast, list[Span], str]], text: str, head: dict[str, str], n: int, want: str
) -> None:
    cast, spans, _ = casts[text]
    if want.startswith("act: "):
        parties = " + ".join(sorted(m.party or "-" for m in cast.resolve(spans[n])))
        assert want == "act: *" or fold(parties) == fold(want[5:])
        return
    got = told(cast.voice(spans[n]))
    if want.endswith("| *"):
        got, want = got.rsplit("|", 1)[0], want.rsplit("|", 1)[0]
    assert fold(got) == fold(want)


def fold(line: str) -> str:
    return re.sub(r"\s+", " ", line.replace("’", "'"))


def test_every_mark_has_a_line() -> None:
    assert all(c["text"].count("«") == len(c["voices"]) for c in CASES)
