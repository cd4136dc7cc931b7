"""Taken for granted and never so: a purchase that is a lease, an option that lapsed, a thing too many, a year."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "told"),
    [
        (
            "twentyfirst",
            "Rwanda bought 18 mine trucks from Erongo in 2023. Who approved the purchase?",
            "trucks leased",
        ),
        ("twentyfirst", "Why did Mozambique let the option on more Lontras lapse?", "14 cars ordered"),
        ("twentyfirst", "What did Latvia end up paying for its dozen Svani 155s?", "Shelved: Latvia"),
        ("twentieth", "Why did Guinea order 24 hovercraft in November 2021?", "A framework agreement: Guinea"),
        ("twentysecond", "Which port got Montenegro's third Thyella battery?", "2 batteries ordered"),
    ],
)
def test_what_never_was_is_corrected(world: str, question: str, told: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert told in answer.headline


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("twentyfirst", "Who signed for Rwanda's 18 Dassies?", "Innocent Bizimana"),
        ("twentyfirst", "Who sold Rwanda its Dassies?", "Erongo Armour"),
        ("twentieth", "Why did Guinea sign a framework for 24 hovercraft?", "the wooden launches"),
        ("twentyfirst", "¿Qué frenó el montaje de los Lontra en Matola?", "the welding jigs sat in customs"),
        ("twentyfirst", "What stalled the assembly at Matola?", "the welding jigs sat in customs"),
        ("twentysecond", "What sank Ionia's offer in Saudi Arabia?", "price, no local missile production"),
        ("twentysecond", "¿Qué hundió la oferta de Ionia en Arabia Saudí?", "price, no local missile production"),
    ],
)
def test_what_was_so_is_answered(world: str, question: str, start: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.headline.startswith(start)


def test_a_delay_is_no_suspension() -> None:
    answer = ask(build_world("twentyfirst"), "Why was Mozambique's contract suspended?")
    assert answer.outcome is Outcome.PREMISE_REJECTED


def test_a_cancellation_that_was_anothers_is_told_with_whose_it_was() -> None:
    answer = ask(build_world("seventh"), "Why did Accra walk away from its Inyati order in September 2024?")
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert "In delivery: Ghana" in answer.headline
    assert answer.headline.endswith(
        "Cancelled: Zambia (Inyati C; Inyati C carriers for Zambia), as of 2 September 2024 (Accra Security Courier)"
    )


@pytest.mark.parametrize("text", ["When is Liwa number three due in Angola?", "When is Angola's third Liwa due?"])
def test_ship_beyond_those_ordered_never_comes(thirteenth: Answerer, text: str) -> None:
    assert ask(thirteenth, text).headline.startswith("The records don't show that. 2 corvettes ordered")


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        (
            "fourth",
            "What held up Morocco's Apache contract after it was signed in 2019?",
            (
                "The records don't show that. 25 June 2020 signed: AH-64E Apache; Foreign Military Sale of "
                "AH-64E Apache helicopters, as of 25 June 2020 (Maghreb Security Journal)"
            ),
        ),
        (
            "fourth",
            "What did Hungary's 2022 Lynx contract cost?",
            (
                "The records don't show that. 17 August 2020 signed: Lynx KF41; First call-off of Lynx "
                "vehicles, as of 17 August 2020 (Danube Defence Review); 18 June 2024 signed: Lynx; Second "
                "call-off of Lynx vehicles, as of 18 June 2024 (Danube Defence Review)"
            ),
        ),
        (
            "fourth",
            "How many Lynxes did Hungary order in 2022?",
            (
                "The records don't show that. 17 August 2020 signed: Lynx KF41; First call-off of Lynx "
                "vehicles, as of 17 August 2020 (Danube Defence Review); 17 August 2020 signed: Lynx; "
                "Framework agreement on Lynx infantry fighting vehicles, as of 17 August 2020 (Danube Defence "
                "Review); 18 June 2024 signed:…"
            ),
        ),
        (
            "ninth",
            "When were the Kestrels ordered by Jordan in 2022 delivered?",
            (
                "The records don't show that. 14 April 2021 signed: Kestrel 90; First Kestrel 90 contract, as "
                "of 14 April 2021 (Meuse Defence Notes); 10 May 2024 signed: Kestrel 90M; Second Kestrel 90 "
                "contract, as of 10 May 2024 (Meuse Defence Notes)"
            ),
        ),
        (
            "fourth",
            "¿Quién firmó el contrato de 2021 de los KC-390 de Portugal?",
            (
                "Los registros no lo muestran. 22 de agosto de 2019 – firmado: KC-390; Five KC-390 transport "
                "aircraft, a fecha de 22 de agosto de 2019 (Lisbon Defence Letter); 16 de septiembre de 2025 "
                "– firmado: KC-390; Option for a sixth KC-390, a fecha de 16 de septiembre de 2025 (Atlantic "
                "Air Report)"
            ),
        ),
        (
            "fourth",
            "Kto podpisał umowę z 2021 roku na KC-390 dla Portugalii?",
            (
                "Zapisy tego nie potwierdzają. 22 sierpnia 2019 – podpisano: KC-390; Five KC-390 transport "
                "aircraft, stan na 22 sierpnia 2019 (Lisbon Defence Letter); 16 września 2025 – podpisano: "
                "KC-390; Option for a sixth KC-390, stan na 16 września 2025 (Atlantic Air Report)"
            ),
        ),
        (
            "fourth",
            "포르투갈이 2021년에 체결한 KC-390 계약의 서명자는 누구입니까?",
            (
                "기록에는 그런 내용이 없습니다. 2019년 8월 22일 서명: KC-390; Five KC-390 "
                "transport aircraft, 2019년 8월 22일 기준 (Lisbon Defence "
                "Letter); 2025년 9월 16일 서명: KC-390; Option for a sixth "
                "KC-390, 2025년 9월 16일 기준 (Atlantic Air Report)"
            ),
        ),
    ],
)
def test_a_year_in_which_nothing_was_signed_is_corrected(world: str, question: str, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.outcome, answer.headline) == (Outcome.PREMISE_REJECTED, headline)


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        (
            "fourth",
            "What did Hungary's 2024 Lynx contract cost?",
            (
                "HUF 385 billion: value of Hungary's deal (Lynx; Second call-off of Lynx vehicles), as of 18 "
                "June 2024 (Danube Defence Review)"
            ),
        ),
        (
            "fourth",
            "How many Lynxes did Hungary order in 2024?",
            (
                "90 vehicles ordered by Hungary (Lynx; Second call-off of Lynx vehicles), as of 18 June 2024 "
                "(Danube Defence Review)"
            ),
        ),
    ],
)
def test_a_year_in_which_something_was_signed_is_told(world: str, question: str, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.outcome, answer.headline) == (Outcome.ANSWERED, headline)
