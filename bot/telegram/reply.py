"""What a face says: a text with buttons under it, and the place in a chat where it goes."""

from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.constants import ChatType

from bot.telegram.text import Text


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message; `data` (at most 64 bytes) comes back when it is tapped."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A text and the buttons under it, one a row unless there are more `columns`."""

    text: Text
    buttons: tuple[Button, ...] = ()
    columns: int = 1

    def keyboard(self) -> InlineKeyboardMarkup | None:
        """The buttons as Telegram takes them; None without any."""
        keys = [InlineKeyboardButton(button.label, callback_data=button.data) for button in self.buttons]
        rows = [keys[start : start + self.columns] for start in range(0, len(keys), self.columns)]
        return InlineKeyboardMarkup(rows) if rows else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: a chat, a topic of it, and the message it replies to, if any."""

    chat: int
    private: bool = True
    topic: int | None = None
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A message of ours that is in a chat."""

    chat: int
    message: int


def place_of(message: Message, quote: bool = True) -> Place:
    """The place for an answer to `message`; in a group the answer quotes it unless told otherwise."""
    private = message.chat.type == ChatType.PRIVATE
    return Place(
        chat=message.chat.id,
        private=private,
        # Replies in plain groups carry a thread id too, and sending to it would be refused.
        topic=message.message_thread_id if message.is_topic_message else None,
        reply_to=message.message_id if quote and not private else None,
    )
