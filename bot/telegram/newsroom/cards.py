"""A card: an article with the facts that wait, as a message, and the buttons that decide on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from telegram.constants import KeyboardButtonStyle

from bot.sheets import Sheet
from bot.telegram.messages.page_text import leaf
from bot.telegram.messages.reply import Button, Reply
from bot.telegram.messages.text import BUDGET, Text, bold, code, inert, italic, joined, link, plain
from bot.telegram.newsroom.fact_lines import FactLines
from bot.telegram.newsroom.memory import Card
from bot.telegram.wording import Wording
from index.journal import Change
from index.review import Proposal

CARD = "card:"  # what a card's buttons carry before the verb, the article's key, and the fact or version meant
_APPROVES, _REJECTS = KeyboardButtonStyle.SUCCESS, KeyboardButtonStyle.DANGER
_STYLES = {"all": _APPROVES, "ok": _APPROVES, "none": _REJECTS, "no": _REJECTS, "cancel": _REJECTS}
_PAGE = 5
_QUOTES = (300, 160, 80)  # units a quote may take, tried in turn until the card fits
_DECISIONS = 3  # shown
_TITLE = 300


@dataclass(frozen=True, slots=True)
class View:
    """How a sheet is shown: on which card, which page of it, and what the people are called who decided."""

    card: Card
    people: Mapping[str, str] = field(default_factory=dict)
    page: int = 0


def card_button(label: str, verb: str, sheet: Sheet, argument: str = "") -> Button:
    """A button that does `verb` to the sheet's article, or to a fact of it."""
    return Button(label, f"{CARD}{verb}:{sheet.key}:{argument}", style=_STYLES.get(verb))


def render_card(sheet: Sheet, view: View, words: Wording) -> Reply:
    """The card of an article: what waits, the flagged first, and what was decided."""
    shown, page, pages = leaf(sheet.waiting, view.page, _PAGE)
    texts = (_card(sheet, shown, view, words, quote) for quote in _QUOTES)
    text = next((text for text in texts if len(text) <= BUDGET), None)
    if text is None:
        text = _card(sheet, shown, view, words, 0).cut(BUDGET)
    return Reply(text, _card_buttons(sheet, words, page, pages, view.card.fresh), columns=2)


def render_fact(sheet: Sheet, proposal: Proposal, words: Wording) -> Reply:
    """One fact of an article, to decide on by itself."""
    place = sheet.tokens.index(proposal.token) + 1
    number = words.intake.place.format(number=place, count=len(sheet.waiting))
    lines = FactLines(words, sheet.records).whole(proposal.fact, sheet.article)
    text = joined([_heading(sheet, words), italic(plain(number)), lines], "\n\n").cut(BUDGET)
    intake, token = words.intake, proposal.token
    buttons = (
        card_button(intake.approve, "ok", sheet, token),
        card_button(intake.reject, "no", sheet, token),
        card_button(intake.edit, "edit", sheet, token),
        card_button(intake.skip, "skip", sheet, token),
        card_button(intake.back, "show", sheet, "0"),
    )
    return Reply(text, buttons, columns=2)


def render_guide(number: int, words: Wording) -> Reply:
    """How facts are edited."""
    keys = ", ".join(sorted(words.intake.names().values()))
    return Reply(_with_code(words.intake.editing.replace("{keys}", keys), _example(number, words)))


def _card(sheet: Sheet, shown: Sequence[Proposal], view: View, words: Wording, quote: int) -> Text:
    lines = FactLines(words, sheet.records)
    facts = [lines.brief(view.card.numbers.get(one.token, 0), one.fact, quote) for one in shown]
    guide = Text()
    if shown:
        guide = _with_code(words.intake.how_to_edit, _example(view.card.numbers.get(shown[0].token, 1), words))
    note = joined([inert(line).cut(_TITLE) for line in view.card.note.split("\n")], "\n")
    head = joined([_heading(sheet, words), note, _counts(sheet, words), _warnings(sheet, lines)], "\n")
    decisions = joined([_decision(change, view, words) for change in sheet.changes[:_DECISIONS]], "\n")
    return joined([head, *facts, guide, decisions], "\n\n")


def _heading(sheet: Sheet, words: Wording) -> Text:
    article = sheet.article
    published = words.date(article.published) if article.published else ""
    source = " · ".join(filter(None, [article.publisher, published]))
    return joined([bold(link(inert(article.title).cut(_TITLE), article.url)), inert(source).cut(_TITLE)], "\n")


def _counts(sheet: Sheet, words: Wording) -> Text:
    intake = words.intake
    if not sheet.waiting:
        return plain(intake.none_waits if sheet.changes or _has_facts(sheet) else intake.no_facts)
    line = intake.proposed.format(count=words.number(len(sheet.waiting)))
    flagged = intake.flagged.format(count=words.number(sheet.flagged)) if sheet.flagged else ""
    return plain(" · ".join(filter(None, [line, flagged])))


def _warnings(sheet: Sheet, lines: FactLines) -> Text:
    """What concerns the whole article: names nobody has approved, and words that speak to a machine."""
    intake, names = lines.words.intake, ", ".join(map(lines.name_of, sheet.new_names))
    suspicious = plain(f"⚠ {intake.flags['instruction']}" if sheet.is_suspicious else "")
    return joined([suspicious, inert(intake.new_names.format(names=names) if names else "").cut(2 * _TITLE)], "\n")


def _has_facts(sheet: Sheet) -> bool:
    return any(fact.article == sheet.article.id for fact in sheet.records.facts.values())


def _decision(change: Change, view: View, words: Wording) -> Text:
    line = words.intake.decision.format(
        action=words.intake.action(change.action),
        count=words.number(len(change.facts)),
        who=view.people.get(change.who, change.who),
        when=moment(change.at, words),
    )
    return italic(inert(line))


def moment(at: datetime, words: Wording) -> str:
    """When something was done."""
    return words.intake.moment.format(date=words.date(at.date()), time=f"{at:%H:%M}")


def _example(number: int, words: Wording) -> str:
    return f"{number} {words.intake.names()['value']} 180"


def _with_code(sentence: str, example: str) -> Text:
    before, _, after = sentence.partition("{example}")
    return plain(before) + code(plain(example)) + plain(after)


def _card_buttons(sheet: Sheet, words: Wording, page: int, pages: int, fresh: bool) -> tuple[Button, ...]:
    intake, buttons = words.intake, list[Button]()
    if sheet.waiting:
        buttons += [
            card_button(intake.approve_all, "all", sheet, sheet.version),
            card_button(intake.one_by_one, "each", sheet),
            card_button(intake.edit, "edit", sheet),
            card_button(intake.reject, "none", sheet, sheet.version),
        ]
    if sheet.undoable:
        buttons.append(card_button(intake.undo, "undo", sheet, sheet.undoable))
    if page > 0:
        buttons.append(card_button(intake.earlier, "show", sheet, str(page - 1)))
    if page + 1 < pages:
        buttons.append(card_button(intake.more, "show", sheet, str(page + 1)))
    if fresh and not sheet.changes:
        buttons.append(card_button(intake.cancel, "cancel", sheet))
    elif sheet.waiting:
        buttons.append(card_button(intake.close, "close", sheet))
    return tuple(buttons)
