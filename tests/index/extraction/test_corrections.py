"""Articles that put an earlier one right: the fact that was wrong is named, and the right figure takes its place."""

from datetime import date
from decimal import Decimal

import pytest

from index.extraction.extract import extract_facts
from index.periods import parse_period
from index.records import Article, Deal, Fact, Records
from tests.index.extraction.readings import article, stated

_FIRST = Article(
    id="2026-05-02-test",
    title="Kenya gets its first Ngao carriers",
    publisher="Test Wire",
    published=date(2026, 5, 2),
    language="en",
    text="Kenya had received 42 of its 60 Ngao carriers by 30 April 2026, for which it paid $42 million.",
)


def _fact(number: int, attribute: str, value: int, unit: str) -> Fact:
    return Fact.model_validate(
        {
            "id": f"{_FIRST.id}#{number}", "article": _FIRST.id, "deal": "kenya-ngao-2025", "buyer": "Kenya",
            "product": "armoured-vehicle", "attribute": attribute, "value": value, "unit": unit,
            "as_of": date(2026, 4, 30), "as_of_precision": "day", "stated_by": "Test Wire", "quote": _FIRST.text,
        }
    )  # fmt: skip


def _records() -> Records:
    deal = Deal(
        id="kenya-ngao-2025", title="Ngao for Kenya", buyer="Kenya", products=("armoured-vehicle",), kind="purchase"
    )
    facts = (
        _fact(1, "delivered_quantity", 42, "vehicles"),
        _fact(2, "ordered_quantity", 60, "vehicles"),
        _fact(3, "amount_paid", 42_000_000, "USD"),
    )
    return Records(articles={_FIRST.id: _FIRST}, deals={deal.id: deal}, facts={fact.id: fact for fact in facts})


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("en", "Correction. A report of 2 May gave the number of Ngao carriers that Kenya has as 42. "
         "The right figure is 24. Kenya expects the last of the 60 in 2028.", "The right figure is 24."),
        ("en", "Kenya has received 24 Ngao carriers, not 42 as was wrongly reported here on 2 May.",
         "Kenya has received 24 Ngao carriers, not 42 as was wrongly reported here on 2 May."),
        ("es", "Fe de erratas. El 2 de mayo publicamos que Kenia había recibido 42 vehículos Ngao. En realidad son 24.",
         "En realidad son 24."),
        ("pl", "Sprostowanie. 2 maja podaliśmy, że Kenia otrzymała 42 pojazdy Ngao. W rzeczywistości jest ich 24.",
         "W rzeczywistości jest ich 24."),
        ("ko", "정정합니다. 5월 2일자 기사에서 케냐가 인도받은 응가오 장갑차를 42대라고 했습니다. 실제로는 24대입니다.",
         "실제로는 24대입니다."),
    ],
)  # fmt: skip
def test_a_correction_names_the_fact_that_was_wrong(language: str, text: str, quote: str) -> None:
    found = extract_facts(article(text, title="Correction", language=language), _records())
    [fact] = [fact for fact in found.facts if fact.corrects]
    assert (fact.corrects, fact.quote, fact.as_of) == ("2026-05-02-test#1", quote, parse_period("2026-04-30"))
    assert "delivered_quantity 24 vehicles actual Kenya armoured-vehicle" in stated(found)
    assert not [line for line in stated(found) if " 42 " in line]
    assert [fact.id for fact in found.facts] == [f"2026-05-20-test#{number + 1}" for number in range(len(found.facts))]


def test_another_publisher_contradicts_but_does_not_correct() -> None:
    text = "Correction. A report gave the number of Ngao carriers that Kenya has as 42. The right figure is 24."
    other = article(text).model_copy(update={"publisher": "Another Wire"})
    assert [fact.corrects for fact in extract_facts(other, _records()).facts if fact.corrects] == []


def test_a_figure_that_was_never_stated_is_not_corrected() -> None:
    text = (
        "Correction. A report of 2 May gave the number of Ngao carriers that Kenya has as 43. The right figure is 24."
    )
    assert [fact.corrects for fact in extract_facts(article(text), _records()).facts if fact.corrects] == []


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("en", "Kenya ordered 24 Ngao carriers. In a report of 14 July we gave the price of the contract as 68 million "
         "dollars. The correct figure is 58 million dollars.", "value 68000000 USD denied Kenya ngao"),
        ("en", "Kenya ordered 24 Ngao carriers. Our last issue spoke of 36 Ngao carriers ordered: a mistake.",
         "ordered_quantity 36 units denied Kenya ngao"),
        ("es", "Kenia compró 24 vehículos Ngao. Publicamos que el contrato costaba 68 millones de dólares. Fue un "
         "error: son 58 millones de dólares.", "value 68000000 USD denied Kenya ngao"),
    ],
)  # fmt: skip
def test_what_a_paper_takes_back_is_denied_though_we_never_read_it(language: str, text: str, line: str) -> None:
    found = extract_facts(article(text, title="Ngao", language=language), Records())
    assert line in stated(found)
    assert [fact.value for fact in found.facts if fact.modality == "denied"] == [Decimal(line.split()[1])]
