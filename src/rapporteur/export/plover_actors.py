"""PLOVER's actor objects: country or kind as `code`, and `sector`, by the gazetteer and the table `data/sectors.toml`.

The country is that of the party; where an actor acts for none, the one state whose name its words hold ('Sudanese
harvesters'). A party that is no ISO 3166-1 country gets no country code: to put a breakaway region under the state that
it broke from would take a side.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rapporteur.domain.act import Actor
from rapporteur.export.plover_codes import pattern, table
from rapporteur.resolve.who.gazetteer import Gazetteer

BY_KIND = {"armed group": "REB", "company": "BUS", "union": "LAB", "court": "JUD"}


@dataclass(frozen=True, slots=True)
class Coder:
    """Codes actors with the names that a gazetteer knows."""

    gazetteer: Gazetteer

    def actor(self, actor: Actor, words: str | None) -> dict[str, Any]:
        """The actor object; `words` are those of the text, None where it has none for the actor."""
        return {
            "code": self.code(actor, words),
            "sector": self.sector(actor, words),
            "actor_text": words,
            "identifier_text": actor.name or actor.party,
        }

    def code(self, actor: Actor, words: str | None) -> str | None:
        """An ISO 3166-1 alpha-3 code, IGO or NGO; None where neither fits."""
        if actor.party is None:
            states = {self._state(w) for w in re.findall(r"\w[\w'’-]*", f"{actor.name or ''} {words or ''}")} - {None}
            return states.pop() if len(states) == 1 else self._kind(actor.name)
        return self._state(actor.party) or self._kind(actor.party)

    def sector(self, actor: Actor, words: str | None) -> str | None:
        """That of a known name, else what the name or the words tell, else that of the party; who acts for a state is
        GOV.
        """
        own = (self._known(actor.name), _sector_of(actor.name), _sector_of(words), self._known(actor.party))
        told = next(filter(None, own), None)
        return told or ("GOV" if self._rules(actor.party) else _sector_of(actor.party))

    def _known(self, name: str | None) -> str | None:
        entry = self.gazetteer.find(name) if name else None
        return (BY_KIND.get(entry.detail) or _named(entry.name, ("PTY", "GOV"))) if entry else None

    def _state(self, name: str) -> str | None:
        entry = self.gazetteer.find(name)
        return iso3().get(entry.code or "") if entry and entry.kind in ("state", "demonym") else None

    def _kind(self, name: str | None) -> str | None:
        entry = self.gazetteer.find(name) if name else None
        if entry is None or entry.kind != "organisation" or entry.detail not in ("organisation", "court"):
            return None
        return _named(entry.name, ("NGO",)) or (None if _named(entry.name, ("PTY", "GOV", "none")) else "IGO")

    def _rules(self, party: str | None) -> bool:
        return party is not None and self._state(party) is not None


@cache
def iso3() -> Mapping[str, str]:
    """ISO 3166-1 alpha-3 codes by alpha-2."""
    text = (files("rapporteur.export") / "data" / "iso3.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {row[0]: row[1] for row in rows[1:]}


def _sector_of(name: str | None) -> str | None:
    sectors = table("sectors.toml")["sector"] if name else ()
    return next((s["code"] for s in sectors if pattern(tuple(s["words"])).search(name or "")), None)


def _named(name: str, codes: tuple[str, ...]) -> str | None:
    named = table("sectors.toml")["named"]
    return next((code for code in codes if name in named[code]), None)
