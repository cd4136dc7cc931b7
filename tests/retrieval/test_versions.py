"""Versions told by what they have or are for, and figures that were put right later."""

from datetime import date

import pytest

from retrieval.answerer import Answerer
from tests.retrieval.asking import WORLDS, ask, build_answerer, build_world


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("third", "How many of the F-16s in Bulgaria's first contract are single-seat?", "6 aircraft"),
        ("third", "How many F-16s of Bulgaria's first lot are the two-seat version?", "2 aircraft"),
        ("thirteenth", "How many of Bangladesh's Kepodangs are of the armed kind?", "4 aircraft"),
        ("eighth", "How many of Oman's Tärnas are of the land-based kind?", "6 drones"),
        ("eighth", "¿Cuántos Karhu en versión de mortero encargó Letonia?", "24 vehículos"),
        ("eighth", "Ile Karhu w wersji moździerzowej zamówiła Łotwa?", "Łotwa: zamówiono 24 pojazdy"),
        ("seventh", "How many systems of Denmark's first Ptarmigan call-off are vehicle-borne?", "12 systems"),
    ],
)
def test_a_version_is_told_by_what_it_has(world: str, question: str, start: str) -> None:
    headline = ask(build_answerer(WORLDS / world), question).headline
    assert headline.startswith(start)


def test_the_kind_of_thing_that_all_are_narrows_nothing() -> None:
    answer = ask(build_answerer(WORLDS / "eighth"), "How many Karhu vehicles has Latvia ordered?")
    assert answer.headline.startswith("160 vehicles")


@pytest.mark.parametrize(("today", "start"), [(date(2023, 12, 31), "120 "), (date(2025, 12, 31), "100 ")])
def test_a_figure_stands_until_its_correction_is_printed(thirteenth: Answerer, today: date, start: str) -> None:
    answer = thirteenth.answer("How many Kobacs does Cyprus have on order?", today)[0]
    assert answer.headline.startswith(start)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Why do I find two counts for the Kobacs of Cyprus?", ("120", "100")),
        ("¿Por qué aparecen dos cifras para los Kobac de Chipre?", ("120", "100")),
        ("Dlaczego spotykam dwie liczby Kobaców dla Cypru?", ("120", "100")),
    ],
)
def test_a_figure_put_right_is_one_of_the_two_that_are_found(
    thirteenth: Answerer, question: str, figures: tuple[str, ...]
) -> None:
    assert all(figure in ask(thirteenth, question).headline for figure in figures)


def test_what_is_still_coming_is_what_is_left() -> None:
    answer = ask(build_answerer(WORLDS / "seventh"), "How many Inyatis does Ghana still have coming?")
    assert answer.headline.startswith("23 vehicles still to come for Ghana")


@pytest.mark.parametrize(
    "question",
    [
        "Who says that Cyprus ordered 120 Kobacs?",
        "Where does the figure of 120 Kobacs for Cyprus come from, and does it still hold?",
    ],
)
def test_who_gave_a_figure_that_was_put_right_is_told_with_the_right_one(thirteenth: Answerer, question: str) -> None:
    headline = ask(thirteenth, question).headline
    assert "120 munitions" in headline
    assert "100 munitions" in headline


def test_a_version_goes_by_what_its_name_says_beyond_that_of_its_family() -> None:
    world = build_world("ninth")
    ordered = ask(world, "How many command vehicles did Slovenia order?")
    assert ordered.headline.startswith("6 carriers ordered by Slovenia (Gams C; 54 Gams carriers for Slovenia)")
    corrected = ask(world, "What happened to the twelve command vehicles in Slovenia's 2022 Gams order?")
    assert corrected.headline.startswith("Not twelve: 6 carriers ordered: Gams C")
    assert ask(world, "Why were Slovenia's six command vehicles late?").headline.startswith("gearboxes of the command")
