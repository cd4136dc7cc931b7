"""What goes on beside a deal: claims in court, single things, halts that are over, loans, who was beaten by whom."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        (
            "thirtieth",
            "How much does Haesol claim from Cameroon?",
            "“The company claims 9.3 billion francs more before",
        ),
        ("thirtieth", "What did Cameroon's radars cost?", "XAF 31 billion: value of Cameroon's deal"),
        ("twentyeighth", "How much does Maasbank lend?", "“La compra se financia en su mayor parte con un préstamo"),
        ("twentyeighth", "What do the Dominican ships cost?", "€96 million: value of Dominican Republic's deal"),
        ("sixth", "How much did Nigeria pay on the Markhors by October 2023?", "$128 million paid by Nigeria"),
        ("sixth", "How much more than Kazakhstan's first contract is the second?", "The records don't say."),
    ],
)
def test_a_sum_is_what_is_asked_for_and_no_price(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("thirtieth", "Where is Cameroon's fourth radar?", "“The fourth of the Cameroonian radars is still standing"),
        ("sixth", "Where is the second Poyraz?", "“the second ship, fitting out at Yalova”"),
        ("thirtieth", "Where was Cameroon's contract signed?", "두알라 (Douala) – place"),
        ("thirtieth", "Which brigade gets the Zubars?", "“The vehicles will go to the 202nd Brigade at Tabora.”"),
    ],
)
def test_where_one_thing_is_isnt_where_it_was_signed(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


def test_a_halt_that_is_over_is_no_halt_still(eighteenth: Answerer) -> None:
    assert ask(build_world("thirtieth"), "Is Tanzania's second contract still suspended?").yes_no is False
    assert ask(build_world("thirtieth"), "Was Tanzania's second contract suspended?").yes_no is True
    answer = ask(eighteenth, "Is acceptance of the Hagens still suspended?")
    assert answer.headline.startswith("No: on record is acceptance resumed on 23 June 2025")


def test_what_is_to_come_counts_an_order_that_goes_on() -> None:
    answer = ask(build_world("thirtieth"), "Tanzania's Zubars so far: delivered, and still to come?")
    assert answer.headline.startswith("30 vehicles still to come for Tanzania (Zubar): 44 + 30 ordered − 44 delivered")


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("thirtieth", "How many of Tanzania's Zubars were put together at Kibaha?", "20 vehicles built in Tanzania"),
        (
            "twentyeighth",
            "How many Haetaes will be built in Croatia?",
            "40 vehicles built in the buyer's country in all",
        ),
        ("sixth", "How many launchers may Ethiopia still order?", "18 launchers: 36 (covered by the framework)"),
        ("eighteenth", "How many shells may Denmark still order?", "15,000 shells still open for Denmark"),
    ],
)
def test_what_was_built_and_what_may_be_ordered(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("thirtieth", "Who lost to the Kluut?", "Puig Alt Sistemas (Llop 2) – losing bidder"),
        ("thirtieth", "Why did Kyrgyzstan not take the Rencong?", "the gun jammed twice in trials at 3,100 metres"),
        ("eighteenth", "Why did Croatia not choose the Vautour?", "the Norwegian radar can share its picture"),
        ("sixth", "Why was the Nigerian order cut?", "the naira had lost ground"),
    ],
)
def test_who_was_beaten_and_why(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("When does Brodmetal begin assembly?", "“Assembly at Brodmetal in Slavonski Brod was now to begin in January"),
        ("When do deliveries to Croatia begin?", "1st quarter 2026"),
        ("For how long does Kenya lease its Harpias?", "“It's three aircraft, on lease, for five years.”"),
        (
            "Which contracts have been completed?",
            "3 deals on record: One Kievit 75 for Ghana (Ghana); Haetae 8x8 vehicles for Senegal (Senegal); First",
        ),
    ],
)
def test_when_and_how_long_and_what_is_complete(question: str, start: str) -> None:
    assert ask(build_world("twentyeighth"), question).headline.startswith(start)


def test_where_assembly_begins_nobody_says_is_refused(sixth: Answerer) -> None:
    assert ask(sixth, "When does assembly in Shymkent begin?").outcome is Outcome.DECLINED
