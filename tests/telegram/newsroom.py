"""A small data folder with an article whose facts wait, for tests of what admins do with it."""

import shutil
from pathlib import Path

from bot.config import Config, Paths
from bot.service import Service
from index.encoder import Encoder
from index.fetching import Fetcher

ARTICLE = "2025-11-20-defence-wire-peru-k2"
TITLE = "Peru counts its tanks"
TEXT = (
    "Peru has ordered 54 K2 tanks, the ministry said on 20 November 2025.\n"
    "\n"
    "The contract is worth $1.2 billion.\n"
    "\n"
    "Poland had taken delivery of 17 K2 tanks by 18 November 2024.\n"
)
HEADER = f"""---
title: {TITLE}
publisher: Defence Wire
published: 2025-11-20
url: https://defence-wire.example/peru
language: en
kind: trade_press
text: full
syndicated_from: null
---
"""
FACTS = """[[fact]]
deal = "peru-k2-k808-framework-2025"
buyer = "Peru"
product = "k2"
attribute = "ordered_quantity"
value = 54
unit = "tanks"
qualifier = "exact"
modality = "actual"
as_of = 2025-11-20
as_of_precision = "day"
stated_by = "ministry"
quote = "Peru has ordered 54 K2 tanks"
review = "extracted"
confidence = 0.91
rule = "count:ordered_quantity"

[[fact]]
deal = "peru-k2-k808-framework-2025"
buyer = "Peru"
product = "k2"
attribute = "value"
value = 1200000000
unit = "USD"
qualifier = "exact"
modality = "actual"
as_of = 2025-11-20
as_of_precision = "day"
stated_by = "Defence Wire"
quote = "The contract is worth $1.2 billion."
review = "extracted"
confidence = 0.62
rule = "money:value"

[[fact]]
deal = "poland-k2-ec1-2022"
buyer = "Poland"
product = "k2"
attribute = "delivered_quantity"
value = 17
unit = "tanks"
qualifier = "exact"
modality = "actual"
as_of = 2024-11-18
as_of_precision = "day"
stated_by = "Defence Wire"
quote = "Poland had taken delivery of 17 K2 tanks by 18 November 2024."
review = "extracted"
confidence = 0.4
rule = "count:delivered_quantity"
"""


def data_folder(recorded: Path, folder: Path) -> Path:
    """A copy of the recorded articles and their index, with one more article whose three facts wait."""
    data = shutil.copytree(recorded, folder / "data")
    put_article(data, ARTICLE, FACTS)
    return data


def put_article(data: Path, article: str, facts: str) -> None:
    """Put the article and its facts into a data folder by hand."""
    (data / "articles" / f"{article}.md").write_text(HEADER + TEXT, encoding="utf-8")
    (data / "facts" / f"{article}.toml").write_text(facts, encoding="utf-8")


def service_over(data: Path, encoder: Encoder, fetcher: Fetcher | None = None) -> Service:
    """The real service over a data folder, as a process would open it; the model is loaded once for all tests."""
    service = Service(Config(paths=Paths(data=data)), fetcher)
    service.__dict__["encoder"] = encoder
    return service
