"""What goes wrong, said in one line; and the console script in a process of its own."""

import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.bot.front_door import DELIVERED, dealbot, failed, process

# ----------------------------------------------------------- what goes wrong


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("ask",),
        ("ask", DELIVERED, "--frob"),
        ("ask", DELIVERED, "--as-of", "18.11.2024"),
        ("ask", DELIVERED, "--today", "2024-11-31"),
        ("answer",),
        ("eval", "gold.jsonl", "--by", "colour"),
        ("eval", "gold.jsonl", "--max-wrong", "few"),
        ("export", "--format", "xml"),
        ("rollback", "the last one"),
        ("--config", "/nowhere/config.toml", "status"),
    ],
)
def test_wrong_usage_exits_2(arguments: Sequence[str], tmp_path: Path) -> None:
    result = dealbot(tmp_path, *arguments)
    assert (result.exit_code, result.stdout, "Usage: " in result.stderr) == (2, "", True)


@pytest.mark.parametrize(
    "command",
    [("ask", "?"), ("answer", "-"), ("chat",), ("index",), ("check",), ("status",), ("export",)],
    ids=lambda command: str(command[0]),
)
def test_a_missing_data_folder_is_one_line(
    command: Sequence[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    error = failed(capsys, monkeypatch, "--data", str(tmp_path / "none"), *command)
    assert error == f"dealbot: {tmp_path / 'none'}: no data folder with articles/ here; give one with --data DIR"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[answers]\nuse_propsed = true\n", "2: unknown key 'answers.use_propsed'; did you mean 'use_proposed'?"),
        ("[answers]\nuse_proposed = 1\n", "2: answers.use_proposed = 1: should be a valid boolean"),
        ('token = "1:a"\n', "1: the token belongs in TELEGRAM_BOT_TOKEN, not in a file that people share"),
    ],
)
def test_a_setting_that_cant_be_used_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: str, problem: str
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(text, encoding="utf-8")
    assert failed(capsys, monkeypatch, "--config", str(config), "status") == f"dealbot: {config}:{problem}"


def test_a_damaged_index_is_one_line_that_says_what_to_do(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (copy / ".index" / "records.db").write_bytes(b"not a database" * 1000)
    error = failed(capsys, monkeypatch, "--data", str(copy), "status")
    assert error.endswith("; run 'dealbot index --full' to rebuild it from the data folder")


def test_the_index_may_be_elsewhere(recorded: Path, tmp_path: Path) -> None:
    index = shutil.copytree(recorded / ".index", tmp_path / "elsewhere")
    (index / "records.db").touch()
    result = CliRunner().invoke(app, ["--index", str(index), "--data", str(recorded), "status", "--json"])
    assert json.loads(result.stdout)["generation"] == 1
    assert dealbot(recorded, "--index", str(tmp_path / "none"), "check").stdout.endswith("Index: not built yet.\n")


# -------------------------------------------------- in a process of its own


def test_help_lists_every_command() -> None:
    shown = process("--help")
    commands = re.findall(r"^│ (\w+)  ", shown.stdout, re.MULTILINE)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert {"ask", "chat", "answer", "eval", "index", "check", "status", "rollback", "export", "run"} <= set(commands)


def test_nothing_at_all_is_wrong_usage() -> None:
    assert process().returncode == 2


def test_run_without_a_token_is_wrong_usage_and_says_where_to_get_one(tmp_path: Path) -> None:
    ended = process("--data", str(tmp_path), "run")
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
    assert ended.stderr.startswith("dealbot: no bot token: get one from @BotFather in Telegram and set ")


def test_a_failure_exits_1_without_a_traceback(tmp_path: Path) -> None:
    ended = process("--data", str(tmp_path / "none"), "status")
    line = f"dealbot: {tmp_path / 'none'}: no data folder with articles/ here; give one with --data DIR\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", line)


def test_a_reader_that_leaves_early_gets_no_traceback(recorded: Path) -> None:
    script = str(Path(sys.executable).with_name("dealbot"))
    command = [script, "--data", str(recorded), "export", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ended:
        assert ended.stdout is not None
        assert ended.stderr is not None
        ended.stdout.close()
        assert (ended.stderr.read(), ended.wait(60)) == (b"", 1)
