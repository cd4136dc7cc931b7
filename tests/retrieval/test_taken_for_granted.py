"""What a question takes for granted and the records don't show, and sums it leaves to us, over an invented world."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, figures_in

KOBAC = "Kobac; Kobac loitering munitions for Bangladesh"
HOWITZERS = "Bozdağ 155; Bozdağ 155 howitzers"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("On what day did Albania get its Bozdağs?",
         f"The records don't show that. Cancelled: Albania ({HOWITZERS} for Albania), as of January 2024 "
         "(Bosphorus Defence Wire); 6 howitzers ordered"),
        ("What did Portugal pay for the Jiskras it picked?",
         "The records don't show that. Lost to a competitor: Portugal (LM-41 Jiskra; Portugal's trainer competition), "
         "as of July 2023 (Prague Aviation Letter); Lisbon preferred the Italian Falcone-2"),
        ("Why did Uruguay buy six Havsörns?",
         "The records don't show that. A framework agreement: Uruguay (Havsörn 60; Uruguay's framework for Havsörn 60 "
         "vessels), as of 2 March 2021 (Cuaderno Naval del Plata)"),
    ],
)  # fmt: skip
def test_what_never_happened_is_corrected(eleventh: Answerer, question: str, headline: str) -> None:
    answer = ask(eleventh, question)
    assert (answer.outcome, answer.headline) == (Outcome.PREMISE_REJECTED, headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Did Malta buy the ship it had an option on?",
         "No: on record is option lapsed status: Havsörn 60; Malta's option on a third Havsörn 60, as of 12 November "
         "2021 (Baltic Yard Review)"),
        ("¿El acuerdo marco obliga a comprar los seis buques?",
         "No: lo que consta es Acuerdo marco: Uruguay (Havsörn 60; Uruguay's framework for Havsörn 60 vessels), "
         "a fecha de 2 de marzo de 2021 (Cuaderno Naval del Plata)"),
    ],
)  # fmt: skip
def test_what_binds_nobody_and_what_lapsed_is_a_no(eleventh: Answerer, question: str, headline: str) -> None:
    answer = ask(eleventh, question)
    assert (answer.yes_no, answer.headline) == (False, headline)


def test_what_is_left_to_pay_is_the_price_less_what_was_paid(eleventh: Answerer) -> None:
    answer = ask(eleventh, "How much does Albania still have to pay for its Bozdağs?")
    assert answer.headline == (
        "€32 million: €41 million (Bozdağ 155 howitzers for Albania, contract value) − €9 million (Bozdağ 155 "
        "howitzers for Albania, paid), as of January 2024 (Bosphorus Defence Wire)"
    )
    assert figures_in(answer) == ["32000000 EUR", "41000000 EUR", "9000000 EUR"]


def test_what_is_only_leased_is_not_owned(eleventh: Answerer) -> None:
    answer = ask(eleventh, "How much did Lithuania pay to own its Jiskras?")
    assert (answer.outcome, answer.headline) == (
        Outcome.PREMISE_REJECTED,
        "The records don't show that. Contract signed: Lithuania (LM-41T; Lithuania's lease of LM-41T), as of 13 March "
        "2025 (Kurier Lotniczy); 3 aircraft leased",
    )


def test_what_was_wanted_then_is_held_against_what_was_ordered_later(eleventh: Answerer) -> None:
    answer = ask(eleventh, "By how many ships does Ghana's order fall short of what it wanted in April 2024?")
    assert figures_in(answer) == ["1 vessels", "4 vessels", "3 vessels"]


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Of the 36 howitzers for Uzbekistan, how many are assembled at home?", "24 howitzers"),
        ("How many howitzers have been assembled in Uzbekistan so far?", "4 howitzers"),
        ("How many Jiskras did Kenya have in early March 2025?", "7 aircraft"),
        ("What is Ghana's contract worth with training and spare parts?", "147000000 EUR"),
    ],
)
def test_the_plan_the_state_of_it_and_the_month_around_a_date(eleventh: Answerer, question: str, figure: str) -> None:
    assert figures_in(ask(eleventh, question)) == [figure]


def test_bought_or_leased_lists_both_and_no_plan_that_was_given_up(eleventh: Answerer) -> None:
    assert (
        ask(eleventh, "Which buyers have bought or leased the Havsörn 60?").headline
        == "Ghana, Iceland, Malta and Uruguay"
    )


def test_who_came_second_is_no_second_deal(eleventh: Answerer) -> None:
    assert ask(eleventh, "Who came second to the Havsörn in Malta?").strong == "Cantieri Levanto"


def test_where_it_is_built_is_told_by_the_sentence_on_who_builds_it(eleventh: Answerer) -> None:
    answer = ask(eleventh, "Where in Uzbekistan will the Bozdağs be built?")
    assert answer.headline.startswith("“the other 24 are to be assembled in Navoiy by the state firm UzMash”")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How much sales tax is in Jordan's first Gemsbok contract?",
         "JOD 9.28 million: JOD 67.28 million (72 Gemsbok vehicles for Jordan, gross, contract value) − JOD 58 million "
         "(72 Gemsbok vehicles for Jordan, net, contract value), as of 22 November 2024 (Amman Security Bulletin)"),
        ("Ile podatku VAT jest w cenie 14 mostów dla Danii?",
         "155 mln DKK: 775 mln DKK (14 Kaarna 26 bridges for Denmark, brutto, wartość umowy) − 620 mln DKK "
         "(14 Kaarna 26 bridges for Denmark, netto, wartość umowy), stan na styczeń 2024 (Przegląd Saperski)"),
        ("By how much did Angola's Liwa contract shrink when it was amended?",
         "AED 950 million: AED 3.3 billion (Three Liwa corvettes for Angola, contract value) − AED 2.35 billion "
         "(Three Liwa corvettes for Angola, contract value), as of 11 July 2025 (Hulls and Harbours)"),
    ],
)  # fmt: skip
def test_what_is_the_difference_of_two_prices(thirteenth: Answerer, question: str, headline: str) -> None:
    assert ask(thirteenth, question).headline == headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Did Jordan take up every vehicle of its option?",
         "No: on record is 20 vehicles ordered: Gemsbok; Jordan's option on further Gemsbok vehicles, as of 6 October "
         "2024 (Amman Security Bulletin)"),
        ("When did Jordan take up every vehicle of its option?",
         "The records don't show that. 20 vehicles ordered: Gemsbok; Jordan's option on further Gemsbok vehicles, "
         "as of 6 October 2024 (Amman Security Bulletin)"),
        ("What did the six bridges Denmark took from its option cost?",
         "Not six: 4 bridges ordered: Kaarna 26; Denmark's option on further Kaarna 26 bridges, as of 12 December 2025 "
         "(Northern Export Ledger)"),
        ("Which base will Nigeria keep its 45 Gemsboks at?",
         "The records don't show that. Cancelled: Nigeria (Gemsbok; 45 Gemsbok for Nigeria), as of March 2022 "
         "(Highveld Defence Review); not one vehicle left the works; 45 vehicles ordered"),
    ],
)  # fmt: skip
def test_an_option_taken_in_part_and_an_order_called_off(thirteenth: Answerer, question: str, headline: str) -> None:
    assert ask(thirteenth, question).headline == headline


@pytest.mark.parametrize(
    ("question", "yes_no"),
    [
        ("Did Papua New Guinea pay for its two KT-7Bs?", False),
        ("Were Papua New Guinea's KT-7Bs paid for by Indonesia?", True),
        ("파푸아뉴기니는 KT-7B 2대 값을 치렀나요?", False),
    ],
)
def test_a_gift_is_paid_for_by_whoever_gave_it(thirteenth: Answerer, question: str, yes_no: bool) -> None:
    answer = ask(thirteenth, question)
    assert (answer.yes_no, [citation.quote for citation in answer.citations]) == (
        yes_no,
        ["Papua New Guinea got two KT-7B in November 2024, as a gift from Jakarta."],
    )


def test_the_price_of_a_gift_is_corrected(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "What did Port Moresby pay for the KT-7Bs?")
    assert (answer.outcome, answer.headline) == (
        Outcome.PREMISE_REJECTED,
        "The records don't show that. gift from Indonesia – KT-7B; Indonesia's gift of two KT-7B to Papua "
        "New Guinea, as of November 2024 (Nusantara Aero Notes)",
    )


def test_how_long_is_no_count_of_things(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "For how many years is Cambodia leasing the KT-7B?")
    assert answer.headline == (
        "five years; may be given back after three – KT-7B; Cambodia's lease of KT-7B, as of July 2024 "
        "(Nusantara Aero Notes)"
    )


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("On what day did Bangladesh receive its last Kobac?", "The records don't say."),
        ("When Bangladesh signed for the Kobac, by when was everything to be delivered?",
         f"2025: deliveries to Bangladesh due ({KOBAC}), as of 20 June 2023 (동방국방일보); planned"),
        ("Before the trouble, when was Bangladesh to have its last Kobac?",
         f"2025: deliveries to Bangladesh due ({KOBAC}), as of 20 June 2023 (동방국방일보); planned"),
    ],
)  # fmt: skip
def test_the_day_it_was_due_is_not_the_day_it_came(thirteenth: Answerer, question: str, headline: str) -> None:
    assert ask(thirteenth, question).headline == headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Kobac for Bangladesh: key dates",
         "20 June 2023 to June 2026: 6 dated entries (Kobac loitering munitions for Bangladesh)."),
        ("Which deals were cancelled?",
         "4 deals on record: 45 Gemsbok for Nigeria (Nigeria); Three Liwa corvettes for Angola (Angola); Botswana's "
         "planned purchase of its leased Gemsbok vehicles (Botswana); Papua New Guinea's plan for three more Kepodang "
         "(Papua New Guinea)"),
        ("Who flies the KT-7B, leases included? Leave rumours out.",
         "Bangladesh, Cambodia and Papua New Guinea"),
    ],
)  # fmt: skip
def test_what_is_asked_without_a_question_mark_is_asked(thirteenth: Answerer, question: str, headline: str) -> None:
    assert ask(thirteenth, question).headline == headline


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("How many dirhams do the four Maestrale Nuovas cost Kuwait?", Outcome.PREMISE_REJECTED),
        ("¿Cuántos pesos paga Jordania por sus 72 Gemsbok?", Outcome.PREMISE_REJECTED),
        ("How many rand does Jordan pay for its 72 Gemsboks?", Outcome.ANSWERED),  # the seller's own
        ("How much in pesos does Jordan pay for its 72 Gemsboks?", Outcome.ANSWERED),  # asks for a conversion
        ("How many dirhams did Angola pay for its three Liwas?", Outcome.ANSWERED),
    ],
)
def test_price_in_a_currency_that_no_party_has(thirteenth: Answerer, text: str, outcome: Outcome) -> None:
    assert ask(thirteenth, text).outcome is outcome


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Why did the Kobac factory at Huambo open 14 months late?", "The records don't show that. Completed: Angola"),
        ("¿Por qué abrió tarde la fábrica de Kobac en Huambo?", "Los registros no lo muestran. Completado: Angola"),
        ("When did the plant at Huambo open?", "12 November 2024: deliveries to Angola completed"),
    ],
)
def test_thing_at_the_place_of_another_deal(thirteenth: Answerer, text: str, told: str) -> None:
    assert ask(thirteenth, text).headline.startswith(told)
