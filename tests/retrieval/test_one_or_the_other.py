"""Questions that offer two figures or two dates: the one on record is told, with neither a yes nor a no."""

import pytest

from tests.retrieval.asking import WORLDS, ask, build_answerer


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        ("twentysecond", "Is the Bahrain contract worth 74 or 196 million dinars?", "BHD 74 million: value"),
        ("twentysecond", "Did Bahrain order 18 or 24 Garças?", "18 aircraft ordered by Bahrain"),
        ("twentysecond", "바레인이 주문한 가르사는 18대인가 24대인가?", "바레인: 18 대 주문"),
        ("twentysecond", "Czy Nepal zamówił 12 czy 20 dronów?", "Nepal: zamówiono 12 dronów"),
        ("twentysecond", "¿Bahréin pidió 18 o 24 Garças?", "18 aviones: pedido de Baréin"),
        ("fifth", "Did the first Trana contract include 48 or 64 missiles?", "64 missiles ordered by Thailand"),
        ("eleventh", "Did Uruguay pay 74 or 77 million for the first order?", "€77 million: value"),
        ("eleventh", "Is the Ghana price 139 or 147 million euros?", "€139 million: value"),
        ("fifth", "Was Kuwait's contract signed in 2021 or 2022?", "8 March 2022"),
    ],
)
def test_the_figure_on_record_is_told(world: str, question: str, start: str) -> None:
    answer = ask(build_answerer(WORLDS / world), question)
    assert (answer.headline[: len(start)], answer.yes_no) == (start, None)


def test_one_figure_is_still_held_against_the_records() -> None:
    assert ask(build_answerer(WORLDS / "twentysecond"), "Did Bahrain order 18 Garças?").yes_no is True
