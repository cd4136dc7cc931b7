"""Small tables in answers: narrow enough for a phone, every figure with its source's number; lines where none fits."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from rich.cells import cell_len

from bot.telegram.answers.render import render_answer
from bot.telegram.messages.text import Text
from bot.telegram.running import TelegramApplication
from bot.telegram.wording import Wordings
from index.periods import parse_period
from index.records import Article, Attribute, Fact, Qualifier
from retrieval.answer import Answer, Citation, Outcome, Support, TableRow
from retrieval.answerer import Answerer
from tests.records_folder import DATA
from tests.retrieval.asking import ask, build_answerer
from tests.telegram.desk import HERALD, HandDesk
from tests.telegram.double import BotApi

WORDINGS = Wordings()


@pytest.fixture(scope="module")
def shipped() -> Answerer:
    """The records that ship."""
    return build_answerer(DATA)


def article(number: int) -> Article:
    """One article of several."""
    return HERALD.model_copy(update={"id": f"a{number}", "url": f"https://x.example/{number}"})


def rows(*counts: tuple[str, str, int, str], unit: str = "howitzers") -> tuple[TableRow, ...]:
    """Rows of orders: the country, the product, how many, as of when."""
    return tuple(
        TableRow(
            f"{count} {unit}: {product}, as of {day} (The Korea Herald)",
            f"{count} {unit}: {product}",
            parse_period(day),
            Citation(article(number), str(count), "Hanwha"),
            ordered(number, count, unit),
            (country, product, f"{country} {day[:4]}"),
        )
        for number, (country, product, count, day) in enumerate(counts)
    )


def ordered(number: int, count: int, unit: str, qualifier: Qualifier = Qualifier.EXACT) -> Fact:
    """The fact that so many were ordered."""
    return Fact(
        id=f"a{number}#1", article=f"a{number}", deal="norway-k9-2017", buyer="Norway", product="k9",
        attribute=Attribute.ORDERED_QUANTITY, value=Decimal(count), unit=unit, qualifier=qualifier, quote="K9s",
        stated_by="Hanwha",
    )  # fmt: skip


def answer_of(rows: Sequence[TableRow], *lines: str) -> Answer:
    """An answer with these rows, and lines after them."""
    citations = tuple(row.citation for row in rows)
    details = (*(row.line for row in rows), *lines)
    return Answer("K9s.", Outcome.ANSWERED, details=details, citations=citations, rows=tuple(rows))


def grid_of(text: Text) -> list[str]:
    """The lines of the table in a message."""
    encoded = text.text.encode("utf-16-le")
    spans = [span for span in text.spans if span.kind == "pre"]
    return [line for span in spans for line in encoded[2 * span.start : 2 * span.end].decode("utf-16-le").split("\n")]


K9S = rows(("Norway", "K9 VIDAR", 24, "2017-12-20"), ("Finland", "K9 Thunder", 48, "2017"))


async def test_a_short_comparison_is_a_table_and_the_rest_stays_lines(
    tg: BotApi, bot: TelegramApplication, desk: HandDesk
) -> None:
    desk.answers["who?"] = answer_of(K9S, "Nothing is on record for Peru.")
    answer = await tg.person(11, "Ann").ask("who?")
    assert answer.styled("pre") == ["howitzers\nNorway   24  Dec 2017 [1]\nFinland  48  2017 [2]"]
    assert answer.text == (
        "K9s.\n\n"
        "howitzers\nNorway   24  Dec 2017 [1]\nFinland  48  2017 [2]\n"
        "Nothing is on record for Peru.\n\n"
        "[1] “24” — The Korea Herald\n"
        "[2] “48” — The Korea Herald\n"
        "[1] The Korea Herald, 18 November 2024, citing Hanwha\n"
        "[2] The Korea Herald, 18 November 2024, citing Hanwha"
    )


@pytest.mark.parametrize(
    ("language", "question", "grid"),
    [
        (
            "en",
            "timeline of K9 deliveries to Poland",
            ["howitzers", "6 Dec 2022     24  [1]", "Oct 2023       48  [2]", "16 Nov 2025  >200  [3]"],
        ),
        (
            "ko",
            "폴란드 K9 인도 경과",
            ["문", "2022. 12. 6.     24  [1]", "2023년 10월      48  [2]", "2025. 11. 16.  >200  [3]"],
        ),
        (
            "es",
            "¿Cuántos K9 han pedido Polonia y Noruega?",
            [
                "obuses",
                "Noruega 2017   24  dic 2017 [1]",
                "Polonia 2022  212  ago 2022 [2]",
                "Noruega 2022    4  nov 2022 [3]",
                "Polonia 2023  152  dic 2023 [4]",
                "Noruega 2025   24  sept 2025 [5]",
            ],
        ),
    ],
)
def test_answers_from_the_records_fit_a_phone(shipped: Answerer, language: str, question: str, grid: list[str]) -> None:
    answer = ask(shipped, question)
    text = render_answer(answer, WORDINGS.of(language))
    assert (answer.language, grid_of(text)) == (language, grid)
    assert all(f"\n[{number}] " in text.text for number in range(1, len(grid)))


def test_korean_letters_take_two_columns() -> None:
    grid = grid_of(
        render_answer(answer_of(rows(("핀란드", "K9", 8, "2017"), ("에콰도르", "K9", 24, "2022"))), WORDINGS.of("ko"))
    )
    assert grid == ["문", "핀란드     8  2017 [1]", "에콰도르  24  2022 [2]"]
    assert {cell_len(line.partition("  20")[0]) for line in grid[1:]} == {12}


@pytest.mark.parametrize(
    "table",
    [
        K9S[:1],
        rows(*((f"Land {number}", "K9", number, "2020") for number in range(2, 9))),  # seven
        rows(("A country with a long name", "K9", 24, "2017-12-20"), ("Finland", "K9", 48, "2017")),  # 35 columns
        rows(("Norway", "K9", 24, "2017"), ("Norway", "K9", 4, "2017")),  # which is which?
        (K9S[0], replace(K9S[1], fact=None)),  # an estimate
        (K9S[0], replace(K9S[1], date=None)),
    ],
    ids=["one row", "seven rows", "too wide", "same names", "not just the figure", "undated"],
)
def test_what_makes_no_small_table_stays_lines(table: tuple[TableRow, ...]) -> None:
    text = render_answer(answer_of(table), WORDINGS.of("en"))
    assert grid_of(text) == []
    assert all(row.line in text.text for row in table)


def test_figures_in_dispute_stay_lines_with_their_sources() -> None:
    text = render_answer(replace(answer_of(K9S), support=Support(1, ("48 howitzers",))), WORDINGS.of("en"))
    assert grid_of(text) == []
    assert "48 howitzers: K9 Thunder, as of 2017 (The Korea Herald)" in text.text


def test_sums_of_money_say_their_currency_and_how_exact_they_are() -> None:
    prices = [
        ordered(0, 3_000_000_000, "USD", Qualifier.ABOUT).model_copy(update={"attribute": Attribute.VALUE}),
        ordered(1, 920_000_000, "USD").model_copy(update={"attribute": Attribute.VALUE}),
    ]
    days = [("Poland", "FA-50", 3, "2022-09-16"), ("Malaysia", "FA-50M", 9, "2023-02-24")]
    table = [replace(row, fact=fact) for row, fact in zip(rows(*days), prices, strict=True)]
    grid = grid_of(render_answer(answer_of(table), WORDINGS.of("en")))
    assert grid == ["Poland     ≈$3 billion  2022 [1]", "Malaysia  $920 million  2023 [2]"]
