"""What follows from two records, and what a figure or a sentence near to it doesn't tell."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("When does Albania's lease of the Alaca-S run out?", "2028 (1 March 2025; 36 months)"),
        ("¿Hasta cuándo alquila Albania los Alaca-S?", "2028 (1 de marzo de 2025; 36 months)"),
        ("Do kiedy Albania dzierżawi Alaca-S?", "2028 (1 marca 2025; 36 months)"),
        ("알바니아의 Alaca-S 임차는 언제 끝나나요?", "2028 (2025년 3월 1일; 36 months)"),
        ("When did Albania's lease begin?", "1 March 2025: in force for Albania"),
    ],
)
def test_a_lease_runs_out_its_years_after_it_began(sixth: Answerer, question: str, headline: str) -> None:
    assert ask(sixth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many guns have yet to leave India for Armenia?", "6 howitzers: 36 (ordered) − (22 + 8)"),
        ("How many howitzers are still to be shipped to Armenia?", "6 howitzers: 36 (ordered) − (22 + 8)"),
        ("¿Cuántos obuses de Armenia faltan por salir de la India?", "6 obuses: 36 (pedido) − (22 + 8)"),
        ("How many howitzers are still to be delivered to Armenia?", "14 howitzers still to come for Armenia"),
    ],
)
def test_what_has_left_is_not_yet_to_leave(sixth: Answerer, question: str, headline: str) -> None:
    assert ask(sixth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        (["What is the price of Ethiopia's first TS-122 call-off, reload trucks included?"], "$63 million: value"),
        (["What has Ethiopia agreed with Tianshan on the TS-122?", "and the price tag on that one, reload trucks in?"],
         "$63 million: value"),
        (["What do Ethiopia's reload trucks cost?"], "The records don't say."),
        (["What is Paraguay paying for the Carcarás?", "who puts up the loan and for how big a slice"],
         "“Brazil's development bank lends the buyer 80 percent of it.”"),
        (["Ile haubic Bazelet zamówiła Macedonia Północna?", "A o ile prosiło wojsko?"],
         "Macedonia Północna: zapotrzebowanie 18 haubic"),
        (["Alacas physically handed over to Kazakhstan and Kyrgyzstan so far, rental birds not counted"],
         "11 drones delivered in all by Kazakhstan and Kyrgyzstan (Alaca): 8 + 3"),
    ],
)  # fmt: skip
def test_words_beside_the_thing_asked_take_nothing_from_it(sixth: Answerer, texts: list[str], headline: str) -> None:
    assert ask(sixth, *texts).headline.startswith(headline)


@pytest.mark.parametrize(
    "question",
    ["Names of the two pilots in the Kaduna forced landing?",
     "Which firm built the diesels that held up Nigeria's patrol ships?",
     "Armenian minister on why India beat the Europeans: price, or something else?",
     "알바니아가 임차한 알라차-S의 운용 인력 비용은 따로 얼마나 드나요?"],
)  # fmt: skip
def test_what_is_only_near_is_no_answer(sixth: Answerer, question: str) -> None:
    assert ask(sixth, question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    "texts",
    [["singapor analyst on cambodia's radar price - what did she say"],
     ["Where does the cash for Pohorje's extra press line come from?"],
     ["Has Lebanon received its RT-9As?", "the two they had half built, where do those go?"]],
)  # fmt: skip
def test_remarks_and_money_are_told_by_no_figure(seventeenth: Answerer, texts: list[str]) -> None:
    assert ask(seventeenth, *texts).outcome is Outcome.DECLINED


def test_where_a_figure_comes_from_is_a_source(seventeenth: Answerer) -> None:
    answer = ask(seventeenth, "Where does the 15,000 figure come from?")
    assert answer.headline.startswith("Nordic Ordnance Review, 8 September 2023: 15,000 shells ordered")


@pytest.mark.parametrize(
    ("question", "when"),
    [
        ("How many Lampuga sonars did Romania have two years ago in March?", "as of March 2024"),
        ("How many Lampuga sonars did Romania have in March two years ago?", "as of March 2024"),
        ("Ile sonarów Lampuga otrzymała Rumunia w marcu dwa lata temu?", "stan na marzec 2024"),
        ("¿Cuántos sonares Lampuga tenía Rumanía en marzo de hace dos años?", "a fecha de marzo de 2024"),
    ],
)
def test_a_month_of_years_ago_is_one_time(seventeenth: Answerer, question: str, when: str) -> None:
    assert when in ask(seventeenth, question).headline


def test_real_dates_are_of_no_currency(seventeenth: Answerer) -> None:
    question = "Mauritius and its four boats: first hull and last hull, promised versus real dates please"
    assert "BRL" not in ask(seventeenth, question).headline


def test_the_first_device_is_the_start_of_deliveries(seventeenth: Answerer) -> None:
    texts = (
        "How many simulators does Peru get?",
        "for the Finnish ones, what was the handover target for the first device?",
    )
    assert ask(seventeenth, *texts).headline.startswith("2nd quarter 2024: start of deliveries to Finland")


def test_what_was_planned_stands_beside_what_came(sixth: Answerer) -> None:
    answer = ask(sixth, "By when was Kazakhstan's first lot of Alacas to be complete, and on what day was it?")
    assert "planned 2024, came 14 March 2025" in answer.headline


def test_all_that_was_called_off_is_based_nowhere(thirteenth: Answerer) -> None:
    assert ask(thirteenth, "Which Nigerian base houses the 45 Gemsboks?").outcome is Outcome.PREMISE_REJECTED


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many shells, both types taken together, does Pohorje still owe the Finns?", "The records don't say."),
        ("How many Rândunicas of both versions has Peru ordered?", "The records don't say."),
        ("Both types of trainer together, how many has Peru ordered?", "18 aircraft ordered by Peru"),
        ("What did Finland commit in euros to Pohorje and Corrib in its 2022 and 2023 purchase contracts (no upkeep, "
         "no extra simulator)?",
         "€125.5 million contract value in all by Finland (Fiach and PM-155): €47.5 million + €78 million"),
    ],
)  # fmt: skip
def test_all_types_together_are_not_one_of_them(seventeenth: Answerer, question: str, headline: str) -> None:
    assert ask(seventeenth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Kazajistán no gastó todo su presupuesto de drones de 2022. ¿En qué usará lo que sobra?", Outcome.DECLINED),
        ("What will Kazakhstan use the rest of its drone budget for?", Outcome.DECLINED),
        ("How much of Kazakhstan's drone budget is left?", Outcome.ANSWERED),
        ("¿Qué presupuesto tenía Kazajistán para drones en 2022?", Outcome.ANSWERED),
    ],
)
def test_what_money_is_for_is_told_by_no_sum(sixth: Answerer, question: str, outcome: Outcome) -> None:
    assert ask(sixth, question).outcome is outcome
