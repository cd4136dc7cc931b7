"""Alerts: what people follow, the buttons that change it, and the clock by which its news goes out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ContextTypes, JobQueue

from bot.telegram.alerts.alert_list import (
    Followings,
    choose,
    render_hours,
    render_list,
    render_quiet,
    render_suggestions,
    render_zones,
    until,
)
from bot.telegram.alerts.courier import Courier, name_of
from bot.telegram.alerts.followed import FollowedQuestion
from bot.telegram.alerts.following import Follower, Outcome
from bot.telegram.alerts.ledger import Ledger
from bot.telegram.alerts.news_message import ALERTS
from bot.telegram.alerts.reporter import Reporter
from bot.telegram.alerts.schedule import find_zone
from bot.telegram.alerts.subscriptions import NEVER, Listener, Subscriptions
from bot.telegram.answers.addressing import LONGEST_QUESTION
from bot.telegram.answers.buttons import FOLLOW
from bot.telegram.answers.kept import KeptAnswers
from bot.telegram.answers.views import find_tapped
from bot.telegram.desk import Desk
from bot.telegram.messages.callbacks import Tap, parse_tap, taps_of
from bot.telegram.messages.reply import Place, Posted, Reply, place_of, tapped_message
from bot.telegram.messages.send import acknowledge, edit, say, send
from bot.telegram.messages.text import Text, inert
from bot.telegram.people.rights import Rights
from bot.telegram.transport.database import Database
from bot.telegram.transport.handlers import TYPED, Handler
from bot.telegram.transport.worker import Worker
from bot.telegram.wording import Wording, Wordings

_NO_NOTE = Text()
PULSE = 5.0  # seconds from one look at what is served to the next


class Alerts:
    """Follows things for people in private, and in groups for the bot's admins.

    `proposed` says whether facts count that nobody has approved. `now` is the clock that hours are read from.
    """

    def __init__(
        self,
        desk: Desk,
        asker: Worker,
        database: Database,
        wordings: Wordings,
        rights: Rights,
        now: Callable[[], datetime],
        proposed: bool = False,
    ) -> None:
        self.subscriptions = Subscriptions(database)
        self.ledger = Ledger(database)
        self._kept = KeptAnswers(database)
        self._reporter = Reporter(desk, asker, self.ledger, now, proposed)
        self._follower = Follower(self.subscriptions, self._reporter, now)
        self._courier = Courier(self.subscriptions, self._reporter, wordings, now)
        self._wordings = wordings
        self._rights = rights
        self._now = now

    def routes(self) -> list[Handler]:
        """Who takes /alerts and what is tapped about them."""
        return [
            CommandHandler("alerts", self.command, TYPED),
            CallbackQueryHandler(self.tapped, taps_of(ALERTS)),
            CallbackQueryHandler(self.followed, taps_of(FOLLOW)),
        ]

    def start(self, clock: JobQueue[Any], pulse: float = PULSE) -> None:
        """Look at what is served every `pulse` seconds, as long as the application runs."""
        # A look that comes late is as good as one on time; while one takes long, the next return at once.
        late = {"misfire_grace_time": None, "coalesce": True, "max_instances": 2}
        clock.run_repeating(self._courier.look, pulse, name="alerts", job_kwargs=late)

    def close(self) -> None:
        """Take on no more work."""
        self._reporter.close()

    async def command(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """/alerts: what is followed; with a name or a question behind it, follow that; with a zone, set the clock."""
        message = update.message
        if message is None:
            return
        words, place = self._wordings.of_person(message.from_user), place_of(message, quote=False)
        text = " ".join(context.args or ())
        if message.sender_chat or not self._may(message.from_user.id if message.from_user else 0, place):
            await say(context.bot, message, words.admins_only)
        elif len(text) > LONGEST_QUESTION:
            await say(context.bot, message, words.too_long.format(limit=LONGEST_QUESTION))
        else:
            await send(context.bot, place_of(message), await self._answer(place, text, words))

    async def followed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The button under an answer: follow its question. What becomes of it is told in a toast."""
        query = update.callback_query
        if query is None:
            return
        words, message = self._wordings.of_person(query.from_user), tapped_message(query)
        kept = await find_tapped(query, self._kept)
        if kept is None or message is None:
            await acknowledge(query, words.expired)
            return
        place = place_of(message, quote=False)
        if not self._may(query.from_user.id, place):
            await acknowledge(query, words.admins_only)
            return
        asked = FollowedQuestion(kept.question, kept.history)
        outcome = await self._follower.follow_question(place, asked, words)
        await acknowledge(query, outcome.sentence)

    async def tapped(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button under news, a list or a suggestion."""
        query = update.callback_query
        if query is None:
            return
        words, tap, message = self._wordings.of_person(query.from_user), parse_tap(query.data), query.message
        if tap is None or tap.number is None or not isinstance(message, Message):
            await acknowledge(query, words.expired)
            return
        place, posted = place_of(message, quote=False), Posted(message.chat.id, message.message_id)
        if not self._may(query.from_user.id, place):
            await acknowledge(query, words.admins_only)
        elif tap.argument in ("end", "mute"):
            await acknowledge(query, await self._end_or_mute(place, tap, tap.number, words))
        else:
            await acknowledge(query)
            await edit(context.bot, posted, await self._panel(place, tap, tap.number, query, words))

    async def _answer(self, place: Place, text: str, words: Wording) -> Reply:
        """What to say to /alerts with a text behind it, or none."""
        if not text:
            return await self._list(place, words)
        first, _, zone = text.partition(" ")
        if first.casefold() in words.alerts.zone_words:
            return await self._set_zone(place, zone, words)
        return await self._follow(place, text, words)

    async def _follow(self, place: Place, text: str, words: Wording) -> Reply:
        outcome: Outcome = await self._follower.follow(place, text, words)
        if not outcome.is_understood:
            return render_suggestions(outcome.sentence, outcome.suggestions, words)
        return await self._list(place, words, inert(outcome.sentence))

    async def _set_zone(self, place: Place, name: str, words: Wording) -> Reply:
        if not name:
            return render_zones(await self._followings(place, words), words)
        zone = find_zone(name)
        if zone is None:
            note = words.alerts.unknown_zone.format(name=inert(name).text)
            return await self._list(place, words, Text(note))
        listener = await self._listener(place, words)
        await self.subscriptions.set(replace(listener, schedule=replace(listener.schedule, zone=zone)))
        return await self._list(place, words)

    async def _end_or_mute(self, place: Place, tap: Tap, number: int, words: Wording) -> str:
        """Stop a subscription, or mute them all, from under an alert; what to say of it."""
        if tap.argument == "mute":
            listener = await self._choose(place, "mute", number, words)
            return words.alerts.muted_now.format(moment=until(listener.schedule, words))
        return await self._stop(place, number, words)

    async def _panel(self, place: Place, tap: Tap, number: int, query: CallbackQuery, words: Wording) -> Reply:
        """What a message of ours says after a tap on it."""
        followings = await self._followings(place, words)
        match tap.argument:
            case "hours":
                return render_hours(followings, words)
            case "nights":
                return render_quiet(followings, words)
            case "zones":
                return render_zones(followings, words)
            case "list":
                return await self._list(place, words, page=number)
            case "stop":
                return await self._list(place, words, inert(await self._stop(place, number, words)))
            case "follow":
                label = _label(query)
                return await self._follow(place, label, words) if label else await self._list(place, words)
        await self._choose(place, tap.argument, number, words)
        return await self._list(place, words)

    async def _stop(self, place: Place, identity: int, words: Wording) -> str:
        stopped = await self.subscriptions.stop(place, identity)
        if stopped is None:
            return words.alerts.not_followed
        knowledge = (await self._reporter.served()).knowledge
        return words.alerts.stopped.format(name=name_of(stopped, knowledge, words))

    async def _choose(self, place: Place, what: str, number: int, words: Wording) -> Listener:
        """The listener once a choice of theirs is written down; a digest comes at its next hour, not at once."""
        listener, now = await self._listener(place, words), self._now()
        chosen = replace(listener, schedule=choose(listener.schedule, what, number, now))
        if chosen.schedule.digest != listener.schedule.digest:
            chosen = replace(chosen, told_at=now if chosen.schedule.digest is not None else NEVER)
        await self.subscriptions.set(chosen)
        return chosen

    async def _list(self, place: Place, words: Wording, note: Text = _NO_NOTE, page: int = 0) -> Reply:
        followings = await self._followings(place, words)
        return render_list(followings, (await self._reporter.served()).knowledge, words, note, page)

    async def _followings(self, place: Place, words: Wording) -> Followings:
        listener = await self._listener(place, words)
        muted = listener.schedule.is_muted(self._now().astimezone(UTC))
        return Followings(listener, await self.subscriptions.of(place), muted)

    async def _listener(self, place: Place, words: Wording) -> Listener:
        """The listener at a place, who is spoken to in the language they were spoken to last."""
        found = await self.subscriptions.find(place) or Listener(place, "", NEVER)
        return replace(found, language=words.speech.language)

    def _may(self, person: int, place: Place) -> bool:
        """Whether somebody may say what is followed here: in a group that is every member's business."""
        return place.private or self._rights.has(person)


def _label(query: CallbackQuery) -> str:
    """What the button says that was tapped, by Telegram's own copy of the message; a forged tap finds none."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    buttons = [button for row in markup.inline_keyboard for button in row] if markup else []
    return next((button.text for button in buttons if button.callback_data == query.data), "")
