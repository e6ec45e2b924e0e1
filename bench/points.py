"""The sixteen points that the two real reports of `shared/reports` must give, each with its words and its chain.

Points 12 and 15 are checked as far as their words go; nothing here is given to the reader beforehand.
"""

from collections.abc import Callable, Sequence
from typing import Any

from bench.shared import Shared, record_of
from rapporteur.pipeline import Stages

FILES = {"moscow": "moscow-times-2025-03-19.txt", "latin": "latin-times-2025.txt"}
FOUR = ("Kherson", "Zaporizhzhia", "Donetsk", "Luhansk")

Record = dict[str, Any]


class Found:
    """One record with the questions that points ask of it."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text: str = record["report"]["text"]
        self.statements = {s["id"]: s for s in record["statements"]}

    def words(self, spans: Sequence[Sequence[int]]) -> str:
        """The words of spans, joined by blanks."""
        return " ".join(self.text[a:b] for a, b in spans)

    def acts(self, *types: str, by: str | None = None, words: str = "") -> list[Record]:
        """Acts of these types by a party whose trigger or about holds `words`."""
        return [
            a
            for a in self.record["acts"]
            if a["type"] in types
            and (by is None or any(x["party"] == by for x in a["actor"]))
            and words in self.words([a["trigger"], *a["about"]])
        ]

    def chain(self, entry: Record) -> str:
        """The links of the statement that an act rests on, by name or description."""
        statement = self.statements.get(entry.get("statement") or entry["id"])
        links = statement["chain"] if statement else []
        return " > ".join(str(x.get("name") or x.get("description") or "?") for x in links)

    def said(self, words: str, stance: str = "asserts") -> list[Record]:
        """Statements whose content holds the words."""
        return [s for s in self.statements.values() if words in self.words(s["content"]) and s["stance"] == stance]

    def territory(self, status: str, *places: str) -> bool:
        """Whether Russia has this status in all of the places."""
        rows = {
            t["place"]["name"] for t in self.record["territory"] if t["status"] == status and t["party"] == "Russia"
        }
        return set(places) <= rows


def run(shared: Shared, stages: Stages) -> dict[str, float]:
    """1 for each point that is right, 0 for each that is not, and their sum."""
    found = {}
    for name, file in FILES.items():
        text = (shared.folder / "reports" / file).read_text(encoding="utf-8")
        found[name] = Found(record_of(stages, text, file))
    figures = {
        f"{n:2d} {title}": float(bool(point(found["moscow"], found["latin"])))
        for n, (title, point) in enumerate(POINTS, 1)
    }
    return {**figures, "points": sum(figures.values())}


def request(m: Found, _: Found) -> bool:
    """Russia's request to the United States to recognise the annexation, through its whole chain."""
    return any(
        any(x["party"] == "United States" for x in a["recipient"])
        and a["time"] == "2025-03-18"
        and m.chain(a).startswith("The Moscow Times > Kommersant >")
        and m.chain(a).endswith("Vladimir Putin")
        for a in m.acts("REQUEST", by="Russia", words="recognize")
    )


def odesa(m: Found, _: Found) -> bool:
    """Not to lay claim to Odesa if recognition comes soon, in direct speech."""
    return any(
        a["condition"] and a["condition"]["kind"] == "if" and m.statements[a["statement"]]["kind"] != "indirect"
        for a in m.acts("PLEDGE", "OFFER", by="Russia", words="Odesa")
        if a["statement"]
    )


def annexed(m: Found, _: Found) -> bool:
    """The annexations as background, with their rows."""
    acts = m.acts("COERCE", "CLAIM", by="Russia", words="annex")
    rows = {t["place"]["name"]: t for t in m.record["territory"] if t["status"] == "annexed"}
    dated = rows.get("Crimea", {}).get("time") == "2014" and rows.get("Donetsk", {}).get("time") == "2022-09"
    both = m.territory("annexed", *FOUR, "Crimea") and m.territory("controls-partly", *FOUR)
    return both and dated and all(a["modality"] == "background" for a in acts) and len(acts) > 1


