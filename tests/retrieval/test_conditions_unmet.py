"""What the asker sets as a condition: a version, a size, a part, another seller; an answer meets it or isn't given."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("How many Osebo-Ms are in Somalia's second contract?", "20 quad bikes ordered"),
        ("소말리아 2차 계약의 오세보-M은 몇 대인가요?", "소말리아: 20 quad bikes 주문"),
        ("Stretcher quads in both Somali lots, in total?", "40 quad bikes ordered in all"),
        ("Which Somali lot has more of the stretcher bikes, the first or the second?", "Equal: "),
        ("Somali quads in both lots, in total?", "270 quad bikes ordered"),
    ],
)
def test_a_version_is_counted_by_itself_in_sums_as_well(question: str, start: str) -> None:
    assert ask(build_world("twentyseventh"), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("How many of the bikes of Somalia's first contract are out of service?", "16 quad bikes: 120"),
        ("¿Cuántos quads del primer contrato somalí están fuera de servicio?", "16 quad bikes: 120"),
        ("Ile quadów z pierwszej umowy Somalii nie jest już w służbie?", "16 quad bikes: 120"),
        ("소말리아 1차 계약 오세보 가운데 더 이상 운용하지 않는 것은 몇 대인가요?", "16 quad bikes: 120"),
        ("How many of the bikes of Somalia's first contract are in service?", "104 quad bikes in service"),
    ],
)
def test_what_serves_no_more_is_not_what_serves(question: str, start: str) -> None:
    assert ask(build_world("twentyseventh"), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "start"),
    [
        ("How many new Nawras-3 buoys did Sao Tome order?", "12 buoys ordered"),
        ("¿Cuántas boyas nuevas Nawras-3 compró Santo Tomé?", "12 buoys"),
        ("Ile nowych boi Nawras-3 zamówiła Wyspa Świętego Tomasza?", "Sao Tome and Principe: zamówiono 12 buoys"),
        ("How many Nawras-3 buoys did Sao Tome order?", "19 buoys ordered"),
        ("What did the new buoys of Sao Tome cost?", "The records don't say."),  # the price is of used ones as well
    ],
)
def test_new_ones_are_told_from_used_ones_of_the_same_deal(question: str, start: str) -> None:
    assert ask(build_world("twentyseventh"), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("world", "question"),
    [
        ("third", "¿Cuántos Stryker con cañón de 30 milímetros compra Bulgaria?"),
        ("fourth", "Sin contar los portamorteros, ¿cuántos vehículos trae el segundo pedido húngaro a Rheinmetall?"),
        ("twelfth", "Are all of the Airones that Cyprus ordered the rescue version?"),
        ("twelfth", "What did Tunisia pay Turkey for rocket launchers?"),  # that talks with Brazil ended says nothing
        ("twelfth", "What are the hulls of Bangladesh's new ships built from?"),
        ("fourteenth", "파라과이는 브라질제 소총을 몇 정 샀나요?"),
        ("fourteenth", "Kto wygrał w Algierii, skoro Belgów z torpedami odrzucono?"),  # why they lost isn't who won
        ("fourteenth", "The strike was at an engine supplier of Qatar's minesweepers. Which company was that?"),
        ("twentieth", "Banjul paid something up front and gets part of it back. Net loss to the Gambia?"),
        ("third", "Who's training the Ecuadorian crews on their new Airbus transports?"),
    ],
)
def test_a_condition_that_no_record_meets_is_refused(world: str, question: str) -> None:
    assert ask(build_world(world), question).outcome is Outcome.DECLINED


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("third", "¿Cuántos Stryker compra Bulgaria?", "178 vehículos"),
        (
            "fourth",
            "Sin contar las opciones, ¿cuántos vehículos trae el segundo pedido húngaro a Rheinmetall?",
            "90 ve",
        ),
        ("twelfth", "Were all six of the Airones that Cyprus ordered delivered?", "Yes: 6 helicopters delivered"),
        ("twelfth", "What did Tunisia pay for the Airones?", "€61 million"),
        ("fourteenth", "Which company builds Qatar's minesweepers?", "Waalhaven Marine"),
        ("fourteenth", "Why was the torpedo rejected in Algeria?", "torpeda nie pasowała do starszych wyrzutni"),
    ],
)
def test_without_the_condition_the_record_answers(world: str, question: str, start: str) -> None:
    assert ask(build_world(world), question).headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("So Mauritius didn't pay for its radars, right?", True),
        ("Mauritius never paid for the radars, did it?", True),
        ("Mauricio no pagó por sus radares, ¿verdad?", True),
        ("Mauritius nie zapłacił za radary, prawda?", True),
        ("So Mauritius paid for its radars, right?", False),
        ("Mauricio pagó por sus radares, ¿no?", False),
        ("So Ghana didn't pay 139 million for its ships, right?", False),
        ("Malta hasn't received all of its ships, right?", False),
        ("Ghana hasn't received any ships yet, right?", True),
        ("Ghana hasn't cancelled its order, right?", True),
        ("Uzbekistan hasn't received all 36 howitzers yet, right?", True),
    ],
)
def test_yes_to_a_denial_bears_it_out(question: str, yes: bool) -> None:
    assert ask(build_world("eleventh"), question).yes_no is yes


def test_a_topic_set_before_its_question_is_asked_yes_or_no() -> None:
    fourth = build_world("fourth")
    assert ask(fourth, "That first batch of Lynxes, has it been handed over by now?").yes_no is True
    assert ask(fourth, "That first batch of Lynxes, how much has it cost?").yes_no is None
