"""Yes or no by what a sentence says of a topic that no role has: whether a lease was prolonged, rent is credited."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from index.names import fold
from index.numerals import states_number
from index.records import Attribute, DealKind
from retrieval.answer import Outcome
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.knowledge import LANGUAGES
from retrieval.matching import spaced
from retrieval.plans.deals.status import Stage
from retrieval.plans.evidence.denials import affirms
from retrieval.plans.evidence.texts import by_sentence, by_words_of, sentences_about
from retrieval.plans.premises.contents import is_main
from retrieval.plans.premises.universals import says_of_all
from retrieval.question import Operation, Question
from retrieval.stems import has_stem
from retrieval.tellings import load_words, telling, tells

A = Attribute


@dataclass(frozen=True, slots=True)
class Topic:
    """How a topic is asked and told, the role whose figures tell the same, and whether it joins a buyer's deals."""

    asked: Mapping[str, re.Pattern[str]]
    told: re.Pattern[str]
    role: Attribute | None
    joins: bool
    is_open: bool  # told by what may come as well as by what is


@cache
def _topics() -> tuple[Topic, ...]:
    return tuple(
        Topic(
            {language: re.compile(topic[language]) for language in LANGUAGES},
            re.compile(topic["told"]),
            A(topic["role"]) if "role" in topic else None,
            topic.get("joins", False),
            topic.get("open", False),
        )
        for topic in load_words("plans", "premises", "topics.toml").values()
    )


def by_topic(case: Case, stages: list[Stage]) -> Draft | None:
    """A topic claimed: what the first sentence says that speaks of it and of all else the question names."""
    asked = fold(case.question.text)
    for topic in _topics():
        if not topic.asked[case.speech.language].search(asked) or not _is_meant(topic, case):
            continue
        if topic.role and (topic.role is not next(iter(case.question.attributes), None) or case.rows(topic.role)):
            continue
        if (draft := next(_answers(case, topic), None)) is not None:
            return draft
    return None


def tells_topic(text: str, question: Question) -> bool:
    """Whether a text speaks of a topic that a question asks for, by whatever words either does."""
    asked, told = fold(question.text), fold(text)
    return any(topic.asked[question.language].search(asked) and topic.told.search(told) for topic in _topics())


def denied_topic(case: Case, stages: list[Stage]) -> Draft | None:
    """A topic taken for granted that is on record as denied: "why did it extend the lease"."""
    question = case.question
    if question.operation is not Operation.EXPLAIN or question.is_negated or question.is_future:
        return None
    draft = by_topic(case, stages)
    if draft is None or draft.yes_no is not False:
        return None
    said = draft.facts[0].quote if draft.facts else draft.quotes[0].quote
    text = case.speech.say("premise", line=f"“{said}”")
    return replace(draft, headline=text, outcome=Outcome.PREMISE_REJECTED, strong="", yes_no=None)


def _is_meant(topic: Topic, case: Case) -> bool:
    """Whether a topic is of these deals: what may be bought later is only of a lease."""
    return not topic.is_open or all(deal.kind is DealKind.LEASE for deal in case.deals)


def _answers(case: Case, topic: Topic) -> Iterator[Draft]:
    """The answers that sentences on record give, then those of the articles at large."""
    for fact in reversed(case.known(case.facts(A.OTHER))):
        if (yes := _says(f"{fact.value}; {fact.quote}", case, topic)) is not None:
            yield by_words_of(case, fact, yes)
    for said in sentences_about(case, lambda text: topic.told.search(fold(text)), joined=topic.joins):
        if (yes := _says(said.sentence, case, topic)) is not None:
            yield by_sentence(case, said, yes)


def _says(sentence: str, case: Case, topic: Topic) -> bool | None:
    """Whether a sentence says yes or no to a topic; None where it is of something else."""
    return affirms(sentence, topic.told.search, topic.told) if _covers(sentence, case, topic) else None


def _covers(sentence: str, case: Case, topic: Topic) -> bool:
    """Whether a sentence speaks of all that a question names beside the deal: words, numbers, how many of it."""
    question = case.question
    if not topic.is_open and tells("unsure", sentence):
        return False
    own = frozenset(spaced(topic.asked["en"].sub(" ", fold(question.text))).split())  # beside the words of the topic
    words = own.intersection(question.words) if question.language == "en" else frozenset[str]()
    if not all(has_stem(word, sentence) for word in words):
        return False
    if any(not has_stem(match[0], sentence) for match in telling("judged").finditer(fold(question.text))):
        return False  # that it was tried doesn't say that it did well
    counts = {f.value for role in _COUNTS for f in case.facts(role)}  # "of the two X"
    if not all(n.value in counts or states_number(sentence, n.value) for n in question.numbers):
        return False
    if "completed" in question.claims and not says_of_all(sentence, case):
        return False
    return all(_is_named(product, sentence, case) for product in question.subject.products)


_COUNTS = (A.ORDERED_QUANTITY, A.LEASED_QUANTITY, A.DELIVERED_QUANTITY, A.OPTIONAL_QUANTITY)


def _is_named(product: str, said: str, case: Case) -> bool:
    """Whether a product is what the deals are mainly for, or stands in a sentence by the last word of a name."""
    forms = case.knowledge.names.forms_of(product)
    return is_main(product, case) or any(has_stem(form.split()[-1], said) for form, _ in forms)
