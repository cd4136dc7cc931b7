"""Fixtures for all tests: the real encoder, and a few of the records that ship, indexed once."""

from pathlib import Path

import pytest

from bot.config import Config, Paths
from bot.service import Service
from index.encoder import Encoder, ModelSettings, load_encoder
from tests.records_folder import copy_records


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The default model; its weights are loaded by the first test that embeds."""
    return load_encoder(ModelSettings())


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data folder with its index; tests that change it work on a copy."""
    folder = copy_records(tmp_path_factory.mktemp("recorded") / "data")
    service = Service(Config(paths=Paths(data=folder)))
    service.refresh()
    service.close()
    return folder
