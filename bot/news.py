"""What is newest: the articles that appeared last, and what each of them changed on record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.changes import standing_figures
from index.records import TEXTS, Article, Attribute, Deal, Fact
from retrieval.knowledge import Knowledge
from retrieval.pages.page import Line, View, figure_line
from retrieval.question import Subject

_TOLD = frozenset(Attribute) - TEXTS | {Attribute.STATUS}


@dataclass(frozen=True, slots=True)
class Item:
    """A figure that an article brought, and the one that stood before, if any did."""

    deal: Deal
    now: Line
    before: Line | None


@dataclass(frozen=True, slots=True)
class News:
    """An article, what it changed, and how many of its figures changed nothing."""

    article: Article
    items: tuple[Item, ...]
    others: int

    @property
    def deals(self) -> tuple[Deal, ...]:
        """The deals it brought something new of."""
        return tuple({item.deal.id: item.deal for item in self.items}.values())


def newest_articles(knowledge: Knowledge) -> list[Article]:
    """All articles, the newest first; one without a date counts by the day it was read."""
    return sorted(knowledge.records.articles.values(), key=_when, reverse=True)


def news_of(articles: Sequence[Article], view: View) -> list[News]:
    """What each article changed: a figure that stood differently, or not at all, by all that had appeared before."""
    wanted = {article.id for article in articles}
    own: dict[str, list[Fact]] = {article: [] for article in wanted}
    for fact in view.knowledge.records.facts.values():
        if fact.article in wanted and fact.attribute in _TOLD:
            own[fact.article].append(fact)
    return [_news(article, own[article.id], view) for article in articles]


def _news(article: Article, own: Sequence[Fact], view: View) -> News:
    knowledge = view.knowledge
    touched = dict.fromkeys(fact.deal for fact in own)
    known = [fact for deal in touched for fact in knowledge.facts_of[deal] if _is_known(fact, article, knowledge)]
    before = standing_figures((fact for fact in known if fact.article != article.id), knowledge, view.today)
    now = standing_figures(known, knowledge, view.today)
    changed = [
        (before.get(key), fact)
        for key, fact in now.items()
        if fact.article == article.id and _figure(before.get(key)) != _figure(fact)
    ]
    items = tuple(item for earlier, fact in changed for item in _item(earlier, fact, view))
    return News(article, items, len(own) - len(items))


def _is_known(fact: Fact, article: Article, knowledge: Knowledge) -> bool:
    """Whether a fact was on record when an article appeared, the article's own included."""
    return fact.attribute in _TOLD and _when(knowledge.article(fact)) <= _when(article)


def _item(before: Fact | None, now: Fact, view: View) -> Iterable[Item]:
    case = view.case(Subject(deals=frozenset({now.deal})))
    earlier = figure_line(before, case) if before else []
    for line in figure_line(now, case, with_product=True):
        yield Item(view.knowledge.records.deals[now.deal], line, next(iter(earlier), None))


def _figure(fact: Fact | None) -> tuple[object, ...]:
    return (fact.value, fact.modality) if fact else ()


def _when(article: Article) -> tuple[date, str]:
    return article.published or article.read or date.min, article.id
