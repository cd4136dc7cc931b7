"""Sums that a question gives: of which deal and currency they are, what they take in, whether so much was paid."""

from dataclasses import replace

import pytest

from index.records import Attribute, Qualifier
from retrieval.answer import Outcome, Reason
from retrieval.answerer import Answerer
from tests.retrieval.asking import answerer_over, ask, build_world


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "is 4,000 crore the price of the howitzers",
            "No: on record is INR 12.9 billion: value of Armenia's deal (Trishakti; Trishakti howitzers for Armenia)",
        ),
        ("is 1,290 crore the price of the howitzers", "Yes: INR 12.9 billion contract value"),
        ("did Armenia pay 1290 crore for the batteries", "No: on record is INR 20.5 billion"),
        ("did Armenia buy 36 howitzers", "Yes: 36 howitzers ordered"),
    ],
)
def test_a_sum_without_a_currency_is_held_against_sums(sixth: Answerer, question: str, headline: str) -> None:
    assert ask(sixth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("is the 191 million the price of the turrets alone?", "No: on record is €164 million contract value"),
        ("is the 164 million the price of the turrets alone?", "Yes: €164 million contract value"),
    ],
)
def test_a_price_of_more_is_none_of_the_thing_alone(ninth: Answerer, question: str, headline: str) -> None:
    assert ask(ninth, question).headline.startswith(headline)


def test_what_a_sum_takes_in_is_told_by_its_article(third: Answerer) -> None:
    answer = ask(third, "is the 1.21 billion just the jets?")
    assert answer.headline.startswith("No: on record is “The letter of offer is worth 1.21 billion dollars,")


def test_a_sum_tells_whose_contents_are_asked_for(seventh: Answerer) -> None:
    answer = ask(seventh, "does the 1.48 billion include a simulator?")
    assert answer.headline.startswith("Yes: 1 simulator ordered: HT-5 simulator; Five HT-5 Packhorse")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("has Peru paid half already?", "No: on record is PEN 126 million paid"),
        ("Czy Peru zapłaciło już połowę?", "Nie: zapisano, że 126 mln PEN – zapłacono"),
        ("has Peru paid anything already?", "Yes: PEN 126 million paid"),
    ],
)
def test_a_part_paid_is_held_against_the_price(seventeenth: Answerer, question: str, headline: str) -> None:
    assert ask(seventeenth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("was the price of Fiji's Ptarmigan kept secret", "Yes: undisclosed contract value"),
        ("was the price of Fiji's Ptarmigan disclosed", "No: on record is undisclosed contract value"),
        ("was the price of Latvia's second batch kept secret", "No: on record is CZK 2.3 billion"),
    ],
)
def test_a_price_kept_secret_is_none_made_public(seventh: Answerer, question: str, headline: str) -> None:
    assert ask(seventh, question).headline.startswith(headline)


def test_staying_in_budget_is_held_against_the_budget(twentieth: Answerer) -> None:
    answer = ask(twentieth, "did Italy stay in budget")
    assert answer.headline.startswith("Yes: about €43 million contract value: Tsiatsan")


def test_that_a_losing_bid_was_cheaper_is_told_by_its_sentence(twelfth: Answerer) -> None:
    answer = ask(twelfth, "was the losing bid for Cyprus cheaper?")
    assert answer.yes_no is True
    assert "its bid was the cheaper one, but it could not deliver before 2026" in answer.headline


def test_a_fraction_is_no_count(twentieth: Answerer) -> None:
    assert "8 hovercraft" not in ask(twentieth, "is the price 33.6 or 39.1 million").headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Has Brunei paid 310 million Brunei dollars?", "Yes: BND 310 million paid"),
        ("Did Tunisia pay 820 million dinars?", "Yes: TND 820 million paid"),
        ("Has Cambodia paid 118 million dollars?", "No: on record is $41 million paid by Cambodia"),
        ("Did Cambodia pay 118 million dollars for its tanks?", "Yes: $118 million contract value"),
    ],
)
def test_what_has_been_paid_is_held_against_payments(twentythird: Answerer, question: str, headline: str) -> None:
    assert ask(twentythird, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        (
            "fourth",
            "In how many instalments does Chile pay Saab its 148 billion kronor?",
            (
                "The records don't show that. about CLP 148 billion contract value: 9LV; Combat systems, "
                "radars and torpedoes for Chilean frigates, as of 25 April 2023 (Nordic Naval Report)"
            ),
        ),
        (
            "fifteenth",
            "Why did Ethiopia pay 47.6 million euros for its mortars?",
            (
                "The records don't show that. BGN 47.6 million contract value: Rila; Eighty Rila mortars for "
                "Ethiopia, as of 26 September 2022 (Addis Defence Courier)"
            ),
        ),
        (
            "ninth",
            "¿Para qué gastó Angola 84 millones de euros?",
            (
                "Los registros no lo muestran. 84 millones USD – valor del contrato: Grom 128; First call-off "
                "of Grom 128 launchers, a fecha de 2 de junio de 2022 (Luanda Business Weekly)"
            ),
        ),
        (
            "ninth",
            "Na co Angola wydała 84 miliony euro?",
            (
                "Zapisy tego nie potwierdzają. 84 mln USD – wartość umowy: Grom 128; First call-off of Grom "
                "128 launchers, stan na 2 czerwca 2022 (Luanda Business Weekly)"
            ),
        ),
        (
            "eighteenth",
            "In how many instalments does Bulgaria pay its 1.488 billion euros?",
            (
                "The records don't show that. BGN 1.488 billion contract value: Hagen 2; Bulgaria's first "
                "contract for Hagen 2 tanks, as of 9 November 2022 (Black Sea Defence Journal)"
            ),
        ),
    ],
)
def test_a_sum_in_another_currency_is_corrected(world: str, question: str, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.outcome, answer.headline) == (Outcome.PREMISE_REJECTED, headline)


