"""Follow-ups as they come in a conversation: what each keeps of the question before it, and what it asks anew."""

from datetime import date

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


def test_other_currency_keeps_the_tax(eighteenth: Answerer) -> None:
    texts = ("How much is the first Bulgarian tank contract worth?", "with tax?", "in euros?")
    assert ask(eighteenth, *texts).headline.startswith("BGN 1.488 billion (≈ €761 million at the ECB rate")


def test_kind_of_thing_named_again_keeps_the_deal(eighteenth: Answerer) -> None:
    texts = ("How much is the first Bulgarian tank contract worth?", "what's it per tank?")
    assert ask(eighteenth, *texts).headline.startswith("about BGN 25.8 million apiece: BGN 1.24 billion ÷ 48 tanks")


def test_one_of_them_costs_its_part_of_the_sum_just_given(eighteenth: Answerer) -> None:
    taxed = ("How much is the first Bulgarian tank contract worth?", "with tax?", "what's it per tank?")
    assert ask(eighteenth, *taxed).headline.startswith("about BGN 31 million apiece: BGN 1.488 billion ÷ 48 tanks")
    alone = ("What does Oman pay under the first howitzer contract?", "just for the guns", "so each one costs?")
    assert ask(eighteenth, *alone).headline.startswith("about €5.46 million apiece: €131 million ÷ 24 howitzers")


def test_another_kind_of_thing_is_another_subject(third: Answerer) -> None:
    answer = ask(third, "How many Avante corvettes did Qatar order?", "and tanks?")
    assert answer.outcome is Outcome.DECLINED


def test_yes_or_no_is_asked_again_of_another_thing(eighteenth: Answerer) -> None:
    texts = ["How many command tanks are in the first Bulgarian contract?", "have they come?"]
    assert ask(eighteenth, *texts).headline.startswith("Yes: 6 tanks of 6 delivered to Bulgaria (Hagen 2K;")
    again = ask(eighteenth, *texts, "and the recovery vehicles?")
    assert again.headline.startswith("Yes: 3 vehicles delivered to Bulgaria (Hagen Berge;")


def test_option_is_of_the_deal_not_of_what_came_with_it(eighteenth: Answerer) -> None:
    texts = ("How many howitzers did Oman order?", "and the ammunition vehicles?", "did they use the option?")
    assert ask(eighteenth, *texts).headline.startswith("Yes: option exercised")


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        (("How many Markhors had Nigeria received by the end of 2022?", "when was the first?"), "24 June 2022: start"),
        (("How many Markhors did Nigeria get?", "when did the first come?", "and the last one?"), "19 January 2024:"),
        (("ile Markhorów dostarczono Nigerii?", "kiedy ostatni?"), "19 stycznia 2024: zakończenie dostaw"),
    ],
)
def test_first_and_last_of_what_came_are_arrivals(sixth: Answerer, texts: tuple[str, ...], headline: str) -> None:
    assert ask(sixth, *texts).headline.startswith(headline)


def test_first_after_a_date_of_signature_is_a_contract(sixth: Answerer) -> None:
    answer = ask(sixth, "When did Kazakhstan order Alacas?", "when was the first?")
    assert "start of deliveries" not in answer.headline


def test_deposit_its_share_and_its_day(sixth: Answerer) -> None:
    texts = ["What did Nigeria pay for the trainers?", "how much on signing?"]
    assert ask(sixth, *texts).headline.startswith("$42.6 million paid by Nigeria")
    texts.append("what percentage is that?")
    assert ask(sixth, *texts).headline.startswith("30 percent: $42.6 million of $142 million")
    texts.append("when was that paid?")
    assert "as of 15 March 2021" in ask(sixth, *texts).headline


def test_what_was_paid_so_far_is_no_deposit(sixth: Answerer) -> None:
    assert ask(sixth, "How much has Nigeria paid for the Markhors so far?").headline.startswith("$128 million")


@pytest.mark.parametrize(
    "text", ["what happened to the other one?", "what became of the other one?", "and the other one?"]
)
def test_the_one_not_in_service_was_lost(sixth: Answerer, text: str) -> None:
    assert ask(sixth, "How many Markhors still fly in Nigeria?", text).headline.startswith("1 aircraft lost by Nigeria")


def test_why_alone_is_answered_by_a_recorded_reason_only(sixth: Answerer) -> None:
    assert ask(sixth, "Who lost to the Markhor in Nigeria?", "why?").outcome is Outcome.DECLINED


