"""Of an option what was taken up, of an order what was built at home, of a package one thing alone, of two bids one."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("thirteenth", "How many Gemsboks did Jordan take up from its option?", "20 vehicles ordered"),
        ("thirteenth", "Denmark's Kaarna option: how many were exercised?", "4 bridges ordered"),
        ("fifteenth", "How much of its Luchs option did Luxembourg take up?", "120 goggles ordered"),
        ("fifteenth", "룩셈부르크는 옵션 가운데 몇 개를 행사했나요?", "룩셈부르크: 120 goggles 주문"),
        ("twentyfirst", "mozambiqe lontra optoin excercised hw many cars", "14 cars ordered"),
        ("twentysecond", "How many Garças did Bahrain take up from its option?", "4 aircraft ordered"),
        ("thirteenth", "How many Gemsboks were under option before Jordan exercised it?", "30 vehicles under option"),
        ("fifteenth", "How many did Luxembourg's Luchs option cover?", "300 goggles under option"),
    ],
)
def test_what_was_taken_up_of_an_option_is_not_its_size(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("Honduras: what's the bare gun cost, i.e. one Svani without ammo or trucks?", "$3.1 million apiece"),
        ("¿Cuánto cuesta un Svani 122 sin munición ni camiones?", "3,1 millones USD por unidad"),
        ("Ile kosztuje jeden Svani 122 bez amunicji i ciężarówek?", "3,1 mln USD za sztukę"),
        ("How much has Honduras paid for the Svanis?", "$21 million paid"),
    ],
)
def test_a_package_tells_no_price_of_one_thing_alone(question: str, start: str) -> None:
    assert ask(build_world("twentyfirst"), question).headline.startswith(start)


def test_all_that_is_set_aside_is_read_as_one() -> None:
    question = "What do Tonga's five aircraft cost without the spares and the pilot training?"
    assert ask(build_world("twentieth"), question).headline.startswith("TOP 74 million: value")


@pytest.mark.parametrize(
    ("world", "question", "yes"),
    [
        ("twentyfirst", "did Matola ever finish its fifteen Lontras?", True),
        ("twentyfirst", "¿Terminó Matola sus quince Lontras?", True),
        ("eighteenth", "Has Chirchik finished its six Karacals?", True),
        ("third", "Has the Dubnica plant finished its 96 vehicles?", False),
        ("fifteenth", "Has Abay Metal Works finished its 30 Rila mortars?", None),
        ("twentyfirst", "Did Mozambique buy fifteen Lontras?", False),
        ("eighteenth", "Have all 36 tanks been finished for Bulgaria?", False),
    ],
)
def test_so_many_finished_is_held_against_what_is_built_at_home(world: str, question: str, yes: bool | None) -> None:
    answer = ask(build_world(world), question)
    assert answer.yes_no is yes
    assert (answer.outcome is Outcome.DECLINED) is (yes is None)


@pytest.mark.parametrize(
    ("world", "question", "parts"),
    [
        ("twentysecond", "Nepal & the Kazakh drones: in hand vs still owed?", ("10 drones of 12", "2 drones still")),
        ("third", "Slovakia CV90: in hand versus still owed?", ("47 vehicles of 130", "83 vehicles still")),
        ("twentysecond", "Montenegro Thyella: paid vs still owed?", ("€33 million", "€71 million")),
    ],
)
def test_what_is_owed_beside_what_came_is_owed_in_things(world: str, question: str, parts: tuple[str, str]) -> None:
    headline = ask(build_world(world), question).headline
    assert [part for part in parts if part not in headline] == []


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("twentyfirst", "What did Lithuania commit to Kremen over both call-offs in euros?", "€210 million"),
        ("ninth", "What do both Kestrel contracts with Jordan cost?", "€289 million contract value in all"),
        ("seventeenth", "After both call-offs, how many shells are left in the Norwegian framework?", "40,000"),
    ],
)
def test_both_call_offs_are_added_up_but_for_what_is_left_after_them(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("twentysecond", "Who had the cheaper tender when Podgorica went for the Greek missiles?", "Overberg"),
        ("twentyfirst", "Who bid less than Mondego in Mozambique?", "Umzimvubu"),
        ("twentyfirst", "¿Quién presentó la oferta más barata en Guatemala?", "Mondego"),
        ("twentyfirst", "Who put in a dearer bid than Rioni in Honduras?", "Šumadija"),
        ("eighteenth", "Who was cheaper than Rhein-Lahn in Bulgaria's tank contest?", "Namhae"),
        ("ninth", "Who had the cheaper offer when Jordan bought the Kestrels?", "The records don't say."),
        (
            "twentysecond",
            "Who offered Saudi Arabia less, Overberg or Ionia?",
            "Overberg Air Defence (South Africa): about",
        ),
    ],
)
def test_who_bid_less_is_told_by_what_is_said_of_the_bids(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        (
            "twentyfirst",
            "Per shell, which came dearer to Lithuania: plain Kremen or Kremen-E?",
            "Lithuania's second call-off for Kremen projectiles: about €4,200 (unit price), against €3,500",
        ),
        (
            "ninth",
            "Which Kestrel order was cheaper per turret, the first or the second?",
            "First Kestrel 90 contract (Jordan): about €2.05 million (unit price), against about €2.72 million",
        ),
        ("twentyfirst", "What does one Kremen cost Lithuania?", "€3,500 apiece"),
    ],
)
def test_a_price_of_one_is_held_against_the_other_side(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        (
            "twentyfirst",
            "Take the Lontras handed over by mid-2025 and knock off the ones lost in the north: "
            "how many does Mozambique have left?",
            "40 cars: 44 (delivered) − 4 (lost)",
        ),
        (
            "twentyfirst",
            "How many Dassies does Rwanda still have after losing two?",
            "16 protected trucks: 18 (leased)",
        ),
        ("sixth", "How many Markhors does Nigeria have left after its losses?", "9 aircraft in service"),
        ("twentyfirst", "How many Lontras are still to come for Mozambique?", "1 car still to come"),
    ],
)
def test_what_is_left_after_losses_is_what_came_less_those(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        (
            "twentysecond",
            "The July 2025 amendment took how many Kentavros-9s out of Montenegro's order?",
            "32 missiles",
        ),
        ("twentysecond", "O ile pocisków zmniejszono zamówienie Czarnogóry?", "32 pociski"),
        ("twentysecond", "2025년 7월 변경으로 몬테네그로 주문에서 줄어든 미사일은 몇 발인가요?", "32 발"),
        ("seventh", "How many batteries were struck from Croatia's contract?", "The records don't say."),
        ("twentysecond", "How many missiles does Montenegro's order cover now?", "64 missiles ordered"),
    ],
)
def test_what_was_cut_from_an_order_is_not_the_order(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    "question",
    [
        "에롱고가 과테말라 정비사 교육의 대가로 받는 금액은 얼마인가요?",
        "How much does Erongo get for training Guatemala's mechanics?",
        "¿Cuánto cobra Erongo por formar a los mecánicos de Guatemala?",
        "What did Estonia offer Vrbas for shells?",
    ],
)
def test_a_sum_or_an_offer_that_nobody_gives_is_refused(question: str) -> None:
    assert ask(build_world("twentyfirst"), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("¿Qué acuerdos firmó el Paraguay por el Queltehue 2?", "3 acuerdos registrados"),
        ("garca bahrian last 1 of the 18 handed ovr when??", "6 May 2026: deliveries to Bahrain completed"),
        ("Which minister signed the Queltehue framework?", "Celso Ayala"),
        ("When was the last Garça due at first?", "December 2024"),
    ],
)
def test_what_was_signed_is_no_signatory_and_what_came_is_no_plan(question: str, start: str) -> None:
    assert ask(build_world("twentysecond"), question).headline.startswith(start)


def test_a_deal_of_which_nothing_is_built_at_home_has_no_local_production() -> None:
    headline = ask(build_world("ninth"), "Which countries build some of what they ordered at home?").headline
    assert headline == "Jordan and Sri Lanka"


def test_who_was_quicker_to_sign_compares_the_days() -> None:
    question = "Who was quicker to sign, Jordan for its turrets or Slovenia for its carriers?"
    assert ask(build_world("ninth"), question).headline.startswith("Jordan: 14 April 2021")
