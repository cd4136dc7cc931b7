"""The buttons under an answer: those that apply to it, and no others."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from bot.export import tabular
from bot.series import chartable
from bot.telegram.alerts.followed import can_follow
from bot.telegram.answers.kept import KeptAnswer
from bot.telegram.messages.callbacks import encode_tap
from bot.telegram.messages.links import ANSWER, deep_link
from bot.telegram.messages.reply import Button, Reply
from bot.telegram.messages.text import Text, plain
from bot.telegram.wording import Wording
from retrieval.answer import TOLD, Answer, Outcome, Reason
from retrieval.question import Operation

FOLLOW = "follow"  # the button by which an answer's question is followed
WRONG = "wrong"  # the button by which an answer is doubted
CHOICE = "choice"  # what a choice's button carries before its number; its question is on its label
_CHOICES = 4


class View(StrEnum):
    """What the message of an answer can show, by what the button for it carries before the answer's id."""

    ANSWER = "ans"
    SOURCES = "src"
    TIMELINE = "time"


class File(StrEnum):
    """What an answer can be had as besides, by what the button for it carries before the answer's id."""

    CHART = "chart"
    PNG = "png"  # the chart as a file, offered under it
    CSV = "csv"


def with_buttons(text: Text, kept: KeptAnswer, answer: Answer, view: View, words: Wording, username: str) -> Reply:
    """The message of an answer that was kept, with its buttons in the words of who reads it; `username` is the bot's.

    In private these are its other views and what more can be done with it, and examples where a question wasn't about
    deals; in a group its sources and a link to it.
    """
    views = tuple(_views(kept.id, answer, words, view))
    if kept.chat < 0:  # a group's number is negative
        own = tuple(button for button in views if button.data.startswith((View.ANSWER, View.SOURCES)))
        whole = Button(words.answers.details, url=deep_link(username, ANSWER, kept.id))
        return Reply(text, _choices(answer), below=(*own, whole, *_doubt(kept.id, answer, words)))
    further = (*_follow(kept.id, answer, words), *_doubt(kept.id, answer, words))
    if choices := _choices(answer, words.examples):
        return Reply(text, choices, below=(*views, *further))
    return Reply(text, views, columns=4, below=further)


def offered(answer: Answer, examples: Sequence[str] = ()) -> dict[str, str]:
    """The questions offered in place of an answer, or to try after a refusal, by what their buttons say.

    Where the question wasn't about deals, these are the `examples` of some that are.
    A phone shows some forty characters of a button: where all ask the same of another deal, the deal's name will do.
    """
    choices = answer.choices or (examples if answer.reason is Reason.NOT_ABOUT_DEALS else ())
    questions = [plain(choice).text for choice in choices[:_CHOICES]]
    if len(questions) > 1 and len({question.partition(": ")[2] for question in questions}) == 1:
        return {question.partition(": ")[0]: question for question in questions}
    return {question: question for question in questions}


def _choices(answer: Answer, examples: Sequence[str] = ()) -> tuple[Button, ...]:
    labels = enumerate(offered(answer, examples), start=1)
    return tuple(Button(label, encode_tap(CHOICE, number)) for number, label in labels)


def _follow(identity: int, answer: Answer, words: Wording) -> tuple[Button, ...]:
    """The button by which one hears when an answer changes."""
    return (Button(words.alerts.follow, encode_tap(FOLLOW, identity)),) if can_follow(answer) else ()


def _doubt(identity: int, answer: Answer, words: Wording) -> tuple[Button, ...]:
    """The button by which an answer is doubted; a question back says nothing that could be."""
    return () if answer.outcome is Outcome.CLARIFY else (Button(words.gaps.wrong, encode_tap(WRONG, identity)),)


def _views(identity: int, answer: Answer, words: Wording, shown: View) -> Iterator[Button]:
    if shown is not View.ANSWER:
        yield Button(words.answers.back, encode_tap(View.ANSWER, identity))
    if answer.citations and shown is not View.SOURCES:
        yield Button(words.answers.sources, encode_tap(View.SOURCES, identity))
    if _has_timeline(answer) and shown is not View.TIMELINE:
        yield Button(words.answers.timeline, encode_tap(View.TIMELINE, identity))
    if chartable(answer):
        yield Button(words.charts.chart, encode_tap(File.CHART, identity))
    if tabular(answer):
        yield Button(words.charts.csv, encode_tap(File.CSV, identity))


def _has_timeline(answer: Answer) -> bool:
    """Whether there are dated facts behind an answer that it doesn't tell in order itself."""
    facts = any(citation.fact for citation in answer.citations)
    return answer.outcome in TOLD and facts and not answer.reading.startswith(Operation.TIMELINE)
