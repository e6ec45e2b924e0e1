"""Write resolve/data/places.tsv: disputed areas and first-level regions (towns: towns.py).

usage: python training/gazetteer/places.py NATURAL_EARTH_DISPUTED.geojson OUT.tsv
needs: pycountry (ISO 3166-2 codes), which is not needed to run Rapporteur.
"""

import json
import re
import sys
import unicodedata
from pathlib import Path

import pycountry

sys.path.insert(0, str(Path(__file__).parent))
from towns import HERE, NOT_TOWNS, table

# Words for what a region is.
KINDS = """
oblast district districts province governorate region state kray krai department autonomous administrative prefecture
wilayat muhafazat county sheng shi sar zizhiqu uygur huizu zhuangzu respublika oblysy oblysi viloyati voblasć voblasc
apskritis apskr rajons novads okrug dzongkhag parish division quarter municipality provincia canton wilaya vilayet
welayat županija maakond distrikt okres kraj megye fylke län maakunta voivodeship city capital special territory
regency teukbyeoljachido gwangyeoksi teukbyeolsi do the of
"""
GENERIC = re.compile(rf"\b(?:{'|'.join(KINDS.split())})\b[.']?", re.I)
# Names that are plain words: 'North East', 'Central Plateau', 'Delta'.
PLAIN = (
    "north|south|east|west|central|center|centre|centro|capital|littoral|upper|lower|ern|federal|midlands?|highlands?|islands?"
    "|savanes|plateaux?|lakes?|rivers?|delta|unity|coast|lacs?|centrale|maritime|al|ash|nor|sul|norte|sur|este|oeste|nord|sud"
    "|est|ouest"
)
COMPASS = re.compile(rf"(?:{PLAIN}|[- ])+", re.I)
ADJECTIVE = re.compile(r"(?:skaya|skiy|skoy|skaja|ska|skyi|Avtonomna|avtonomn\w+)\b")  # news names these by their seats
# States of which ISO lists municipalities, parishes or islands.
LISTS = frozenset(
    """
    SI MK LV MT IE IS LI SC AD MC SM LC VC KN DM GD AG BB NR TV PW MH WS TO BS JM MV BM
    """.split()  # noqa: SIM905
)
# Of two regions of one name, news means that of the state named first here; of other states neither.
FIRST = """
US CA AU UA RU CN IN DE IT ES GB SD ET SY IQ YE LY CD SS SO ML MX BR AR NG PK AF MM CO PH GE
""".split()  # noqa: SIM905
FRAGMENTS = {"Isl.": "Islands", "Is.": "Islands", "I.": "Island", "W.": "Western", "N.": "Northern", "S.": "South"}


def state_names(data: Path) -> dict[str, str]:
    lines = [line.split("\t") for line in data.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {row[1]: row[0] for row in lines[1:] if row[1]}


def regions(states: dict[str, str]) -> list[tuple[str, str, str, str]]:
    """First-level regions under the names that news can have for them; one that two states share is nobody's."""
    rows: dict[str, tuple[str, str, str, str]] = {}
    everyday = {row["code"]: row["names"] for row in table(HERE / "region_names.tsv")}
    tops = [s for s in pycountry.subdivisions if s.parent_code is None and s.country_code not in LISTS]
    for s in sorted(tops, key=lambda s: (_rank(s.country_code), s.code)):
        state = states.get(s.country_code)
        name, *others = everyday.get(s.code, "").split("|")
        own = "" if s.country_code == "UA" else worded(s.name)
        spelled = dict.fromkeys(
            a for n in (*others, own) if n for a in (n, ascii_of(n)) if usual(a, s.country_code) and a != name
        )
        aliases = "|".join(spelled)
        if not name:
            name, _, aliases = aliases.partition("|")
        if state and usual(name, s.country_code):
            known = rows.get(name)
            if known is None:
                rows[name] = (name, s.code, state, aliases)
            elif _rank(known[1][:2]) == len(FIRST):
                rows[name] = (name, "", state if known[2] == state else "", aliases)
    return list(rows.values())


def _rank(country: str) -> int:
    return FIRST.index(country) if country in FIRST else len(FIRST)


def worded(name: str) -> str:
    """A region's name without the words for what it is: 'Anhui Sheng', 'Dagestan, Respublika'; '' for adjectives."""
    bare = GENERIC.sub(" ", re.sub(r"\s*[\[(].*?[\])]|,.*|-(?:do|si|gwangyeoksi|teukbyeoljachido)$", "", name))
    bare = " ".join(re.sub(r"['’‘ʻ]+(?=\s|$)", "", bare).split()).strip(" -,/")
    return "" if ADJECTIVE.search(name) or not bare[:1].isupper() else bare


def ascii_of(name: str) -> str:
    """A name without accents, as wire services spell it."""
    flat = unicodedata.normalize("NFKD", name.translate(str.maketrans("łŁıəø", "lLiao")))
    return re.sub(r"[^\x20-\x7e]", "", flat.replace("’", "'").replace("‘", ""))


def usual(name: str, country: str) -> bool:
    """Whether a name can be told from a plain word or a surname; those of the states in FIRST are known well enough."""
    return len(name) > 3 and not COMPASS.fullmatch(name) and (name not in NOT_TOWNS or country in FIRST)


def by_hand() -> list[tuple[str, str, str, str]]:
    return [(r["name"], r["code"], r["state"], r["aliases"]) for r in table(HERE / "places_by_hand.tsv")]


def disputed(source: Path) -> list[tuple[str, str, str, str]]:
    rows = []
    for feature in json.loads(source.read_text("utf-8"))["features"]:
        p = feature["properties"]
        name = " ".join(FRAGMENTS.get(w, w) for w in (p["BRK_NAME"] or p["NAME"]).split())
        aliases = [a.strip() for a in re.split(r"[,;]", p.get("NAME_ALT") or "") if a.strip()]
        rows.append((name, "", "", "|".join(a for a in aliases if "." not in a)))
    return rows


def main(argv: list[str]) -> None:
    out = Path(argv[1])
    states = state_names(out.parent / "states.tsv")
    known = set(states.values())
    seen: set[str] = set()
    lines = []
    kinds = (("area", by_hand()), ("region", regions(states)), ("disputed", disputed(Path(argv[0]))))
    for kind, rows in kinds:
        for name, code, state, aliases in rows:
            if name in seen or (name in known and kind != "area"):
                continue
            seen.update((name, *aliases.split("|")))
            lines.append("\t".join((name, code, state, aliases, kind)))
    head = (
        "# Places: disputed areas, first-level regions.\n"
        "# Sources: ISO 3166-2 codes (by pycountry); Natural Earth 1:10m disputed areas (public domain); names\n"
        "# used in news by hand. The state column is the ISO 3166 parent, empty where states contest it; it takes no\n"
        "# view on anybody's claim.\n"
        "# Written by training/gazetteer/places.py.\n"
    )
    out.write_text(head + "\n".join(["name\tcode\tstate\taliases\tkind", *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
