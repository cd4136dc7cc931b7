"""What an answer may not miss of its question, over an invented world: the thing counted, the part of a price."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import TODAY, WORLDS, ask, build_answerer, build_world


@pytest.mark.parametrize(
    "question",
    [
        "At 9 million rand apiece, how much of Jordan's bill is left for spares?",  # the nine million aren't asked for
        "What portion of Jordan's bill goes on workshops?",
        "Who claims the Gemsbok was too heavy for Jordan?",
        "Who complains that the Gemsbok drinks too much diesel for Jordan?",
        "How many batteries were in the Nigerian order?",
        "Did Botswana extend its lease of the Gemsboks?",
        "How much did the Norwegians ask of Jordan for their vehicles?",
        "How many Gemsboks did Jordan cancel?",  # ten of an option were let go: nobody cancelled an order
        "How many Liwas did Angola cancel?",
        "When was Angola's first Liwa launched?",
        "When will Hungary get its last bridge?",
        "How many Kobacs did Bangladesh get by the end of 2024?",  # the first count is of March 2025
    ],
)
def test_what_the_asker_gives_or_nobody_tells_is_no_answer(thirteenth: Answerer, question: str) -> None:
    assert ask(thirteenth, question).outcome is Outcome.DECLINED


def test_numbers_side_by_side_are_not_added(thirteenth: Answerer) -> None:
    read = thirteenth.reader.read
    assert read("What did Jordan pay for lots one and two?", TODAY).numbers == ()
    assert [n.value for n in read("¿Recibió Jordania treinta y dos vehículos?", TODAY).numbers] == [32]


def test_milestones_are_a_history(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "¿Qué hitos hubo en la compra nigeriana de los Gemsbok?")
    expected = "De noviembre de 2020 a junio de 2025: 4 entradas fechadas (45 Gemsbok for Nigeria)."
    assert answer.headline == expected


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Jordan left out, how many Gemsboks are under contract abroad?",
         "30 vehicles ordered by Tanzania (Gemsbok; Second-hand Gemsbok vehicles for Tanzania), as of August 2024 "
         "(Amman Security Bulletin)"),
        ("How many Gemsboks have foreign armies ordered?",
         "167 vehicles ordered in all by Jordan, Nigeria and Tanzania (Gemsbok): 45 + 72 + 30 + 20"),
        ("Gemsboks for Jordan and Nigeria, in one number?",
         "137 vehicles ordered in all by Jordan and Nigeria (Gemsbok): 45 + 72 + 20"),
    ],
)  # fmt: skip
def test_sums_leave_out_whom_the_asker_sets_aside(thirteenth: Answerer, question: str, headline: str) -> None:
    assert ask(thirteenth, question).headline == headline


def test_used_things_are_not_factory_fresh(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "How many of Tanzania's factory-fresh Gemsboks were delivered?")
    expected = (
        "The records don't show that. second-hand, from stocks of the South African army – Gemsbok; Second-hand "
        "Gemsbok vehicles for Tanzania, as of August 2024 (Amman Security Bulletin)"
    )
    assert (answer.outcome, answer.headline) == (Outcome.PREMISE_REJECTED, expected)


def test_another_pair_only_talked_about_is_not_signed(thirteenth: Answerer) -> None:
    assert ask(thirteenth, "Has Nigeria signed for another pair of Gemsboks?").yes_no is False


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many launchers does Chile get with its Neshers?",  # not the missiles
         "8 launchers ordered by Chile (Nesher-5 launcher; Nesher-5 coastal missiles for Chile), as of 6 December 2022 "
         "(Southern Cone Defence Brief)"),
        ("What has Colombia committed to in dollars?",
         "$197 million contract value in all by Colombia (Jaguatirica): $96 million + $101 million"),
        ("When New Zealand chose its minehunter, when was the last ship expected?",  # not as signed later
         "2032: deliveries to New Zealand due (Suzunami class; Suzunami-class minehunters for New Zealand), as of 31 "
         "October 2025 (Tasman Naval Letter); expected"),
        ("On the day of signature, by when was Cyprus promised all six Airones?",
         "2025: deliveries to Cyprus due (RA-140 Airone; Six RA-140 Airone for Cyprus), as of 8 October 2021 (Nicosia "
         "Chronicle); planned"),
        ("Why did the Tunisian launcher talks fail, according to each side?",
         "the exchange rate and the range had been too short – Jaguatirica; Talks on Jaguatirica launchers for "
         "Tunisia, as of June 2024 (São Paulo Export Sheet, citing Beatriz Lacerda)"),
    ],
)  # fmt: skip
def test_what_is_counted_summed_or_planned_then(twelfth: Answerer, question: str, headline: str) -> None:
    assert ask(twelfth, question).headline == headline


def test_a_buyer_without_a_deal_gets_no_other_buyers_figure() -> None:
    told = ask(build_answerer(WORLDS / "fifth"), "How many Corona 3000s does Oman want?")
    assert (told.outcome, told.headline) == (Outcome.DECLINED, "The records don't say.")


def test_a_plant_of_which_nothing_is_counted_is_not_told_the_deliveries() -> None:
    told = ask(
        build_answerer(WORLDS / "fifth"), "How many of the Freccias ordered in 2024 arrive finished from Bolzano?"
    )
    assert "9 vehicles" not in told.headline


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many Gemsboks did Nigeria cancel?", "45 vehicles ordered by Nigeria (Gemsbok; 45 Gemsbok for Nigeria)"),
        ("How many Gemsboks have been exported overall?", "122 vehicles ordered in all by Jordan and Tanzania"),
        ("Why did Ecuador reject the Kobac?", "the Spaniards threw in a training centre at Manta"),
        ("Which navies operate the Liwa?", "Angola"),
        ("How many Kobacs did Bangladesh get by the end of 2025?", "204 munitions"),
    ],
)
def test_what_came_of_a_deal_is_told(thirteenth: Answerer, question: str, headline: str) -> None:
    answer = ask(thirteenth, question)
    assert answer.outcome is Outcome.ANSWERED
    assert headline in answer.headline


def test_who_flies_a_jet_has_got_it(shipped: Answerer) -> None:
    assert ask(shipped, "Which countries fly the FA-50?").headline == "Philippines and Poland"
    assert ask(shipped, "How many submarines did Indonesia cancel?").outcome is Outcome.DECLINED


def test_a_date_and_a_sum_are_two_questions(shipped: Answerer) -> None:
    answer = ask(shipped, "When did Estonia get its first K9s, and how many has it ordered in all?")
    assert answer.headline.startswith("The records don't say. 36 howitzers ordered by Estonia")


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("How many boats does Mauritius still have on option?", "option lapsed status: Merikotkas 34"),
        ("How late was Mauritius's first boat?", "6 months: deliveries start"),
        ("Which countries turned the Merikotkas down?", "The records don't say."),  # a firm that lost is no country
        ("How long did Mauritius wait for its first boat?", "26 months: January 2024 (deliveries start)"),
    ],
)
def test_what_stands_beside_it_is_no_answer(seventeenth: Answerer, question: str, headline: str) -> None:
    assert ask(seventeenth, question).headline.startswith(headline)


@pytest.mark.parametrize(
    ("world", "question", "outcome", "headline"),
    [
        ("fifteenth", "Did Georgia get all the ploughs of its 2022 contract?", "answered", "Yes: 24 ploughs of 24"),
        ("thirteenth", "Why did Kuwait tear up the Wandoo contract it signed in 2024?", "premise_rejected", "Shelved"),
        ("sixth", "When did the sixteenth Markhor land in Nigeria?", "premise_rejected", "10 aircraft"),
        ("ninth", "¿Perdió Angola algún lanzador Grom?", "answered", "Sí: 1 lanzador – perdido"),
    ],
)
def test_what_is_taken_for_granted_stays_so(world: str, question: str, outcome: str, headline: str) -> None:
    answer = ask(build_answerer(WORLDS / world), question)
    assert answer.outcome.value == outcome
    assert headline in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "How many systems did Jutland Elektronik assemble under the 2023 call-off?",
        "Rent paid up to May 2025 plus the buyout: what have Chile's two patrol planes come to?",
        "호주 MP-7R 예산 가운데 계약 밖의 몫은 얼마인가요?",
    ],
)
def test_a_whole_is_no_part_and_one_amount_no_sum(question: str) -> None:
    assert ask(build_world("seventh"), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("What is Australia's budget for the MP-7R?", "AUD 1.6 billion: budget of Australia"),
        ("How many systems does Jutland Elektronik assemble for Denmark?", "14 systems"),
        ("How much of Australia's MP-7R budget lies outside the contract?", "AUD 450 million: AUD 1.6 billion"),
        ("¿Qué parte del presupuesto australiano del MP-7R queda fuera del contrato?", "450 millones AUD"),
        ("What did the March 2025 amendment put on top of Ghana's bill?", "ZAR 130 million: ZAR 1.41 billion"),
        ("In autumn 2020, what was Latvia reported to be paying for the howitzers?", "CZK 2.9 billion"),
        ("In October 2020, what did Latvia pay for the howitzers?", "CZK 2.6 billion"),
    ],
)
def test_the_same_asked_for_as_it_is_on_record(question: str, start: str) -> None:
    assert ask(build_world("seventh"), question).headline.startswith(start)
