"""What is said to go on still, to be over, to bind or to be lent: held against how it came out."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "yes"),
    [
        ("seventeenth", "Is Jamaica still in talks on Merikotkas boats?", False),
        ("seventeenth", "Are talks with Jamaica going on?", False),
        ("seventeenth", "Did the talks with Jamaica come to nothing?", True),
        ("twelfth", "Have the talks with Tunisia on the Jaguatirica ended?", True),
        ("twelfth", "¿Sigue Túnez en conversaciones sobre los Jaguatirica?", False),
        ("twelfth", "Czy Tunezja nadal negocjuje zakup wyrzutni Jaguatirica?", False),
        ("twelfth", "튀니지는 아직 자과티리카 도입을 협상 중인가요?", False),
        ("thirteenth", "Does Botswana still have Gemsboks?", False),
        ("seventh", "Does Chile still lease the Umineko?", True),  # its handover was completed, not the lease
    ],
)
def test_talks_and_leases_go_on_or_are_over(world: str, question: str, *, yes: bool) -> None:
    assert ask(build_world(world), question).yes_no is yes


@pytest.mark.parametrize(
    ("world", "question", "yes"),
    [
        ("fourth", "Did Colombia buy the C295s it leases?", False),
        ("thirteenth", "Did New Zealand buy the sonars it had leased?", None),  # it leased one and bought two
        ("thirteenth", "¿Compró Botsuana los Gemsbok arrendados?", False),
        ("thirteenth", "Czy Botswana kupiła wydzierżawione Gemsboki?", False),
        ("thirteenth", "보츠와나는 임차한 겜스복을 결국 구매했나요?", False),
    ],
)
def test_what_was_leased_is_bought_by_a_contract_alone(world: str, question: str, *, yes: bool | None) -> None:
    assert ask(build_world(world), question).yes_no is yes


@pytest.mark.parametrize(
    ("world", "question", "figure"),
    [
        ("ninth", "Does the framework bind Angola to buy every Grom 128?", "A framework agreement: Angola"),
        ("sixth", "Must Ethiopia buy all the launchers of the framework?", "A framework agreement: Ethiopia"),
        ("thirteenth", "Does the framework commit Colombia to five Liwas?", "por sí solo no obliga a comprar nada"),
        ("ninth", "¿Obliga el acuerdo marco a Angola a comprar los Grom 128?", "Acuerdo marco: Angola"),
    ],
)
def test_a_framework_binds_to_nothing(world: str, question: str, figure: str) -> None:
    answer = ask(build_world(world), question)
    assert answer.yes_no is False
    assert figure in answer.headline


@pytest.mark.parametrize(
    ("world", "question", "yes"),
    [
        ("eleventh", "Does Ghana pay for the Havsorn with a loan?", True),
        ("seventeenth", "Does Cambodia get a loan for the VRX-5?", True),
        ("seventeenth", "Does a loan cover the whole price of Cambodia's VRX-5?", False),
        ("eighteenth", "Does India lend Vietnam the money for the Makara batteries?", True),
        ("eighteenth", "¿Financia la India la compra vietnamita de los Makara?", True),
        ("eighteenth", "Czy Indie pożyczają Wietnamowi pieniądze na Makary?", True),
        ("eighteenth", "베트남의 마카라 도입에 인도 정부 차관이 쓰이나요?", True),
    ],
)
def test_a_loan_on_record_pays(world: str, question: str, *, yes: bool) -> None:
    assert ask(build_world(world), question).yes_no is yes


def test_no_loan_of_another_country_is_confirmed() -> None:
    assert (
        ask(build_world("eighteenth"), "Is France lending Vietnam money for the Makaras?").outcome is Outcome.DECLINED
    )


def test_a_disputed_claim_is_not_accepted() -> None:
    question = "Does the Thai army accept that one VN-1 costs 80 million baht?"
    assert ask(build_world("fourth"), question).yes_no is False


@pytest.mark.parametrize(
    ("question", "yes", "said"),
    [
        ("Does Nepal's audit office agree that all fourteen bulldozers were delivered?", False, "12 bulldozers of 14"),
        ("Does the Cameroonian ministry accept that 9,500 rifles were delivered?", False, "8,900 rifles"),
        ("Is Guatemala obliged to order the other five radars?", False, "A framework agreement"),
        ("Has Qatar taken all three Zeevonks of the first contract?", False, "2 minesweepers of 3"),
        ("Is Qatar still waiting for its third Zeevonk?", True, "still to come"),
    ],
)
def test_whose_word_what_is_owed_and_what_has_come(question: str, said: str, *, yes: bool) -> None:
    answer = ask(build_world("fourteenth"), question)
    assert answer.yes_no is yes
    assert said in answer.headline


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Did Uganda cancel its mortar contract itself?", False),
        ("Did Slovakia cancel the ploughs?", True),
        ("Is North Macedonia's memorandum a contract?", False),
        ("Is Georgia's framework an order?", False),
        ("Was the Ethiopian contract in force by the end of 2022?", False),
        ("Is the price of Kosovo's goggles known?", False),
    ],
)
def test_who_ended_what_orders_nothing_and_what_came_into_force_later(question: str, *, yes: bool) -> None:
    assert ask(build_world("fifteenth"), question).yes_no is yes


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Has Ghana's parliament approved the loan?", False),
        ("Is Lebanon still going to buy two Havsörns?", False),
        ("Does the export agency's 5.7 billion koruna include the simulators?", False),
        ("Did Kenya use its option?", True),
    ],
)
def test_what_waits_what_was_given_up_and_what_a_sum_covers(question: str, *, yes: bool) -> None:
    assert ask(build_world("eleventh"), question).yes_no is yes


def test_whose_count_nobody_knows_is_neither_accepted_nor_denied() -> None:
    question = "Does the Uzbek army's newspaper agree that 16 guns were handed over?"
    assert ask(build_world("eleventh"), question).yes_no is None


def test_part_of_an_option_is_not_the_whole_of_it() -> None:
    answer = ask(build_world("ninth"), "Did Slovenia use its whole option on Gams carriers?")
    assert answer.yes_no is False
    assert "10 carriers ordered" in answer.headline


@pytest.mark.parametrize(
    "question",
    [
        "Does Armenia accept that 22 howitzers have been delivered?",
        "¿Reconoce Armenia la entrega de 22 obuses?",
        "Czy Armenia potwierdza dostawę 22 haubic?",
        "Did Nigeria pay the last instalment?",
    ],
)
def test_the_buyers_own_count_and_its_last_payment(question: str) -> None:
    assert ask(build_world("sixth"), question).yes_no is False
