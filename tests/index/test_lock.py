"""One build at a time, and whoever is refused learns who has it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import BuildRunning
from index.lock import hold_build_lock

HOLD = (
    "import sys; from pathlib import Path; from index.lock import hold_build_lock\n"
    "with hold_build_lock(Path(sys.argv[1])):\n"
    "    print('held', flush=True); sys.stdin.readline()\n"
)


def test_the_holder_is_named(tmp_path: Path) -> None:
    """Process, machine and time."""
    message = rf"is being built by process {os.getpid()} on .+ since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d UTC"
    with (
        hold_build_lock(tmp_path / "new"),
        pytest.raises(BuildRunning, match=message),
        hold_build_lock(tmp_path / "new"),
    ):
        pass


def test_a_released_lock_can_be_taken_again(tmp_path: Path) -> None:
    """Also after an error inside."""
    with pytest.raises(KeyError), hold_build_lock(tmp_path):
        raise KeyError
    with hold_build_lock(tmp_path):
        pass
    assert not (tmp_path / "build.holder").exists()


def test_a_killed_holder_holds_no_longer(tmp_path: Path) -> None:
    """The lock dies with its process, and its name isn't held against anybody."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(BuildRunning, match=f"process {holder.pid} on"),
            hold_build_lock(tmp_path),
        ):
            pass
        holder.kill()
    with hold_build_lock(tmp_path):
        assert f"process {os.getpid()} " in (tmp_path / "build.holder").read_text(encoding="utf-8")


def test_waiting_gets_the_lock_as_soon_as_it_is_free(tmp_path: Path) -> None:
    """Instead of an error."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "held\n"
        holder.stdin.write("\n")
        holder.stdin.flush()
        with hold_build_lock(tmp_path, wait=60):
            pass
