"""News as it reads: each change with its figures, its source and its date, in every language, and never too long."""

from dataclasses import replace
from datetime import date

import pytest

from bot.changes import Change, Kind
from bot.telegram.alerts.news_message import render_news
from bot.telegram.alerts.reporter import NewAnswer, News
from bot.telegram.alerts.subscriptions import Following, Subscription
from bot.telegram.messages.reply import Reply
from bot.telegram.wording import Wordings
from index.records import Fact
from tests.retrieval.records import make_article, make_fact, make_knowledge
from tests.telegram.desk import SEVENTY_ONE

FORTY_SIX = make_fact("march", 46, as_of=date(2024, 3, 20))
DELIVERED = make_fact("november", 71, stated_by="Hyundai Rotem")
POLAND = Subscription(Following.TOPIC, '{"countries": ["Poland"]}', id=3)
QUESTION = Subscription(Following.QUESTION, "{}", id=123_456_789)


def rendered(*changes: Change, language: str = "en", news: News | None = None, is_digest: bool = False) -> Reply:
    """The message for some changes."""
    facts = [fact for change in changes for fact in change.facts]
    articles = [make_article(fact.article, date(2024, 11, 19)) for fact in facts]
    told = news or News(changes=changes, by=(POLAND,))
    names = ["Poland"] * len(told.by)
    return render_news(told, names, make_knowledge(facts, articles), Wordings().of(language), is_digest)


def body(kind: Kind, before: Fact | None, after: Fact | None) -> str:
    """The first line of one change."""
    return rendered(Change(kind, before, after)).text.text.splitlines()[2]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "News on what you follow\n\nDelivered: 46 → 71 tanks\nPoland · K2 Black Panther · Contract for K2 tanks\n"
            "as of 18 November 2024 · The Herald, 19 November 2024, citing Hyundai Rotem\n\nPoland",
        ),
        (
            "ko",
            "알림 소식\n\n인도: 46 → 71 대\n폴란드 · K2 Black Panther · Contract for K2 tanks\n"
            "2024년 11월 18일 기준 · The Herald, 2024년 11월 19일, Hyundai Rotem 인용\n\nPoland",
        ),
        (
            "pl",
            "Nowości w tym, co obserwujesz\n\nDostarczono: 46 → 71 czołgów\n"
            "Polska · K2 Black Panther · Contract for K2 tanks\n"
            "stan na 18 listopada 2024 · The Herald, 19 listopada 2024, za: Hyundai Rotem\n\nPoland",
        ),
        (
            "es",
            "Novedades de lo que sigues\n\nEntregado: 46 → 71 tanques\n"
            "Polonia · K2 Black Panther · Contract for K2 tanks\n"
            "a fecha de 18 de noviembre de 2024 · The Herald, 19 de noviembre de 2024, que cita a Hyundai Rotem\n"
            "\nPoland",
        ),
    ],
)
def test_a_change_says_from_what_to_what_who_says_so_and_as_of_when(language: str, text: str) -> None:
    assert rendered(Change(Kind.CHANGED, FORTY_SIX, DELIVERED), language=language).text.text == text


def test_each_kind_of_change_has_its_word() -> None:
    about = make_fact("about", 70, qualifier="about")
    money = [
        make_fact(name, value, attribute="value", unit="USD") for name, value in (("a", 3_000_000_000), ("b", 4e9))
    ]
    planned = make_fact("plan", 90, modality="planned", attribute="delivered_quantity")
    other_day = DELIVERED.model_copy(update={"as_of": make_fact("x", 1, as_of=date(2024, 11, 1)).as_of})
    assert body(Kind.NEW, None, DELIVERED) == "New · Delivered: 71 tanks"
    assert body(Kind.CORRECTED, DELIVERED, FORTY_SIX) == "Corrected · Delivered: 71 → 46 tanks"
    assert body(Kind.DISPUTED, DELIVERED, FORTY_SIX) == "Sources disagree · Delivered: 71 ↔ 46 tanks"
    assert body(Kind.WITHDRAWN, DELIVERED, None) == "Withdrawn · Delivered: 71 tanks"
    assert body(Kind.CHANGED, about, DELIVERED) == "Delivered: about 70 tanks → 71 tanks"
    assert body(Kind.CHANGED, *money) == "Contract value: $3 billion → $4 billion"
    assert body(Kind.NEW, None, planned) == "New · Delivered (planned): 90 tanks"
    assert body(Kind.CORRECTED, DELIVERED, other_day) == (
        "Corrected · Delivered: 71 tanks, delivered, as of 18 November 2024 → 71 tanks"
    )


