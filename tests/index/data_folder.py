"""A small data folder for tests, written file by file and loaded as the program loads it."""

from pathlib import Path

from index.corpus import Corpus, load_corpus

DEALS = """
[poland-k2-ec1-2022]
title = "First executive contract for K2 tanks"
buyer = "Poland"
seller = ["hyundai-rotem"]
products = ["k2"]
kind = "executive_contract"

[peru-k808-2024]
title = "Purchase of K808 armoured vehicles"
buyer = "Peru"
products = ["k808"]
kind = "purchase"
"""
PRODUCTS = """
[k2]
name = "K2 Black Panther"
category = "tank"
maker = ["hyundai-rotem"]
unit = "tanks"

[k808]
name = "K808 White Tiger"
category = "apc"
maker = ["hyundai-rotem"]
unit = "vehicles"
"""
ORGANISATIONS = """
[hyundai-rotem]
name = "Hyundai Rotem"
country = "South Korea"
"""
KOREA_HERALD = "The maker had handed over 71 of the 180 tanks to Poland by 18 November 2024."
DEFENCE24 = "All 180 K2 tanks of the first contract have reached Poland."
PUBLICAR = "Peru ordered 30 K808 armoured vehicles in May 2024."


class DataFolder:
    """Writes articles and facts, and loads what is there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        for folder in ("articles", "facts", "names"):
            (path / folder).mkdir(parents=True)
        (path / "deals.toml").write_text(DEALS, encoding="utf-8")
        (path / "names" / "products.toml").write_text(PRODUCTS, encoding="utf-8")
        (path / "names" / "organisations.toml").write_text(ORGANISATIONS, encoding="utf-8")

    def write_article(self, article: str, text: str, title: str = "Tanks") -> None:
        """One article, published on 18 November 2024."""
        header = f"title: {title}\npublisher: The Korea Herald\npublished: 2024-11-18\nurl: null\nlanguage: en"
        content = f"---\n{header}\nkind: paper\ntext: full\nsyndicated_from: null\n---\n{text}\n"
        (self.path / "articles" / f"{article}.md").write_text(content, encoding="utf-8")

    def write_fact(self, article: str, quote: str, value: int = 71, more: str = "") -> None:
        """The only fact of an article: tanks delivered to Poland; `more` adds lines, or facts."""
        content = (
            '[[fact]]\ndeal = "poland-k2-ec1-2022"\nbuyer = "Poland"\nproduct = "k2"\n'
            f'attribute = "delivered_quantity"\nvalue = {value}\nunit = "tanks"\nas_of = 2024-11-18\n'
            f'stated_by = "Hyundai Rotem"\nquote = "{quote}"\n{more}'
        )
        (self.path / "facts" / f"{article}.toml").write_text(content, encoding="utf-8")

    def write_small_world(self) -> None:
        """Three articles, two of them with a fact."""
        self.write_article("2024-11-18-herald", KOREA_HERALD)
        self.write_fact("2024-11-18-herald", "71 of the 180 tanks")
        self.write_article("2025-11-13-defence24", DEFENCE24)
        self.write_fact("2025-11-13-defence24", "All 180 K2 tanks", value=180)
        self.write_article("2024-05-20-publicar", PUBLICAR)

    def remove(self, article: str) -> None:
        """Take an article and its facts away."""
        (self.path / "articles" / f"{article}.md").unlink()
        (self.path / "facts" / f"{article}.toml").unlink(missing_ok=True)

    def load(self) -> Corpus:
        """What the folder holds now."""
        return load_corpus(self.path)
