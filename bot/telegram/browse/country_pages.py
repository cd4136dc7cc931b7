"""The countries on record, and the page of one: its deals with their main figures, a few at a time."""

from collections.abc import Sequence
from dataclasses import replace

from bot.telegram.browse.deal_pages import deal_button
from bot.telegram.browse.handles import Page, country_handle
from bot.telegram.messages.callbacks import encode_tap
from bot.telegram.messages.page_text import fitted, footnote, label, leaf, numbered, shown, some, turning
from bot.telegram.messages.reply import Button, Reply
from bot.telegram.messages.text import Text, bold, inert, joined, plain
from bot.telegram.wording import Wording
from index.records import Deal
from retrieval.pages.countries import CountryDeals, countries_on_record, deals_of_country
from retrieval.pages.deals import Overview, overview_of
from retrieval.pages.finding import find_countries
from retrieval.pages.page import Line, View

_DEALS = 4  # on a page
_FIGURES = 8  # of a deal
_COUNTRIES = 30  # on a page


def answer_country(text: str, view: View, words: Wording) -> Reply:
    """The page of the country named, else a choice: of several named, of those like it, or of all."""
    if not text.strip():
        return render_countries(0, view, words)
    chosen = choose_country(text, view, words, Page.COUNTRY)
    return render_country(chosen, 0, view, words) if isinstance(chosen, str) else chosen


def choose_country(text: str, view: View, words: Wording, kind: Page) -> str | Reply:
    """The one country with deals that a text names, else a choice, by buttons of a kind."""
    found = find_countries(text, view.knowledge)
    if len(found.recorded) == 1:
        return found.recorded[0]
    if choices := found.recorded or found.near:
        buttons = tuple(country_button(country, view, kind) for country in choices[:_COUNTRIES])
        return Reply(plain(words.browse.which_country), buttons, 2)
    sentence = words.browse.unknown_country.format(name=text)
    if found.named:
        sentence = words.browse.no_deal_with.format(name=view.speech.both(map(view.speech.country, found.named)))
    every = render_countries(0, view, words)
    return replace(every, text=joined([inert(sentence), every.text], "\n\n"))


def render_countries(page: int, view: View, words: Wording) -> Reply:
    """The countries with deals, those with the most first, as buttons."""
    counts = countries_on_record(view.knowledge)
    if not counts:
        return Reply(plain(words.browse.nothing))
    here, page, pages = leaf(counts, page, _COUNTRIES)
    title = bold(plain(words.browse.countries.format(count=words.number(len(counts)))))
    buttons = tuple(country_button(country, view, count=f" ({words.number(count)})") for country, count in here)
    below = turning(page, pages, lambda number: encode_tap(Page.COUNTRIES, number))
    return Reply(joined([title, numbered(page, pages, words)], "\n"), buttons, 2, below)


def render_country(country: str, page: int, view: View, words: Wording) -> Reply:
    """A page of a country's deals: as buyer, then as seller, the newest first."""
    deals = deals_of_country(country, view.knowledge)
    here, page, pages = leaf(deals.all, page, _DEALS)
    overviews = [overview_of(deal, view, _buyers(country, deal, deals)) for deal in here]

    def compose(most: int) -> Text:
        blocks = [_block(overview, deals, most, words) for overview in overviews]
        notes = [footnote(_lines(overviews), words), numbered(page, pages, words)]
        return joined([_heading(deals, view, words), *blocks, *notes], "\n\n")

    handle = country_handle(country, view.knowledge)
    below = turning(page, pages, lambda number: encode_tap(Page.COUNTRY, handle, str(number)))
    buttons = (*map(deal_button, here), Button("CSV", encode_tap(Page.EXPORT, handle)))
    return Reply(fitted(compose, _FIGURES), buttons, below=below)


def _buyers(country: str, deal: Deal, deals: CountryDeals) -> frozenset[str]:
    return frozenset({country}) if deal in deals.bought else frozenset()


def _heading(deals: CountryDeals, view: View, words: Wording) -> Text:
    """The country, and in how many deals it is on which side."""
    counts = ((words.browse.country_bought, deals.bought), (words.browse.country_sold, deals.sold))
    told = [plain(pattern.format(count=words.number(len(side)))) for pattern, side in counts if side]
    return joined([bold(inert(view.speech.country(deals.country))), joined(told, " · ")], "\n")


def _block(overview: Overview, deals: CountryDeals, most: int, words: Wording) -> Text:
    """A deal in a few lines."""
    kind = f" · {words.browse.kind(overview.deal.kind)}"
    head = bold(inert(overview.deal.title)) + Text("\n") + inert(overview.parties) + plain(kind)
    status = shown(overview.status) if overview.status else Text()
    return joined([head, status, *some(overview.figures, most, words)], "\n")


def _lines(overviews: Sequence[Overview]) -> list[Line]:
    return [line for one in overviews for line in (*((one.status,) if one.status else ()), *one.figures)]


def country_button(country: str, view: View, kind: Page = Page.COUNTRY, count: str = "") -> Button:
    """The button that opens a country, or exports it."""
    handle = country_handle(country, view.knowledge)
    return Button(label(view.speech.country(country)) + count, encode_tap(kind, handle))
