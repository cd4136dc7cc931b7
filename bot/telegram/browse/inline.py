"""What is typed behind our name in any chat: facts to send there, each in full with its source."""

from collections.abc import Iterator

from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions, Update
from telegram.ext import ContextTypes, InlineQueryHandler

from bot.sheets import key_of
from bot.telegram.answers.render import render_answer
from bot.telegram.browse.outlook import Outlook
from bot.telegram.desk import Desk
from bot.telegram.messages.send import answer_inline
from bot.telegram.messages.text import Text, plain
from bot.telegram.transport.handlers import Handler
from bot.telegram.wording import Wording, Wordings
from retrieval.answer import TOLD
from retrieval.pages.matching import is_question, matching_facts
from retrieval.pages.page import View

_OFFERED = 10
_TITLE, _DESCRIPTION = 120, 200  # units: Telegram shows two short lines


class Inline:
    """Offers facts while somebody types; what is asked as a question is answered first."""

    def __init__(self, desk: Desk, outlook: Outlook, wordings: Wordings) -> None:
        self._desk = desk
        self._outlook = outlook
        self._wordings = wordings

    def routes(self) -> list[Handler]:
        """What is typed behind our name."""
        return [InlineQueryHandler(self.typed)]

    async def typed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Somebody types, and sees what there is to send."""
        if query := update.inline_query:
            text, words = query.query.strip(), self._wordings.of_person(query.from_user)
            offers = self._outlook.draw(lambda view, words: list(self._offers(text, view, words)), words)
            await answer_inline(query, await offers)

    def _offers(self, text: str, view: View, words: Wording) -> Iterator[InlineQueryResultArticle]:
        question = view.read(text)
        tellings = matching_facts(question, view, _OFFERED)
        if is_question(question):
            answer = self._desk.ask(text, today=view.today)
            if answer.outcome in TOLD:
                telling = self._wordings.of(answer.language)
                yield _article(
                    "answer", answer.strong or answer.headline, answer.headline, render_answer(answer, telling)
                )
                tellings = tellings[: _OFFERED - 1]
        for one in tellings:
            yield _article(key_of(one.fact.id), one.title, one.description, render_answer(one.answer, words))


def _article(identity: str, title: str, description: str, text: Text) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(
        id=identity,
        title=plain(title).cut(_TITLE).text,
        description=plain(description).cut(_DESCRIPTION).text,
        input_message_content=InputTextMessageContent(
            text.text, entities=text.entities(), link_preview_options=LinkPreviewOptions(is_disabled=True)
        ),
    )
