"""What a face says: a text with buttons under it, and the place in a chat where it goes."""

from dataclasses import dataclass, field

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ChatType, KeyboardButtonStyle

from bot.telegram.messages.rich import Rich
from bot.telegram.messages.text import Text


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: `data` (at most 64 bytes) comes back when it is tapped, or else it opens `url`.

    `style` is its colour, for one that approves or puts an end to something.
    """

    label: str
    data: str = ""
    url: str = ""
    style: KeyboardButtonStyle | None = None

    def key(self) -> InlineKeyboardButton:
        """The button as Telegram takes it."""
        if self.url:
            return InlineKeyboardButton(self.label, url=self.url)
        return InlineKeyboardButton(self.label, callback_data=self.data, style=self.style)


@dataclass(frozen=True, slots=True)
class Reply:
    """A text and the buttons under it, one a row unless there are more `columns`; `below` is a row by itself.

    Telegram shows a preview of the page at `preview`, and of no other. `rich` says the same, where it is wanted and
    known to Telegram's server.
    """

    text: Text
    buttons: tuple[Button, ...] = ()
    columns: int = 1
    below: tuple[Button, ...] = ()
    preview: str = ""
    rich: Rich | None = None

    def link_preview(self) -> LinkPreviewOptions:
        """The preview as Telegram takes it."""
        if not self.preview:
            return LinkPreviewOptions(is_disabled=True)
        return LinkPreviewOptions(is_disabled=False, url=self.preview)  # said outright: else it is as for all messages

    def keyboard(self) -> InlineKeyboardMarkup | None:
        """The buttons as Telegram takes them; None without any."""
        starts = range(0, len(self.buttons), self.columns)
        rows = [*(self.buttons[start : start + self.columns] for start in starts), self.below]
        keys = [[button.key() for button in row] for row in rows if row]
        return InlineKeyboardMarkup(keys) if keys else None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file, and what is said below it."""

    name: str
    content: bytes = field(repr=False)
    reply: Reply


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


def tapped_message(query: CallbackQuery) -> Message | None:
    """The message whose button was tapped; None for one so old that Telegram doesn't show it to us any more."""
    message = query.message  # the library makes a whole message of such a one too, with a date of 1970
    return message if isinstance(message, Message) and message.is_accessible else None


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
