"""What must not change an answer doesn't: wording, case, language, order, how the index was built. A digit does."""

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.config import Config, Paths
from bot.service import Service
from index.corpus import load_corpus
from retrieval.answer import Answer
from retrieval.answerer import Answerer
from tests.bot.front_door import dealbot
from tests.records_folder import ARTICLES, DATA, HERALD
from tests.retrieval.asking import answerer_over
from tests.retrieval.core_questions import CORE, YONHAP, seen

TODAY = date(2026, 11, 21)
CASES: Mapping[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "title": lambda text: " ".join(word[:1].upper() + word[1:] for word in text.split()),
}
PUNCTUATION: Mapping[str, Callable[[str], str]] = {
    "none at the end": lambda text: text.rstrip("?"),
    "no apostrophe": lambda text: text.replace("'", ""),
    "typographic": lambda text: text.replace("'", "’").replace("-", "‑"),
    "too much": lambda text: f"{text}?!!",
    "dots": lambda text: text.replace("?", "..."),
    "quoted": lambda text: f'"{text}"',
    "spaced": lambda text: f"  {text.replace(' ', '  ')} \n",
}


def ask(answerer: Answerer, question: str) -> Answer:
    return answerer.answer(question, TODAY)[0]


# ------------------------------------------------------------------ wording


@pytest.mark.parametrize("question", CORE)
def test_the_answer_is_this(shipped: Answerer, question: str) -> None:
    assert seen(ask(shipped, question)) == CORE[question].seen


@pytest.mark.parametrize(
    ("question", "same"), [(question, same) for question, core in CORE.items() for same in core.paraphrases]
)
def test_it_is_the_same_in_other_words(shipped: Answerer, question: str, same: str) -> None:
    assert replace(ask(shipped, same), reading="") == replace(ask(shipped, question), reading="")


@pytest.mark.parametrize(
    ("question", "language", "same"),
    [
        (question, language, same)
        for question, core in CORE.items()
        for language, same in zip(("ko", "pl", "es"), core.translations, strict=True)
    ],
)
def test_it_is_the_same_in_another_language(shipped: Answerer, question: str, language: str, same: str) -> None:
    answer = ask(shipped, same)
    assert (seen(answer), answer.language) == (CORE[question].seen, language)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("question", CORE)
def test_it_is_the_same_in_another_case(shipped: Answerer, question: str, case: str) -> None:
    asked = (question, *CORE[question].translations)
    assert [seen(ask(shipped, CASES[case](text))) for text in asked] == [CORE[question].seen] * 4


@pytest.mark.parametrize("marks", PUNCTUATION)
@pytest.mark.parametrize("question", CORE)
def test_it_is_the_same_with_other_punctuation(shipped: Answerer, question: str, marks: str) -> None:
    asked = (question, *CORE[question].translations)
    assert [seen(ask(shipped, PUNCTUATION[marks](text))) for text in asked] == [CORE[question].seen] * 4


# ------------------------------------------------------------------ records


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_the_records_is_nothing(shipped: Answerer, tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns(".index"))
    for file in (*folder.glob("facts/*.toml"), *folder.glob("names/*.toml"), folder / "deals.toml"):
        tables = re.split(r"(?m)^(?=\[)", file.read_text("utf-8"))
        random.Random(seed).shuffle(tables)
        file.write_text("".join(tables), "utf-8")
    shuffled = answerer_over(load_corpus(folder).records)
    for question in CORE:
        assert told(ask(shuffled, question)) == told(ask(shipped, question))


def told(answer: Answer) -> object:
    """An answer without the ids of facts, which count them in their file."""
    figures = tuple(replace(figure, fact=None) for figure in answer.figures)
    citations = tuple(replace(citation, fact=None) for citation in answer.citations)
    rows = tuple(replace(row, fact=None, citation=replace(row.citation, fact=None)) for row in answer.rows)
    return replace(answer, figures=figures, citations=citations, rows=rows)


# -------------------------------------------------------------------- index

PASSAGES = (
    "What did Ahn Gyu-back offer in Gliwice besides the tanks?",
    "Why is the Peruvian K808 contract a first for Hyundai Rotem?",
    "How does the K2 autoloader work?",
)


@pytest.fixture(scope="module")
def rebuilt(recorded: Path) -> Iterator[Service]:
    """Some of the records, indexed at once."""
    service = Service(Config(paths=Paths(data=recorded)))
    yield service
    service.close()


