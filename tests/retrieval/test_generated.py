"""Thousands of questions that nobody wrote: none fails, and no answer breaks the contract or shows a stray digit."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.objects import answer_object
from index.names import fold
from index.records import Fact
from retrieval.answer import Answer, Reason
from retrieval.answerer import Answerer
from retrieval.knowledge import Knowledge
from retrieval.question import Question
from retrieval.rates import ReferenceRates
from tests.records_folder import DATA
from tests.retrieval.asking import build_answerer
from tests.retrieval.generated import WORDS, build_lexicon, generate

TODAY = date(2026, 11, 21)
SEED, QUESTIONS, AT_ONCE = 20261121, 5000, 250
HEADLINE, DETAILS, SOURCES = 300, 1200, 8
RATES = ReferenceRates()
FOLLOWING = ("And ", "A ", "¿Y ", "그럼")  # what begins so leans on the question before


def shipped() -> Answerer:
    return build_answerer(DATA)


@pytest.fixture(scope="module")
def questions() -> list[str]:
    return list(islice(generate(build_lexicon(shipped().knowledge), SEED), QUESTIONS))


def answered(text: str, before: Question | None) -> tuple[Answer, Question | None]:
    """The answer to a question, and how that was understood; an exception names the question."""
    try:
        return shipped().answer(text, TODAY, before)
    except Exception as error:
        error.add_note(f"asked: {text!r}")
        raise


def faults(text: str, answer: Answer, question: Question | None, knowledge: Knowledge) -> Iterator[str]:
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
    asked = numbers(fold(text))
    asked |= {"31"} if any(_YEAR.fullmatch(number) for number in asked) else set()  # that on which a year ends
    if question is not None and (stray := strays(answer, question, knowledge) - asked):
        yield f"{sorted(stray)} from nowhere in {answer.headline!r}"


# ------------------------------------------------------------------- digits
#
# A second opinion on the gate, which knows how a plan came to its figures: here only what the reader sees counts.

_YEAR = re.compile(r"(?:19|20)\d{2}")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")


def strays(answer: Answer, question: Question, knowledge: Knowledge) -> set[str]:
    """The numbers in a headline that a reader can't find: neither cited, nor figures, nor dates, names or asked."""
    facts = [knowledge.records.facts[citation.fact] for citation in answer.citations if citation.fact]
    shown = [question.text, *sorted(names(knowledge)), *rates(answer), *map(str, ages(facts))]
    shown.append(str(len(answer.details)))  # a timeline says how many entries it has
    if not answer.figures:  # a list says how many it has, which may be more than there is room to cite
        shown += re.findall(r"(?:^|: | )(\d{1,2})(?: |건)", answer.headline)
    for citation in answer.citations:
        article = citation.article
        shown += [citation.quote, article.title, article.publisher, citation.stated_by, str(article.published)]
    for value in (*(figure.value for figure in answer.figures), *(fact.value for fact in facts)):
        shown.append(f"{value:f}" if isinstance(value, Decimal) else str(value))
    shown += [str(period) for period in (answer.as_of, *(fact.as_of for fact in facts))]
    shown.append(str(question.frame.as_of))
    deals = [deal for deal in knowledge.records.deals.values() if deal.title in answer.headline]
    shown += [str(knowledge.signing.get(deal.id)) for deal in deals]  # asking back tells them apart by that
    return numbers(answer.headline) - {number for text in shown for number in numbers(text)}


def rates(answer: Answer) -> Iterator[str]:
    """The bank's rate and its day where an amount of the answer is converted."""
    amounts = [figure for figure in answer.figures if figure.unit.isupper()]
    for stated, computed in permutations(amounts, 2):
        if computed.fact is None and stated.as_of:
            rate = RATES.find(stated.unit, computed.unit, stated.as_of.end)
            yield from () if rate is None else ("1", f"{rate.value:f}", str(rate.day))


def ages(facts: Iterable[Fact]) -> Iterator[int]:
    """How many months and years ago the facts were true."""
    for day in {fact.as_of.end for fact in facts if fact.as_of}:
        months = (TODAY.year - day.year) * 12 + TODAY.month - day.month - (TODAY.day < day.day)
        yield from (months, months // 12)


def numbers(text: str) -> set[str]:
    """The numbers in a text by their digits, dates in parts: 15.98 billion and 15,980,000,000 are both 1598."""
    return {re.sub(r"\D", "", match[0]).strip("0") for match in _NUMBER.finditer(text)} - {""}


def names(knowledge: Knowledge) -> set[str]:
    """The names of products, deals and organisations."""
    records = knowledge.records
    products = {product.name for product in knowledge.products.values()}
    organisations = {organisation.name for organisation in records.organisations.values()}
    return products | organisations | {deal.title for deal in records.deals.values()}


# ---------------------------------------------------------------- questions


@pytest.mark.parametrize("start", range(0, QUESTIONS, AT_ONCE))
def test_no_generated_question_breaks_the_contract(questions: list[str], start: int) -> None:
    broken, before = list[tuple[str, str]](), None
    for text in questions[start : start + AT_ONCE]:
        answer, question = answered(text, before if text.startswith(FOLLOWING) else None)
        broken += [(text, fault) for fault in faults(text, answer, question, shipped().knowledge)]
        before = question
    assert broken == []


@pytest.mark.parametrize(
    "text",
    [
        "Which is larger, K9s or Chunmoo?",
        "Which has been ordered more, K9s or tanks?",
        "Which was ordered in larger numbers, K9s or FA-50s?",
        "How much have Norway and Poland spent in total?",
        "What is the total value of Polish and Norwegian contracts?",
        "Which is larger, the order of Australia or that of Peru?",
    ],
)
def test_no_sum_of_more_than_can_be_cited_breaks_the_contract(text: str) -> None:
    answer, question = answered(text, None)
    assert list(faults(text, answer, question, shipped().knowledge)) == []


@given(
    words=st.lists(st.sampled_from(WORDS) | st.text(max_size=12), min_size=1, max_size=14), glue=st.sampled_from(" ,/")
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_no_heap_of_words_breaks_the_contract(words: list[str], glue: str) -> None:
    text = glue.join(words)
    answer, question = answered(text, None)
    assert list(faults(text, answer, question, shipped().knowledge)) == []
