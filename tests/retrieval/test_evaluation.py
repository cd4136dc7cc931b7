"""What each kind of answer is worth, and what the report on many says."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from rich.console import Console

from retrieval.answer import Outcome
from retrieval.evaluation import (
    GoldQuestion,
    Report,
    Row,
    Verdict,
    build_report,
    judge,
    load_questions,
    render_report,
)

QUESTIONS = Path(__file__).parents[1] / "questions" / "dev.jsonl"
SOURCE = {"article": "a1", "quote": "the quoted sentence"}


def question(*gold: str, **fields: object) -> GoldQuestion:
    line: dict[str, object] = {
        "id": "Q1",
        "question": "?",
        "type": "simple",
        "gold": gold,
        "gold_sources": ("a1",),
    }
    return GoldQuestion.model_validate({**line, **fields, "asked": {**line, **fields}})


def answer(text: str = "", **fields: object) -> Mapping[str, object]:
    known = {"id": "Q1", "outcome": "answered", "yes_no": None, "details": "", "as_of": None, "seconds": 0.01}
    return {**known, "answer": text, "sources": [SOURCE], **fields}


def points(
    gold: list[str],
    text: str = "",
    *,
    kind: str = "simple",
    lang: str = "en",
    forbidden: tuple[str, ...] = (),
    **fields: object,
) -> float:
    return judge(question(*gold, type=kind, lang=lang, forbidden=forbidden), answer(text, **fields)).points


def test_right_and_cited() -> None:
    assert points(["71"], "71 of the 180 K2 tanks") == 1
    assert points(["71", "180"], "71 of the 180 K2 tanks") == 1
    assert points(["28|36"], "36 by one count") == 1


def test_every_element_is_needed_except_in_lists() -> None:
    assert points(["71", "180"], "71 tanks") == -1


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ([], 0.5),
        (None, 0.5),
        ([{"article": "other", "quote": "71"}], 0.5),
        ([{"article": "other"}, SOURCE], 1),
        (["a1", SOURCE], 1),
    ],
)
def test_right_without_a_gold_source(sources: object, expected: float) -> None:
    assert points(["71"], "71 tanks", sources=sources) == expected


def test_right_where_no_source_is_due() -> None:
    verdict = judge(question("71", gold_sources=()), answer("71 tanks", sources=[]))
    assert (verdict.points, verdict.cited) == (1, None)


def test_wrong_figure() -> None:
    assert points(["71"], "180 tanks") == -1
    assert points(["71"], "") == -1


def test_no_answer_at_all() -> None:
    q = question("71", gold_asof="2024-11")
    assert judge(q, {}) == Verdict(q, -1.0, False, None, False, "", None, None)


def test_an_answer_of_wrong_types_is_an_empty_one() -> None:
    q = question("71")
    odd: dict[str, object] = {
        "answer": 71,
        "outcome": "unheard_of",
        "sources": "a1",
        "seconds": "fast",
        "as_of": 2024,
    }
    assert judge(q, odd) == Verdict(q, -1.0, False, None, False, "", None, None)


def test_right_figure_beside_a_forbidden_one() -> None:
    assert points(["71"], "71 or 84 tanks", forbidden=("84",)) == 0.5
    assert points(["71"], "71 tanks as of 2024-11-18", forbidden=("18", "24")) == 1
    assert points(["1.3 billion"], "1.3 billion net, 1.69 billion gross", forbidden=("1.69",)) == 0.5
    assert points(["71"], "71 tanks", details="84 a month later", forbidden=("84",)) == 1


def test_only_the_headline_counts_for_a_figure_and_only_its_first_300_characters() -> None:
    assert points(["71"], "see below", details="71 tanks") == -1
    assert points(["71"], "x" * 298 + " 71 tanks") == -1
    assert points(["71"], "x" * 290 + " 71 tanks") == 1


@pytest.mark.parametrize("kind", ["passage", "provenance", "timeline", "set", "ambiguous"])
def test_details_and_quotes_count_for_texts_and_lists(kind: str) -> None:
    assert points(["payment"], "Signed, not in force.", kind=kind, details="The first payment is due.") == 1
    assert points(["quoted"], "Signed, not in force.", kind=kind) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland, Norway, Estonia, Finland", 1),
        ("Poland and Norway", 0.5),
        ("Poland", -1),
        ("Poland, Norway, Brazil", -1),
        ("Poland, Norway, Estonia, Finland, Brazil", 0.5),
    ],
)
@pytest.mark.parametrize("kind", ["set", "timeline"])
def test_part_of_a_list(kind: str, text: str, expected: float) -> None:
    gold = ["Poland", "Norway", "Estonia", "Finland"]
    assert points(gold, text, kind=kind, forbidden=("Brazil",)) == expected


def test_declined_or_clarified_although_an_answer_existed() -> None:
    assert points(["71"], "The records don't say; 71 is near.", outcome="declined") == 0
    assert points(["__YES__"], "Which contract?", outcome="clarify") == 0


def test_abstain() -> None:
    assert points(["__ABSTAIN__"], "The records don't say.", outcome="declined", sources=[]) == 1
    assert points(["__ABSTAIN__"], "It is 30 mm.") == -1
    assert points(["__ABSTAIN__"], "Which variant?", outcome="clarify") == -1
    assert points(["__ABSTAIN__|36.1 million"], "$36.1 million on average") == 1
    assert points(["__ABSTAIN__|36.1 million"], "no price per tank", outcome="declined") == 1


def test_reject_premise() -> None:
    gold = ["__REJECT_PREMISE__", "360"]
    assert points(gold, "Not 1,000: 360 are under contract.", outcome="premise_rejected") == 1
    assert points(gold, "That isn't so.", outcome="premise_rejected") == -1
    assert points(gold, "360 in 2025") == -1
    assert points(gold, "The records don't say.", outcome="declined") == 0


def test_clarify_or_all_readings() -> None:
    gold = ["__CLARIFY__|3.37 billion", "__CLARIFY__|6.5 billion"]
    assert points(gold, "Which contract?", kind="ambiguous", outcome="clarify", sources=[]) == 1
    assert points(gold, "$3.37bn in 2022", details="and 6.5 billion in 2025", kind="ambiguous") == 1
    assert points(gold, "$6.5bn", kind="ambiguous") == -1
    assert points(["__CLARIFY__"], "180", kind="ambiguous") == -1


def test_asking_back_with_every_reading_is_an_answer() -> None:
    gold = ["8 billion", "5.4 billion"]
    both = "£5.4 billion as signed, or up to £8 billion with support: which do you mean?"
    assert points(gold, both, kind="ambiguous", outcome="clarify", sources=[]) == 1
    assert points(gold, "£8 billion, or another?", kind="ambiguous", outcome="clarify", sources=[]) == 0


def test_yes_no() -> None:
    assert points(["__YES__"], "Yes.", yes_no="yes") == 1
    assert points(["__NO__"], "Yes.", yes_no="yes") == -1
    assert points(["__NO__"], "Not so.", yes_no=None) == -1
    assert points(["__NO__", "Gliwice"], "No, in Gliwice.", yes_no="no", outcome="premise_rejected") == 1


@pytest.mark.parametrize(
    ("text", "as_of", "expected"),
    [
        ("71", "2024-11-18", True),
        ("71", "2024-12-17", False),
        ("71", None, False),
        ("84", "2024-11-18", None),
    ],
)
def test_as_of_is_judged_apart_and_only_on_right_answers(text: str, as_of: str | None, expected: bool | None) -> None:
    assert judge(question("71", gold_asof="2024-11"), answer(text, as_of=as_of)).as_of is expected


def test_over_abstention_is_silence_where_an_answer_exists() -> None:
    assert judge(question("71"), answer(outcome="declined")).over_abstained is True
    assert judge(question("71"), answer("71")).over_abstained is False
    assert judge(question("__ABSTAIN__"), answer(outcome="declined")).over_abstained is None
    assert judge(question("__CLARIFY__|71"), answer("71")).over_abstained is None


def test_a_verdict_in_full() -> None:
    q = question("71", gold_asof="2024-11")
    given = answer("71 tanks", as_of="2024-11-18", seconds=2)
    assert judge(q, given) == Verdict(q, 1.0, True, True, False, "71 tanks", Outcome.ANSWERED, 2.0)


@pytest.fixture
def verdicts() -> list[Verdict]:
    return [
        judge(question("71", gold_asof="2024-11-18"), answer("71", as_of="2024-11-18", seconds=0.01)),
        judge(question("__ABSTAIN__", type="unanswerable"), answer(outcome="declined", seconds=0.03)),
        judge(question("54", lang="ko"), answer("?", outcome="clarify", seconds=0.02)),
        judge(question("16"), {}),
    ]


def test_a_report_by_type(verdicts: list[Verdict]) -> None:
    assert build_report(verdicts) == Report(
        by="type",
        rows={
            "simple": Row(n=3, accurate=33.3, missing=33.3, wrong=33.3, truthfulness=0.0, cited=50.0),
            "unanswerable": Row(n=1, accurate=100.0, missing=0.0, wrong=0.0, truthfulness=100.0, cited=None),
        },
        total=Row(n=4, accurate=50.0, missing=25.0, wrong=25.0, truthfulness=25.0, cited=50.0),
        interval=(-50.0, 100.0),
        as_of_agreement=100.0,
        over_abstention=33.3,
        p50=0.02,
        p95=0.03,
    )


def test_a_report_by_language(verdicts: list[Verdict]) -> None:
    assert build_report(verdicts, by="lang").rows == {
        "en": Row(n=3, accurate=66.7, missing=0.0, wrong=33.3, truthfulness=33.3, cited=50.0),
        "ko": Row(n=1, accurate=0.0, missing=100.0, wrong=0.0, truthfulness=0.0, cited=None),
    }


def test_half_points_count_half() -> None:
    half = judge(question("71"), answer("71", sources=[]))
    assert build_report([half]).total == Row(n=1, accurate=100.0, missing=0.0, wrong=0.0, truthfulness=50.0, cited=0.0)


def test_percentiles_are_times_that_were_measured() -> None:
    timed = [judge(question("71"), answer("71", seconds=n)) for n in (5, 3, 1, 4, 2)]
    report = build_report(timed)
    assert (report.p50, report.p95) == (3.0, 5.0)


def test_there_is_no_report_on_nothing() -> None:
    with pytest.raises(ValueError, match="no verdicts to report on"):
        build_report([])


def test_the_table(verdicts: list[Verdict]) -> None:
    out = io.StringIO()
    Console(file=out, width=160).print(render_report(build_report(verdicts)))
    assert [line.rstrip() for line in out.getvalue().splitlines()] == [
        "type          n  accurate  missing  wrong  truthfulness  cited",
        "simple        3      33.3     33.3   33.3           0.0   50.0",
        "unanswerable  1     100.0      0.0    0.0         100.0      -",
        "total         4      50.0     25.0   25.0          25.0   50.0",
        "truthfulness 95 % interval -50.0 to 100.0 · as-of agreement 100.0 % · over-abstention 33.3 % · "
        "seconds p50 0.02, p95 0.03",
    ]


def test_an_answer_that_says_the_gold_of_a_question_is_right() -> None:
    """Gold that no answer could meet, such as a forbidden figure in it, would show here."""
    questions = load_questions(QUESTIONS)
    assert len(questions) == 258
    verdicts = [judge(q, ideal(q)) for q in questions]
    assert [(v.question.asked.id, v.points) for v in verdicts if v.points != 1 or v.as_of is False] == []


def ideal(q: GoldQuestion) -> Mapping[str, object]:
    """The answer that says the first alternative of each element and does what gold asks for."""
    outcomes = {"__ABSTAIN__": "declined", "__CLARIFY__": "clarify", "__REJECT_PREMISE__": "premise_rejected"}
    first = [element[0] for element in q.elements]
    return {
        "answer": ", ".join(wanted for wanted in first if not wanted.startswith("__")),
        "outcome": next((outcomes[wanted] for wanted in first if wanted in outcomes), "answered"),
        "yes_no": next((wanted.strip("_").lower() for wanted in first if wanted in ("__YES__", "__NO__")), None),
        "as_of": q.gold_asof,
        "sources": [{"article": article, "quote": ""} for article in q.gold_sources],
    }
