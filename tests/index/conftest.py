"""Fixtures for the tests of the index: a data folder, and a folder for its index."""

from pathlib import Path

import pytest

from tests.index.data_folder import DataFolder


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """A data folder with three articles and two facts."""
    folder = DataFolder(tmp_path / "data")
    folder.write_small_world()
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the index goes; not made yet."""
    return tmp_path / "data" / ".index"
