"""Fixtures for all tests: the real encoder, loaded once."""

import pytest

from index.encoder import Encoder, ModelSettings, load_encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The default model; its weights are loaded by the first test that embeds."""
    return load_encoder(ModelSettings())
