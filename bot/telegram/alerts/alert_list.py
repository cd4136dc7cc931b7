"""What is followed in a chat as a message: the list with a button to stop each, and when its news comes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.telegram.alerts.courier import name_of
from bot.telegram.alerts.news_message import ALERTS, MUTED_DAYS
from bot.telegram.alerts.schedule import Schedule
from bot.telegram.alerts.subscriptions import Listener, Subscription
from bot.telegram.messages.callbacks import encode_tap
from bot.telegram.messages.reply import Button, Reply
from bot.telegram.messages.text import Text, bold, inert, joined, plain
from bot.telegram.wording import Wording
from retrieval.knowledge import Knowledge

_PAGE = 10
_COLUMNS = 3
_NO_NOTE = Text()
_LONGEST = 120  # characters of something followed
HOURS = (6, 7, 8, 9, 12, 18)  # of the daily digest
QUIET = ((22, 7), (20, 8), (23, 6), (18, 9))  # from the first hour to the second
ZONES = (
    "UTC", "Europe/London", "Europe/Madrid", "Europe/Berlin", "Europe/Warsaw", "Europe/Kyiv", "Asia/Dubai",
    "Asia/Seoul", "Australia/Sydney", "America/Lima", "America/New_York", "America/Los_Angeles",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Followings:
    """All there is to show of one place; `now_muted` says whether its listener is muted at the moment."""

    listener: Listener
    subscriptions: tuple[Subscription, ...]
    now_muted: bool = False


def render_list(
    followings: Followings, knowledge: Knowledge, words: Wording, note: Text = _NO_NOTE, page: int = 0
) -> Reply:
    """What is followed, by number, with buttons to stop and to set; `note` says what has just been done."""
    place, followed = followings.listener.place, followings.subscriptions
    if not followed:
        return Reply(joined([note, render_nothing(words)], "\n\n"))
    pages = range(0, len(followed), _PAGE)
    start = pages[page % len(pages)]
    numbered = list(enumerate(followed, 1))[start : start + _PAGE]
    lines = [inert(f"{number}. {name_of(one, knowledge, words)}").cut(_LONGEST) for number, one in numbered]
    title = bold(plain(words.alerts.you_follow if place.private else words.alerts.group_follows))
    parts = [note, joined([title, *lines], "\n"), _settings(followings, words)]
    stops = [
        _button(words.alerts.stop_number.format(number=words.number(number)), one.id, "stop")
        for number, one in numbered
    ]
    more = [_button(words.alerts.next, (page + 1) % len(pages), "list")] if len(pages) > 1 else []
    return Reply(joined(parts, "\n\n"), (*stops, *more, *_switches(followings, words)), _COLUMNS)


def render_nothing(words: Wording) -> Text:
    """How to begin, when nothing is followed."""
    example = words.alerts.nothing.format(topic="K2 Poland", question=words.examples[0])
    return plain(example)


def render_hours(followings: Followings, words: Wording) -> Reply:
    """The hours to choose one from for the daily digest."""
    buttons = [_button(f"{hour}:00", 60 * hour, "daily") for hour in HOURS]
    return Reply(_settings(followings, words), (*buttons, _back(words)), _COLUMNS)


def render_quiet(followings: Followings, words: Wording) -> Reply:
    """The quiet hours to choose from."""
    spans = [_button(f"{start}:00–{end}:00", number, "quiet") for number, (start, end) in enumerate(QUIET)]
    none = _button(words.alerts.no_quiet, len(QUIET), "quiet")
    return Reply(_settings(followings, words), (*spans, none, _back(words)), 2)


def render_zones(followings: Followings, words: Wording) -> Reply:
    """The time zones to choose from, and how to name any other."""
    zone = words.alerts.zone_hint.format(zone=followings.listener.schedule.zone)
    buttons = [_button(_city(zone), number, "zone") for number, zone in enumerate(ZONES)]
    return Reply(plain(zone), (*buttons, _back(words)), _COLUMNS)


def render_suggestions(sentence: str, suggestions: tuple[str, ...], words: Wording) -> Reply:
    """That something can't be followed as it was put, and what could be."""
    asked = plain(words.alerts.did_you_mean if suggestions else words.alerts.cannot_follow)
    labels = (plain(suggestion).text for suggestion in suggestions)
    buttons = tuple(_button(label, number, "follow") for number, label in enumerate(labels))
    return Reply(joined([inert(sentence), asked], "\n\n"), buttons)


def _settings(followings: Followings, words: Wording) -> Text:
    """When news comes, in a line or two."""
    schedule, alerts = followings.listener.schedule, words.alerts
    if schedule.digest is None:
        when = [alerts.at_once]
        if schedule.quiet:
            start, end = map(_clock, schedule.quiet)
            when.append(alerts.quiet.format(start=start, end=end))
    else:
        when = [alerts.daily.format(time=_clock(schedule.digest))]
    lines = [plain(" ".join(when)), plain(alerts.zone_hint.format(zone=schedule.zone))]
    if followings.now_muted and schedule.muted_until:
        lines.insert(0, plain(alerts.muted.format(moment=until(schedule, words))))
    return joined(lines, "\n")


def until(schedule: Schedule, words: Wording) -> str:
    """Until which day a listener is muted, on their calendar; empty for one who isn't."""
    return words.date(schedule.local(schedule.muted_until).date()) if schedule.muted_until else ""


def choose(schedule: Schedule, what: str, number: int, now: datetime) -> Schedule:
    """The wishes after a tap on one of the buttons above; the same for a number that no button has."""
    match what:
        case "daily" if number < 24 * 60:
            return replace(schedule, digest=number)
        case "instant":
            return replace(schedule, digest=None)
        case "quiet":
            spans = [(60 * start, 60 * end) for start, end in QUIET]
            return replace(schedule, quiet=spans[number] if number < len(spans) else None)
        case "zone" if number < len(ZONES):
            return replace(schedule, zone=ZONES[number])
        case "mute" | "pause":
            return replace(schedule, muted_until=now + timedelta(days=MUTED_DAYS))
        case "unmute":
            return replace(schedule, muted_until=None)
    return schedule


def _switches(followings: Followings, words: Wording) -> tuple[Button, ...]:
    alerts, daily = words.alerts, followings.listener.schedule.digest is not None
    mute = _button(alerts.unmute, 0, "unmute") if followings.now_muted else _button(alerts.mute, MUTED_DAYS, "pause")
    pace = [_button(alerts.set_at_once, 0, "instant")] if daily else [_button(alerts.set_quiet, 0, "nights")]
    return (_button(alerts.set_daily, 0, "hours"), *pace, _button(alerts.set_zone, 0, "zones"), mute)


def _button(label: str, number: int, action: str) -> Button:
    return Button(label, encode_tap(ALERTS, number, action))


def _back(words: Wording) -> Button:
    return _button(words.alerts.back, 0, "list")


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _city(zone: str) -> str:
    return zone.rpartition("/")[2].replace("_", " ")
