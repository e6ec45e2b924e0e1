"""Rules whose docstrings list specimens as 'TYPE: sentence': each is read as its rule says."""

import re

import pytest

from rapporteur.domain.act import TYPES
from rapporteur.resolve.acts.constructions import alleges, must, prospect, ready, soil
from tests.resolve.acts.act_reading import acts_of

SPECIMEN = re.compile(rf"^\s*({'|'.join(TYPES)}): (.+\.)$", re.MULTILINE)
SPECIMENS = [found for rule in (alleges, must, prospect, ready, soil) for found in SPECIMEN.findall(rule.__doc__ or "")]


def test_every_construction_has_one() -> None:
    assert len(SPECIMENS) >= 5


@pytest.mark.parametrize(("type_", "sentence"), SPECIMENS)
def test_specimen(type_: str, sentence: str) -> None:
    assert type_ in [a.type for a in acts_of(sentence)]
