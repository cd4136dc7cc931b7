"""Follow-ups of a few words, which leave to what was spoken of before what they ask: "all there?", "by whom?"."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


def test_all_there_asks_for_what_came(seventh: Answerer) -> None:
    texts = ("How many Ptarmigans are in Denmark's first call-off?", "all there?")
    assert ask(seventh, *texts).headline.startswith("Yes: 18 systems of 18 delivered to Denmark")


def test_all_there_of_a_framework_is_of_its_call_offs(fourteenth: Answerer) -> None:
    texts = ("How many radars are left of Guatemala's framework?", "all there?")
    assert ask(fourteenth, *texts).headline.startswith("Yes: 4 radars of 4 delivered to Guatemala")


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        (("How many Ptarmigans are in Denmark's first call-off?", "all there?", "since when?"), "21 May 2025: deliv"),
        (("¿Cuántos MP-7 arrienda Chile?", "¿desde cuándo están?"), "18 de diciembre de 2021: fin de las entregas"),
    ],
)
def test_since_when_is_no_day_of_signature(seventh: Answerer, texts: tuple[str, ...], headline: str) -> None:
    assert ask(seventh, *texts).headline.startswith(headline)


def test_when_after_what_is_left_is_when_it_comes(twentysecond: Answerer) -> None:
    texts = ("How many Turymtai-5 drones has Nepal received?", "how many are left?", "when?")
    assert ask(twentysecond, *texts).headline.startswith("October 2026: deliveries to Nepal due")


def test_by_whom_after_what_is_built_locally_is_the_partner(seventh: Answerer) -> None:
    texts = ("How many Sokols of Latvia's second batch are built locally?", "by whom?")
    assert ask(seventh, *texts).headline.startswith("Valmiera Mechanics – local partner")
    sold = ("How many Sokols are in Latvia's second batch?", "by whom?")
    assert ask(seventh, *sold).headline.startswith("Moravian Arms Works")


@pytest.mark.parametrize("text", ["what happened to the missing one?", "what happened to the lost one?"])
def test_one_that_is_missing_was_lost(seventh: Answerer, text: str) -> None:
    assert ask(seventh, "How many Sokols has Latvia got?", text).headline.startswith("1 howitzer lost by Latvia")


def test_none_is_missing_where_no_loss_is_on_record(seventh: Answerer) -> None:
    answer = ask(seventh, "How many Packhorses has New Zealand got?", "what happened to the missing one?")
    assert "lost" not in answer.headline


def test_cancelled_is_not_told_by_what_was_paid(fifth: Answerer) -> None:
    texts = ("How much has Chile paid for the Type 220 submarines?", "is it cancelled then?")
    assert ask(fifth, *texts).headline.startswith("No: on record is Suspended: Chile")


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        (("쿠웨이트 카라칼 마지막은 언제 와?", "왜 늦었어?"), "gearbox bearings that a supplier sent late"),
        (("When is the last of Kuwait's 24 Caracals due?", "why so late?"), "gearbox bearings that a supplier sent"),
    ],
)
def test_why_is_it_late_asks_for_no_last_one(fifth: Answerer, texts: tuple[str, ...], headline: str) -> None:
    assert ask(fifth, *texts).headline.startswith(headline)


def test_why_of_what_never_came_is_why_it_was_cancelled(twentysecond: Answerer) -> None:
    texts = ("¿Llegaron todos los Queltehue del segundo contrato de Paraguay?", "¿por qué?")
    assert ask(twentysecond, *texts).headline.startswith("Congress never voted the credit")


def test_why_a_bidder_lost_does_not_deny_that_it_did(seventh: Answerer) -> None:
    answer = ask(seventh, "Who lost in Uruguay to the Bergfalke?", "why?")
    assert answer.outcome is Outcome.DECLINED


def test_price_of_the_things_alone_in_another_currency(seventh: Answerer) -> None:
    texts = ("What does New Zealand pay for the Packhorses?", "just the planes?", "in US dollars?")
    assert ask(seventh, *texts).headline.startswith("NZD 1.09 billion (≈ $752 million at the ECB rate")
    assert ask(seventh, texts[0], texts[2]).headline.startswith("about $1.02 billion: value of New Zealand's deal")


def test_time_asked_before_is_not_kept_of_what_was_signed_later(seventh: Answerer) -> None:
    texts = ["How many Ptarmigans of Denmark's first call-off had come by the end of 2024?"]
    texts += ["and the second call-off?", "how many of those are assembled in Denmark?"]
    assert ask(seventh, *texts).headline.startswith("14 systems built in Denmark")


def test_another_buyer_need_not_lease(seventh: Answerer) -> None:
    texts = ("¿Cuántos MP-7 arrienda Chile?", "¿cuándo llegaron?", "¿y Australia?")
    assert ask(seventh, *texts).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        (("¿Cuántas fragatas pidió Indonesia en 2021?", "¿y las nuevas?", "¿quién las construye?"), "PT Galangan"),
        (("How many frigates did Indonesia order in 2021?", "and the new ones?"), "2 frigates ordered by Indonesia"),
    ],
)
def test_new_ones_are_of_the_last_contract(fifth: Answerer, texts: tuple[str, ...], headline: str) -> None:
    answer = ask(fifth, *texts).headline
    assert answer.startswith(headline)
    assert "Second SIGMA 11515 contract" in answer


def test_how_many_have_come_is_no_order(fifth: Answerer) -> None:
    texts = ("What did Morocco order in the first Freccia call-off?", "how many mortars have come?")
    assert ask(fifth, *texts).headline.startswith("9 vehicles of 12 delivered to Morocco")
    came_with = ask(fifth, "How much was Thailand's first Trana contract?", "how many missiles came with it?")
    assert came_with.headline.startswith("64 missiles ordered by Thailand")


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        (("Ile buldożerów dostał Nepal?", "a audyt?"), "Nepal: dostarczono 12 bulldozers z 14 zamówionych"),
        (("How many bulldozers has Nepal got?", "who says so?", "and the auditors?"), "12 bulldozers of 14 delivered"),
    ],
)
def test_one_side_named_is_asked_what_it_says(fourteenth: Answerer, texts: tuple[str, ...], headline: str) -> None:
    assert ask(fourteenth, *texts).headline.startswith(headline)


def test_why_two_counts_differ_is_no_matter_of_prices(eleventh: Answerer) -> None:
    texts = ("How many Bozdağs has Uzbekistan got?", "who says 14?", "why the difference?")
    assert ask(eleventh, *texts).headline.startswith("Sources disagree: 16 howitzers")


def test_second_that_arrived_is_of_no_second_contract(eleventh: Answerer) -> None:
    texts = ("¿Cuántos patrulleros tiene Uruguay?", "¿cuándo llegó el segundo?")
    assert ask(eleventh, *texts).headline.startswith("2 buques: entregas a Uruguay")
    assert ask(eleventh, *texts[:1], "¿y el segundo contrato?").outcome is not Outcome.PREMISE_REJECTED


def test_what_was_paid_for_a_cancelled_order_is_not_its_price(eleventh: Answerer) -> None:
    texts = ("How many Bozdağs did Albania order?", "how much did they pay?")
    assert ask(eleventh, *texts).headline.startswith("€9 million paid by Albania")
    stands = ask(eleventh, "How many Bozdağs did Turkmenistan order?", "how much did they pay?")
    assert stands.headline.startswith("$230 million: value of Turkmenistan's deal")


def test_before_asks_for_what_held_first(fourteenth: Answerer) -> None:
    texts = ("When is South Africa's tanker due?", "and before?")
    assert ask(fourteenth, *texts).headline.startswith("August 2026: deliveries to South Africa due")


def test_last_of_what_came_is_no_plan(fourteenth: Answerer) -> None:
    assert ask(fourteenth, "kiedy przyszła ostatnia partia do Nepalu?").headline.startswith("czerwiec 2025: do tego")
    first = ask(fourteenth, "kiedy przyszła ostatnia partia do Nepalu?", "a pierwsza?")
    assert "marzec 2024" not in first.headline


def test_words_that_no_cue_explains_are_not_passed_over(fourteenth: Answerer) -> None:
    texts = ("¿Cuántos satélites compró Eslovenia?", "¿cuántos están pintados?")
    assert ask(fourteenth, *texts).outcome is Outcome.DECLINED


def test_number_alone_points_at_no_deal_of_another_buyer(twentysecond: Answerer) -> None:
    texts = ("How many Garças has Bahrain got?", "how many were there in December 2024?", "who said eleven?")
    assert "Paraguay" not in ask(twentysecond, *texts).headline


def test_price_of_one_of_several_orders_is_a_price_apiece(seventeenth: Answerer) -> None:
    texts = ("How many shells did Norway order?", "how much is one?")
    assert "about NOK 38,000 for Norway's first contract" in ask(seventeenth, *texts).headline


def test_orders_under_a_framework_are_not_what_it_covers(fifth: Answerer) -> None:
    texts = ("How many Freccias does Morocco's framework cover?", "and how many of those are ordered?")
    assert ask(fifth, *texts).headline.startswith("135 vehicles ordered in all by Morocco (Freccia): 60 + 75")


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        (("How many radars has Belize got?", "and the other one?"), "1 radar still to come for Belize"),
        (("¿Cuántos radares han llegado a Belice?", "¿y el otro?"), "1 radar: pendiente para Belice"),
        (("How many Shamsheer-2s has Tunisia received?", "and the others?"), "2 drones still to come for Tunisia"),
    ],
)
def test_others_after_what_came_are_still_to_come(fourteenth: Answerer, texts: tuple[str, ...], headline: str) -> None:
    assert ask(fourteenth, *texts).headline.startswith(headline)


def test_how_many_they_got_and_paid_is_no_order_and_no_price(seventh: Answerer, fourteenth: Answerer) -> None:
    texts = ("How much did Zambia pay for its Inyatis?", "how many did they get?")
    assert ask(seventh, *texts).headline.startswith("6 vehicles of 22 delivered to Zambia")
    paid = ask(fourteenth, "What did Zambia order from Margalla?", "what have they paid?")
    assert paid.headline.startswith("$6 million paid by Zambia")


def test_more_that_come_are_not_those_that_came(seventh: Answerer) -> None:
    texts = ("¿Cuántos obuses tiene Letonia?", "¿cuántos más vienen?")
    assert ask(seventh, *texts).headline.startswith("12 obuses: pendiente para Letonia")


def test_why_fewer_is_not_why_late(seventh: Answerer) -> None:
    texts = ("How many Packhorses did New Zealand want?", "when's the last due?", "why fewer?")
    assert not ask(seventh, *texts).headline.startswith("cracks found in propeller gearboxes –")


def test_price_of_an_option_is_of_what_it_bought(fifth: Answerer) -> None:
    texts = ("How many Caracals did Kuwait order?", "what's the option?", "how much was that?")
    assert ask(fifth, *texts).headline.startswith("€196 million: value of Kuwait's deal")


def test_what_was_wanted_is_no_trailer(fourteenth: Answerer) -> None:
    assert ask(fourteenth, "How many bulldozers did Nepal want?").headline.startswith("30 bulldozers required by Nepal")
    assert ask(fourteenth, "How many trailers did Nepal order?").headline.startswith("7 trailers ordered by Nepal")


def test_what_flies_is_of_the_orders_under_a_framework(twentysecond: Answerer) -> None:
    texts = ("What's left of Paraguay's framework?", "how many fly?")
    assert ask(twentysecond, *texts).headline.startswith("5 aircraft in service with Paraguay")


def test_offers_of_two_bidders_are_not_added_up(twentysecond: Answerer) -> None:
    answer = ask(twentysecond, "Co wybrała Arabia Saudyjska?", "ile baterii?")
    assert not answer.headline.startswith("21 baterii")


def test_what_happened_to_an_order_is_no_list_of_orders(eleventh: Answerer) -> None:
    assert ask(eleventh, "¿Qué pasó con el pedido de Albania?").headline.startswith("Cancelado: Albania")
    assert ask(eleventh, "¿Cuántos pedidos hay de Uruguay?").headline.startswith("3 acuerdos")
