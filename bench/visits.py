"""Visits of foreign leaders to Washington since 1990: the visitor's title and name to the visiting country's party.

Two wordings of each row, read without the tagger: the title and name alone, which only a table of office holders can
tell, and the same with the country as the list words it. No row of the product's tables is taken from
the list; it is only looked up for which rows it confirms (the column `source` of people.tsv).
"""

import re
from collections import Counter
from dataclasses import dataclass

from bench.shared import Shared, jsonl
from rapporteur.domain.annotation import Annotation
from rapporteur.domain.report import Reading, Report
from rapporteur.domain.span import Span
from rapporteur.pipeline import Stages
from rapporteur.read.sentences import sentences
from rapporteur.resolve.who.cast import build_cast
from rapporteur.resolve.who.context import GOVERNMENT
from rapporteur.resolve.who.gazetteer import Gazetteer

SINCE = "1990"
OFFICES = re.compile(
    r"\b(President|Premier|Prime Minister|Chancellor|King|Queen|Emir|Amir|Sultan|Pope|Prince|Princess|Taoiseach|"
    r"Minister|Chairman|Chair|Secretary|Governor|Grand Duke|Captain[- ]Regent|Emperor|Leader|Head|Chief|Sheikh)\b"
)
# Countries that the list words otherwise than we name the party; written from the list, not from the product's tables.
PARTIES = {
    "Afghanistan (Interim Authority)": "Afghanistan",
    "Bosnia-Herzegovina": "Bosnia and Herzegovina",
    "Bosnian Federation": "Bosnia and Herzegovina",
    "Brunei Darussalam": "Brunei",
    "Burma": "Myanmar",
    "Cabo Verde": "Cape Verde",
    "China, People's Republic of": "China",
    "Congo, Democratic Republic of": "Democratic Republic of the Congo",
    "Congo, Republic of": "Republic of the Congo",
    "Cote d'Ivoire": "Ivory Coast",
    "Czechia": "Czech Republic",
    "Democratic Republic of the Congo (Zaire)": "Democratic Republic of the Congo",
    "German Democratic Republic": "East Germany",
    "Germany, Federal Republic of": "Germany",
    "Korea": "South Korea",
    "Korea, South": "South Korea",
    "Macedonia": "North Macedonia",
    "Macedonia, Former Yugoslav Republic of": "North Macedonia",
    "Slovak Republic": "Slovakia",
    "Somali Republic": "Somalia",
    "Somoa": "Samoa",
    "St. Kitts and Nevis": "Saint Kitts and Nevis",
    "St. Lucia": "Saint Lucia",
    "St. Vincent and the Grenadines": "Saint Vincent and the Grenadines",
    "Swaziland": "Eswatini",
    "The Gambia": "Gambia",
    "Türkiye": "Turkey",
    "U.S.S.R.": "Russia",
    "Western Samoa": "Samoa",
    "Yemen Arab Republic": "Yemen",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """One row: who came, on which day, and the country as the list words it."""

    visitor: str
    day: str
    country: str

    @property
    def party(self) -> str:
        """The side that the visitor came for."""
        return PARTIES.get(self.country, self.country)

    @property
    def worded(self) -> str:
        """The country as prose has it: 'Congo, Republic of' is 'Republic of Congo'."""
        bare = re.sub(r" \(.*\)$", "", self.country)
        last, _, first = bare.partition(", ")
        return f"{first} {last}" if first else bare


def run(shared: Shared, stages: Stages) -> dict[str, float]:
    """Shares right, wrong and open of the visitors that name an office, alone and with their country."""
    del stages  # names and titles are read without the tagger
    visits = [v for v in _visits(shared) if OFFICES.search(v.visitor)]
    out = {"visits that name an office": float(len(visits))}
    for wording, form in (("alone", "{0}"), ("with country", "{0} of {1}")):
        counts = Counter(verdict(v, form) for v in visits)
        out.update({f"{wording}: {k}": counts[k] / len(visits) for k in ("right", "wrong", "open")})
        out[f"{wording}: not wrong"] = 1 - counts["wrong"] / len(visits)
    return out


def verdict(visit: Visit, form: str) -> str:
    """'right', 'wrong' or 'open' for one visitor in that wording; the government of no named state is open."""
    found = {None if p == GOVERNMENT else p for p in parties(visit, form)}
    if found - {visit.party, None}:
        return "wrong"
    return "open" if None in found or not found else "right"


def parties(visit: Visit, form: str) -> set[str | None]:
    """The sides that the words of a visitor resolve to on that day."""
    words = form.format(visit.visitor, visit.worded)
    text = f"On Friday {words} arrived."
    body = Span(0, len(text))
    report = Report("visit", text, published=visit.day)
    reading = Reading(report, (body,), sentences(text, (body,)))
    cast = build_cast(reading, Annotation(), Gazetteer.load())
    return {m.party for m in cast.resolve(Span(10, 10 + len(words)))}


def _visits(shared: Shared) -> list[Visit]:
    rows = jsonl(shared.folder / "corpora" / "state-visits" / "visits.jsonl")
    plain = ({k: re.sub(r"\s+", " ", str(r[k]).replace("’", "'")).strip() for k in r} for r in rows)
    return [Visit(r["visitor"], r["start"], r["from"]) for r in plain if r["start"] >= SINCE]
