"""What a fact may say, and what is said of one that may not."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from index.corpus import load_corpus
from index.periods import Period
from index.records import Attribute, Fact, Modality, Qualifier, Review
from tests.index.folders import ARTICLE, article, fact, problems, write_folder

FACTS = f"facts/{ARTICLE}.toml"
FORMS = 'write 2024-11-18 without quotation marks, or "2024-11", "2027-Q3" or "2027" with them'


def load(folder: Path, **keys: str | None) -> Fact:
    corpus = load_corpus(write_folder(folder, {FACTS: fact(**keys)}))
    assert corpus.problems == ()
    return corpus.records.facts[f"{ARTICLE}#1"]


def complaints(folder: Path, content: str) -> list[str]:
    write_folder(folder, {FACTS: content})
    return [line.removeprefix(f"{FACTS}:") for line in problems(folder)]


def test_every_key_is_read(tmp_path: Path) -> None:
    read = load(
        tmp_path,
        seller='"hyundai-rotem"',
        qualifier='"about"',
        modality='"reported"',
        as_of="2024-11-01",
        as_of_precision='"month"',
        scope='["first_batch"]',
        note='"n"',
        review='"extracted"',
        span="[14, 45]",
        confidence="0.5",
        rule='"r"',
        flags='["f"]',
        corrects=f'"{ARTICLE}#1"',
    )
    assert read == Fact.model_construct(
        id=f"{ARTICLE}#1",
        article=ARTICLE,
        deal="poland-k2-2022",
        buyer="Poland",
        seller="hyundai-rotem",
        product="k2",
        attribute=Attribute.DELIVERED_QUANTITY,
        value=Decimal(71),
        unit="tanks",
        qualifier=Qualifier.ABOUT,
        modality=Modality.REPORTED,
        as_of=Period(date(2024, 11, 1), date(2024, 11, 30)),
        stated_by="Hyundai Rotem",
        scope=("first_batch",),
        quote="handed over 71 of the 180 tanks",
        span=(14, 45),
        note="n",
        review=Review.EXTRACTED,
        corrects=f"{ARTICLE}#1",
        confidence=0.5,
        rule="r",
        flags=("f",),
    )


def test_what_may_be_left_out_has_its_default(tmp_path: Path) -> None:
    read = load(tmp_path, as_of=None)
    assert (read.as_of, read.qualifier, read.modality, read.review) == (
        None,
        Qualifier.EXACT,
        Modality.ACTUAL,
        Review.APPROVED,
    )


@pytest.mark.parametrize(
    ("attribute", "value", "read"),
    [
        ("delivery_due", '"2026"', Period(date(2026, 1, 1), date(2026, 12, 31))),
        ("delivery_due", '"2026-Q3"', Period(date(2026, 7, 1), date(2026, 9, 30))),
        ("delivery_due", "2026-07-01", Period(date(2026, 7, 1), date(2026, 7, 1))),
        ("status", '"in_delivery"', "in_delivery"),
        ("place", '"Gdynia"', "Gdynia"),
    ],
)
def test_the_attribute_decides_what_a_value_is(tmp_path: Path, attribute: str, value: str, read: Period | str) -> None:
    assert load(tmp_path, attribute=f'"{attribute}"', value=value, unit=None).value == read


@pytest.mark.parametrize("unit", ["USD", "PLN", "HRK", "percent"])
def test_money_has_a_currency_of_today_or_of_its_day(tmp_path: Path, unit: str) -> None:
    assert load(tmp_path, attribute='"value"', unit=f'"{unit}"').unit == unit


def test_a_withheld_price_needs_no_unit(tmp_path: Path) -> None:
    keys = {"attribute": '"value"', "qualifier": '"undisclosed"', "value": '"undisclosed"', "unit": None}
    assert load(tmp_path, **keys).value == "undisclosed"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (
            {"quote": '"handed over 72 of the 180 tanks"'},
            "10: error: quote 'handed over 72 of the 180 tanks' is not in the article; the nearest sentence "
            "there is 'The maker had handed over 71 of the 180 tanks.'; copy its words exactly",
        ),
        ({"quote": '""'}, "10: error: quote is empty; fill it in"),
        ({"quote": None}, "1: error: quote is missing; add it"),
        (
            {"span": "[14, 44]"},
            "11: error: span is not where the quote stands; write [14, 45], or leave it out",
        ),
        (
            {"span": '"14-45"'},
            "11: error: span is not where the quote stands; write [14, 45], or leave it out",
        ),
        (
            {"deal": '"poland-k2-2025"'},
            "2: error: deal 'poland-k2-2025' is not in deals.toml; did you mean 'poland-k2-2022'?",
        ),
        ({"deal": None}, "1: error: deal is missing; add it"),
        ({"product": '"k-2"'}, "4: error: product 'k-2' is not in names/products.toml; did you mean 'k2'?"),
        (
            {"seller": '"hyundai-rotm"'},
            "11: error: seller 'hyundai-rotm' is not in names/organisations.toml; did you mean 'hyundai-rotem'?",
        ),
        (
            {"buyer": '"Polnad"'},
            "3: warning: buyer 'Polnad' is the buyer of no deal and no country known here; did you mean 'Poland'?",
        ),
        (
            {"buyer": '"Czech Republic"'},
            "3: warning: buyer 'Czech Republic' is the buyer of no deal and no country known here; "
            "did you mean 'Czechia'?",
        ),
        ({"buyer": "[1]"}, "3: error: buyer should be a text in quotation marks, not a list"),
        (
            {"attribute": '"deliverd_quantity"'},
            "5: error: attribute 'deliverd_quantity' is not known; did you mean 'delivered_quantity'?",
        ),
        (
            {"attribute": '"colour"'},
            "5: error: attribute 'colour' is not known; data/README.md lists the known ones",
        ),
        ({"attribute": None}, "1: error: attribute is missing; add it"),
        ({"attribute": "[]"}, "5: error: attribute should be a text in quotation marks, not a list"),
        ({"value": '"71"'}, "6: error: value of delivered_quantity should be a number, not '71'"),
        ({"value": "true"}, "6: error: value of delivered_quantity should be a number, not True"),
        ({"value": "-1"}, "6: error: value -1 should be from 0 to 10^18; correct it"),
        ({"value": "nan"}, "6: error: value nan should be from 0 to 10^18; correct it"),
        (
            {"value": "0x" + "f" * 5000},
            "6: error: value a number of 19 digits or more should be from 0 to 10^18; correct it",
        ),
        ({"value": None}, "1: error: value is missing; add it"),
        ({"unit": None}, "1: error: unit is missing; add what is counted, such as tanks"),
        (
            {"attribute": '"value"', "unit": '""'},
            "7: error: unit is missing; add a currency of ISO 4217 such as USD",
        ),
        (
            {"attribute": '"value"', "unit": '"zloty"'},
            "7: error: unit 'zloty' should be a currency of ISO 4217 such as USD, or percent",
        ),
        (
            {"attribute": '"status"', "value": '"sined"'},
            "6: error: value 'sined' is not known; did you mean 'signed'?",
        ),
        (
            {"attribute": '"place"'},
            "6: error: value should be a text in quotation marks, not 71",
        ),
        (
            {"attribute": '"delivery_due"', "value": '"end of 2026"'},
            f"6: error: value 'end of 2026' is not a date; {FORMS}",
        ),
        (
            {"qualifier": '"roughly"'},
            "11: error: qualifier 'roughly' is not known; it should be one of: exact, about, over, under, "
            "at_least, up_to, nearly, undisclosed",
        ),
        ({"modality": '"plan"'}, "11: error: modality 'plan' is not known; did you mean 'planned'?"),
        (
            {"as_of_precision": '"week"'},
            "11: error: as_of_precision 'week' is not known; it should be one of: day, month, quarter, year",
        ),
        ({"as_of": '"2024-13"'}, f"8: error: as_of '2024-13' is not a date; {FORMS}"),
        (
            {"as_of": "2024-11-18T10:00:00"},
            "8: error: as_of 2024-11-18 10:00:00 is a date and a time; write 2024-11-18 alone",
        ),
        ({"review": "1"}, "11: error: review should be a text in quotation marks, not 1"),
        ({"scope": '"net"'}, "11: error: scope should be a list, such as ['net']"),
        ({"scope": '["net", ""]'}, "11: error: scope holds an empty text; take it out"),
        ({"scope": "[1]"}, "11: error: scope holds 1, which should be a text in quotation marks"),
        (
            {"corrects": f'"{ARTICLE}#2"'},
            f"11: error: corrects '{ARTICLE}#2' is no fact; that article has #1 to #1",
        ),
        (
            {"corrects": '"2024-11-18-dayly-k2#1"'},
            f"11: error: corrects '2024-11-18-dayly-k2#1' is no fact; did you mean '{ARTICLE}'?",
        ),
        ({"atribute": '"x"'}, "11: warning: unknown key 'atribute' is not read; did you mean 'attribute'?"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, keys: dict[str, str | None], said: str) -> None:
    assert complaints(tmp_path, fact(**keys)) == [said]


def test_all_that_is_wrong_with_a_fact_is_said_at_once(tmp_path: Path) -> None:
    spoilt = fact(attribute='"x"', qualifier='"y"', as_of='"z"', review='"w"', stated_by=None, deal='"v"')
    assert [line.split(":")[0] for line in complaints(tmp_path, spoilt)] == ["1", "2", "5", "8", "10", "11"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            fact().replace("[[fact]]", "[[facts]]"),
            ["1: error: 'facts' is not a fact, so all in it would be lost; begin it with [[fact]]"],
        ),
        (
            fact().replace("[[fact]]", "[fact]"),
            ["1: error: a fact begins with [[fact]], in two pairs of brackets"],
        ),
        ("fact = [1]", ["1: error: fact 1 should be a table that begins with [[fact]]"]),
        ("version = 1\n" + fact(), ["1: warning: unknown key 'version' is not read; take it out"]),
        (
            fact() + fact() + 'deal = "x"\n',
            ["21: error: not TOML that loads: Cannot overwrite a value; correct it here or just above"],
        ),
        (
            "x = " + "[" * 100_000,
            ["error: not TOML that loads: brackets are nested too deeply; take some out"],
        ),
        ("", []),
    ],
)
def test_what_is_no_fact_is_not_passed_over(tmp_path: Path, content: str, said: list[str]) -> None:
    assert [line.removeprefix(" ") for line in complaints(tmp_path, content)] == said


def test_the_buyer_may_be_a_country_that_has_no_deal(tmp_path: Path) -> None:
    assert load(tmp_path, buyer='"Peru"').buyer == "Peru"


def test_a_correction_may_count_facts_that_are_wrong_themselves(tmp_path: Path) -> None:
    spoilt = fact(deal='"x"') + fact(corrects=f'"{ARTICLE}#1"')
    assert [line.split(":")[0] for line in complaints(tmp_path, spoilt)] == ["2"]


def test_a_file_that_does_not_load_is_asked_no_question(tmp_path: Path) -> None:
    other = "2024-daily-x"
    files = {f"articles/{other}.md": article(), f"facts/{other}.toml": "oops"}
    write_folder(tmp_path, {**files, FACTS: fact(corrects=f'"{other}#7"')})
    assert [line.split(":")[0] for line in problems(tmp_path)] == [f"facts/{other}.toml"]
