"""The README can't drift: its commands exist, its options exist, its transcript is what dealbot says."""

import re
import subprocess
import sys
from pathlib import Path

import typer

from bot.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_documented_and_no_other() -> None:
    commands = typer.main.get_group(app).commands
    assert set(re.findall(r"^\| `dealbot (\w+)", README, re.MULTILINE)) == set(commands)


def test_every_command_says_what_it_does() -> None:
    commands = typer.main.get_group(app).commands
    assert {name for name, command in commands.items() if not command.help} == set()


def test_the_top_level_holds_what_was_asked_for_and_no_more() -> None:
    named = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    asked = {"bot", "retrieval", "index", "data", "config.toml", "pyproject.toml", "tests", "README.md"}
    assert named - {"__pycache__", "dealbot.egg-info"} == asked


def test_the_first_change_is_of_this_version() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    first = re.search(r"^### (.+)", README, re.MULTILINE)
    assert version is not None
    assert first is not None
    assert first[1] == version[1]


def test_the_gate_runs_the_test_command_of_the_readme() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert """readme_command 'python3 -m venv .venv && .venv/bin/pip install -e ".[test]" &&\'""" in gate
    assert README.count('.venv/bin/pip install -e ".[test]" && .venv/bin/pytest') == 1


def test_the_transcript_is_what_dealbot_says(tmp_path: Path) -> None:
    transcript = README.split("```")[1].strip()
    asked = [line.removeprefix("> ") for line in transcript.splitlines() if line.startswith("> ")]
    dealbot = [str(Path(sys.executable).with_name("dealbot")), "--data", str(ROOT / "data"), "--index", str(tmp_path)]
    said = subprocess.run(
        [*dealbot, "chat", "--today", "2026-11-21"],
        input="\n".join([*asked, ""]),
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    questions = iter(asked)
    assert transcript in re.sub("^> ", lambda _: f"> {next(questions, '')}\n", said, flags=re.MULTILINE)
