"""What a follow-up turns to: the next of several things, the other of two, what was added later, a lot by number."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world, figures_in


def test_next_one_is_the_second_after_the_first(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "When did Serbia get its first Vautour battery?", "when's the next one due?")
    assert "The second of the three batteries is to follow in September 2026" in answer.headline


def test_the_one_after_the_next_is_the_last_of_three(eighteenth: Answerer) -> None:
    texts = ("When did Serbia get its first Vautour battery?", "when's the next one due?", "and the one after that?")
    assert ask(eighteenth, *texts).headline.startswith("2027: deliveries to Serbia due")


def test_other_of_two_satellites(twelfth: Answerer) -> None:
    answer = ask(twelfth, "Has Morocco got its first spy satellite?", "so when did the other one fly?")
    assert "until 9 February 2026" in answer.headline


def test_what_was_added_later_is_the_order_after(twelfth: Answerer) -> None:
    texts = ("How many RA-140Ns did the Dutch navy order in March 2023?", "how many did they add later?")
    assert ask(twelfth, *texts).headline.startswith("4 helicopters ordered by Netherlands")


def test_nothing_was_added_where_no_order_followed(twelfth: Answerer) -> None:
    texts = ("How many helicopters did Cyprus order in 2021?", "how many did it order later?")
    assert ask(twelfth, *texts).outcome is Outcome.DECLINED


@pytest.mark.parametrize("text", ["and lot two?", "lot 2?", "what about lot number 2?"])
def test_lot_by_its_number(twelfth: Answerer, text: str) -> None:
    answer = ask(twelfth, "What did Colombia pay for its first lot of launchers?", text)
    assert answer.headline.startswith("$101 million: value of Colombia's deal")


def test_two_after_a_verb_is_a_count_of_things(seventh: Answerer) -> None:
    assert ask(seventh, "Why did New Zealand order two Packhorse simulators?").outcome is Outcome.PREMISE_REJECTED


def test_finished_of_so_many_planned_at_home_are_those_built_there(fourth: Answerer) -> None:
    answer = ask(fourth, "Tell me about Kazakhstan's Ankas", "how many of those 30 are finished?")
    assert answer.headline.startswith("4 drones built in Kazakhstan")


def test_delivered_of_a_number_that_was_not_ordered_is_not_told(fourth: Answerer) -> None:
    answer = ask(fourth, "Tell me about Kazakhstan's Ankas", "how many of those 30 have been delivered?")
    assert answer.outcome is Outcome.DECLINED


def test_other_of_two_ships_after_the_first_one(sixth: Answerer) -> None:
    texts = ("How many Poyraz ships did Nigeria order?", "when did the first one arrive?", "and the other one?")
    assert ask(sixth, *texts).headline.startswith("March 2027: deliveries to Nigeria due")


def test_first_time_and_later_on_are_two_orders(sixth: Answerer) -> None:
    texts = ("Who sells Kazakhstan the Alaca?", "how many did it buy the first time?", "and how many later on?")
    assert ask(sixth, *texts[:2]).headline.startswith("8 drones ordered by Kazakhstan")
    assert ask(sixth, *texts).headline.startswith("12 drones ordered by Kazakhstan")


def test_more_taken_later_than_the_contract(fifteenth: Answerer) -> None:
    texts = ("How many goggles did Luxembourg order?", "how many more did it take later?")
    assert ask(fifteenth, *texts).headline.startswith("120 goggles ordered by Luxembourg")


def test_memorandum_is_not_of_the_month_of_the_order(sixth: Answerer) -> None:
    texts = ("How many Markhors did Nigeria order in March 2021?", "how many were planned in the memorandum?")
    assert ask(sixth, *texts).headline.startswith("16 aircraft planned for Nigeria")


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("What was the original due date of Armenia's Garuda batteries?", "and now?"), "2026: deliveries"),
        (("How many Trishakti had Armenia at the end of 2023?", "and how many now?"), "22 howitzers of 36"),
    ],
)
def test_now_is_neither_the_former_plan_nor_the_past_day(sixth: Answerer, texts: tuple[str, str], told: str) -> None:
    assert ask(sixth, *texts).headline.startswith(told)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("How many goggles had Luxembourg got by October 2024?", "and a year later?"), "900 goggles delivered"),
        (("In February 2024, how many mortars had Ethiopia got?", "and by the end of that year?"), "68 mortars"),
        (("룩셈부르크는 2024년 10월까지 야시경을 몇 개 받았나?", "1년 뒤에는?"), "룩셈부르크: 900"),
        (("Ile moździerzy otrzymała Etiopia do lutego 2024?", "a pod koniec tego roku?"), "Etiopia: dostarczono 68"),
    ],
)
def test_time_counted_from_the_day_before(fifteenth: Answerer, texts: tuple[str, str], told: str) -> None:
    assert ask(fifteenth, *texts).headline.startswith(told)


def test_how_long_a_lease_runs(sixth: Answerer) -> None:
    assert ask(sixth, "Is Albania leasing Alacas?", "for how long?").headline.startswith("36 months")


def test_count_of_a_day_after_the_order_is_of_what_had_come(seventeenth: Answerer) -> None:
    texts = ("How many VRX-5 radars did Cambodia order?", "how many had it by the end of September 2025?")
    assert ask(seventeenth, *texts).headline.startswith("4 radars delivered to Cambodia")
    assert ask(seventeenth, *texts, "when did the last one come?").headline.startswith("24 March 2026")


def test_when_the_first_actually_came(seventeenth: Answerer) -> None:
    texts = ("What was Mauritius's original delivery date for the first boat?", "and when did it actually come?")
    assert ask(seventeenth, *texts).headline.startswith("January 2024: start of deliveries")


def test_simulator_added_to_the_contract(seventeenth: Answerer) -> None:
    texts = ("How many Fiach simulators did Finland buy?", "how many did it add later?")
    assert ask(seventeenth, *texts).headline.startswith("1 simulator ordered by Finland")


def test_how_much_of_a_price_has_been_paid(sixth: Answerer) -> None:
    texts = ("What is the Trishakti contract worth?", "how much of that has Deccan been paid?")
    assert ask(sixth, *texts).headline.startswith("INR 7.74 billion paid")
    share = ask(sixth, "What share of the Trishakti price has been paid?")
    assert share.headline.startswith("60 percent: INR 7.74 billion of INR 12.9 billion")


def test_what_a_year_of_a_lease_costs(seventeenth: Answerer) -> None:
    texts = ("How long is Malawi leasing its aircraft for?", "what does a year cost?")
    assert ask(seventeenth, *texts).headline.startswith("$3.2 million")


def test_first_after_a_fourth_was_added_is_of_them_all(fourteenth: Answerer) -> None:
    texts = (
        "How many minesweepers did Qatar order in 2021?",
        "how many did it add later?",
        "when did the first arrive?",
    )
    assert ask(fourteenth, *texts).headline.startswith("September 2024: start of deliveries")


def test_some_of_those_counted_that_no_record_tells_apart(fourteenth: Answerer) -> None:
    texts = ("How many bulldozers has Nepal got?", "how many of those are the police's?")
    assert ask(fourteenth, *texts).outcome is Outcome.DECLINED


def test_last_batch_is_not_the_upgrade_to_come(fourteenth: Answerer) -> None:
    texts = ("How many bulldozers has Nepal got?", "when did the last batch come?")
    assert ask(fourteenth, *texts).headline.startswith("June 2025: by then all 14 bulldozers")


def test_price_without_tax_after_the_one_with_it(fourteenth: Answerer) -> None:
    texts = ("What was Argentina to pay for the torpedoes, tax included?", "and without?")
    assert ask(fourteenth, *texts).headline.startswith("€132 million")


def test_what_happened_after_a_no(fourteenth: Answerer) -> None:
    texts = ("Did Honduras ever sign for the radars?", "so what happened?")
    assert ask(fourteenth, *texts).headline.startswith("Cancelled: Honduras")


@pytest.mark.parametrize(
    ("first", "text", "figure"),
    [
        ("How many Kentavros-9s does Montenegro get after the cut?", "and in the original contract?", "96 missiles"),
        ("몬테네그로 방공 계약 축소 후 Kentavros-9 미사일은 몇 발인가요?", "처음 계약에서는요?", "96 발"),
        ("Ile rakiet Kentavros-9 dostanie Czarnogóra po cięciu?", "a w pierwotnej umowie?", "96 pocisków"),
        ("What is the price of Montenegro's batteries?", "and in the first contract?", "€148 million"),
        ("What did Paraguay pay for its second contract?", "and in the first contract?", "PYG 290 billion"),
    ],
)
def test_as_first_signed_of_one_deal_or_the_first_of_two(first: str, text: str, figure: str) -> None:
    assert figure in ask(build_world("twentysecond"), first, text).headline


@pytest.mark.parametrize(
    ("first", "text"),
    [
        ("Ile poduszkowców zamówiła Gwinea w pierwszej umowie?", "A w drugiej?"),
        ("기니는 첫 번째 계약에서 호버크라프트를 몇 척 주문했나요?", "두 번째에서는요?"),
        ("¿Cuántos aerodeslizadores encargó Guinea en el primer contrato?", "¿Y en el segundo?"),
    ],
)
def test_second_contract_by_its_place_alone(first: str, text: str) -> None:
    assert "Guinea's second contract for Zibens hovercraft" in ask(build_world("twentieth"), first, text).headline


@pytest.mark.parametrize("text", ["how much had parliament voted for that?", "의회가 승인한 금액은요?"])
def test_what_parliament_voted_is_a_budget(text: str) -> None:
    answer = ask(build_world("twentieth"), "What did Lesotho pay for its Vizcachas?", text)
    assert figures_in(answer) == ["230000000 LSL"]


@pytest.mark.parametrize(
    ("first", "text", "told"),
    [
        ("How many Dassies did Guatemala order?", "what happened to the other two?", "two were dropped to pay for a"),
        ("How many Svanis has Honduras got?", "what happened to the other three?", "the remaining 3 Svani howitzers"),
        ("How many Svanis has Honduras got?", "what happened to the 8 howitzers?", "Suspended: Honduras"),
    ],
)
def test_what_became_of_the_others(first: str, text: str, told: str) -> None:
    assert told in ask(build_world("twentyfirst"), first, text).headline


def test_what_became_of_others_nobody_tells_of() -> None:
    texts = ("How many Svanis has Honduras got?", "what happened to the other seven?")
    assert ask(build_world("twentyfirst"), *texts).outcome is Outcome.DECLINED


def test_option_beside_a_contract_told_by_its_year_is_as_granted() -> None:
    texts = ("How many jammers did Italy sign for in 2023?", "and the option on top?")
    assert figures_in(ask(build_world("twentieth"), *texts)) == ["20 jammers"]
    assert figures_in(ask(build_world("twentieth"), "How many jammers are under Italy's option?")) == ["12 jammers"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("How many Tärna 200 drones did Oman order?", "How many of those are the land version?"),
        ("Ile dronów Tärna 200 zamówił Oman?", "Ile z tego to wersja lądowa?"),
        ("¿Cuántos drones Tärna 200 pidió Omán?", "¿Cuántos de esos son de la versión terrestre?"),
    ],
)
def test_some_of_what_was_counted_is_never_all_of_it(eighth: Answerer, first: str, then: str) -> None:
    assert ask(eighth, first).strong.startswith("24 ")
    assert ask(eighth, first, then).outcome is Outcome.DECLINED