def test_what_one_source_says_of_one_deal_has_its_name_once() -> None:
    ordered = make_fact("november", 180, attribute="ordered_quantity", stated_by="Hyundai Rotem")
    reply = rendered(Change(Kind.NEW, None, ordered), Change(Kind.CHANGED, FORTY_SIX, DELIVERED))
    assert reply.text.text == (
        "News on what you follow\n\nNew · Ordered: 180 tanks\nDelivered: 46 → 71 tanks\n"
        "Poland · K2 Black Panther · Contract for K2 tanks\n"
        "as of 18 November 2024 · The Herald, 19 November 2024, citing Hyundai Rotem\n\nPoland"
    )


def test_a_fact_nobody_approved_is_marked() -> None:
    proposed = DELIVERED.model_copy(update={"review": "extracted"})
    lines = rendered(Change(Kind.NEW, None, proposed)).text.text.splitlines()
    assert lines[4] == "as of 18 November 2024 · The Herald, 19 November 2024, citing Hyundai Rotem · unreviewed"


def test_what_articles_say_stays_text() -> None:
    hostile = make_fact("bad", "see @everyone /start http://evil.example", attribute="reason", unit="")
    reply = rendered(Change(Kind.NEW, None, hostile))
    assert "New · Reason: see @\u2060everyone /\u2060start http" in reply.text.text
    assert "evil.example" not in reply.text.text
    assert [span.kind for span in reply.text.spans if span.url] == []


def test_many_changes_are_cut_to_what_a_message_holds() -> None:
    changes = [
        Change(Kind.NEW, None, make_fact(f"a{n}", f"r{n} " * 200, attribute="reason", unit="")) for n in range(30)
    ]
    reply = rendered(*changes)
    assert len(reply.text) <= 3500
    assert "… and 18 more" in reply.text.text
    short = [Change(Kind.NEW, None, make_fact(f"a{n}", f"r{n}", attribute="reason", unit="")) for n in range(30)]
    assert "… and 18 more" in rendered(*short).text.text


def test_a_changed_answer_shows_the_one_before() -> None:
    new = NewAnswer("How many?", "46 had been delivered.", SEVENTY_ONE, is_corrected=True)
    reply = rendered(news=News(answers=(new,), by=(QUESTION,)), is_digest=True)
    assert reply.text.text == (
        "What has changed since the last digest\n\nHow many?\n"
        "Corrected: 71 of the 180 K2 tanks ordered by Poland in 2022 had been delivered as of 18 November 2024.\n"
        "Before: 46 had been delivered.\nThe Korea Herald, 18 November 2024, citing Hyundai Rotem"
    )


def test_one_subscription_is_stopped_by_one_word_and_several_by_their_names() -> None:
    change = Change(Kind.NEW, None, DELIVERED)
    alone = rendered(change)
    assert [(button.label, button.data) for button in alone.buttons] == [
        ("Mute 7 days", "alerts:7:mute"),
        ("Stop", "alerts:3:end"),
    ]
    several = rendered(change, news=News(changes=(change,), by=tuple(replace(POLAND, id=n) for n in range(6))))
    assert [button.label for button in several.buttons] == ["Mute 7 days", *["Stop: Poland"] * 4]
