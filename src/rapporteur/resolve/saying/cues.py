"""The cue lists of data/cues.toml."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def cues() -> dict[str, frozenset[str]]:
    """Every list of cue lemmas by its name."""
    data = files("rapporteur.resolve").joinpath("data/cues.toml").read_text(encoding="utf-8")
    return {k: frozenset(v) for k, v in tomllib.loads(data).items()}
