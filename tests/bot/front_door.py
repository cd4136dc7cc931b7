"""The command line as its users have it: run a command, read what it prints."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app, main

CHECKOUT = Path(__file__).parents[2]
DELIVERED = "How many K2s have been delivered to Poland?"
MODEL = "all-MiniLM-L6-v2@53aa51172d142c89"
KEYS = [
    "id", "answer", "outcome", "yes_no", "figures", "as_of", "details", "reason", "sources", "reading", "language",
    "seconds",
]  # fmt: skip
WHAT_I_DO = (
    "I answer questions about defence-export deals: what was ordered, delivered, paid and agreed, and who says so."
)
FOR_EXAMPLE = "Ask me about a deal, for example: How many K2s have been delivered to Poland?"

Json = dict[str, Any]


def dealbot(data: Path, *arguments: str, said: str = "") -> Result:
    """What a command does, in this process."""
    return CliRunner().invoke(app, ["--data", str(data), *arguments], input=said)


def printed(data: Path, *arguments: str) -> Any:
    """The JSON a command prints; it prints nothing else, and ends well."""
    result = dealbot(data, *arguments)
    assert (result.exit_code, result.stderr, result.stdout.count("\n")) == (0, "", 1)
    return json.loads(result.stdout)


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The console script, run in a process of its own, without a token."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TELEGRAM_")}
    script = Path(sys.executable).with_name("dealbot")
    return subprocess.run(
        [script, *arguments], cwd=CHECKOUT, env=clean, capture_output=True, text=True, timeout=60, check=False
    )


def failed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """The one line of a command that fails with exit code 1 and writes nothing to standard output."""
    monkeypatch.setattr(sys, "argv", ["dealbot", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    out, err = capsys.readouterr()
    assert (ended.value.code, out, err.count("\n")) == (1, "", 1)
    return err.removesuffix("\n")


def written(path: Path, *lines: Mapping[str, object] | str) -> str:
    """The path of a file of questions, as an argument."""
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return str(path)