def kremlin(m: Found, _: Found) -> bool:
    """The Kremlin's denial of 19 March."""
    return any(a["time"] == "2025-03-19" for a in m.acts("DENY", by="Russia"))


def pause(m: Found, _: Found) -> bool:
    """The pause of thirty days as a commitment from 18 March to 17 April."""
    return any(
        (a["term"] or {}).get("start") == "2025-03-18" and a["term"].get("end") == "2025-04-17"
        for a in m.acts("AGREE", "PLEDGE", by="Russia", words="30-day pause")
    )


def broader(m: Found, _: Found) -> bool:
    """The broader ceasefire was not agreed."""
    return any(a["modality"] == "negated" for a in m.acts("AGREE", words="produce") + m.acts("AGREE", words="broader"))


def zelensky(m: Found, _: Found) -> bool:
    """Zelensky's support and his accusation."""
    return bool(m.acts("SUPPORT", by="Ukraine", words="limited ceasefire") and m.acts("ACCUSE", by="Ukraine"))


def talks(m: Found, _: Found) -> bool:
    """Talks planned in Saudi Arabia on 23 March, said by Witkoff to Fox News."""
    return any(
        a["modality"] == "planned" and a["time"] == "2025-03-23" and "Steve Witkoff" in m.chain(a)
        for a in m.acts("CONSULT")
        if "Saudi Arabia" in str(a["place"])
    )


def cut(m: Found, _: Found) -> bool:
    """Caption and related link are no body."""
    return "Vladimir Putin attends" not in m.text and "Related article" not in m.text


def demand(_: Found, x: Found) -> bool:
    """Russia's demand for the four regions, a condition to end the war, through people familiar with the issue."""
    return any(
        a["condition"] and a["condition"]["kind"] == "condition-of" and "people familiar" in x.chain(a)
        and "Bloomberg" in x.chain(a)
        for a in x.acts("REQUEST", by="Russia")
    )  # fmt: skip


def frontlines(_: Found, x: Found) -> bool:
    """Witkoff's proposal of the front lines, and Putin's refusal."""
    proposed = x.acts("OFFER", "REQUEST", by="United States", words="frontlines")
    return bool(proposed and x.acts("REJECT", by="Russia", words="stood"))


def walk_away(_: Found, x: Found) -> bool:
    """The threat to walk away, with its condition."""
    return any(a["condition"] for a in x.acts("THREATEN", by="United States", words="walk away"))


def post(_: Found, x: Found) -> bool:
    """Trump's post with its quoted words."""
    quoted = [s for s in x.statements.values() if "Donald Trump" in x.chain(s) and s["kind"] != "indirect"]
    return any("Truth Social" in str(s.get("channel")) or "Truth Social" in str(s) for s in quoted)


def peskov(_: Found, x: Found) -> bool:
    """No comment from Peskov."""
    return bool(x.acts("DECLINE", by="Russia"))


def guterres(_: Found, x: Found) -> bool:
    """Guterres's accusation as background."""
    return any(a["modality"] == "background" for a in x.acts("ACCUSE", by="United Nations"))


def undated(_: Found, x: Found) -> bool:
    """The year by the copyright line, weekdays left open."""
    report = x.record["report"]
    days = [s["said"] for s in x.statements.values() if s["said"]] + [a["time"] for a in x.record["acts"] if a["time"]]
    return report["published"] == "2025" and all(not str(d).startswith("2025-") for d in days)


POINTS: Sequence[tuple[str, Callable[[Found, Found], bool]]] = (
    ("Russia's request, its chain", request),
    ("Odesa, conditional", odesa),
    ("annexations, background and rows", annexed),
    ("the Kremlin's denial", kremlin),
    ("the pause of thirty days", pause),
    ("no broader ceasefire", broader),
    ("Zelensky's support and accusation", zelensky),
    ("talks in Saudi Arabia", talks),
    ("caption and link cut", cut),
    ("Russia's demand, its chain", demand),
    ("the front lines, refused", frontlines),
    ("the threat to walk away", walk_away),
    ("the post on Truth Social", post),
    ("no comment from Peskov", peskov),
    ("Guterres, background", guterres),
    ("the undated report", undated),
)
