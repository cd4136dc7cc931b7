"""The journal keeps what can be read of it, and the data folder's changes are whole or not there at all."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index.data_writing import JOURNAL, hold_data_lock, write_files
from index.errors import DataBusy, DataUnwritable
from index.journal import load_journal
from index.review import approve, reject
from tests.index.folders import ARTICLE
from tests.index.review.desk import DELIVERED, NOON, ORDERED, SIGNED, token, write_desk

_WRITER = """
import sys
from itertools import count
from pathlib import Path
from index.data_writing import hold_data_lock, write_files
folder = Path(sys.argv[1])
for number in count(int(sys.argv[2])):
    with hold_data_lock(folder):
        write_files(folder, {f"{name}.toml": f"{number}\\n" * 2000 for name in "abcd"}, f'{{"number": {number}}}')
    print(number, flush=True)
"""


def test_a_line_torn_off_is_passed_over_and_overwritten(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_desk(tmp_path, DELIVERED, ORDERED)
    first = approve(tmp_path, ARTICLE, [token(tmp_path, "delivered_quantity")], "ann", NOON)
    whole = (tmp_path / JOURNAL).read_bytes()
    (tmp_path / JOURNAL).write_bytes(whole + whole[: len(whole) // 2])
    assert load_journal(tmp_path) == (first,)
    assert caplog.messages == [f"{tmp_path / JOURNAL}:2 is not a change; it is passed over"]
    second = reject(tmp_path, ARTICLE, [token(tmp_path, "ordered_quantity")], "bob", NOON)
    assert load_journal(tmp_path) == (first, second)
    assert (tmp_path / JOURNAL).read_bytes().startswith(whole)


def test_a_line_holds_all_that_is_asked_of_it_later(tmp_path: Path) -> None:
    write_desk(tmp_path, SIGNED)
    shown = token(tmp_path, "signed")
    change = approve(tmp_path, ARTICLE, [shown], "앤 \u2028 Ann", NOON)
    [line] = (tmp_path / JOURNAL).read_text(encoding="utf-8").split("\n")[:-1]
    assert json.loads(line) == {
        "id": change.id,
        "at": "2026-11-22T12:00:00Z",
        "who": "앤 \u2028 Ann",
        "action": "approved",
        "article": ARTICLE,
        "facts": [
            {
                "fact": f"{ARTICLE}#1",
                "before": SIGNED,
                "after": SIGNED.replace("extracted", "approved"),
                "token_before": shown,
                "token_after": change.facts[0].token_after,
            }
        ],
        "names": [],
        "undoes": None,
    }
    assert load_journal(tmp_path) == (change,)


def test_a_writer_killed_at_any_moment_leaves_a_whole_change(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    number = 0
    for kill in range(6):
        command = [sys.executable, "-c", _WRITER, str(tmp_path), str(number)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            for _ in range(kill + 1):  # not at the same place each time
                said = int(writer.stdout.readline())
            writer.send_signal(signal.SIGKILL)
        with hold_data_lock(tmp_path):
            contents = {(tmp_path / f"{name}.toml").read_text() for name in "abcd"}
        lines = [json.loads(line)["number"] for line in (tmp_path / JOURNAL).read_text().splitlines()]
        assert contents == {f"{lines[-1]}\n" * 2000}
        assert lines == list(range(len(lines)))
        assert lines[-1] >= said
        assert not (tmp_path / ".pending.json").exists()
        number = lines[-1] + 1


def test_a_file_that_somebody_changed_after_the_crash_stays_theirs(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", encoding="utf-8")
    (tmp_path / ".b.part").mkdir()  # where b would be written first
    with pytest.raises(DataUnwritable), hold_data_lock(tmp_path):
        write_files(tmp_path, {"a": "new", "b": "new"}, "{}")
    (tmp_path / ".b.part").rmdir()
    (tmp_path / "a").write_text("theirs", encoding="utf-8")
    with hold_data_lock(tmp_path):
        pass
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in ("a", "b", JOURNAL)] == ["theirs", "new", "{}\n"]


def test_one_writes_at_a_time(tmp_path: Path) -> None:
    with hold_data_lock(tmp_path), pytest.raises(DataBusy), hold_data_lock(tmp_path, wait=0.05):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_is_read_only_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DataUnwritable, match="can't write the data folder"), hold_data_lock(tmp_path):
        pass
