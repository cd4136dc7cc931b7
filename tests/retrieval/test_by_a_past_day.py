"""What had come by a past day: a thing and a place beside the day, and the tax in a price."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "text", "told"),
    [
        ("thirteenth", "Mid-November 2024: Gemsboks in Jordan?", "58 vehicles delivered"),
        ("thirteenth", "Kaarna 26s in Denmark as 2025 ended?", "6 bridges delivered"),
        ("thirteenth", "Kaarna 26 w Danii, koniec 2025 roku?", "Dania: dostarczono 6 mostów"),
        ("seventh", "¿Ptarmigan en Dinamarca a finales de 2024?", "15 sistemas: entregas"),
        ("thirteenth", "요르단 겜스복, 2024년 11월 중순?", "요르단: 58 대 인도"),
        ("twentythird", "Vrana in Sweden when 2024 was out?", "3 radars delivered"),
        ("seventh", "Ptarmigans in Denmark, December 2024?", "15 systems delivered"),
        ("thirteenth", "Gemsboks for Jordan, July 2022?", "72 vehicles ordered"),  # the month in which it was signed
        ("ninth", "As of 28 November 2023, Groms in Angola?", "24 launchers delivered"),
    ],
)
def test_thing_and_place_on_a_past_day_are_what_had_come(world: str, text: str, told: str) -> None:
    assert ask(build_world(world), text).headline.startswith(told)


def test_thing_and_place_without_a_day_are_what_was_ordered(thirteenth: Answerer) -> None:
    assert ask(thirteenth, "Gemsboks in Jordan?").headline.startswith("92 vehicles ordered in all by Jordan")


def test_nothing_is_told_of_a_day_before_any_came(thirteenth: Answerer) -> None:
    assert ask(thirteenth, "Early 2023: Gemsboks in Jordan?").outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("world", "text", "told"),
    [
        ("thirteenth", "How many dinars of sales tax sit on Jordan's first Gemsbok contract?", "JOD 9.28 million: JOD"),
        ("thirteenth", "Danish VAT on the 14 Kaarna bridges: how many kroner?", "DKK 155 million: DKK 775 million"),
        ("thirteenth", "덴마크 카르나 26 14개 계약의 부가세만 얼마인가?", "1.55억 DKK: 7.75억 DKK"),
        ("twentyfirst", "VAT alone on the 24,000 shells: how much?", "€17.64 million: €101.64 million"),
        ("twentyfirst", "What do the 24,000 shells cost with the VAT?", "€101.64 million: value"),
        ("thirteenth", "Before tax, how much does Denmark pay for the 14 Kaarna 26s?", "DKK 620 million: value"),
    ],
)
def test_tax_by_itself_is_told_from_the_price_with_it(world: str, text: str, told: str) -> None:
    assert ask(build_world(world), text).headline.startswith(told)


@pytest.mark.parametrize(
    ("world", "text"),
    [
        ("twentyfirst", "EUR 84 million for 24,000 shells: VAT in there already?"),
        ("thirteenth", "58 million dinars for 72 Gemsboks: is the tax in it?"),
    ],
)
def test_price_without_tax_has_none_in_it(world: str, text: str) -> None:
    assert ask(build_world(world), text).yes_no is False


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At signing, which month was the last Gemsbok for Jordan meant to arrive?", "December 2024: deliveries"),
        ("On signing, which year was Denmark's last Kaarna bridge meant to land?", "2027: deliveries to Denmark due"),
    ],
)
def test_what_was_due_at_signing_asks_for_no_day_of_signing(thirteenth: Answerer, text: str, told: str) -> None:
    assert ask(thirteenth, text).headline.startswith(told)


def test_deal_in_which_a_thing_lost_says_nothing_of_its_signature() -> None:
    text = "At signing, which month was the last Lontra meant to land?"
    assert ask(build_world("twentyfirst"), text).headline.startswith("December 2024: deliveries to Mozambique due")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On present plans, who gets a Kaarna 26 first: the Latvians or the Hungarians?", "Latvia: October 2026"),
        ("¿Quién recibe antes su primer Kaarna 26, Letonia o Hungría?", "Letonia: octubre de 2026"),
        ("Kto pierwszy dostanie Kaarnę 26, Łotwa czy Węgry?", "Łotwa: październik 2026"),
    ],
)
def test_last_one_due_before_anothers_first_comes_first(thirteenth: Answerer, text: str, told: str) -> None:
    assert ask(thirteenth, text).headline.startswith(told)


def test_promise_of_a_thing_is_not_its_delivery() -> None:
    text = "Has Mondego delivered the car that replaces the one lost overboard?"
    assert ask(build_world("twentyfirst"), text).outcome is Outcome.DECLINED
    assert ask(build_world("twentyfirst"), "Was one Lontra lost overboard?").yes_no is True


@pytest.mark.parametrize("text", ["When is Liwa number three due in Angola?", "When is Angola's third Liwa due?"])
def test_ship_beyond_those_ordered_never_comes(thirteenth: Answerer, text: str) -> None:
    assert ask(thirteenth, text).headline.startswith("The records don't show that. 2 corvettes ordered")


@pytest.mark.parametrize(
    ("world", "text", "told"),
    [
        ("thirteenth", "So is Kuwait a Wandoo customer now?", "No: on record is Shelved"),
        ("thirteenth", "¿Es Kuwait ahora cliente del Wandoo?", "No: lo que consta es Aplazado"),
        ("thirteenth", "Czy Kuwejt jest klientem Wandoo?", "Nie: zapisano, że Odłożono"),
        ("thirteenth", "Is Ireland a Narwhal customer?", "No: on record is Lost to a competitor"),
        ("thirteenth", "Is Chile a Narwhal customer?", "Yes: Completed"),
        ("twentyfirst", "Is Rwanda a Dassie customer?", "Yes: Contract signed"),  # a lessee is one
    ],
)
def test_customer_is_who_has_signed(world: str, text: str, told: str) -> None:
    assert ask(build_world(world), text).headline.startswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Who said they needed more Svani guns, the Latvians or the Hondurans?", "Latvia: 18 guns (required)"),
        ("Dassie deal – how many trucks?", "Which deal do you mean? Dassie mine-protected trucks for Guatemala"),
        ("How many trucks did Guatemala order in the Dassie deal?", "22 protected trucks ordered by Guatemala"),
    ],
)
def test_one_of_two_sides_and_one_of_two_deals(text: str, told: str) -> None:
    assert ask(build_world("twentyfirst"), text).headline.startswith(told)
