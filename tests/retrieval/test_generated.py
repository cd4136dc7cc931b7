"""Thousands of questions that nobody wrote: none fails, and no answer breaks the contract or shows a stray digit."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.objects import answer_object
from index.corpus import load_corpus
from index.periods import Period, period_of
from retrieval.answer import Answer, Reason
from retrieval.answerer import Answerer
from retrieval.gathering import build_knowledge, load_endings
from retrieval.question import Question
from retrieval.understanding.cues import load_languages
from retrieval.understanding.parse import Reader
from retrieval.wording.speech import load_speeches
from tests.records_folder import DATA
from tests.retrieval.generated import build_lexicon, generate

TODAY = date(2026, 11, 21)
SEED, QUESTIONS, AT_ONCE = 20261121, 5000, 250
HEADLINE, DETAILS, SOURCES = 300, 1200, 8
FOLLOWING = ("And ", "A ", "¿Y ", "그럼")  # what begins so leans on the question before


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    """Answers from all the records that ship, without passages: nothing is embedded."""
    knowledge = build_knowledge(load_corpus(DATA).records, load_endings())
    return Answerer(Reader(knowledge, load_languages()), load_speeches(), lambda question, articles: ())


@pytest.fixture(scope="module")
def questions(answerer: Answerer) -> list[str]:
    return list(islice(generate(build_lexicon(answerer.knowledge), SEED), QUESTIONS))


def faults(answer: Answer, text: str, question: Question | None, answerer: Answerer) -> Iterator[str]:
    """What is wrong with an answer, whatever the question."""
    details = str(answer_object("", answer, 0)["details"])
    if answer.reason is Reason.INTERNAL_ERROR:
        yield "internal error"
    if not answer.headline or len(answer.headline) > HEADLINE:
        yield f"headline of {len(answer.headline)} characters"
    if len(details) > DETAILS:
        yield f"details of {len(details)} characters"
    if len(answer.citations) > SOURCES:
        yield f"{len(answer.citations)} citations"
    if stray := strays(answer, text, question, answerer):
        yield f"{sorted(stray)} from nowhere in {answer.headline!r}"


# ------------------------------------------------------------------- digits
#
# A second opinion on the gate, which knows how a plan came to its figures: here only what the reader sees counts.

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")


def strays(answer: Answer, text: str, question: Question | None, answerer: Answerer) -> set[str]:
    """The numbers in a headline that a reader can't find: neither cited, nor figures, nor dates, names or asked."""
    knowledge = answerer.knowledge
    shown = [text, *knowledge_names(answerer)]
    periods: list[Period | None] = [answer.as_of, period_of(question.frame.as_of) if question else None]
    for citation in answer.citations:
        article = citation.article
        shown += [citation.quote, article.title, article.publisher, citation.stated_by]
        if article.published:
            periods.append(period_of(article.published))
        if citation.fact:
            fact = knowledge.records.facts[citation.fact]
            periods.append(fact.as_of)
    for figure in answer.figures:
        shown.append(f"{figure.value:f}" if not isinstance(figure.value, str | Period) else str(figure.value))
        periods.append(figure.as_of)
    found = {number for part in shown for number in numbers(part)}
    found |= {number for period in periods if period for number in numbers(f"{str(period).replace('-', ' ')}")}
    return numbers(answer.headline) - found


def numbers(text: str) -> set[str]:
    """The numbers in a text by their digits: 15.98 billion and 15,980,000,000 are both 1598."""
    return {re.sub(r"\D", "", match[0]).strip("0") for match in _NUMBER.finditer(text)} - {""}


def knowledge_names(answerer: Answerer) -> Iterable[str]:
    """The names of products, deals and organisations."""
    records = answerer.knowledge.records
    yield from (product.name for product in answerer.knowledge.products.values())
    yield from (deal.title for deal in records.deals.values())
    yield from (organisation.name for organisation in records.organisations.values())


# ---------------------------------------------------------------- questions


@pytest.mark.parametrize("start", range(0, QUESTIONS, AT_ONCE))
def test_no_generated_question_breaks_the_contract(answerer: Answerer, questions: list[str], start: int) -> None:
    broken, before = list[tuple[str, str]](), None
    for text in questions[start : start + AT_ONCE]:
        answer, question = answerer.answer(text, TODAY, before if text.startswith(FOLLOWING) else None)
        broken += [(text, fault) for fault in faults(answer, text, question, answerer)]
        before = question
    assert broken == []
