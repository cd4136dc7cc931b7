"""Sending and editing, with the retries Telegram calls for and no message ever sent twice.

The rules: a flood limit is waited out, for its chat alone; a bad gateway or a refused connection means that
nothing arrived, so it is tried again; after a timeout or a lost connection the message may be there, so it never is.
Edits can be repeated at will, and "not modified" is success.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import httpx
from telegram import Bot, CallbackQuery, InlineQuery, InlineQueryResultArticle, InputFile, Message, ReplyParameters
from telegram.constants import ReactionEmoji
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.logs import log_event
from bot.telegram.messages.reply import Attachment, Place, Posted, Reply, place_of
from bot.telegram.messages.rich import Rich
from bot.telegram.messages.text import CAPTION, plain

_TRIES = 6
_LONGEST_WAIT = 120.0  # a longer penalty outlives the use of an answer
_PAUSE = 0.25  # seconds before the second try; each pause is twice the one before
_NOTICE = 200  # characters Telegram shows of one
_CACHED = 60  # seconds that Telegram may offer somebody the same again
_NO_PHOTO = ("image_process_failed", "photo_invalid", "photo_ext_invalid", "file is too big", "wrong type of the web")
_NOT_DONE = ("bad gateway", "service unavailable")  # what a gateway says that reached nobody behind it
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
# The library's own method takes no blocks, and it warns of its name; to Telegram, upper and lower case are the same.
_EDIT = "editmessagetext"
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class EditOutcome:
    """What became of one try to edit: shown; gone, with nothing left to edit; or to be tried again."""

    shown: bool = False
    gone: bool = False
    again_in: float = 0.0


@dataclass(frozen=True, slots=True)
class SendOutcome:
    """What became of one try to send: posted; or surely not, and to be tried again; or neither, and never again."""

    posted: Posted | None = None
    again: bool = False


async def send(bot: Bot, place: Place, reply: Reply) -> Posted | None:
    """Send `reply`; None when it didn't arrive, or nobody can say whether it did."""
    return await _deliver(place, lambda there: _send_once(bot, there, reply))


async def send_document(bot: Bot, place: Place, file: Attachment) -> Posted | None:
    """Send a file; None when it didn't arrive, or nobody can say whether it did."""
    return await _deliver(place, lambda there: _send_file(bot.send_document, there, file))


async def send_photo(bot: Bot, place: Place, file: Attachment) -> Posted | None:
    """Send a picture to be seen at once, as a file where Telegram takes it for no photo; None as for `send`."""
    try:
        return await _deliver(place, lambda there: _send_file(bot.send_photo, there, file))
    except BadRequest as error:
        if not any(words in str(error).lower() for words in _NO_PHOTO):
            raise
        log_event(log, "no photo", logging.WARNING, error=str(error))
        return await send_document(bot, place, file)


async def try_send(bot: Bot, place: Place, reply: Reply) -> SendOutcome:
    """Try once to send what can wait for another day; a message that Telegram refuses for good is logged."""
    try:
        return SendOutcome(await _send_once(bot, place, reply))
    except ChatMigrated as error:
        return await try_send(bot, Place(error.new_chat_id, place.private), reply)
    except (Forbidden, NetworkError, RetryAfter) as error:
        log_event(log, "unsent", logging.WARNING, error=type(error).__name__)
        again = isinstance(error, NetworkError) and _wait_before_resending(error) is not None
        return SendOutcome(again=again or isinstance(error, RetryAfter))


async def edit(bot: Bot, posted: Posted, reply: Reply) -> bool:
    """Make `posted` say `reply`; False when it is gone or wouldn't change."""
    for tried in range(_TRIES):
        outcome = await try_edit(bot, posted, reply)
        if outcome.shown or outcome.gone or outcome.again_in > _LONGEST_WAIT:
            return outcome.shown
        await asyncio.sleep(max(outcome.again_in, _pause(tried)))
    return False


async def try_edit(bot: Bot, posted: Posted, reply: Reply) -> EditOutcome:
    """Try once to make `posted` say `reply`; what can't be put right by waiting is raised."""
    try:
        if not (reply.rich and await _edit_richly(bot, posted, reply.rich, reply)):
            await bot.edit_message_text(
                chat_id=posted.chat,
                message_id=posted.message,
                text=reply.text.text,
                entities=reply.text.entities(),
                link_preview_options=reply.link_preview(),
                reply_markup=reply.keyboard(),
            )
    except BadRequest as error:
        reason = str(error).lower()
        if "not modified" in reason:
            return EditOutcome(shown=True)
        if any(words in reason for words in _GONE):
            return EditOutcome(gone=True)
        raise
    except (Forbidden, ChatMigrated):  # a group that has moved keeps none of its numbers
        return EditOutcome(gone=True)
    except RetryAfter as error:
        return EditOutcome(again_in=seconds_of(error))
    except NetworkError:
        return EditOutcome(again_in=_pause())
    return EditOutcome(shown=True)


async def say(bot: Bot, message: Message, sentence: str) -> None:
    """Answer `message` with one sentence of ours."""
    await send(bot, place_of(message), Reply(plain(sentence)))


async def acknowledge(query: CallbackQuery, toast: str = "") -> None:
    """Tell Telegram that a tap has arrived, with a short notice for the one who tapped."""
    try:
        await query.answer(plain(toast).cut(_NOTICE).text or None)
    except TelegramError as error:  # too old, or answered before: the button just stops turning by itself
        log_event(log, "unacknowledged", logging.DEBUG, error=type(error).__name__)


