"""Which of several sums and counts is meant: before a change, without the tax, the maker's, what came of a lease."""

import pytest

from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("fourth", "What was Thailand's third lot to cost before the price went up?", "THB 2.6 billion"),
        ("fourth", "¿Cuánto costaba el tercer lote tailandés antes de que subiera el precio?", "2,6 mil millones THB"),
        ("fourth", "Ile kosztowała trzecia partia dla Tajlandii, zanim podniesiono cenę?", "2,6 mld THB"),
        ("fourth", "태국 3차 VN-1 계약은 가격이 오르기 전에 얼마였나요?", "26억 THB"),
        ("fourth", "What did Thailand's third lot cost?", "THB 2.85 billion"),
        ("twentieth", "Pre-tax number on Guinea's first eight, please, I've only got the one with the VAT",
         "€33.6 million"),
        ("twentieth", "Guinea's first eight with the VAT, please, I've only got the one before tax", "€39.1 million"),
        ("third", "First Bulgarian Vipers: what does Lockheed itself pocket?", "$512 million"),
        ("third", "First Bulgarian Vipers: what does Bulgaria pay?", "$1.21 billion"),
        ("eleventh", "Forget what the finance people told MPs: what does the builder say Ghana's ships are worth?",
         "€139 million"),
        ("eleventh", "What does the finance ministry say Ghana's three ships are worth?", "€147 million"),
        ("fourteenth", "Dear colleagues, which firm builds Nepal's bulldozers?", "Siam Heavy Works"),
    ],
)  # fmt: skip
def test_the_sum_in_the_askers_words(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("twentieth", "How many hovercraft has Haiti received?", "3 hovercraft of 4 delivered"),
        ("twentieth", "Port-au-Prince's leased craft: how many ever turned up, out of how many?", "3 hovercraft of 4"),
        ("twentieth", "Guinea's follow-on order: how many were ordered and how many have arrived?", "6 hovercraft"),
        ("twelfth", "How many of Colombia's 24 launchers were never ordered?", "8 launchers: 24"),
        ("twelfth", "How many of Colombia's launchers are still to be delivered?", "6 launchers still to come"),
    ],
)
def test_the_count_in_the_askers_words(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("world", "first", "then", "part"),
    [
        ("eleventh", "How many howitzers did Turkmenistan order?", "and can it ask for more later?", "6 howitzers"),
        ("eleventh", "¿Cuántos obuses compró Turkmenistán?", "¿y puede pedir más adelante algunos otros?", "6 obuses"),
        ("eleventh", "Ile haubic zamówił Turkmenistan?", "a może jeszcze dokupić?", "6 haubic"),
        ("eleventh", "투르크메니스탄은 곡사포를 몇 문 주문했나요?", "나중에 더 살 수 있나요?", "6 문"),
        ("twentieth", "How many hovercraft were in Guinea's contract of June 2022?", "any tractors thrown in?",
         "4 tractors (Zibens recovery tractor)"),
        ("twelfth", "How many Jaguatirica launchers did Namibia order?", "anything else on that contract?",
         "3 vehicles (Bugio)"),
        ("twentyseventh", "How many Osebos does Somalia's framework cover?",
         "and what had the generals been after originally?", "400 quad bikes required"),
        ("twentyseventh", "What is the Lastun contract worth after the cut?",
         "And of that, how much had reached Balti by January 2025?", "MDL 82 million paid"),
    ],
)  # fmt: skip
def test_a_follow_up_asks_on(world: str, first: str, then: str, part: str) -> None:
    assert part in ask(build_world(world), first, then).headline


def test_the_sentence_after_two_counts_says_why_they_differ() -> None:
    question = "16 guns says the maker, 14 says the army paper. Why can't they agree on the Uzbek count?"
    headline = ask(build_world("eleventh"), question).headline
    assert headline.endswith("“It leaves out two guns that have not yet passed their acceptance firing.”")


def test_a_reason_is_told_rather_than_what_it_is_the_reason_of() -> None:
    answer = ask(build_world("twentyseventh"), "Why did the coast guard refuse Shekerley?")
    assert answer.headline.startswith("a pull of 28 tonnes at trials where the contract says 32")


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("third", "Which minister signed for Serbia when it got the French jets?", "Milena Stojković"),
        ("thirtyfirst", "I'm writing on why Mongolia bumped its Solbaram purchase up from six to eight. Why was that?",
         "Not eight: 6 drones ordered"),
        ("third", "Which Serbian airbase got the Rafales?", "The records don't show that."),
    ],
)  # fmt: skip
def test_what_is_named_in_passing_is_no_premise(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)
