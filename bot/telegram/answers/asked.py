"""A question as it was asked."""

from dataclasses import dataclass, field
from datetime import date

from bot.telegram.answers.kept import KeptAnswer
from bot.telegram.messages.reply import Place
from bot.telegram.wording import Wording


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: who asked it where and how, what it leans on, and in which words the asker reads buttons.

    `by` is the message that brought it: typed, a command, or ours whose button was tapped. `message` is the same when
    an edit of it is to change the answer. `day` is the one it is asked as of, when that isn't today. An answer that
    was given before, `kept`, is changed, and a message of ours, `shown`, made to say the answer; without either a new
    one is sent.
    """

    text: str = field(repr=False)
    person: int
    place: Place
    via: str
    words: Wording = field(repr=False)
    by: int
    history: tuple[str, ...] = field(default=(), repr=False)
    message: int | None = None
    day: date | None = None
    kept: KeptAnswer | None = None
    shown: int | None = None
