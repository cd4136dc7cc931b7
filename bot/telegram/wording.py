"""The words the bot says around its answers, one file a language; values are written as in the answers."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from babel.dates import format_timedelta
from pydantic import BaseModel, ConfigDict
from telegram import User

from bot.telegram.alerts.alerts_wording import AlertsWording
from bot.telegram.answers.answers_wording import AnswersWording
from bot.telegram.answers.chart_wording import ChartWording
from bot.telegram.browse.browse_wording import BrowseWording
from bot.telegram.missing.gaps_wording import GapsWording
from bot.telegram.newsroom.intake_wording import IntakeWording
from bot.telegram.newsroom.work_wording import WorkWording
from bot.telegram.people.access_wording import AccessWording
from bot.telegram.people.personal_wording import PersonalWording
from index.periods import Period, period_of
from index.records import Attribute
from retrieval.wording.speech import Speech, load_speech

_FOLDER = Path(__file__).parent / "languages"
_ENGLISH = "en"


class Wording(BaseModel):
    """What the bot says in one language, a sentence a field; its {placeholders} are filled by the caller."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    description: str
    short_description: str
    start: str
    start_empty: str
    start_group: str
    start_group_unseen: str
    examples: list[str]
    help: str
    forgotten: str
    text_only: str
    unknown_command: str
    ask_something: str
    mention_something: str
    too_long: str
    expired: str
    asked: str
    broken: str
    broken_kept: str
    broken_for_admins: str
    second_poller: str
    admins_only: str
    in_private: str
    to_private: str
    here_in_private: str
    status: str
    status_empty: str
    status_admin: str
    never: str
    reindex_started: str
    reindex_stage: str
    reindex_counted: str
    reindex_failures: str
    reindex_cancel: str
    reindex_running: str
    reindex_done: str
    reindex_unchanged: str
    reindex_counts: str
    reindex_totals: str
    reindex_problems: str
    reindex_failed: str
    reindex_stopped: str
    reindex_old_serves: str
    reindex_error: str
    reindex_interrupted: str
    reindex_proposed: str
    more: str
    as_of: str
    citing: str
    summary_of: str
    read_as: str
    commands: Mapping[str, str]
    stages: Mapping[str, str]
    limits: Mapping[str, str]
    answers: AnswersWording
    browse: BrowseWording
    intake: IntakeWording
    alerts: AlertsWording
    charts: ChartWording
    personal: PersonalWording
    gaps: GapsWording
    work: WorkWording
    access: AccessWording
    speech: Speech

    def date(self, when: date | Period) -> str:
        """A date as far as it is known: 18 November 2024, November 2024 or 2024."""
        return self.speech.period(when if isinstance(when, Period) else period_of(when))

    def number(self, value: int) -> str:
        """A count with the language's thousands separators."""
        return self.speech.number(Decimal(value))

    def duration(self, time: timedelta) -> str:
        """A rough length of time: 40 secs, 2 mins."""
        return format_timedelta(time, threshold=1.5, format="short", locale=self.speech.locale)

    def role(self, attribute: Attribute) -> str:
        """What kind of figure an attribute makes, as a label."""
        return self.speech.word("role", attribute)

    def stage(self, name: str) -> str:
        """A stage of a re-index; its own name when there is no word for it."""
        return self.stages.get(name, name)


class Wordings:
    """All the languages there are files for; `chosen` tells the language somebody chose, by their number."""

    def __init__(self, folder: Path = _FOLDER, chosen: Callable[[int], str | None] = lambda person: None) -> None:
        self._chosen = chosen
        english = _read(folder / f"{_ENGLISH}.toml")
        self._known = {
            path.stem: Wording.model_validate({**_merged(english, _read(path)), "speech": _speech(path.stem)})
            for path in sorted(folder.glob("*.toml"))
        }

    def of(self, language: str | None) -> Wording:
        """The wording of a language tag such as `pl` or `pt-br`; English when there is none."""
        return self._known.get((language or "").split("-")[0].lower(), self._known[_ENGLISH])

    def of_person(self, person: User | None) -> Wording:
        """The wording somebody reads: as they chose, else as their Telegram is set; English for nobody."""
        return self.of((self._chosen(person.id) or person.language_code) if person else None)

    def of_number(self, person: int) -> Wording:
        """The wording somebody reads of whom only the number is known: as they chose, else English."""
        return self.of(self._chosen(person))

    def of_chat(self, chat: int, language: str) -> Wording:
        """The wording of a chat where nobody has just spoken: as its person chose, else in a language noted there."""
        return self.of(self._chosen(chat) or language)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages, English among them."""
        return tuple(self._known)


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _merged(english: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A language's own words, table by table, and behind them the English ones for what it lacks."""
    tables = {key: _merged(english[key], value) for key, value in own.items() if isinstance(english.get(key), dict)}
    lacking = {key: value for key, value in english.items() if key not in own}
    return {**own, **lacking, **tables}


def _speech(language: str) -> Speech:
    """How the answers of a language write values; as in English where there are no such answers yet."""
    try:
        return load_speech(language)
    except FileNotFoundError:
        return load_speech(_ENGLISH)
