"""Runs the bot with a hand-written desk, as a process: `python -m tests.telegram.serve API_BASE`."""

import os
import sys

from bot.config import Config, Logs, Telegram, read_token
from bot.telegram.app import run_bot
from tests.telegram.desk import SEVENTY_ONE, HandDesk


def main() -> int:
    """What `dealbot run` does, for a Bot API at the address given."""
    telegram = Telegram(api_base=sys.argv[1], file_base=sys.argv[1])
    config = Config(telegram=telegram, logs=Logs(level="DEBUG"), token=read_token(os.environ))
    return run_bot(config, HandDesk({"how many?": SEVENTY_ONE}))


if __name__ == "__main__":
    sys.exit(main())