def test_who_let_a_deal_pass_is_no_seller(sixth: Answerer) -> None:
    answer = ask(sixth, "Who approved the Nigerian Markhor deal?")
    assert answer.headline.startswith("“The National Assembly had approved up to 60 billion naira in February 2021”")


@pytest.mark.parametrize("text", ["Where do the Bulgarian Hagens go?", "Where are the Bulgarian tanks based?"])
def test_where_things_are_kept_is_no_place_of_signature(eighteenth: Answerer, text: str) -> None:
    assert ask(eighteenth, text).headline.startswith("“They go to the 61st Brigade at Karlovo”")


def test_base_on_record(sixth: Answerer) -> None:
    assert ask(sixth, "Where will the Senegalese Markhors be based?").headline.startswith("Thies – place")


def test_acceptance_that_stopped_was_suspended(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "Was acceptance of the Bulgarian tanks stopped in 2025?")
    assert answer.headline.startswith("Yes: suspended")


def test_unread_verb_is_not_denied(eighteenth: Answerer) -> None:
    assert ask(eighteenth, "Were deliveries of the Bulgarian tanks celebrated?").outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        (("ile Markhorów zamówiła Nigeria?", "a Senegal?"), "Senegal: zamówiono 5 samolotów"),
        (("¿Cuántos Markhor compró Nigeria?", "Senegal?"), "5 aviones: pedido de Senegal"),
        (("ile Markhorów zamówiła Nigeria?", "and Senegal?"), "5 aircraft ordered by Senegal"),
        (("나이지리아는 마르코르를 몇 대 주문했나요?", "Senegal?"), "5 aircraft ordered by Senegal"),
    ],
)
def test_language_of_a_follow_up_that_tells_none(sixth: Answerer, texts: tuple[str, ...], headline: str) -> None:
    assert ask(sixth, *texts).headline.startswith(headline)


def test_follow_up_in_words_of_its_own_is_no_repetition(eighteenth: Answerer) -> None:
    texts = ("Was acceptance of the Bulgarian tanks stopped in 2025?", "what broke?")
    assert ask(eighteenth, *texts).outcome is Outcome.DECLINED


def test_who_signed_for_each_side(sixth: Answerer) -> None:
    texts = ["Who signed the Nigerian Markhor memorandum?", "for the company?"]
    assert ask(sixth, *texts).headline.startswith("Bilal Rehmani (Indus Aerostructures) – signatory")
    assert ask(sixth, *texts, "and for Nigeria?").headline.startswith("Tunde Okafor (Nigeria) – signatory")


def test_signatory_named_twice_is_told_once(eighteenth: Answerer) -> None:
    assert ask(eighteenth, "Who signed for Bulgaria?").headline.startswith("Petar Velinov; Almut Reinders – signatory")


def test_state_of_an_option_told_by_its_size_is_that_of_the_option(sixth: Answerer) -> None:
    answer = ask(sixth, "What's the state of Nigeria's option on four more Markhors?", today=date(2023, 10, 31))
    assert answer.headline.startswith("Option open: Nigeria (Markhor; Option on four more Markhor trainers)")


@pytest.mark.parametrize(
    ("follow_up", "told"),
    [
        ("ok and buying them outright?", "61 billion won: value of Mongolia's deal (Solbaram-2; Six Solbaram-2 drones"),
        ("What did buying them cost?", "61 billion won: value of Mongolia's deal (Solbaram-2; Six Solbaram-2 drones"),
        ("and in dollars?", "9.5 billion won"),
    ],
)
def test_after_the_rent_the_price_of_buying_is_asked_for(follow_up: str, told: str) -> None:
    texts = ("How much did Mongolia spend on renting its Solbarams?", follow_up)
    assert ask(build_world("thirtyfirst"), *texts).headline.startswith(told)


def test_whoever_tries_to_get_in_gets_nothing_delivered(eighth: Answerer) -> None:
    texts = ("How large is the Baltic Karhu framework?", "is anybody else trying to get in?")
    assert ask(eighth, *texts).outcome is Outcome.DECLINED


def test_a_no_in_another_note_denies_no_wish_to_join(eighth: Answerer) -> None:
    texts = ("How large is the Baltic Karhu framework?", "is anyone else interested in joining?")
    assert ask(eighth, *texts).headline.startswith("Yes: Sweden has asked to join the framework; no decision")
