"""Yes or no by what the articles say beside the figures on record: nothing delivered, what a price covers, a lease."""

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import WORLDS, ask, build_answerer


@pytest.fixture(scope="module")
def answerers() -> dict[str, Answerer]:
    return {name: build_answerer(WORLDS / name) for name in ("fifth", "seventh", "ninth", "eleventh", "twelfth")}


@pytest.mark.parametrize(
    ("world", "question", "yes", "sentence"),
    [
        ("twelfth", "Has any Nesher reached Latvia?", False, "Nothing has been delivered"),
        ("twelfth", "Czy na Łotwę trafił już jakikolwiek Nesher?", False, "Nothing has been delivered"),
        ("twelfth", "Will Kuwait renew the Airone lease?", False, "Kuwait will not prolong it"),
        ("seventh", "Was Chile's rent deducted from the price of the Uminekos?", False, "none of that counts"),
        ("seventh", "Did trucks come with Latvia's second Sokol batch?", False, "No trucks this time"),
        ("ninth", "Does the price of the Irish boats include weapons?", False, "weapons are not"),
        (
            "ninth",
            "Does the price of the Irish boats include crew training?",
            True,
            "Training of the crews is included",
        ),
        ("twelfth", "Is training included in Latvia's Nesher contract?", True, "includes training but no local work"),
        ("twelfth", "Does the price of Latvia's Neshers cover any local work?", False, "but no local work"),
        ("eleventh", "Are both of Kenya's Jiskra simulators operational?", True, "Both simulators have been in use"),
        ("eleventh", "Has Ghana's contract for the Havsörns taken effect?", False, "comes into force only when"),
        ("eleventh", "Will all of Turkmenistan's Bozdağs come from Kayseri?", True, "All are to come from Kayseri"),
    ],
)
def test_a_sentence_of_an_article_decides(
    answerers: dict[str, Answerer], world: str, question: str, yes: bool, sentence: str
) -> None:
    answer = ask(answerers[world], question)
    assert answer.yes_no is yes
    assert any(sentence in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("world", "question"),
    [
        ("ninth", "Are spare parts included in the price of the Irish boats?"),
        ("twelfth", "Does Latvia's Nesher contract include spare parts?"),
        ("twelfth", "Did Latvia extend its Nesher contract?"),
        ("eleventh", "Are all of Senegal's simulators in use?"),
    ],
)
def test_what_no_sentence_says_is_not_told(answerers: dict[str, Answerer], world: str, question: str) -> None:
    assert ask(answerers[world], question).yes_no is None


@pytest.mark.parametrize(
    ("world", "question", "yes"),
    [
        ("twelfth", "Do any rockets come with Colombia's second lot?", False),
        ("twelfth", "Are the engines of the Dutch helicopters part of the contract with Rotori Adda?", False),
        ("fifth", "Does Morocco's second Freccia call-off include any mortar vehicles?", False),
    ],
)
def test_what_a_deal_is_not_for_is_told_by_its_sentence_or_another_deal(
    answerers: dict[str, Answerer], world: str, question: str, yes: bool
) -> None:
    assert ask(answerers[world], question).yes_no is yes


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Did Brazil end up paying less for EMADS in reais than the press had been predicting?", True),
        ("Did Brazil buy fewer EMADS batteries than had been under negotiation?", True),
        ("Did Brazil sign for as many EMADS batteries as had been discussed?", False),
        ("Had anyone abroad bought the Trana before Thailand?", False),
        ("Was Thailand the first foreign customer of the Trana?", True),
        ("Czy przed Tajlandią ktoś za granicą kupił już system Trana?", False),
        ("Can Kuwait still take up what's left of that Caracal option?", False),
        ("Is Kuwait's Caracal option still open?", False),
    ],
)
def test_talks_firsts_and_options_are_held_against_what_came(
    answerers: dict[str, Answerer], question: str, yes: bool
) -> None:
    assert ask(answerers["fifth"], question).yes_no is yes


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Will the Irish boats be built in Denmark?", True),
        ("Will any of the Irish boats be built in Ireland?", False),
        ("Will all 36 turrets of Jordan's second order be assembled at Zarqa Works?", True),
        ("Did Slovenia have any Gams command vehicles at the end of November 2024?", False),
        ("Did Slovenia have any Gams ambulances at the end of November 2024?", True),
    ],
)
def test_what_will_be_built_and_what_had_come(answerers: dict[str, Answerer], question: str, yes: bool) -> None:
    assert ask(answerers["ninth"], question).yes_no is yes


@pytest.fixture(scope="module")
def others() -> dict[str, Answerer]:
    return {
        name: build_answerer(WORLDS / name)
        for name in ("sixth", "eighth", "thirteenth", "fifteenth", "seventeenth", "eighteenth")
    }


@pytest.mark.parametrize(
    ("world", "question", "yes"),
    [
        ("sixth", "Did the Markhor order come with spares?", True),
        ("sixth", "Does the price of the Garuda-S batteries include missiles?", True),
        ("sixth", "Did North Macedonia pay more than its parliament had allowed?", False),
        ("sixth", "Had another country bought the Markhor before Senegal?", True),
        ("thirteenth", "Can Botswana buy its leased Gemsboks at the end?", True),
        ("thirteenth", "Has the export licence for Kuwait's Wandoos been granted?", True),
        ("thirteenth", "Did Nigeria pay for its Gemsboks?", False),
        ("thirteenth", "Are Chile's Hval submarines new?", False),
        ("fifteenth", "Is VAT included in the 33 million lari that Georgia pays?", False),
        ("fifteenth", "Will any of Ivory Coast's mortars be made in Ivory Coast?", False),
        ("fifteenth", "Can Fiji still buy two more Uminekos?", False),
        ("fifteenth", "Did Fiji buy as many Uminekos as its white paper had wanted?", False),
        ("seventeenth", "Is a gun included in Mauritius's patrol boat contract?", False),
        ("seventeenth", "Does the Finnish simulator contract include support?", False),
        ("seventeenth", "Will any part of the radars be made in Cambodia?", False),
        ("seventeenth", "Were Gabon's Shifas delivered on time?", False),
        ("eighteenth", "Are the recovery vehicles counted among Bulgaria's 48 tanks?", False),
        ("eighteenth", "Will any of Bulgaria's 48 tanks be assembled in Bulgaria?", False),
        ("eighteenth", "Is there any local assembly in Bulgaria's first Hagen contract?", False),
        ("eighth", "Are the launches included in the price of Colombia's satellites?", False),
        ("eighth", "Did Colombia buy fewer satellites than it had wanted?", True),
        ("eighth", "Has the price of Kenya's missiles been disclosed?", False),
        ("seventeenth", "Are Gabon's Shifa 6s late?", True),
    ],
)
def test_contents_building_firsts_and_lateness(
    others: dict[str, Answerer], world: str, question: str, yes: bool
) -> None:
    assert ask(others[world], question).yes_no is yes


def test_a_count_of_trucks_is_of_no_launchers(answerers: dict[str, Answerer]) -> None:
    for question in ("How many trucks did Santiago order?", "Not launchers, the trucks: how many did Santiago order?"):
        assert ask(answerers["twelfth"], question).headline.startswith("4 trucks")
