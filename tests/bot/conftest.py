"""Data folders for the commands to work on."""

import shutil
from pathlib import Path

import pytest

from tests.bot.front_door import dealbot
from tests.index.data_folder import DataFolder


@pytest.fixture
def copy(recorded: Path, tmp_path: Path) -> Path:
    """The small data folder with its index, to be changed."""
    return shutil.copytree(recorded, tmp_path / "copy")


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Two facts on one deal, one of them with a quote that a spreadsheet would run; indexed."""
    folder = DataFolder(tmp_path_factory.mktemp("world") / "data")
    folder.write_article("2024-11-18-herald", "=SUM(A1) the maker had handed over 71 of the 180 tanks")
    ordered = (
        '[[fact]]\ndeal = "poland-k2-ec1-2022"\nbuyer = "Poland"\nproduct = "k2"\nattribute = "ordered_quantity"\n'
        'value = 180\nunit = "tanks"\nqualifier = "about"\nas_of = 2022-08-26\nstated_by = "@rotem"\n'
        'quote = "the 180 tanks"\n'
    )
    folder.write_fact("2024-11-18-herald", "=SUM(A1) the maker had handed over 71", more=ordered)
    assert dealbot(folder.path, "index").exit_code == 0
    return folder
