"""News as a message: what changed, from what to what, who says so and as of when."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from bot.changes import Change, Kind
from bot.telegram.alerts.reporter import NewAnswer, News
from bot.telegram.alerts.subscriptions import Following
from bot.telegram.answers.evidence import source_of
from bot.telegram.answers.render import render_headline
from bot.telegram.messages.callbacks import encode_tap
from bot.telegram.messages.reply import Button, Reply
from bot.telegram.messages.text import BUDGET, Text, bold, inert, italic, joined, plain
from bot.telegram.wording import Wording
from index.records import MONEY, Fact, Modality, Qualifier, Review
from retrieval.answer import Answer
from retrieval.knowledge import Knowledge

ALERTS = "alerts"  # the kind of every button about alerts
MUTED_DAYS = 7
_CHANGES = 12  # told in one message; the rest is counted
_STOPS = 4
_SOURCES = 3
_LABEL = 40
_FIGURE = 200  # a reason or a record may be a whole sentence


def render_news(news: News, names: list[str], knowledge: Knowledge, words: Wording, is_digest: bool) -> Reply:
    """The message for news; `names` are what the listener calls the subscriptions that it is told by."""
    title = bold(plain(words.alerts.digest if is_digest else words.alerts.news))
    blocks = [(_answer(one, words), 1) for one in news.answers]
    blocks += _change_blocks(news.changes[:_CHANGES], knowledge, words)
    shown = _fitting([text for text, _ in blocks])
    if left := len(news.answers) + len(news.changes) - sum(count for _, count in blocks[: len(shown)]):
        shown.append(plain(words.more.format(count=left)))
    topics = [name for name, one in zip(names, news.by, strict=True) if one.kind is Following.TOPIC]
    text = joined([title, *shown, italic(inert("; ".join(topics)))], "\n\n").cut(BUDGET)
    return Reply(text, _buttons(news, names, words), columns=2 if len(names) == 1 else 1)


def _fitting(parts: list[Text]) -> list[Text]:
    """As many parts as a message has room for; always one."""
    room, shown = BUDGET - 500, list[Text]()
    for part in parts:
        room -= len(part) + 2
        if shown and room < 0:
            break
        shown.append(part)
    return shown


def _change_blocks(changes: Sequence[Change], knowledge: Knowledge, words: Wording) -> list[tuple[Text, int]]:
    """The changes, and how many each block tells: what one source says of one deal has its name and date once."""

    def ground(change: Change) -> Text:
        return _ground(change.fact, knowledge, words)

    groups = ((below, list(group)) for below, group in groupby(changes, key=ground))
    return [(joined([*(_head(change, words) for change in group), below], "\n"), len(group)) for below, group in groups]


def _head(change: Change, words: Wording) -> Text:
    kinds = {
        Kind.NEW: words.alerts.new,
        Kind.DISPUTED: words.answers.disagree,
        Kind.CORRECTED: words.alerts.corrected,
        Kind.WITHDRAWN: words.alerts.withdrawn,
    }
    labels = [kinds[change.kind]] if change.kind in kinds else []
    return plain(" · ".join([*labels, _role(change.fact, words)]) + ": ") + _figures(change, words).cut(_FIGURE)


def _ground(fact: Fact, knowledge: Knowledge, words: Wording) -> Text:
    """Of what a fact is, as of when, and who says so."""
    article = knowledge.records.articles.get(fact.article)
    dated = plain(words.as_of.format(date=words.date(fact.as_of)) if fact.as_of else "")
    source = source_of(article, fact.stated_by, words) if article else Text()
    unreviewed = plain(words.alerts.unreviewed if fact.review is not Review.APPROVED else "")
    return joined([inert(_about(fact, knowledge, words)), joined([dated, source, unreviewed], " · ")], "\n")


def _figures(change: Change, words: Wording) -> Text:
    """46 → 71 tanks; the unit is said once."""
    if change.after is None or change.before is None:
        return bold(inert(words.speech.figure(change.fact)))
    before, after = words.speech.figure(change.before), words.speech.figure(change.after)
    if before == after:  # the same figure of another day, or in another role
        before = _dated(change.before, words)
    elif _counts_alike(change.before, change.after) and isinstance(change.before.value, Decimal):
        before = words.speech.number(change.before.value)
    arrow = "↔" if change.kind is Kind.DISPUTED else "→"
    return inert(f"{before} {arrow} ") + bold(inert(after))


def _dated(fact: Fact, words: Wording) -> str:
    date = words.as_of.format(date=words.date(fact.as_of)) if fact.as_of else ""
    return ", ".join(part for part in (words.speech.figure(fact), words.role(fact.attribute), date) if part)


def _counts_alike(one: Fact, other: Fact) -> bool:
    return one.unit == other.unit and one.attribute not in MONEY and one.qualifier is Qualifier.EXACT


def _role(fact: Fact, words: Wording) -> str:
    role = words.role(fact.attribute)
    role = role[:1].upper() + role[1:]
    return role if fact.modality is Modality.ACTUAL else f"{role} ({words.speech.word('modality', fact.modality)})"


def _about(fact: Fact, knowledge: Knowledge, words: Wording) -> str:
    deal = knowledge.records.deals.get(fact.deal)
    names = (words.speech.country(fact.buyer), knowledge.product_name(fact.product), deal.title if deal else "")
    return " · ".join(name for name in names if name)


def _answer(new: NewAnswer, words: Wording) -> Text:
    answer = new.answer
    label = plain(f"{words.alerts.corrected}: " if new.is_corrected else "")
    before = inert(words.alerts.before.format(headline=new.before))
    return joined([italic(inert(new.question)), label + render_headline(answer), before, _sources(answer, words)], "\n")


def _sources(answer: Answer, words: Wording) -> Text:
    """The articles its figures are from; where no figure is told, those it rests on."""
    told = {figure.fact for figure in answer.figures} - {None}
    resting = [citation for citation in answer.citations if not told or citation.fact in told]
    cited = {citation.article.id: citation for citation in reversed(resting)}
    first = list(reversed(cited.values()))[:_SOURCES]
    return joined([source_of(one.article, one.stated_by, words) for one in first], "\n")


def _buttons(news: News, names: list[str], words: Wording) -> tuple[Button, ...]:
    """Mute, and one button a subscription to stop it; of very many, all are under /alerts."""
    mute = Button(words.alerts.mute, encode_tap(ALERTS, MUTED_DAYS, "mute"))
    labels = [words.alerts.stop] if len(names) == 1 else [words.alerts.stop_name.format(name=name) for name in names]
    stops = (
        Button(plain(label).cut(_LABEL).text, encode_tap(ALERTS, one.id, "end"))
        for label, one in zip(labels[:_STOPS], news.by, strict=False)
    )
    return (mute, *stops)
