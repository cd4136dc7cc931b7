"""What a question takes for granted of sums: their currency, what they take in, in how many parts they are paid."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


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
        (
            "fourth",
            "Has Rabat touched its option on a dozen more Apaches?",
            False,
            (
                "No: on record is option open status: AH-64E Apache; Foreign Military Sale of AH-64E Apache "
                "helicopters, as of 7 March 2025 (Maghreb Security Journal)"
            ),
        ),
        (
            "fourth",
            "Has Portugal cashed in its option?",
            True,
            (
                "Yes: option exercised status: KC-390; Option for a sixth KC-390, as of 16 September 2025 "
                "(Atlantic Air Report)"
            ),
        ),
        (
            "fourth",
            "¿Ha tocado Marruecos su opción sobre doce Apache más?",
            False,
            (
                "No: lo que consta es opción abierta – estado: AH-64E Apache; Foreign Military Sale of AH-64E "
                "Apache helicopters, a fecha de 7 de marzo de 2025 (Maghreb Security Journal)"
            ),
        ),
        (
            "ninth",
            "Did Jordan let its option lapse?",
            True,
            (
                "Yes: option lapsed status: Kestrel 90; First Kestrel 90 contract, as of 31 December 2023 "
                "(Meuse Defence Notes)"
            ),
        ),
        (
            "fourth",
            "취소된 VN-1 3차 계약에서 태국이 실제로 인수한 차량이 있습니까?",
            True,
            (
                "예: 태국: 주문 40 중 12 대 인도 (VN-1; Third VN-1 contract), "
                "2025년 9월 12일 기준 (Bangkok Arms Bulletin)"
            ),
        ),
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
def test_a_yes_or_no_about_what_a_sum_takes_in_or_what_became_of_an_option(
    world: str, question: str, yes: bool, headline: str
) -> None:
    answer = ask(build_world(world), question)
    assert (answer.yes_no, answer.headline) == (yes, headline)


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
