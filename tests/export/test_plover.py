import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from dispute import Paper, strait

from rapporteur.domain.act import MODALITIES, TYPES, Actor
from rapporteur.domain.posting import Posting
from rapporteur.export.plover import Plover
from rapporteur.export.plover_actors import Coder
from rapporteur.export.plover_codes import category, modes, quad_code, scale, table
from rapporteur.resolve.who.gazetteer import Gazetteer
from rapporteur.views.dossier import load

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/plover.toml").read_text("utf-8"))
NOT_IN_PLOVER = {"CLAIM", "DENY", "DECLINE"}


def events(posting: Posting, *modalities: str) -> list[dict]:  # type: ignore[type-arg]
    return list(_writer(*modalities).events(posting))


def _writer(*modalities: str) -> Plover:
    return Plover(Gazetteer.load(), "test", modalities or ("actual", "background"))


@pytest.mark.parametrize("case", CASES["actor"], ids=lambda c: str(c.get("name")))
def test_the_codes_of_an_actor(case: dict[str, str]) -> None:
    coder, actor = Coder(Gazetteer.load()), Actor(case.get("name"), case.get("party"))
    told = coder.actor(actor, case.get("words"))
    assert (told["code"], told["sector"]) == (case.get("code"), case.get("sector"))
    assert told["actor_text"] == case.get("words")


@pytest.mark.parametrize("case", CASES["mode"], ids=lambda c: c["trigger"])
def test_the_modes_of_an_act(case: dict[str, list[str]]) -> None:
    assert modes(str(case["category"]), str(case["trigger"]), case.get("about", [])) == case["modes"]


def test_every_type_has_a_category_with_quad_code_and_scale_or_none() -> None:
    act = strait()[0].record.acts[0]
    found = {t: category(replace(act, type=t)) for t in TYPES}
    assert {t for t, c in found.items() if c is None} == NOT_IN_PLOVER
    assert {t: c for t, c in found.items() if c not in (t, None)} == {"OFFER": "AGREE", "PLEDGE": "AGREE"}
    for told in filter(None, found.values()):
        assert (quad_code(told) < 3) == (scale(told) > 0)
    assert set(table("plover.toml")["mode"]) <= set(found)


def test_a_refusal_is_one_record_with_every_field() -> None:
    posting = strait()[0]
    event = events(posting)[0]
    report = posting.record.report
    own = event.pop("rapporteur")
    assert event == {
        "id": f"{report.id[7:23]}-a1",
        "date": "2031-05-06",
        "enddate": None,
        "source": [{"code": None, "sector": None, "actor_text": "Norland", "identifier_text": "Norland"}],
        "recipient": [],
        "event": ["REJECT"],
        "mode": [],
        "context": ["resource"],
        "quad_code": 3,
        "event_scale": -4.2,
        "event_loc": None,
        "event_text": ["rejected", "a pilot fee of nine crowns in the Immer strait"],
        "text": "Norland on Tuesday rejected a pilot fee of nine crowns in the Immer strait",
        "text_info": {"start": 0, "end": 74},
        "cite_info": {
            "citation": report.id,
            "url": None,
            "title": "Norland says no",
            "language": "en",
            "publication": "Coast Wire",
            "codebook": "PLOVER 0.7b1 (2021)",
        },
        "coder": "test",
        "coded_date": "2031-07-01",
    }
    assert (own["type"], own["modality"], own["statement"], own["date_basis"]) == ("REJECT", "actual", None, "act")
    assert own["about"] == [[28, 74]]


def test_nothing_of_the_act_its_condition_or_its_voice_is_lost() -> None:
    leak = strait()[1]
    (event,) = events(leak)
    own = event["rapporteur"]
    assert event["event"] == ["AGREE"]
    assert own["type"] == "OFFER"
    assert own["condition"]["kind"] == "if"
    assert own["condition"]["words"] == "if Southmark drops the fee"
    assert [link["name"] for link in own["chain"]] == ["Evening Lantern", "Harbour Post", None]
    assert (event["date"], own["date_basis"], own["time"]) == ("2031-05-09", "published", None)
    assert own["confidence"] == leak.record.acts[0].confidence


def test_all_who_meet_are_sources_unless_one_visits_the_other() -> None:
    paper = Paper("Buoy", "2031-05-06", "Chad met Peru in Lima. Chad visited Peru.")
    paper.act("CONSULT", "met", "Chad", to="Peru", place="Lima").act("CONSULT", "visited", "Chad", to="Peru")
    met, visited = events(paper.posting())
    assert ([a["code"] for a in met["source"]], met["recipient"]) == (["TCD", "PER"], [])
    assert met["event_loc"] == {"name": "Lima", "country code": "PE", "cc3": "PER"}
    assert [a["code"] for a in visited["recipient"]] == ["PER"]
    assert visited["mode"] == ["visit"]


@pytest.mark.parametrize(
    ("modality", "context"),
    [("planned", "future"), ("possible", "hypothetical"), ("negated", "negation"), ("background", "historical")],
)
def test_what_did_not_simply_happen_says_so(modality: str, context: str) -> None:
    paper = Paper("Buoy", "2031-05-06", "Chad signed the accord.")
    paper.act("SUPPORT", "signed", "Chad", modality=modality, time="2031-05-02/2031-05-04")
    (event,) = events(paper.posting(), *MODALITIES)
    assert event["context"] == ["resource", context]
    assert (event["date"], event["enddate"]) == ("2031-05-02", "2031-05-04")
    assert bool(events(paper.posting())) == (modality == "background")
    assert events(paper.posting(), "actual") == []


def test_what_is_left_out_is_counted() -> None:
    paper = Paper("Buoy", "2031-05-06", "Chad denied it, may sign, and signed. It fell. Chad had won.")
    paper.act("DENY", "denied", "Chad").act("SUPPORT", "sign", "Chad", modality="possible")
    paper.act("SUPPORT", "signed", "Chad").act("ASSAULT", "fell").act("COERCE", "won", "Chad", modality="background")
    writer = _writer()
    assert len(list(writer.events(paper.posting()))) == 1
    assert writer.note() == (
        "1 event; left out: 1 DENY (no category in PLOVER), 1 possible (--modality writes them), "
        "1 background without a date, 1 actual without an actor"
    )
    undated = Paper("Buoy", None, "Chad signed.").act("SUPPORT", "signed", "Chad").posting()
    writer = _writer()
    assert writer.lines(undated) == ""
    assert writer.note() == "0 events; left out: 1 actual in undated reports"


def test_every_record_of_the_sample_dossier_is_a_plover_record(talks: Path) -> None:
    seen = set()
    for posting in load(talks):
        for line in _writer(*MODALITIES).lines(posting).splitlines():
            event = json.loads(line)
            seen.add(event["id"])
            start, end = event["text_info"].values()
            assert posting.record.report.text[start:end] == event["text"]
            assert event["source"]
            assert event["quad_code"] in (1, 2, 3, 4)
            assert len(event["date"]) == 10
            assert event["rapporteur"]["modality"] in MODALITIES
    assert len(seen) > 60
