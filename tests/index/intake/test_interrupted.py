"""An intake that is killed at any point leaves a folder that loads, and what was left undone is done the next time."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.index.intake.test_intake import DRAFT, ID, bring, contents, sound

# Ends the process, as a power cut would, before the n-th file is put in its place.
KILLED = """
import os, sys
from pathlib import Path
from tests.index.intake.test_intake import DRAFT, bring

left, put = int(sys.argv[2]), os.replace

def replace(*paths):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    put(*paths)

os.replace = replace
bring(DRAFT, Path(sys.argv[1]))
"""


@pytest.mark.parametrize("written", range(6))
def test_it_can_be_killed_before_any_of_its_files(tmp_path: Path, written: int) -> None:
    folder, whole = tmp_path / "killed", tmp_path / "whole"
    bring(DRAFT, whole)
    command = [sys.executable, "-c", KILLED, str(folder), str(written)]
    ended = subprocess.run(command, timeout=60, check=False).returncode
    files = len(contents(whole)) + 1  # and the plan of what is to be written
    assert ended == (9 if written < files else 0)
    records = sound(folder).records
    assert {fact.article for fact in records.facts.values()} <= {ID}
    bring(DRAFT, folder)
    assert contents(folder) == contents(whole)
