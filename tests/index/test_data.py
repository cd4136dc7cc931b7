"""The data that ships is sound, and its README says how to add to it."""

import re
import shutil
from enum import StrEnum
from pathlib import Path

import pytest

from index.corpus import load_corpus
from index.periods import Precision
from index.records import (
    Article,
    ArticleKind,
    Attribute,
    Category,
    Country,
    Deal,
    DealKind,
    Fact,
    Modality,
    Organisation,
    OrganisationKind,
    Product,
    Qualifier,
    Record,
    Review,
    Status,
)

DATA = Path(__file__).parents[2] / "data"
README = (DATA / "README.md").read_text("utf-8")


def test_the_shipped_data_has_no_problems() -> None:
    assert [str(problem) for problem in load_corpus(DATA).problems] == []


def test_every_shipped_fact_is_in_the_records() -> None:
    records = load_corpus(DATA).records
    written = sum(path.read_text("utf-8").count("[[fact]]\n") for path in DATA.glob("facts/*.toml"))
    assert len(records.facts) == written
    assert {fact.article for fact in records.facts.values()} == set(records.articles)


def test_every_shipped_article_is_marked_as_our_own_words() -> None:
    assert {article.is_summary for article in load_corpus(DATA).records.articles.values()} == {True}


def test_the_worked_example_can_be_added_as_it_stands(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns(".index"))
    names = re.findall(r"in(?:to)?\s+`((?:articles|names|facts|deals)[^`]*)`", README.split("## Articles")[0])
    blocks = re.findall(r"```(?:markdown|toml)\n(.*?)```", README.split("## Articles")[0], re.DOTALL)
    assert len(names) == len(blocks) == 5
    for name, block in zip(names, blocks, strict=True):
        with (tmp_path / "data" / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{block}" if name.endswith(".toml") else block)
    corpus = load_corpus(tmp_path / "data")
    added = [fact for fact in corpus.records.facts.values() if fact.deal == "ruritania-heron-2024"]
    assert [str(problem) for problem in corpus.problems] == []
    assert [f"{fact.attribute} {fact.value} {fact.unit}".strip() for fact in added] == [
        "delivered_quantity 3 boats",
        "ordered_quantity 24 boats",
        "value 310000000 EUR",
        "delivery_due 2029",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ArticleKind,
        Attribute,
        Category,
        DealKind,
        Modality,
        OrganisationKind,
        Precision,
        Qualifier,
        Review,
        Status,
    ],
)
def test_the_readme_knows_every_word_of_the_format(words: type[StrEnum]) -> None:
    assert [word for word in words if f"`{word}`" not in README] == []


@pytest.mark.parametrize("model", [Article, Fact, Deal, Product, Organisation, Country])
def test_the_readme_knows_every_key_of_the_format(model: type[Record]) -> None:
    derived = {"id", "article", "is_summary"}
    assert [key for key in model.model_fields if key not in derived and f"`{key}`" not in README] == []