@pytest.mark.parametrize(
    ("world", "question"),
    [
        ("fourth", "In how many instalments does Chile pay Saab?"),
        ("ninth", "How many instalments has Ireland paid?"),
        ("ninth", "¿En cuántas cuotas paga Sri Lanka sus lanchas?"),
        ("ninth", "W ilu ratach Angola płaci za wyrzutnie?"),
        ("ninth", "앙골라는 발사대 대금을 몇 번에 나눠 냅니까?"),
    ],
)
def test_in_how_many_parts_a_sum_is_paid_is_no_count_of_things(world: str, question: str) -> None:
    assert ask(build_world(world), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("world", "question", "yes", "headline"),
    [
        (
            "fourth",
            "The EUR 827m for Portugal's Embraers – does that take in a simulator?",
            True,
            (
                "Yes: “The package of aircraft, a simulator and twelve years of support costs EUR 827 "
                "million; the five aircraft alone come to EUR 526 million.” (Lisbon Defence Letter)"
            ),
        ),
        (
            "fourth",
            "The EUR 526m for Portugal's Embraers – does that take in a simulator?",
            False,
            (
                "No: on record is €526 million contract value: KC-390; Five KC-390 transport aircraft, as of "
                "22 August 2019 (Lisbon Defence Letter)"
            ),
        ),
        (
            "ninth",
            "The 188 million euros Ireland pays for its patrol boats: do they take in weapons?",
            False,
            ("No: on record is “Training of the crews is included in the price, weapons are not.” (Sound Naval News)"),
        ),
        (
            "twentysecond",
            "Paraguay's 290 billion guaraníes – do they take in spares?",
            True,
            "Yes: “The price includes spares for three years but no weapons.” (Mercosur Air Letter)",
        ),
    ],
)
def test_what_a_sum_takes_in_is_a_yes_or_no(world: str, question: str, yes: bool, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.yes_no, answer.headline) == (yes, headline)


@pytest.mark.parametrize(
    ("world", "question", "yes", "headline"),
    [
        (
            "fourth",
            "Czy ujawniono, ile Maroko płaci za same pociski Hellfire?",
            False,
            (
                "Nie: zapisano, że nie ujawniono – wartość umowy: Hellfire; Foreign Military Sale of AH-64E "
                "Apache helicopters, stan na 25 czerwca 2020 (Maghreb Security Journal)"
            ),
        ),
        (
            "ninth",
            "Has it been disclosed what Cyprus pays for its aerostats?",
            False,
            (
                "No: on record is undisclosed contract value: Meltemi; Meltemi aerostats for Cyprus, as of 22 "
                "June 2026 (European Export Letter)"
            ),
        ),
    ],
)
def test_what_a_source_withholds_isnt_disclosed(world: str, question: str, yes: bool, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.yes_no, answer.headline) == (yes, headline)


def test_a_price_withheld_is_told_to_be() -> None:
    answer = ask(build_world("ninth"), "What did Cyprus pay for its aerostats?")
    assert answer.headline.startswith("undisclosed: value of Cyprus's deal (Meltemi; Meltemi aerostats for Cyprus)")


def test_prices_kept_secret_are_not_compared(seventh: Answerer) -> None:
    records = seventh.knowledge.records
    secret = {"value": "undisclosed", "unit": "", "qualifier": Qualifier.UNDISCLOSED}
    facts = {
        fact.id: fact.model_copy(update=secret) if fact.attribute is Attribute.VALUE else fact
        for fact in records.facts.values()
    }
    answer = ask(answerer_over(replace(records, facts=facts)), "rank the Ptarmigan deals by price")
    assert answer.outcome is Outcome.DECLINED
    assert answer.reason is not Reason.INTERNAL_ERROR
