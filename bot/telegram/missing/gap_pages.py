"""Gaps as messages: a page of the list, and one gap with what was asked and which article would help."""

from collections.abc import Sequence
from datetime import date

from bot.telegram.messages.callbacks import encode_tap
from bot.telegram.messages.page_text import leaf
from bot.telegram.messages.reply import Button, Reply
from bot.telegram.messages.text import Text, bold, inert, italic, joined, plain
from bot.telegram.missing.gaps import WRONG, Gap, Report
from bot.telegram.wording import Wording
from index.records import Attribute, Fact
from retrieval.answer import Reason
from retrieval.knowledge import Knowledge
from retrieval.question import Operation

PAGE, OPEN, DONE, UNDO = "gaps", "gap", "gapdone", "gapundo"  # kinds of buttons: to a page, the others of a gap
_SEPARATOR = " · "  # between the parts of a reading
_ON_A_PAGE = 6
_REPORTS = 6
_LINE, _LABEL, _ENTRY = 160, 50, 300  # units


def render_gaps(gaps: Sequence[Gap], page: int, words: Wording, done: Gap | None = None) -> Reply:
    """A page of the list, the oldest gap first; it begins with the gap that was just marked done, if any."""
    shown, page, pages = leaf(gaps, page, _ON_A_PAGE)
    title = words.gaps.title.format(count=words.number(len(gaps))) if gaps else words.gaps.none
    ended = inert(words.gaps.done.format(topic=topic_of(done, words))).cut(_LINE) if done else Text()
    lines = [_line(gap, words) for gap in shown]
    buttons = [
        Button(inert(topic_of(gap, words)).cut(_LABEL).text, encode_tap(OPEN, gap.id, str(page))) for gap in shown
    ]
    if done:
        buttons.append(Button(words.gaps.undo, encode_tap(UNDO, done.id, str(page))))
    if page > 0:
        buttons.append(Button(words.intake.earlier, encode_tap(PAGE, page - 1)))
    if page + 1 < pages:
        buttons.append(Button(words.intake.more, encode_tap(PAGE, page + 1)))
    return Reply(joined([ended, joined([bold(plain(title)), *lines], "\n")], "\n\n"), tuple(buttons))


def render_gap(gap: Gap, reports: Sequence[Report], knowledge: Knowledge, page: int, words: Wording) -> Reply:
    """One gap: who many missed it since when, which article would help, and what was asked."""
    head = words.gaps.entry.format(count=words.number(gap.people), since=words.date(gap.since.date()))
    topic = bold(inert(topic_of(gap, words)).cut(_ENTRY))
    lines = [_report(report, gap.kind, words) for report in reports[:_REPORTS]]
    if left := len(reports) - len(lines):
        lines.append(plain(words.more.format(count=words.number(left))))
    text = joined([joined([topic, plain(head)], "\n"), _advice(gap, knowledge, words), joined(lines, "\n")], "\n\n")
    buttons = (
        Button(words.gaps.mark_done, encode_tap(DONE, gap.id, str(page))),
        Button(words.gaps.back, encode_tap(PAGE, page)),
    )
    return Reply(text, buttons, columns=2)


def topic_of(gap: Gap, words: Wording) -> str:
    """What a gap is about: its reading, with the attribute in words; else what kind it is."""
    lead, *names = gap.topic.split(_SEPARATOR)
    if lead in list(Attribute):
        lead = words.role(Attribute(lead))
    shown = names if lead == Operation.LOOKUP else [lead.replace("_", " "), *names]
    return _SEPARATOR.join(shown) or words.gaps.kinds[gap.kind]


def newest_on(topic: str, knowledge: Knowledge) -> tuple[date | None, date | None]:
    """When an article last told what a reading asks of what it names, and when anything of that; None for never."""
    lead, *names = topic.split(_SEPARATOR)
    about = [fact for fact in knowledge.records.facts.values() if set(names) <= _names_of(fact, knowledge)]
    return _newest([fact for fact in about if fact.attribute == lead], knowledge), _newest(about, knowledge)


def _newest(facts: Sequence[Fact], knowledge: Knowledge) -> date | None:
    return max((day for fact in facts if (day := knowledge.article(fact).published)), default=None)


def _names_of(fact: Fact, knowledge: Knowledge) -> set[str]:
    """What a reading could call a fact's buyer, product, seller and deal."""
    products = {knowledge.product_name(product) for product in knowledge.family(fact.product)}
    deal = knowledge.records.deals[fact.deal]
    sellers = {knowledge.organisation_name(seller) for seller in (*deal.seller, fact.seller) if seller}
    return {fact.buyer, deal.title} | products | sellers


def _advice(gap: Gap, knowledge: Knowledge, words: Wording) -> Text:
    """Which article to add next, where one would help."""
    gaps, topic = words.gaps, inert(topic_of(gap, words)).cut(_ENTRY).text
    advice = {
        WRONG: gaps.look.format(topic=topic),
        Reason.UNKNOWN_NAME: gaps.wanted_name,
        Reason.OUTSIDE_TIME: gaps.wanted_then.format(topic=topic),
        Reason.NOT_RECORDED: _wanted(gap.topic, topic, knowledge, words),
    }
    return inert(advice.get(gap.kind, ""))


def _wanted(reading: str, topic: str, knowledge: Knowledge, words: Wording) -> str:
    gaps = words.gaps
    told, about = newest_on(reading, knowledge)
    if told:
        known = gaps.on_record.format(date=words.date(told))
        return f"{known} {gaps.wanted_newer.format(topic=topic, date=words.date(told))}"
    known = gaps.else_on_record.format(date=words.date(about)) if about else gaps.not_on_record
    return f"{known} {gaps.wanted.format(topic=topic)}"


def _line(gap: Gap, words: Wording) -> Text:
    said = words.gaps.line.format(
        count=words.number(gap.people),
        topic=inert(topic_of(gap, words)).cut(_LINE).text,
        kind=words.gaps.kinds[gap.kind],
        since=words.date(gap.since.date()),
    )
    return plain("• ") + inert(said)


def _report(report: Report, kind: str, words: Wording) -> Text:
    """The question, where it is still there; and of an answer said to be wrong, what was said of it."""
    question = italic(inert(report.question).cut(_ENTRY))
    if kind != WRONG:
        return plain("• ") + question if question.text else Text()
    fault = words.gaps.faults.get(report.fault, words.gaps.unsaid)
    head = inert(words.gaps.report.format(number=report.number, fault=fault))
    return joined([plain("• ") + head, question, inert(report.remark).cut(_ENTRY)], " – ")
