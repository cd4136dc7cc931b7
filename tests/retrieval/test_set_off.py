"""What is left of a price once its main part is taken off."""

import pytest

from tests.retrieval.asking import WORLDS, ask, build_answerer


@pytest.mark.parametrize(
    ("world", "question", "start"),
    [
        (
            "seventeenth",
            "If you subtract the price of the satellites, what is left of Malaysia's contract?",
            "MYR 140 million",
        ),
        ("seventeenth", "말레이시아 위성 계약에서 위성 자체 값을 빼면 몇 링깃이 남습니까?", "1.4억 MYR"),
        ("seventeenth", "Ile ringgitów zostaje z malezyjskiej umowy po odjęciu samych satelitów?", "140 mln MYR"),
        (
            "seventeenth",
            "¿Cuántos ringgit quedan del contrato malasio si se restan los propios satélites?",
            "140 millones MYR",
        ),
        (
            "twelfth",
            "What portion of Morocco's satellite bill goes on launches and the ground station?",
            "€120 million",
        ),
        (
            "eighteenth",
            "How much of Oman's howitzer package is left once the howitzers themselves are paid?",
            "€67 million",
        ),
    ],
)
def test_the_rest_is_told(world: str, question: str, start: str) -> None:
    assert ask(build_answerer(WORLDS / world), question).headline.startswith(start)
