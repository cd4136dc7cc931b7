"""The newest articles and what each of them changed, a few at a time."""

import re

from bot.news import Item, News, newest_articles, news_of
from bot.telegram.answers.evidence import publisher_of
from bot.telegram.browse.deal_pages import deal_button
from bot.telegram.browse.handles import Page
from bot.telegram.messages.callbacks import encode_tap
from bot.telegram.messages.page_text import fitted, footnote, leaf, numbered, shown, turning
from bot.telegram.messages.reply import Reply
from bot.telegram.messages.text import Text, bold, inert, italic, joined, link, plain
from bot.telegram.wording import Wording
from index.records import Article
from retrieval.pages.page import Line, View

_ARTICLES, _MOST = 5, 10
_ITEMS = 12  # of an article
_BUTTONS = 8


def count_in(text: str) -> int:
    """How many articles somebody wants to see at once."""
    number = int(text) if re.fullmatch(r"[0-9]{1,6}", text.strip()) else _ARTICLES
    return min(max(number, 1), _MOST)


def render_latest(count: int, page: int, view: View, words: Wording) -> Reply:
    """A page of so many articles; of a single one Telegram shows a preview."""
    articles = newest_articles(view.knowledge)
    if not articles:
        return Reply(plain(words.browse.nothing))
    here, page, pages = leaf(articles, page, count)
    news = news_of(here, view)

    def compose(most: int) -> Text:
        blocks = [_block(one, most, words) for one in news]
        notes = [footnote((line for one in news for line in _lines(one)), words), numbered(page, pages, words)]
        return joined([bold(plain(words.browse.newest)), *blocks, *notes], "\n\n")

    deals = {deal.id: deal for one in news for deal in one.deals}
    below = turning(page, pages, lambda number: encode_tap(Page.LATEST, count, str(number)))
    preview = news[0].article.url or "" if count == 1 else ""
    buttons = tuple(deal_button(deal, view) for deal in list(deals.values())[:_BUTTONS])
    return Reply(fitted(compose, _ITEMS), buttons, below=below, preview=preview)


def _block(news: News, most: int, words: Wording) -> Text:
    """An article and what it changed, deal by deal."""
    shown_items, lines = news.items[:most], list[Text]()
    for deal in dict.fromkeys(item.deal.id for item in shown_items):
        own = [item for item in shown_items if item.deal.id == deal]
        buyer = words.speech.country(own[0].deal.buyer)
        lines += [inert(f"{own[0].deal.title} ({buyer})"), *(_item(item, words) for item in own)]
    if left := len(news.items) - len(shown_items):
        lines.append(plain(words.more.format(count=words.number(left))))
    if not news.items:
        lines.append(plain(words.browse.unchanged))
    elif news.others:
        lines.append(plain(words.browse.others.format(count=words.number(news.others))))
    return joined([_article(news.article, words), *lines], "\n")


def _article(article: Article, words: Wording) -> Text:
    published = f", {words.date(article.published)}" if article.published else ""
    title = link(bold(inert(article.title).cut(200)), article.url)
    return joined([title, italic(inert(publisher_of(article, words) + published))], "\n")


def _item(item: Item, words: Wording) -> Text:
    text = Text("• ") + shown(item.now)
    if item.before is None:
        return text
    before, after = words.browse.before.split("{figure}")
    return text + Text(" ") + plain(before) + shown(item.before) + plain(after)


def _lines(news: News) -> list[Line]:
    return [line for item in news.items for line in (item.now, *((item.before,) if item.before else ()))]