async def answer_inline(query: InlineQuery, results: Sequence[InlineQueryResultArticle]) -> None:
    """Offer what somebody can send who types behind our name; whoever has typed on since needs it no more."""
    try:
        await query.answer(results, cache_time=_CACHED if results else 0, is_personal=True)
    except TelegramError as error:  # too old by now, as it is most often: the next letter asks anew
        log_event(log, "unoffered", logging.DEBUG, error=type(error).__name__)


async def show_activity(bot: Bot, place: Place) -> None:
    """Show "typing…" for a few seconds; not worth an error when it fails."""
    try:
        await bot.send_chat_action(place.chat, "typing", message_thread_id=place.topic)
    except TelegramError as error:
        log_event(log, "no activity", logging.DEBUG, error=type(error).__name__)


async def look_at(bot: Bot, message: Posted) -> None:
    """Put eyes on a message; a group may allow no reactions, and then there are none."""
    try:
        await bot.set_message_reaction(message.chat, message.message, ReactionEmoji.EYES)
    except TelegramError as error:
        log_event(log, "no reaction", logging.DEBUG, error=type(error).__name__)


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks us to wait."""
    wait = error.retry_after  # an int today, a timedelta from the library's next major version on
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


async def _deliver(place: Place, attempt: Callable[[Place], Awaitable[Posted]]) -> Posted | None:
    """What `attempt` posted, tried again as long as that can't double the message."""
    for tried in range(_TRIES):
        try:
            return await attempt(place)
        except Forbidden as error:
            log_event(log, "unsent", logging.WARNING, error=type(error).__name__)
            return None
        except ChatMigrated as error:
            place = Place(error.new_chat_id, place.private)
        except (RetryAfter, NetworkError) as error:
            wait = _wait_before_resending(error, tried)
            if wait is None and isinstance(error, RetryAfter | BadRequest):
                raise
            if wait is None:
                log_event(log, "unsent", logging.WARNING, error=type(error).__name__)
                return None
            await asyncio.sleep(wait)
    log_event(log, "unsent", logging.WARNING, error="gave up")
    return None


async def _send_once(bot: Bot, place: Place, reply: Reply) -> Posted:
    if reply.rich and (posted := await _send_richly(bot, place, reply.rich, reply)):
        return posted
    message = await bot.send_message(
        chat_id=place.chat,
        text=reply.text.text,
        entities=reply.text.entities(),
        reply_markup=reply.keyboard(),
        link_preview_options=reply.link_preview(),
        message_thread_id=place.topic,
        reply_parameters=_quoted(place),
    )
    return Posted(message.chat.id, message.message_id)


async def _send_richly(bot: Bot, place: Place, rich: Rich, reply: Reply) -> Posted | None:
    """The message as blocks; None when Telegram takes none, so the text has to do."""
    call = {
        "chat_id": place.chat,
        "rich_message": rich.message(),
        "reply_markup": reply.keyboard(),
        "message_thread_id": place.topic,
        "reply_parameters": _quoted(place),
    }
    try:
        message = await bot.do_api_request("sendRichMessage", call, Message)
    except EndPointNotFound:
        log_event(log, "no rich messages", logging.WARNING, remedy="tables are sent as text from now on")
        rich.on_unknown()
    except BadRequest as error:
        log_event(log, "not rich", logging.WARNING, error=str(error))
    else:
        return Posted(message.chat.id, message.message_id)
    return None


async def _edit_richly(bot: Bot, posted: Posted, rich: Rich, reply: Reply) -> bool:
    """Whether the message shows the blocks now."""
    call = {
        "chat_id": posted.chat,
        "message_id": posted.message,
        "rich_message": rich.message(),
        "reply_markup": reply.keyboard(),
    }
    try:
        await bot.do_api_request(_EDIT, call)
    except BadRequest as error:
        if any(words in str(error).lower() for words in ("not modified", *_GONE)):
            raise
        log_event(log, "not rich", logging.WARNING, error=str(error))
        return False
    return True


async def _send_file(method: Callable[..., Awaitable[Message]], place: Place, file: Attachment) -> Posted:
    caption = file.reply.text.cut(CAPTION)
    message = await method(
        place.chat,
        InputFile(file.content, file.name),
        caption=caption.text,
        caption_entities=caption.entities(),
        reply_markup=file.reply.keyboard(),
        message_thread_id=place.topic,
        reply_parameters=_quoted(place),
    )
    return Posted(message.chat.id, message.message_id)


def _quoted(place: Place) -> ReplyParameters | None:
    return None if place.reply_to is None else ReplyParameters(place.reply_to, allow_sending_without_reply=True)


def _wait_before_resending(error: RetryAfter | NetworkError, tried: int = 0) -> float | None:
    """How long to wait before sending again; None when that could double the message, or wouldn't help."""
    if isinstance(error, RetryAfter):
        wait = seconds_of(error)
        return wait if wait <= _LONGEST_WAIT else None
    if isinstance(error, BadRequest):
        return None
    not_done = any(words in str(error).lower() for words in _NOT_DONE)
    return _pause(tried) if not_done or isinstance(error.__cause__, _NOT_SENT) else None


def _pause(tried: int = 0) -> float:
    return float(_PAUSE * 2**tried if tried + 1 < _TRIES else 0)
