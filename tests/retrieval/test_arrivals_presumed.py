"""What a question takes for granted of arrivals, of winners and of years."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        (
            "fourth",
            "Now that all six KC-390s stand on the Portuguese ramp, when does the C-130H retire?",
            (
                "The records don't show that. 3 aircraft delivered: KC-390; Five KC-390 transport aircraft, "
                "as of 18 September 2025 (Atlantic Air Report); 5 aircraft ordered: KC-390; Five KC-390 "
                "transport aircraft, as of 22 August 2019 (Lisbon Defence Letter)"
            ),
        ),
        (
            "ninth",
            "Now that both Terne 60s lie in Cork, when does the Peacock class go?",
            (
                "The records don't show that. September 2028 deliveries start: Terne 60; Terne 60 patrol "
                "boats for Ireland, as of 17 April 2026 (Sound Naval News); planned; 2 boats ordered: Terne "
                "60; Terne 60 patrol boats for Ireland, as of 17 April 2026 (Sound Naval News)"
            ),
        ),
        (
            "fourth",
            "Ahora que los seis KC-390 están en Portugal, ¿cuándo se retira el C-130H?",
            (
                "Los registros no lo muestran. 3 aviones – entregado: KC-390; Five KC-390 transport aircraft, "
                "a fecha de 18 de septiembre de 2025 (Atlantic Air Report); 5 aviones – pedido: KC-390; Five "
                "KC-390 transport aircraft, a fecha de 22 de agosto de 2019 (Lisbon Defence Letter)"
            ),
        ),
        (
            "fourth",
            "이제 KC-390 여섯 대가 모두 포르투갈에 도착했으니 C-130H는 언제 퇴역합니까?",
            (
                "기록에는 그런 내용이 없습니다. 3 대 인도: KC-390; Five KC-390 transport "
                "aircraft, 2025년 9월 18일 기준 (Atlantic Air Report); 5 대 "
                "주문: KC-390; Five KC-390 transport aircraft, 2019년 8월 "
                "22일 기준 (Lisbon Defence Letter)"
            ),
        ),
        (
            "fourth",
            "Skoro wszystkie sześć KC-390 stoi w Portugalii, kiedy wycofają C-130H?",
            (
                "Zapisy tego nie potwierdzają. Trwają dostawy: Portugalia (KC-390; Five KC-390 transport "
                "aircraft), stan na 18 września 2025 (Atlantic Air Report); 5 samolotów zamówiono; 3 samoloty "
                "dostarczono"
            ),
        ),
    ],
)
def test_all_said_to_be_there_already_is_corrected(world: str, question: str, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.outcome, answer.headline) == (Outcome.PREMISE_REJECTED, headline)


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        (
            "fourth",
            "Which Greek shipyard won the overhaul of the three Gaetas?",
            (
                "Not Greece: Gaeta class for Greece comes from Intermarine and Italian Navy (Italy). 3 ships "
                "ordered: Gaeta class; Second-hand Gaeta-class minehunters, as of 10 February 2025 (Aegean "
                "Naval News)"
            ),
        ),
        (
            "fifteenth",
            "Which Ethiopian company won the contract for the 80 Rila mortars?",
            (
                "Not Ethiopia: Rila for Ethiopia comes from Trakia Arsenal (Bulgaria). 80 mortars ordered: "
                "Rila; Eighty Rila mortars for Ethiopia, as of 26 September 2022 (Addis Defence Courier)"
            ),
        ),
        (
            "ninth",
            "¿Qué astillero irlandés ganó el contrato de los Terne 60?",
            (
                "No Irlanda: Terne 60 para Irlanda es de Skagen Marine (Dinamarca). 2 lanchas – pedido: Terne "
                "60; Terne 60 patrol boats for Ireland, a fecha de 17 de abril de 2026 (Sound Naval News)"
            ),
        ),
        (
            "ninth",
            "Która irlandzka stocznia wygrała zamówienie na Terne 60?",
            (
                "Nie Irlandia: Terne 60 (Irlandia), dostawca: Skagen Marine (Dania). 2 łodzie – zamówiono: "
                "Terne 60; Terne 60 patrol boats for Ireland, stan na 17 kwietnia 2026 (Sound Naval News)"
            ),
        ),
        (
            "ninth",
            "어느 아일랜드 조선소가 Terne 60을 수주했나요?",
            (
                "아일랜드 아님: 아일랜드 Terne 60 공급사는 Skagen Marine (덴마크). 2 척 "
                "주문: Terne 60; Terne 60 patrol boats for Ireland, 2026년 "
                "4월 17일 기준 (Sound Naval News)"
            ),
        ),
    ],
)
def test_a_winner_from_home_is_corrected(world: str, question: str, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.outcome, answer.headline) == (Outcome.PREMISE_REJECTED, headline)


@pytest.mark.parametrize(
    ("world", "question", "headline"),
    [
        (
            "fourth",
            "All told, how many VN-1s did Thailand actually receive under its three contracts?",
            "85 vehicles delivered in all by Thailand (VN-1): 34 + 39 + 12",
        ),
        (
            "fifteenth",
            "How many Borz ploughs has Georgia received under both contracts together?",
            "31 ploughs delivered in all by Georgia (Borz): 24 + 7",
        ),
        (
            "fifteenth",
            "How many Borz ploughs has Georgia ordered under both contracts together?",
            "44 ploughs ordered in all by Georgia (Borz): 24 + 20",
        ),
        (
            "fourth",
            "Which Italian shipyard won the overhaul of the three Gaetas?",
            (
                "Italian Navy and Intermarine – Gaeta class; Second-hand Gaeta-class minehunters, as of 10 "
                "February 2025 (Aegean Naval News)"
            ),
        ),
        (
            "eighteenth",
            "Which Bulgarian plant won the assembly of the Hagen tanks?",
            (
                "TEREM – local partner (Hagen 2; Bulgaria's second contract for Hagen 2 tanks), as of 27 "
                "March 2025 (Sofia Weekly Ledger)"
            ),
        ),
        (
            "ninth",
            "What did Cyprus pay for its aerostats?",
            (
                "undisclosed: value of Cyprus's deal (Meltemi; Meltemi aerostats for Cyprus), as of 22 June "
                "2026 (European Export Letter)"
            ),
        ),
        (
            "ninth",
            "Now, how many of all the Kestrels are in Jordan?",
            "89 turrets delivered in all by Jordan (Kestrel 90): 80 + 9",
        ),
        (
            "fourth",
            "Historia tajskich zakupów VN-1: od pierwszej umowy po zerwanie ostatniej",
            ("Od 27 czerwca 2017 do 17 września 2025: datowane wpisy: 8 (First VN-1 contract i Second VN-1 contract)."),
        ),
        (
            "fourth",
            "Timeline of the first VN-1 contract",
            "27 June 2017 to 31 October 2019: 2 dated entries (First VN-1 contract).",
        ),
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
def test_what_is_on_record_is_told_as_before(world: str, question: str, headline: str) -> None:
    answer = ask(build_world(world), question)
    assert (answer.outcome, answer.headline) == (Outcome.ANSWERED, headline)


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
