"""Answers as messages: what is on them, in which order, and that they always fit."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.answers.render import render_answer, render_short, render_sources
from bot.telegram.messages.text import BUDGET, Span, Text
from bot.telegram.wording import Wordings
from index.records import Article
from retrieval.answer import Answer, Citation, Outcome, Support
from tests.telegram.desk import HERALD, QUOTE, SEVENTY_ONE, UNKNOWN
from tests.telegram.double.entities import check_entities, typed_entities
from tests.telegram.test_text import HOSTILE

ENGLISH = Wordings().of("en")


def _article(number: int, **fields: object) -> Article:
    return HERALD.model_copy(update={"id": f"a{number}", "url": f"https://x.org/{number}", **fields})


def test_a_summary_is_cited_as_a_summary() -> None:
    summary = _article(1, is_summary=True, publisher="Rzeczpospolita", published=date(2023, 11, 1))
    answer = replace(SEVENTY_ONE, citations=(Citation(summary, "48 FA-50s", "Rzeczpospolita"),))
    assert render_answer(answer, ENGLISH).text.endswith(
        "[1] “48 FA-50s” — summary of Rzeczpospolita\n[1] summary of Rzeczpospolita, 1 November 2023"
    )


def test_an_article_cited_twice_is_one_source_with_two_quotes() -> None:
    undated = _article(2, published=None, url=None, publisher="MON")
    citations = (
        Citation(HERALD, QUOTE, "The Korea Herald"),
        Citation(undated, "180 tanks", "MON"),
        Citation(HERALD, "109  were\nto come", "The Korea Herald"),
        Citation(HERALD, QUOTE, "The Korea Herald"),
    )
    assert render_answer(replace(SEVENTY_ONE, citations=citations), ENGLISH).text.endswith(
        f"[1] “{QUOTE}” — The Korea Herald\n"
        "[2] “180 tanks” — MON\n"
        "[1] “109 were to come” — The Korea Herald\n"
        "[1] The Korea Herald, 18 November 2024\n"
        "[2] MON"
    )


def test_a_refusal_explains_no_figure() -> None:
    nearest = replace(SEVENTY_ONE, headline="The records don't say.", strong="", outcome=Outcome.DECLINED)
    text = render_answer(nearest, ENGLISH).text
    assert text.startswith("The records don't say.\n\n109 were still to come.")
    assert text.endswith("Read as: delivered · buyer Poland · product K2")


def test_several_details_are_a_list() -> None:
    text = render_answer(replace(UNKNOWN, reading="", details=("one", "two")), ENGLISH)
    assert text.text == "The records don't say.\n\n• one\n• two"


def test_notes_are_set_apart() -> None:
    noted = replace(UNKNOWN, outcome=Outcome.ANSWERED, notes=("Nobody has reviewed this figure.",))
    text = render_answer(noted, ENGLISH)
    assert text.text == "The records don't say.\n\nNobody has reviewed this figure."


def test_a_strong_part_that_does_not_start_the_headline_stresses_nothing() -> None:
    text = render_answer(replace(SEVENTY_ONE, strong="180 tanks"), ENGLISH)
    assert "bold" not in {span.kind for span in text.spans}
    assert text.text.startswith("71 of the 180 K2 tanks ordered")


def test_pitfall_25_hostile_text_is_inert_wherever_it_comes_from() -> None:
    article = _article(3, publisher=HOSTILE, url="javascript:alert(1)")
    answer = Answer(
        HOSTILE,
        Outcome.DECLINED,
        HOSTILE[:9],
        None,
        (),
        None,
        (HOSTILE,),
        None,
        (Citation(article, *[HOSTILE] * 2),),
    )
    answer = replace(answer, reading=HOSTILE, notes=(HOSTILE,))
    text = render_answer(answer, ENGLISH, HOSTILE)
    assert typed_entities(text.text) == []
    assert {span.kind for span in text.spans} == {"bold", "italic", "expandable_blockquote"}


def test_a_figure_says_how_many_sources_agree() -> None:
    dated = "Delivered · as of 18 November 2024"
    assert _terms(Support(1)) == f"{dated} · one source"
    assert _terms(Support(4)) == f"{dated} · 4 sources agree"
    assert _terms(Support(0)) == dated


def test_an_old_figure_is_marked() -> None:
    text = render_answer(replace(SEVENTY_ONE, stale=True), ENGLISH).text
    assert text.splitlines()[1] == "Delivered · ⚠ as of 18 November 2024"


def test_a_dispute_is_said_first_and_both_figures_stand_out() -> None:
    disputed = replace(
        SEVENTY_ONE, support=Support(2, ("84 tanks",)), details=("Disputed: 84 tanks according to MON, 2024",)
    )
    for text in (render_answer(disputed, ENGLISH), render_short(disputed, ENGLISH)):
        lines = text.text.splitlines()
        assert lines[0] == "Sources disagree"
        assert lines[1].startswith("71 of the 180 K2 tanks ordered")
        assert lines[2] == "Delivered · as of 18 November 2024"
        assert _bold(text) == ["71 of the 180 K2 tanks", "84 tanks"]


def test_a_reading_is_shown_when_not_all_of_it_was_said() -> None:
    reading = "Read as: delivered · Poland · K2"
    answer = replace(SEVENTY_ONE, reading="delivered_quantity · Poland · K2")
    assert reading not in render_answer(answer, ENGLISH).text
    assert render_answer(replace(answer, inferred=True), ENGLISH).text.endswith(f"\n\n{reading}")
    assert render_short(replace(answer, inferred=True), ENGLISH).text.endswith(f"\n\n{reading}")
    looked_up = replace(answer, inferred=True, reading="lookup · Poland + timeline")
    assert render_answer(looked_up, ENGLISH).text.endswith("\n\nRead as: Poland + timeline")


def test_an_ordinary_answer_is_read_at_a_glance() -> None:
    citations = tuple(Citation(_article(number), f"quote {number} " + "q" * 250, "MON") for number in range(8))
    text = render_answer(replace(SEVENTY_ONE, citations=citations), ENGLISH).text
    assert len(text) <= 900
    assert (text.count("“"), text.count(", citing MON")) == (2, 3)
    assert text.endswith("[3] The Korea Herald, 18 November 2024, citing MON\n… and 5 more")


def test_many_details_are_told_too_and_folded_after_the_third() -> None:
    details = tuple(f"{number}. {'z' * 148}" for number in range(8))
    text = render_answer(replace(SEVENTY_ONE, details=details), ENGLISH)
    assert all(f"• {line}\n" in text.text for line in details)
    assert [_part(text, span) for span in text.spans if span.kind == "expandable_blockquote"] == [
        "\n".join(f"• {line}" for line in details[3:])
    ]
    assert 900 < len(text) < BUDGET
    many = render_answer(replace(SEVENTY_ONE, details=details * 4), ENGLISH).text
    assert "… and 11 more" in many
    assert "“" not in many
    assert len(many) <= BUDGET


def test_a_group_gets_the_figure_and_one_source() -> None:
    citations = (*SEVENTY_ONE.citations, Citation(_article(2, publisher="MON"), "71", "MON"))
    assert render_short(replace(SEVENTY_ONE, citations=citations), ENGLISH, "K2s?").text == (
        "You asked: K2s?\n"
        "\n"
        "71 of the 180 K2 tanks ordered by Poland in 2022 had been delivered as of 18 November 2024.\n"
        "Delivered · as of 18 November 2024\n"
        "\n"
        "[1] The Korea Herald, 18 November 2024, citing Hyundai Rotem\n"
        "… and 1 more"
    )


def test_a_refusal_in_a_group_says_what_is_on_record_instead() -> None:
    answer = replace(UNKNOWN, reading="", details=("The nearest: 54 tanks.", "And more."))
    assert render_short(answer, ENGLISH).text == "The records don't say.\nThe nearest: 54 tanks."


def test_the_sources_of_an_answer_with_their_sentences() -> None:
    citations = (
        *SEVENTY_ONE.citations,
        Citation(_article(2, publisher="MON", url=None), "180 tanks", "MON"),
        Citation(HERALD, "109 were to come", "The Korea Herald"),
    )
    text = render_sources(replace(SEVENTY_ONE, citations=citations), ENGLISH)
    assert text.text == (
        "71 of the 180 K2 tanks ordered by Poland in 2022 had been delivered as of 18 November 2024.\n"
        "Delivered · as of 18 November 2024\n"
        "\n"
        "[1] The Korea Herald, 18 November 2024, citing Hyundai Rotem\n"
        f"{QUOTE}\n"
        "109 were to come\n"
        "\n"
        "[2] MON, 18 November 2024\n"
        "180 tanks"
    )
    assert [_part(text, span) for span in text.spans if span.kind == "blockquote"] == [
        f"{QUOTE}\n109 were to come",
        "180 tanks",
    ]


def _terms(support: Support) -> str:
    return render_answer(replace(SEVENTY_ONE, support=support), ENGLISH).text.splitlines()[1]


def _bold(text: Text) -> list[str]:
    return [_part(text, span) for span in text.spans if span.kind == "bold"]


def _part(text: Text, span: Span) -> str:
    raw = text.text.encode("utf-16-le")
    return raw[2 * span.start : 2 * span.end].decode("utf-16-le")


@given(
    headline=st.text(min_size=1, max_size=5000).filter(str.strip),
    details=st.lists(st.text(max_size=2000), max_size=8),
    quotes=st.lists(st.text(min_size=1, max_size=9000), max_size=8),
    question=st.text(max_size=500),
)
def test_every_answer_fits_and_is_sound(headline: str, details: list[str], quotes: list[str], question: str) -> None:
    citations = tuple(Citation(_article(number), quote, "x" * 700) for number, quote in enumerate(quotes))
    rivals = tuple(line[1:20] for line in details if line[1:20].strip())
    answer = Answer(
        headline,
        Outcome.ANSWERED,
        headline[:40],
        details=tuple(details),
        citations=citations,
        support=Support(1, rivals),
    )
    for render in (render_answer, render_short, render_sources):
        text = render(answer, ENGLISH, question)
        assert len(text) <= BUDGET
        check_entities(text.text, [entity.to_dict() for entity in text.entities()])


@pytest.mark.parametrize("language", ["en", "pl", "ko", "", None, "x-unknown", "EN-us"])
def test_every_language_has_words(language: str | None) -> None:
    assert render_answer(UNKNOWN, Wordings().of(language)).text.startswith("The records don't say.")
