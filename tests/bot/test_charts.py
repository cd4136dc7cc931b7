"""Charts as pictures: their size, their letters, and that nothing of them is lost or out of sight."""

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib import font_manager
from PIL import Image, ImageChops

from bot.canvas import HEIGHT, WIDTH, Box, Canvas, Style
from bot.chart_values import Bar, BarChart, Chart, Heading, Line, LineChart, Mark, Part
from bot.charts import draw
from bot.typeface import Typeface, find_typeface

CHECKOUT = Path(__file__).parents[2]
DELIVERED = Line("delivered", (Mark(date(2022, 12, 6), 10, "10"), Mark(date(2025, 11, 13), 180, "180")))
ORDERED = Line("ordered", (Mark(date(2022, 8, 26), 180, "180"),), in_steps=True)
HEADING = Heading("180 of 180 delivered", "First contract", ("As of 13 November 2025 · Sources: Defence24",))
LINES = LineChart(HEADING, (DELIVERED, ORDERED), ((date(2023, 1, 1), "2023"), (date(2024, 1, 1), "2024")))
BARS = BarChart(
    HEADING, (Bar("Poland", (Part(212, "212"), Part(152, "152")), "364"), Bar("Egypt", (Part(200),), "≈200", False))
)


@pytest.fixture(scope="module")
def face() -> Typeface:
    """The letters of this machine."""
    return find_typeface()


@pytest.fixture(scope="module")
def latin() -> Typeface:
    """The letters of a machine without any font but those matplotlib brings."""
    return find_typeface([])


def _picture(chart: Chart, face: Typeface) -> Image.Image:
    return Image.open(io.BytesIO(draw(chart, face)))


def _is_blank(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    paper = Image.new("RGB", picture.size, "white")
    return ImageChops.difference(picture.convert("RGB"), paper).crop(box).getbbox() is None


@pytest.mark.parametrize("chart", [LINES, BARS], ids=["lines", "bars"])
def test_a_chart_is_an_opaque_picture_on_white(chart: Chart, face: Typeface) -> None:
    picture = _picture(chart, face)
    assert (picture.format, picture.size) == ("PNG", (1280, 800))
    assert picture.convert("RGBA").getchannel("A").getextrema() == (255, 255)
    assert picture.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("chart", [LINES, BARS], ids=["lines", "bars"])
def test_the_same_chart_is_the_same_file(chart: Chart, face: Typeface) -> None:
    assert draw(chart, face) == draw(chart, face)


def test_hues_and_marks_tell_lines_apart(face: Typeface) -> None:
    colours = {colour for _, colour in _picture(LINES, face).convert("RGB").getcolors(1 << 20) or []}
    assert {(0, 114, 178), (213, 94, 0)} <= colours


@pytest.mark.parametrize(
    "chart",
    [
        LineChart(HEADING, (Line("delivered", DELIVERED.marks[:1]),)),
        LineChart(HEADING, (Line("delivered", (Mark(date(2022, 1, 1), 0, "0"),)),)),
        BarChart(HEADING, (Bar("Poland", (Part(0),), "0"), Bar("Egypt", (Part(0),), "0"))),
        BarChart(HEADING, tuple(Bar("A most excellent " * 9, (Part(10**n),), f"${n} billion" * 2) for n in range(12))),
        BarChart(Heading("W" * 400, "y " * 400, ("sources " * 99, "z" * 999)), BARS.bars),
        LineChart(HEADING, (Line("x", tuple(Mark(date(2022, 1, n + 1), n, f"≥{n},000") for n in range(30))), ORDERED)),
    ],
    ids=["one point", "nothing yet", "no bars", "twelve long names", "long title", "thirty points in a month"],
)  # fmt: skip
def test_nothing_leaves_the_paper(chart: Chart, face: Typeface) -> None:
    picture = _picture(chart, face)
    for edge in ((0, 0, WIDTH, 8), (0, HEIGHT - 8, WIDTH, HEIGHT), (0, 0, 8, HEIGHT), (WIDTH - 8, 0, WIDTH, HEIGHT)):
        assert _is_blank(picture, edge)


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=300), width=st.integers(60, 1200), rows=st.integers(1, 3))
def test_wrapped_text_fits(face: Typeface, text: str, width: int, rows: int) -> None:
    canvas, style = Canvas(face), Style(30, bold=True)
    wrapped = canvas.wrap(text, style, width, rows)
    assert len(wrapped) <= rows
    assert all(canvas.width(row, style) <= width for row in wrapped)


def test_hangul_is_drawn_where_there_is_a_font_for_it(face: Typeface, latin: Typeface) -> None:
    assert latin.families == ("DejaVu Sans",)
    assert latin.draws("Żółć – 71 of 180 ≥ ≈ Ελλάδα Київ")
    assert not latin.draws("인도")
    assert latin.drawable("조선일보 (The Chosun Daily)") == "(The Chosun Daily)"
    assert latin.drawable("조선일보 – ") == ""
    if any(font.name.startswith(("Nanum", "Noto Sans CJK")) for font in font_manager.fontManager.ttflist):
        assert face.draws("폴란드에 K2 180대 인도")


def test_a_character_without_a_letter_leaves_no_box(latin: Typeface) -> None:
    """A warning about a missing glyph would fail this test."""
    korean = BarChart(
        Heading("180 중 180 대 인도", "계약", ("출처: 연합뉴스",)), (Bar("폴란드", (Part(1, "하나"),), "1 대"),)
    )
    plain = BarChart(Heading("180 180", "", ("",)), (Bar("", (Part(1, ""),), "1"),))
    assert draw(korean, latin) == draw(plain, latin)


def test_two_dollar_signs_are_no_formula(face: Typeface) -> None:
    odd = BarChart(Heading("$3.4 billion_{x} and $6.5 billion", "", ()), (Bar("$x^2$", (Part(1),), "$1$"),))
    assert _picture(odd, face).size == (1280, 800)


def test_boxes_touch_only_when_they_overlap() -> None:
    box = Box(0, 0, 10, 10)
    assert box.touches(Box(9, 9, 20, 20))
    assert not box.touches(Box(10, 0, 20, 10))
    assert not box.touches(Box(0, 10, 10, 20))


def test_nothing_that_starts_the_bot_loads_what_draws() -> None:
    """It takes most of a second, and many a process draws nothing."""
    loaded = "import sys, bot.cli, bot.telegram.app; print('matplotlib' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True, cwd=CHECKOUT)
    assert result.stdout == "False\n"
