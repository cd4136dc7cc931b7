"""Runs the bot with a hand-written desk, as a process: `python -m tests.telegram.serve API_BASE FOLDER`.

Ada (1) is its admin. A re-index takes an hour, in which it doesn't listen to anybody.
"""

import os
import sys
import time
from pathlib import Path

from bot.config import Config, Logs, Paths, Telegram, read_token
from bot.telegram.run import run_bot
from index.build import Progress
from tests.telegram.desk import SEVENTY_ONE, HandDesk


def main() -> int:
    """What `dealbot run` does, for a Bot API at the address given; what is kept of chats is in the folder."""
    telegram = Telegram(admins=(1,), api_base=sys.argv[1], file_base=sys.argv[1])
    paths = Paths(data=Path(sys.argv[2]))
    config = Config(paths=paths, telegram=telegram, logs=Logs(level="DEBUG"), token=read_token(os.environ))
    desk = HandDesk({"how many?": SEVENTY_ONE}, steps=(Progress("embedding", 1, 2),), pace=lambda: time.sleep(3600))
    return run_bot(config, desk)


if __name__ == "__main__":
    sys.exit(main())
