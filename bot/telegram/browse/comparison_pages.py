"""A comparison as a page: one role after the other, each side with what it comes to, and what can't be compared."""

from bot.telegram.browse.country_pages import country_button
from bot.telegram.browse.deal_pages import deal_button
from bot.telegram.messages.page_text import bullets, cells, fitted, footnote, shown
from bot.telegram.messages.reply import Button, Reply
from bot.telegram.messages.rich import Block, paragraphs, table
from bot.telegram.messages.richness import Richness
from bot.telegram.messages.text import Text, bold, inert, italic, joined, plain
from bot.telegram.wording import Wording
from retrieval.pages.comparison import Amount, Barrier, Comparison, compare
from retrieval.pages.page import Line, View
from retrieval.pages.sides import Side, find_sides

_MEMBERS = 12  # figures of a sum


def answer_comparison(text: str, view: View, words: Wording, richness: Richness) -> Reply:
    """The figures of two sides or more, side by side."""
    sides = find_sides(text, view)
    if not text.strip():
        return Reply(plain(words.browse.compare_usage))
    if len(sides) < 2:
        names = words.speech.both(side.name for side in sides) or text
        return Reply(
            joined([inert(words.browse.one_side.format(name=names)), plain(words.browse.compare_usage)], "\n\n")
        )
    comparisons = compare(sides)
    title = bold(inert(" – ".join(side.name for side in sides)))
    if not comparisons:
        return Reply(joined([title, plain(words.speech.say("not_recorded"))], "\n"))

    def compose(most: int) -> Text:
        blocks = [_block(one, most, words) for one in comparisons]
        return joined([title, *blocks, footnote(_lines(comparisons), words)], "\n\n")

    buttons = (button for side in sides for button in _opening(side, view))
    reply = Reply(fitted(compose, _MEMBERS), tuple({button.data: button for button in buttons}.values()))
    return richness.enriched(reply, lambda: _tabulated(title, comparisons, words))


def _tabulated(title: Text, comparisons: list[Comparison], words: Wording) -> list[Block]:
    """The same as blocks: a table a role, with every figure of a sum; notes under it."""
    blocks = paragraphs(title)
    for one in comparisons:
        blocks += paragraphs(_role(one, words))
        if one.amounts:
            blocks.append(table(cells(line) for amount in one.amounts for line in (amount.line, *amount.members)))
        blocks += paragraphs(joined(_notes(one, words), "\n"))
    return [*blocks, *paragraphs(footnote(_lines(comparisons), words))]


def _opening(side: Side, view: View) -> list[Button]:
    """The button that opens a side: its deal, when it is just one, else its country."""
    deals = side.case.deals
    if len(deals) == 1:
        return [deal_button(deals[0], view)]
    buyers = sorted({deal.buyer for deal in deals})
    return [country_button(buyers[0], view)] if len(buyers) == 1 else []


def _block(comparison: Comparison, most: int, words: Wording) -> Text:
    """One role: the sides with their amounts, and what is to be known of them."""
    amounts = [line for amount in comparison.amounts for line in _amount(amount, most, words)]
    return joined([_role(comparison, words), *amounts, *_notes(comparison, words)], "\n")


def _role(comparison: Comparison, words: Wording) -> Text:
    role = words.role(comparison.attribute)
    return bold(plain(role[:1].upper() + role[1:]))


def _amount(amount: Amount, most: int, words: Wording) -> list[Text]:
    members = [Text("   ") + text for text in bullets(amount.members[:most])]
    if amount.members and (left := len(amount.members) - most) > 0:
        members.append(Text("   ") + plain(words.more.format(count=words.number(left))))
    return [shown(amount.line), *members]


def _notes(comparison: Comparison, words: Wording) -> list[Text]:
    browse, notes = words.browse, list[str]()
    if comparison.barrier in (Barrier.THINGS, Barrier.CURRENCIES):
        notes.append(browse.not_ranked[comparison.barrier])
    if comparison.lacking:
        notes.append(browse.lacking.format(names=words.speech.both(comparison.lacking)))
    if comparison.alone:
        notes.append(browse.alone.format(names=words.speech.both(comparison.alone)))
    if comparison.elsewhere:
        notes.append(browse.elsewhere.format(titles="; ".join(deal.title for deal in comparison.elsewhere)))
    if comparison.left_out:
        notes.append(browse.left_out.format(titles="; ".join(deal.title for deal in comparison.left_out)))
    return [italic(inert(note)) for note in notes]


def _lines(comparisons: list[Comparison]) -> list[Line]:
    return [line for one in comparisons for amount in one.amounts for line in (amount.line, *amount.members)]
