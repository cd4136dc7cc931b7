"""The page of a deal, its timeline and its sources: views of one message."""

from collections.abc import Sequence

from bot.telegram.answers.render import render_answer, render_sources
from bot.telegram.browse.handles import Page, country_handle, deal_handle
from bot.telegram.messages.callbacks import encode_tap
from bot.telegram.messages.page_text import bullets, fitted, footnote, label, shown
from bot.telegram.messages.reply import Button, Reply
from bot.telegram.messages.text import Text, bold, inert, joined, plain
from bot.telegram.wording import Wording
from index.records import Attribute, Deal
from retrieval.answer import Answer, Citation, Outcome
from retrieval.draft import unique
from retrieval.pages.deals import DealPage, deal_page, deal_timeline
from retrieval.pages.finding import find_named_deals
from retrieval.pages.page import View

# Views of a deal, as its buttons name them behind its handle.
TIMELINE, SOURCES = "time", "src"
_CHOICES = 8
_LINES = 60
_RELATED = 6


def answer_deal(text: str, view: View, words: Wording) -> Reply:
    """The page of the deal meant, else a choice: of several that fit, or of those like it."""
    if not text.strip():
        example = next(iter(view.knowledge.records.deals.values()), None)
        named = inert(example.title).text if example else "K2"
        return Reply(plain(words.browse.deal_usage.format(example=named)))
    found = find_named_deals(text, view)
    if len(found.deals) == 1 and found.sure:
        return render_deal(found.deals[0], view, words)
    if not found.deals:
        return Reply(inert(words.browse.unknown_deal.format(name=text)))
    sentence = words.browse.which_deal if found.sure else words.browse.perhaps
    more = len(found.deals) - _CHOICES
    left = plain(words.more.format(count=words.number(more)) if more > 0 else "")
    buttons = tuple(deal_button(deal, view) for deal in found.deals[:_CHOICES])
    return Reply(joined([plain(sentence), left], "\n"), buttons)


def render_deal(deal: Deal, view: View, words: Wording) -> Reply:
    """Everything about a deal: where it stands, figures by role, dates, and the deals it belongs with."""
    page, handle = deal_page(deal, view), deal_handle(deal.id)
    views = [
        Button(words.browse.timeline, encode_tap(Page.DEAL, handle, TIMELINE)),
        Button(words.browse.sources, encode_tap(Page.DEAL, handle, SOURCES)),
    ]
    if any(fact.attribute is Attribute.DELIVERED_QUANTITY for fact in view.knowledge.facts_of.get(deal.id, ())):
        views.append(Button(words.charts.chart, encode_tap(Page.CHART, handle)))
    related = [deal_button(one) for one in _related(page)[:_RELATED]]
    back = Button(f"‹ {label(view.speech.country(deal.buyer))}", _country(deal, view))
    text = fitted(lambda most: _composed(page, most, words), _LINES)
    return Reply(text, (*related, back), below=tuple(views if page.lines else ()))


def render_deal_timeline(deal: Deal, view: View, words: Wording) -> Reply:
    """What happened when in a deal."""
    answer = deal_timeline(deal, view)
    return Reply(render_answer(answer, words), below=(_back(deal),))


def render_deal_sources(deal: Deal, view: View, words: Wording) -> Reply:
    """Every sentence that a deal's page rests on, with its article."""
    citations = unique(citation for line in deal_page(deal, view).lines for citation in line.citations)
    return Reply(render_sources(_quoting(deal, citations, words), words), below=(_back(deal),))


def deal_button(deal: Deal, view: View | None = None) -> Button:
    """The button that opens a deal; it names the buyer where several deals may be called the same."""
    buyer = f" ({view.speech.country(deal.buyer)})" if view else ""
    return Button(label(deal.title) + buyer, encode_tap(Page.DEAL, deal_handle(deal.id)))


def _quoting(deal: Deal, citations: Sequence[Citation], words: Wording) -> Answer:
    title = deal.title
    return Answer(title, Outcome.ANSWERED, strong=title, citations=tuple(citations), language=words.speech.language)


def _back(deal: Deal) -> Button:
    return Button(f"‹ {label(deal.title)}", encode_tap(Page.DEAL, deal_handle(deal.id)))


def _country(deal: Deal, view: View) -> str:
    return encode_tap(Page.COUNTRY, country_handle(deal.buyer, view.knowledge))


def _related(page: DealPage) -> list[Deal]:
    before = [deal for deal in (page.framework, page.follows) if deal]
    return list({deal.id: deal for deal in (*before, *page.call_offs, *page.options, *page.followed_by)}.values())


def _composed(page: DealPage, most: int, words: Wording) -> Text:
    overview, browse = page.overview, words.browse
    status = shown(overview.status) if overview.status else Text()
    kind = plain(f" · {browse.kind(page.deal.kind)}")
    head = joined([bold(inert(page.deal.title)), inert(overview.parties) + kind, status], "\n")
    figures, dates = page.figures[:most], page.dates[: max(0, most - len(page.figures))]
    left = len(page.figures) + len(page.dates) - len(figures) - len(dates)
    blocks = [_section(browse.figures, bullets(figures)), _section(browse.dates, bullets(dates))]
    more = plain(words.more.format(count=words.number(left))) if left else Text()
    return joined([head, *blocks, more, _relations(page, words), footnote(page.lines, words)], "\n\n")


def _section(title: str, lines: Sequence[Text]) -> Text:
    return joined([bold(plain(title)), *lines], "\n") if lines else Text()


def _relations(page: DealPage, words: Wording) -> Text:
    browse = words.browse
    named = (
        (browse.under, [page.framework] if page.framework else []),
        (browse.call_offs, page.call_offs),
        (browse.options, page.options),
        (browse.follows, [page.follows] if page.follows else []),
        (browse.followed_by, page.followed_by),
    )
    lines = [pattern.format(titles="; ".join(deal.title for deal in deals)) for pattern, deals in named if deals]
    return joined([inert(line) for line in lines], "\n")
