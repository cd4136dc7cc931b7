"""The bot as a process: what it says when it can't start, what ends it, and with which exit code."""

import asyncio
import logging
import os
import re
import signal
import sqlite3
import sys
import threading

from telegram.error import InvalidToken, TelegramError

from bot.config import Config
from bot.logs import configure_logs
from bot.telegram.app import build_bot
from bot.telegram.desk import Desk
from bot.telegram.running import TelegramBot
from bot.telegram.transport.ending import ExitCode

_LATEST = 7.5  # seconds after a signal the process is gone, whatever hangs
_LAST_MOMENT = 0.5  # seconds a thread has to end by itself
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_NO_TOKEN = (
    "no bot token: get one from @BotFather in Telegram and set TELEGRAM_BOT_TOKEN, or name a file"
    " that holds it in TELEGRAM_BOT_TOKEN_FILE; 'dealbot chat' answers here without one"
)
_BAD_TOKEN = (
    "Telegram refused the bot token: check TELEGRAM_BOT_TOKEN or TELEGRAM_BOT_TOKEN_FILE against"
    " what @BotFather shows, and telegram.api_base in config.toml if you changed it"
)
_NO_TELEGRAM = "can't reach Telegram ({reason}); try again later"
_NO_DATABASE = "can't use {path} ({reason}); check the disk, and who may write there"
_NO_START = "can't start ({reason}); check paths.chats, telegram.webhook_port and metrics.port in config.toml"
_SECOND = "another process polls with the same token: stop one of the two"


def run_bot(config: Config, service: Desk) -> int:
    """Serve chats until told to stop; the exit code, an ExitCode."""
    configure_logs(config)
    if config.token is None:
        return _fail(ExitCode.REFUSED, _NO_TOKEN)
    if not _TOKEN.fullmatch(config.token.get_secret_value()):
        return _fail(ExitCode.REFUSED, _BAD_TOKEN)  # it would become part of an address, and of that address's errors
    code = _served(build_bot(config, config.token, service), config)
    _leave_threads(code)
    return code


def _served(bot: TelegramBot, config: Config) -> ExitCode:
    """The exit code, once the bot has run; why it failed is said here."""
    try:
        code = asyncio.run(_serve(bot))
    except InvalidToken:  # its own words hold the token
        code = ExitCode.REFUSED
    except TelegramError as error:
        return _fail(ExitCode.FAILED, _NO_TELEGRAM.format(reason=type(error).__name__))
    except sqlite3.Error as error:
        return _fail(ExitCode.FAILED, _NO_DATABASE.format(path=config.paths.chats_folder, reason=error))
    except OSError as error:
        return _fail(ExitCode.FAILED, _NO_START.format(reason=error))
    if code is ExitCode.REFUSED:
        return _fail(code, _BAD_TOKEN)
    return _fail(code, _SECOND) if code is ExitCode.SECOND else code


async def _serve(bot: TelegramBot) -> ExitCode:
    serving = asyncio.current_task()

    def told() -> None:
        deadline = threading.Timer(_LATEST, os._exit, (ExitCode.DONE,))
        deadline.daemon = True
        deadline.start()
        if serving:
            serving.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told)
    try:
        async with bot.running():
            return await bot.ending.wait()
    except asyncio.CancelledError:
        return ExitCode.DONE


def _leave_threads(code: ExitCode) -> None:
    """End the process now if a thread still reads or builds; what those write is whole or not there at any moment."""
    others = [thread for thread in threading.enumerate() if thread is not threading.current_thread()]
    for thread in [thread for thread in others if not thread.daemon]:
        thread.join(_LAST_MOMENT)
        if thread.is_alive():
            logging.shutdown()
            os._exit(code)


def _fail(code: ExitCode, reason: str) -> ExitCode:
    sys.stderr.write(f"dealbot: {reason}\n")
    return code
