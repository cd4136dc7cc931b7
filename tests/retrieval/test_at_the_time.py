"""What was so at a time: when it was signed, as it was first reported, in the month of a notice, from start to end."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    "text",
    [
        "When Jordan signed in 2022, what was the date for having all 72 Gemsboks?",
        "By when were all 72 Gemsboks to be in Jordan under the 2022 contract?",
    ],
)
def test_date_for_all_of_them_is_that_of_the_signature(thirteenth: Answerer, text: str) -> None:
    assert ask(thirteenth, text).headline.startswith("December 2024: deliveries to Jordan due")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Under the 2023 contract, when was Thailand's first frigate due?", "December 2026"),
        ("Según el contrato de 2023, ¿cuándo tenía que entregarse la primera fragata tailandesa?", "diciembre de 2026"),
        ("Zgodnie z umową z 2023 roku kiedy miała być dostarczona pierwsza fregata dla Tajlandii?", "grudzień 2026"),
    ],
)
def test_date_by_the_contract_is_not_the_later_one(eighteenth: Answerer, text: str, told: str) -> None:
    assert ask(eighteenth, text).headline.startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "When the Omani deal was first reported, on 22 May 2023, how many howitzers was it said to cover?",
        "How many howitzers was the Omani deal first said to cover?",
    ],
)
def test_count_as_it_was_first_reported(eighteenth: Answerer, text: str) -> None:
    assert ask(eighteenth, text).headline.startswith("30 howitzers ordered by Oman")


@pytest.mark.parametrize(
    "text",
    [
        "Ile śmigłowców Apache dla Maroka zgłoszono Kongresowi w listopadzie 2019 roku?",
        "How many Apaches for Morocco was Congress told of in November 2019?",
    ],
)
def test_notice_of_a_month_before_the_signature(fourth: Answerer, text: str) -> None:
    assert "36" in ask(fourth, text).headline


def test_plan_that_was_shelved_was_dropped(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "Did Kuwait ever buy the Vlkodlak?", "why did they drop it?")
    assert answer.headline.startswith("money went to air defence")
    assert ask(eighteenth, "When did Kuwait drop the Vlkodlak?").headline.startswith("October 2024: shelved")


def test_none_left_the_works(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "How many of the Nigerian Gemsboks left the factory?")
    assert answer.headline.startswith("not one vehicle left the works")


def test_handover_is_no_launch(twelfth: Answerer) -> None:
    assert ask(twelfth, "When was Morocco's first satellite launched?").outcome is Outcome.DECLINED


def test_start_to_finish_names_no_start(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "Walk me through Oman's howitzer purchase, start to finish")
    assert any(line.startswith("2 December 2024: 8 howitzers delivered") for line in answer.details)


@pytest.mark.parametrize(
    "text",
    ["¿Cómo fueron las entregas de los Airone a Chipre desde la firma?", "How did Airone deliveries to Cyprus go?"],
)
def test_how_deliveries_went_is_a_history(twelfth: Answerer, text: str) -> None:
    assert "5 → 6" in ask(twelfth, text).headline


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("new zeland minehuntr optoin price yen", "JPY 27 billion"),
        ("How many yen would New Zealand's option cost?", "JPY 27 billion"),
        ("What is the New Zealand price without the option?", "JPY 88.5 billion"),
    ],
)
def test_price_of_an_option_is_not_that_of_the_contract(twelfth: Answerer, text: str, told: str) -> None:
    assert ask(twelfth, text).headline.startswith(told)


def test_letters_left_out_are_likelier_than_other_slips(eighteenth: Answerer) -> None:
    assert ask(eighteenth, "bulgria secnd tank contrct pric").headline.startswith("BGN 1.31 billion")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("When did Nigeria get its Markhors?", "24 June 2022: deliveries start; 19 January 2024: completed"),
        ("When did Kyrgyzstan get its drones?", "30 November 2023: deliveries to Kyrgyzstan completed"),
        ("When were the Alacas delivered to Kazakhstan?", "14 March 2025: deliveries to Kazakhstan completed"),
        ("What was the original due date of Armenia's Garuda batteries?", "2025: deliveries to Armenia due"),
    ],
)
def test_when_all_of_it_came_and_when_it_was_to(sixth: Answerer, text: str, told: str) -> None:
    assert ask(sixth, text).headline.startswith(told)


@pytest.mark.parametrize("text", ["When did Fiji's Umineko option expire?", "fji umineco opton expird when"])
def test_day_on_which_an_option_ran_out(fifteenth: Answerer, text: str) -> None:
    assert ask(fifteenth, text).headline.startswith("31 December 2023: option lapsed")


def test_date_put_right_in_the_same_text(fifteenth: Answerer) -> None:
    answer = ask(fifteenth, "Before it was corrected, what date was given for Fiji's first Umineko?")
    assert answer.headline.startswith("August 2023")


def test_history_tells_that_an_order_was_cancelled(fifteenth: Answerer) -> None:
    answer = ask(fifteenth, "Take me through what happened with Slovakia's Borz order")
    assert any(line.startswith("30 January 2026: cancelled") for line in answer.details)


def test_history_from_the_framework_on_has_its_orders(fifteenth: Answerer) -> None:
    answer = ask(fifteenth, "Timeline of Georgia's mine ploughs from the framework on")
    assert any(line.startswith("21 March 2025") for line in answer.details)


def test_all_have_come_where_completion_overtook_the_count(seventeenth: Answerer) -> None:
    assert ask(seventeenth, "Has Cambodia got all its radars?").yes_no is True


def test_first_of_two_has_come(twelfth: Answerer) -> None:
    assert ask(twelfth, "Has Morocco got its first spy satellite?").yes_no is True
    assert ask(twelfth, "Has Morocco got both satellites?").yes_no is False


def test_calibre_in_a_name_is_no_count(seventeenth: Answerer) -> None:
    assert ask(seventeenth, "finlnd shels 155 delverd").headline.startswith("15,000 shells of 15,000 delivered")


def test_misspelt_calloff(fifth: Answerer) -> None:
    assert ask(fifth, "morroco freccia 2nd caloff qty").headline.startswith("75 vehicles ordered by Morocco")


def test_history_of_an_option(fifth: Answerer) -> None:
    answer = ask(fifth, "Walk me through what became of Kuwait's option for extra Caracals.")
    assert any(line.startswith("31 December 2025: option lapsed") for line in answer.details)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("How many K2s were there in Poland when the second contract was signed?", "at least 119 tanks delivered"),
        ("¿Cuántos K2 había recibido Polonia cuando se firmó el segundo contrato?", "al menos 119 tanques"),
        ("Ile K2 dostarczono Polsce, gdy podpisano drugą umowę wykonawczą?", "Polska: dostarczono co najmniej 119"),
        ("폴란드 2차 계약 체결 당시 인도된 K2는 몇 대였나?", "폴란드: 최소 119 대 인도"),
        ("How many K2s were ordered when the second contract was signed?", "180 tanks ordered"),
    ],
)
def test_what_had_come_when_another_contract_was_signed(shipped: Answerer, text: str, told: str) -> None:
    assert ask(shipped, text).headline.startswith(told)


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


def test_of_what_was_bought_by_a_day_the_last_to_come_in_full_is_told_whenever_that_was() -> None:
    question = "Of the purchases inked by the end of 2022, which was the last to be handed over in full?"
    answer = ask(build_world("ninth"), question)
    assert answer.headline.startswith("Slovenia: 28 May 2026 (Gams; 54 Gams carriers for Slovenia), against 20 January")
