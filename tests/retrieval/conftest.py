"""Answerers over the records that ship and over the made-up worlds, each built once."""

import pytest

from retrieval.answerer import Answerer
from tests.records_folder import DATA
from tests.retrieval.asking import build_answerer, build_world


@pytest.fixture(scope="session")
def shipped() -> Answerer:
    return build_answerer(DATA)


@pytest.fixture(scope="session")
def third() -> Answerer:
    return build_world("third")


@pytest.fixture(scope="session")
def fourth() -> Answerer:
    return build_world("fourth")


@pytest.fixture(scope="session")
def fifth() -> Answerer:
    return build_world("fifth")


@pytest.fixture(scope="session")
def sixth() -> Answerer:
    return build_world("sixth")


@pytest.fixture(scope="session")
def seventh() -> Answerer:
    return build_world("seventh")


@pytest.fixture(scope="session")
def eighth() -> Answerer:
    return build_world("eighth")


@pytest.fixture(scope="session")
def ninth() -> Answerer:
    return build_world("ninth")


@pytest.fixture(scope="session")
def eleventh() -> Answerer:
    return build_world("eleventh")


@pytest.fixture(scope="session")
def twelfth() -> Answerer:
    return build_world("twelfth")


@pytest.fixture(scope="session")
def thirteenth() -> Answerer:
    return build_world("thirteenth")


@pytest.fixture(scope="session")
def fourteenth() -> Answerer:
    return build_world("fourteenth")


@pytest.fixture(scope="session")
def fifteenth() -> Answerer:
    return build_world("fifteenth")


@pytest.fixture(scope="session")
def sixteenth() -> Answerer:
    return build_world("sixteenth")


@pytest.fixture(scope="session")
def seventeenth() -> Answerer:
    return build_world("seventeenth")


@pytest.fixture(scope="session")
def eighteenth() -> Answerer:
    return build_world("eighteenth")


@pytest.fixture(scope="session")
def twentieth() -> Answerer:
    return build_world("twentieth")


@pytest.fixture(scope="session")
def twentysecond() -> Answerer:
    return build_world("twentysecond")


@pytest.fixture(scope="session")
def twentythird() -> Answerer:
    return build_world("twentythird")


@pytest.fixture(scope="session")
def twentyfifth() -> Answerer:
    return build_world("twentyfifth")


@pytest.fixture(scope="session")
def twentyseventh() -> Answerer:
    return build_world("twentyseventh")


@pytest.fixture(scope="session")
def thirtyfourth() -> Answerer:
    return build_world("thirtyfourth")


@pytest.fixture(scope="session")
def twentyfirst() -> Answerer:
    return build_world("twentyfirst")


@pytest.fixture(scope="session")
def twentyninth() -> Answerer:
    return build_world("twentyninth")
