"""Runs the bot with a hand-written desk, as a process: `python -m tests.telegram.serve API_BASE`."""

import os
import sys
import tempfile
from pathlib import Path

from bot.config import Config, Logs, Paths, Telegram, read_token
from bot.telegram.run import run_bot
from tests.telegram.desk import SEVENTY_ONE, HandDesk


def main() -> int:
    """What `dealbot run` does, for a Bot API at the address given."""
    telegram = Telegram(api_base=sys.argv[1], file_base=sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(data=Path(folder))
        config = Config(paths=paths, telegram=telegram, logs=Logs(level="DEBUG"), token=read_token(os.environ))
        return run_bot(config, HandDesk({"how many?": SEVENTY_ONE}))


if __name__ == "__main__":
    sys.exit(main())
