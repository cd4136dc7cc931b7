"""What tests of alerts need: a data folder whose figures are told by articles written here, and lists to tap on."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from tests.records_folder import HERALD, NEWEST, forget
from tests.telegram.double import Chat, Message

MILMAG = "2024-12-17-milmag-poland-k2-ec1-2022"  # 84 delivered
NEWS = """\
News on what you follow

Delivered: 46 → 71 tanks
Poland · K2 Black Panther · First executive contract for K2 tanks
as of 18 November 2024 · Defence Wire, 19 November 2024, citing Hyundai Rotem

K2 Black Panther · Poland"""
_ARTICLE = """---
title: Deliveries go on
publisher: Defence Wire
published: {published}
url: https://defence-wire.example/{name}
language: en
kind: trade_press
text: full
syndicated_from: null
---
Hyundai Rotem said {count} of 180 K2 tanks had been delivered to Poland by {day}.
"""
_FACT = """[[fact]]
deal = "poland-k2-ec1-2022"
buyer = "Poland"
product = "k2"
attribute = "delivered_quantity"
value = {count}
unit = "tanks"
qualifier = "exact"
modality = "actual"
as_of = {day}
as_of_precision = "day"
stated_by = "Hyundai Rotem"
quote = "{count} of 180 K2 tanks had been delivered to Poland by {day}"
review = "{review}"
"""


def forget_newer(data: Path) -> None:
    """Make a data folder what it was when 46 tanks had been delivered, and nothing newer was known."""
    for article in (HERALD, MILMAG, NEWEST):
        forget(article, data)


def report(data: Path, count: int = 71, day: date = date(2024, 11, 18), review: str = "approved") -> str:
    """Write an article that says how many tanks had been delivered by a day; its id."""
    name = f"{day + timedelta(days=1)}-defence-wire-deliveries"
    article = _ARTICLE.format(published=day + timedelta(days=1), name=name, count=count, day=day)
    (data / "articles" / f"{name}.md").write_text(article, encoding="utf-8")
    (data / "facts" / f"{name}.toml").write_text(_FACT.format(count=count, day=day, review=review), encoding="utf-8")
    return name


def _has(message: Message, label: str) -> bool:
    return label in message.labels


async def choose(chat: Chat, listed: Message, *labels: str) -> None:
    """Tap one button after the other, each once it is there, and wait until the list is back."""
    for label in labels:
        await chat.until(partial(_has, listed, label), label)
        await chat.tap(listed, label)
    await chat.until(lambda: "Stop 1" in listed.labels, "the list")
