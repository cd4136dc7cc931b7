"""Whether what is leased may be bought, and whose it is."""

import pytest

from tests.retrieval.asking import ask, build_world


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "May Botswana buy its GAMS launchers in the end?",
            "Yes: “It may buy them at the end.” (Gams T; Lease of Gams T carriers), as of 21 October 2024 "
            "(Ljubljana Dispatch)",
        ),
        (
            "¿Puede Botswana comprar al final los GAMS arrendados?",
            "Sí: “It may buy them at the end.” (Gams T; Lease of Gams T carriers), a fecha de 21 de octubre de 2024 "
            "(Ljubljana Dispatch)",
        ),
    ],
)
def test_a_right_to_buy_is_told_in_the_words_of_the_lease(question: str, headline: str) -> None:
    assert ask(build_world("ninth"), question).headline == headline


def test_a_right_to_buy_makes_nobody_an_owner() -> None:
    assert ask(build_world("ninth"), "Does Botswana own its GAMS launchers?").yes_no is False