def test_an_index_built_article_by_article_answers_as_one_built_at_once(
    rebuilt: Service, recorded: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(recorded, folder, ignore=shutil.ignore_patterns(".index", "*-*.md", "20*.toml"))
    grown = Service(Config(paths=Paths(data=folder)))
    for article in random.Random(7).sample(ARTICLES, len(ARTICLES)):
        for name in (f"articles/{article}.md", f"facts/{article}.toml"):
            shutil.copy(recorded / name, folder / name)
        grown.refresh()
    answers = {question: grown.ask(question, today=TODAY) for question in (*CORE, *PASSAGES)}
    grown.close()
    assert answers == {question: rebuilt.ask(question, today=TODAY) for question in (*CORE, *PASSAGES)}
    assert seen(answers["How many K2s have been delivered to Poland?"]).figures == ("180 tanks",)
    assert answers[PASSAGES[0]].citations[0].article.id == YONHAP


# ------------------------------------------------------------------- digits

DELIVERED = "How many K2s have been delivered to Poland?"
THEN = ("--json", "--today", "2024-11-18")
MARCH = "2024-03-20-defence-industry-europe-poland-k2-ec1-2022"
MARCH_QUOTE = "the total handed over under the first executive contract stood at 46 on Wednesday"


@pytest.fixture
def copied(recorded: Path, tmp_path: Path) -> Path:
    """A copy of the small data folder with its index, to change."""
    return shutil.copytree(recorded, tmp_path / "data")


def put(folder: Path, name: str, old: str, new: str) -> None:
    """Write something else in the one place of a file where it stands."""
    text = (folder / name).read_text("utf-8")
    assert text.count(old) == 1
    (folder / name).write_text(text.replace(old, new), "utf-8")


def checked(data: Path) -> tuple[str, int]:
    """The first line that `dealbot check` prints, and its exit code."""
    result = dealbot(data, "check")
    return result.stdout.splitlines()[0], result.exit_code


def shown(data: Path) -> tuple[object, object, object]:
    """The figures, their facts, and the leading quote of the answer that the command prints."""
    answer = json.loads(dealbot(data, "ask", DELIVERED, *THEN).stdout)
    figures = [(figure["value"], figure["fact"]) for figure in answer["figures"]]
    return answer["answer"][:3], figures, answer["sources"][0]["quote"]


def test_before_the_change_it_is_71(copied: Path) -> None:
    assert shown(copied) == ("71 ", [(71, f"{HERALD}#1")], "the company says Poland has received 71 K2s so far")


def test_a_digit_changed_in_text_quote_and_value_changes_the_answer(copied: Path) -> None:
    put(copied, f"articles/{HERALD}.md", "received 71 K2s", "received 73 K2s")
    put(copied, f"facts/{HERALD}.toml", "received 71 K2s", "received 73 K2s")
    put(copied, f"facts/{HERALD}.toml", "value = 71\n", "value = 73\n")
    assert shown(copied) == ("73 ", [(73, f"{HERALD}#1")], "the company says Poland has received 73 K2s so far")


def test_a_digit_changed_in_the_text_only_takes_the_fact_out(copied: Path) -> None:
    put(copied, f"articles/{HERALD}.md", "received 71 K2s", "received 73 K2s")
    assert checked(copied) == (
        f"{copied}/facts/{HERALD}.toml:14: error: quote 'the company says Poland has received 71 K2s so far' is not in "
        "the article; the nearest sentence there is 'Pointing to its record elsewhere, the company says Poland has "
        "received 73 K2s so far.'; copy its words exactly",
        1,
    )
    assert shown(copied) == ("46 ", [(46, f"{MARCH}#2")], MARCH_QUOTE)


def test_a_digit_changed_in_the_quote_only_leaves_what_was_known(copied: Path) -> None:
    put(copied, f"facts/{HERALD}.toml", "received 71 K2s", "received 73 K2s")
    assert checked(copied) == (
        f"{copied}/facts/{HERALD}.toml:14: error: quote 'the company says Poland has received 73 K2s so far' is not in "
        "the article; the nearest sentence there is 'Pointing to its record elsewhere, the company says Poland has "
        "received 71 K2s so far.'; copy its words exactly",
        1,
    )
    assert shown(copied) == ("71 ", [(71, f"{HERALD}#1")], "the company says Poland has received 71 K2s so far")


def test_a_digit_changed_in_the_quote_only_is_never_answered_by_a_new_index(copied: Path) -> None:
    put(copied, f"facts/{HERALD}.toml", "received 71 K2s", "received 73 K2s")
    shutil.rmtree(copied / ".index")
    assert shown(copied) == ("46 ", [(46, f"{MARCH}#2")], MARCH_QUOTE)


def test_a_digit_changed_in_the_value_only_is_reported(copied: Path) -> None:
    put(copied, f"facts/{HERALD}.toml", "value = 71\n", "value = 73\n")
    assert checked(copied) == (
        f"{copied}/facts/{HERALD}.toml:6: error: value 73 is not in the quote 'the company says Poland has received "
        "71 K2s so far', which says 71; write the figure of the quote",
        1,
    )
