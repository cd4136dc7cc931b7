"""/backup, for admins: the articles, facts and decisions, and what is kept of chats, as one file."""

import logging
import sqlite3
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from telegram import Message, Update
from telegram.ext import CommandHandler, ContextTypes

from bot.backup import write_backup
from bot.logs import log_event
from bot.telegram.messages.activity import activity
from bot.telegram.messages.reply import Attachment, Reply, place_of
from bot.telegram.messages.send import send, send_document
from bot.telegram.messages.text import code, inert, plain
from bot.telegram.newsroom.cards import moment
from bot.telegram.people.rights import Rights
from bot.telegram.transport.handlers import TYPED, Handler
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording, Wordings
from index.errors import DealbotError

LARGEST = 50_000_000  # bytes; Telegram takes no larger file from a bot
_MB = 1_000_000

log = logging.getLogger(__name__)


class Backups:
    """Packs the files in a thread of its own. A backup that can't be sent is kept beside the chats' database."""

    def __init__(
        self,
        data: Path,
        database: Path,
        wordings: Wordings,
        rights: Rights,
        now: Callable[[], datetime],
    ) -> None:
        self._data = data
        self._database = database
        self._worker = Worker("backups")
        self._wordings = wordings
        self._rights = rights
        self._now = now

    def routes(self) -> list[Handler]:
        """What there is to type."""
        return [CommandHandler("backup", self.command, TYPED)]

    def close(self) -> None:
        """Take on no more work."""
        self._worker.close()

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/backup: make one, and send it."""
        message = update.message
        if message is None:
            return
        words = self._wordings.of_person(message.from_user)
        if refusal := self._rights.refusal(message, words):
            await send(context.bot, place_of(message), refusal)
            return
        at = self._now()
        target = self._database.parent / "backups" / f"dealbot-{at:%Y-%m-%d-%H%M%S}.zip"
        try:
            async with activity(context.bot, place_of(message)):
                await self._worker.run(partial(write_backup, self._data, self._database, target))
                await self._hand_over(target, at, message, words, context)
        except (DealbotError, OSError, sqlite3.Error) as error:
            log_event(log, "backup", logging.ERROR, error=error)
            await send(context.bot, place_of(message), Reply(inert(words.work.backup_failed.format(reason=error))))

    async def _hand_over(
        self, target: Path, at: datetime, message: Message, words: Wording, context: ContextTypes.DEFAULT_TYPE
    ) -> None:
        size = target.stat().st_size
        log_event(log, "backup", megabytes=round(size / _MB, 1))
        if size <= LARGEST:
            caption = Reply(plain(words.work.backup.format(moment=moment(at, words))))
            content = await self._worker.run(target.read_bytes)
            if await send_document(context.bot, place_of(message), Attachment(target.name, content, caption)):
                target.unlink()
                return
        kept = plain(words.work.backup_kept.format(size=round(size / _MB, 1)))
        await send(context.bot, place_of(message), Reply(kept + code(plain(f"\n{target}"))))
