"""Every fact is one English sentence, whose wording follows its attribute, date, qualifier and modality."""

from pathlib import Path
from typing import Any

import pytest

from index.corpus import load_corpus
from index.fact_sentences import render_fact
from index.passages import draft_facts
from index.records import Attribute, Category, Deal, Fact, Modality, Product

K2 = Product(id="k2", name="K2", category=Category.TANK, maker=("hyundai-rotem",), unit="tanks")
TANK = Product(id="tank", name="main battle tank", category=Category.TANK, unit="tanks")
THE_DEAL = 'Poland\'s deal "First executive contract"'
DEAL = Deal(id="d", title="First executive contract", buyer="Poland")


def _fact(**more: Any) -> Fact:
    values = {
        **{"id": "a#1", "article": "a", "deal": "d", "buyer": "Poland", "product": "k2", "unit": "tanks"},
        **{"attribute": "delivered_quantity", "value": 71, "as_of": "2024-11-18"},
        **{"stated_by": "Hyundai Rotem", "quote": "q"},
    }
    return Fact.model_validate(values | more)


@pytest.mark.parametrize(
    ("more", "beginning"),
    [
        (
            {},
            "By 18 November 2024, 71 of the K2 tanks for Poland had been delivered",
        ),
        (
            {"as_of": "2024-11", "qualifier": "about", "modality": "reported"},
            "By November 2024, about 71 of the K2 tanks for Poland had reportedly been delivered",
        ),
        (
            {"as_of": "2027-Q3", "attribute": "ordered_quantity", "value": 1},
            "As of the third quarter of 2027, 1 K2 tank was ordered by Poland",
        ),
        (
            {"as_of": None, "attribute": "planned_quantity", "value": 1000, "modality": "planned"},
            "1,000 K2 tanks were planned for Poland",
        ),
        (
            {"attribute": "value", "value": 6500000000, "unit": "USD", "scope": ["package"], "as_of": "2025"},
            f"As of 2025, {THE_DEAL} was worth USD 6.5 billion (package)",
        ),
        (
            {"attribute": "value", "value": "undisclosed", "qualifier": "undisclosed", "as_of": None},
            f"{THE_DEAL} was worth an undisclosed amount",
        ),
        (
            {"attribute": "signed", "value": "2024-05", "as_of": None, "modality": "expected"},
            f"{THE_DEAL} was expected to be signed in May 2024",
        ),
        (
            {"attribute": "status", "value": "in_delivery", "as_of": None},
            f"{THE_DEAL} was in delivery",
        ),
        (
            {
                "attribute": "offset",
                "value": 50,
                "unit": "percent",
                "buyer": "United Arab Emirates",
                "as_of": None,
            },
            "The offset for the United Arab Emirates in return for the K2 was 50 percent",
        ),
        (
            {"attribute": "local_production", "value": 50, "unit": "percent", "as_of": None},
            "50 percent of the K2 were made locally in Poland",
        ),
        (
            {"attribute": "record", "value": "the largest {so far}", "modality": "reported", "as_of": None},
            f"{THE_DEAL} is noted as: the largest {{so far}} (reported)",
        ),
    ],
)
def test_a_fact_is_one_clear_sentence(more: dict[str, Any], beginning: str) -> None:
    """The wording people would use, so that a question's words are near."""
    assert render_fact(_fact(**more), K2, DEAL) == f"{beginning}, according to Hyundai Rotem."


def test_a_kind_of_equipment_goes_by_its_unit() -> None:
    """Not "main battle tank tanks"."""
    assert render_fact(_fact(as_of=None), TANK, DEAL) == (
        "71 of the tanks for Poland had been delivered, according to Hyundai Rotem."
    )


def test_a_product_nobody_registered_goes_by_its_id() -> None:
    """Facts may name products that no names file has."""
    assert render_fact(_fact(as_of=None, product="k3"), None, DEAL) == (
        "71 of the k3 tanks for Poland had been delivered, according to Hyundai Rotem."
    )


@pytest.mark.parametrize("modality", list(Modality))
@pytest.mark.parametrize("attribute", list(Attribute))
def test_every_attribute_has_a_wording_in_every_modality(attribute: Attribute, modality: Modality) -> None:
    """No gap is left in the sentence."""
    values = {"status": "signed", "value": 5}
    value = values.get(attribute, "2025-08-01" if attribute in ("signed", "selected", "approved") else 5)
    dates = ("effective", "amended", "delivery_start", "delivery_due", "completed")
    texts = list(Attribute)[list(Attribute).index(Attribute.STATUS) + 1 :]
    value = "2025" if attribute in dates else "a text" if attribute in texts else value
    sentence = render_fact(_fact(attribute=attribute, value=value, modality=modality), K2, DEAL)
    assert sentence.endswith(", according to Hyundai Rotem.")
    assert not any(flaw in sentence for flaw in ("{", "}", "  ", "None", " ,"))


def test_a_fact_is_placed_where_its_quote_stands() -> None:
    """A found sentence leads to the words it rests on."""
    records = load_corpus(Path("data")).records
    for draft in draft_facts(records.facts.values(), records):
        assert draft.fact is not None
        assert records.articles[draft.article].text[draft.start : draft.end] == records.facts[draft.fact].quote
