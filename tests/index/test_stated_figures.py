"""A figure and its quote: what the quote must say of it."""

from decimal import Decimal
from pathlib import Path

import pytest

from index.corpus import load_corpus
from tests.index.folders import ARTICLE, article, fact, problems, write_folder

FACTS = f"facts/{ARTICLE}.toml"
HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("keys", "quote", "stated"),
    [
        ({"value": "72"}, "handed over 71 of the 180 tanks", "71 and 180"),
        (
            {"attribute": '"value"', "value": "5_600_000_000", "unit": '"USD"'},
            "The price is $6.5 billion for 180 tanks",
            "6500000000",
        ),
        (
            {"attribute": '"value"', "value": "2_800_000_000", "unit": '"NOK"'},
            "It is worth 1.8 billion kroner",
            "1800000000",
        ),
    ],
)
def test_a_figure_other_than_those_of_its_quote_is_an_error(
    tmp_path: Path, keys: dict[str, str], quote: str, stated: str
) -> None:
    files = {f"articles/{ARTICLE}.md": article(f"{quote}."), FACTS: fact(**keys, quote=f'"{quote}"')}
    value = keys["value"].replace("_", "")
    said = f"6: error: value {value} is not in the quote {quote!r}, which says {stated}; write the figure of the quote"
    assert problems(write_folder(tmp_path, files)) == [f"{FACTS}:{said}"]
    assert load_corpus(tmp_path).records.facts == {}


@pytest.mark.parametrize(
    ("quote", "language"),
    [
        ("All of them had been handed over by 18 November 2024", "en"),
        ("zwölf Haubitzen und 3 Panzer", "de"),
        ("12½ dozen, of 180", "en"),
    ],
)
def test_a_number_that_its_quote_may_put_into_words_is_doubted_and_kept(
    tmp_path: Path, quote: str, language: str
) -> None:
    text = article(quote, language=language)
    write_folder(tmp_path, {f"articles/{ARTICLE}.md": text, FACTS: fact(value="150", quote=f'"{quote}"')})
    assert problems(tmp_path) == [
        f"{FACTS}:6: warning: value 150 is not in the quote {quote!r}; check that it says so",
    ]
    assert load_corpus(tmp_path).records.facts[f"{ARTICLE}#1"].number == Decimal(150)


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("a quarter of a billion dollars against $300 million", "250_000_000"),
        ("US$ 1.500 millones y US$ 200 millones", "1_500_000_000"),
        ("półtora miliarda złotych, w tym 200 mln zł", "1_500_000_000"),
        ("2조 4천억 원, 그 밖에 1조 원", "2_400_000_000_000"),
        ("Rs 4,366 crore, of which Rs 300 crore is offset", "43_660_000_000"),
    ],
)
def test_a_sum_is_found_in_every_way_of_writing_it(tmp_path: Path, quote: str, value: str) -> None:
    language = "pl" if "ł" in quote else "ko" if "조" in quote else "es" if " y " in quote else "en"
    keys = {"attribute": '"value"', "value": value, "unit": '"USD"', "quote": f'"{quote}"'}
    files = {f"articles/{ARTICLE}.md": article(quote, language=language), FACTS: fact(**keys)}
    assert problems(write_folder(tmp_path, files)) == []


@pytest.mark.parametrize("world", sorted(path.name for path in (HERE.parent / "worlds").iterdir()))
def test_no_world_has_a_figure_that_its_quote_does_not_state(world: str) -> None:
    found = [str(problem) for problem in load_corpus(HERE.parent / "worlds" / world).problems]
    assert [line for line in found if "is not in the quote" in line] == []
