"""Answerers over the records that ship and over the made-up worlds, each built once."""

import pytest

from retrieval.answerer import Answerer
from tests.records_folder import DATA
from tests.retrieval.asking import WORLDS, build_answerer


@pytest.fixture(scope="session")
def shipped() -> Answerer:
    return build_answerer(DATA)


@pytest.fixture(scope="session")
def third() -> Answerer:
    return build_answerer(WORLDS / "third")


@pytest.fixture(scope="session")
def fourth() -> Answerer:
    return build_answerer(WORLDS / "fourth")


@pytest.fixture(scope="session")
def fifth() -> Answerer:
    return build_answerer(WORLDS / "fifth")


@pytest.fixture(scope="session")
def sixth() -> Answerer:
    return build_answerer(WORLDS / "sixth")


@pytest.fixture(scope="session")
def seventh() -> Answerer:
    return build_answerer(WORLDS / "seventh")


@pytest.fixture(scope="session")
def ninth() -> Answerer:
    return build_answerer(WORLDS / "ninth")


@pytest.fixture(scope="session")
def eleventh() -> Answerer:
    return build_answerer(WORLDS / "eleventh")


@pytest.fixture(scope="session")
def twelfth() -> Answerer:
    return build_answerer(WORLDS / "twelfth")


@pytest.fixture(scope="session")
def thirteenth() -> Answerer:
    return build_answerer(WORLDS / "thirteenth")


@pytest.fixture(scope="session")
def fourteenth() -> Answerer:
    return build_answerer(WORLDS / "fourteenth")


@pytest.fixture(scope="session")
def fifteenth() -> Answerer:
    return build_answerer(WORLDS / "fifteenth")


@pytest.fixture(scope="session")
def sixteenth() -> Answerer:
    return build_answerer(WORLDS / "sixteenth")


@pytest.fixture(scope="session")
def seventeenth() -> Answerer:
    return build_answerer(WORLDS / "seventeenth")


@pytest.fixture(scope="session")
def eighteenth() -> Answerer:
    return build_answerer(WORLDS / "eighteenth")
