"""The answerer: one question in, one answer out, over the knowledge of one generation."""

import logging
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from index.names import fold
from index.records import DATES, MONEY, QUANTITIES, TEXTS, Attribute, Category
from retrieval.answer import Answer, Citation, Outcome, Reason
from retrieval.case import Case
from retrieval.conversation import inherit
from retrieval.draft import Draft, finish
from retrieval.gate import UngroundedFigure
from retrieval.knowledge import Knowledge
from retrieval.plans.absence import absent, refuse, unknown_name
from retrieval.plans.claims import verdict
from retrieval.plans.comparing import answer_comparison
from retrieval.plans.detail import answer_date, answer_seller, answer_text
from retrieval.plans.differing import answer_difference, answer_share
from retrieval.plans.explain import answer_explain
from retrieval.plans.listing import answer_list
from retrieval.plans.money import answer_money, unit_price
from retrieval.plans.premise import find_contradiction
from retrieval.plans.provenance import answer_number, answer_provenance
from retrieval.plans.quantity import answer_quantity
from retrieval.plans.sentences import line
from retrieval.plans.status import answer_status
from retrieval.plans.sums import answer_sum
from retrieval.plans.timeline import answer_timeline
from retrieval.plans.verify import answer_yes_no
from retrieval.plans.wording_match import answer_by_words
from retrieval.question import Asked, Operation, Question
from retrieval.understanding.cues import Cues
from retrieval.understanding.parse import Reader
from retrieval.wording.speech import Speech

A, Do = Attribute, Operation
_SHORT = 5  # words of a question that is little more than a number
LONGEST = 1000  # characters of a question

log = logging.getLogger(__name__)

Search = Callable[[Question, frozenset[str]], Sequence[Citation]]
_UNPRESUMING = frozenset({Do.VERIFY, Do.PROVENANCE, Do.TIMELINE, Do.LIST})
_REGISTER = frozenset({Do.LIST, Do.COUNT, Do.COMPARE, Do.TOTAL, Do.TIMELINE})


@dataclass(frozen=True)
class Answerer:
    """Answers questions over one generation. `speeches` has the sentences of every language there are."""

    reader: Reader
    speeches: Mapping[str, Speech]
    search: Search
    use_proposed: bool = True
    stale_after_days: int = 180

    @property
    def knowledge(self) -> Knowledge:
        """What is known."""
        return self.reader.knowledge

    def answer(self, text: str, today: date, before: Question | None = None) -> tuple[Answer, Question | None]:
        """The answer to a question and the question as understood, for the next one to lean on."""
        text = clean(text)
        if not any(character.isalpha() for character in text) or len(text) > LONGEST:
            return self._unread(text), before
        question = self.reader.read(text, today)
        cues = self.reader.cues.get(question.language, self.reader.cues["en"])
        if before is not None:
            question = inherit(question, before, cues, self.knowledge)
        case = Case(
            question,
            self.knowledge,
            self._speech(question.language),
            self.search,
            self.use_proposed,
            self.stale_after_days,
        )
        case = case.in_currency()
        try:
            return finish(self._plan(case, cues), case), question
        except UngroundedFigure:
            log.exception("gate refused an answer")
            return finish(self._failed(case), case), question

    def _speech(self, language: str) -> Speech:
        return self.speeches.get(language, self.speeches["en"])

    def _unread(self, text: str) -> Answer:
        speech = self._speech(self.reader.language(text[:LONGEST]))
        key = "too_long" if len(text) > LONGEST else "empty"
        headline = speech.say(key, limit=speech.number(Decimal(LONGEST)))
        return Answer(headline, Outcome.DECLINED, reason=Reason.NOT_ABOUT_DEALS, language=speech.language)

    def _failed(self, case: Case) -> Draft:
        return Draft(case.speech.say("internal_error"), (), Outcome.DECLINED, reason=Reason.INTERNAL_ERROR)

    def _plan(self, case: Case, cues: Cues) -> Draft:
        question = case.question
        if draft := self._unanswerable(case, cues):
            return draft
        if not case.deals and not question.subject.is_empty:
            return _support_vehicles(case) or absent(case)
        if question.operation not in _UNPRESUMING and (draft := find_contradiction(case)):
            return draft
        if question.outside and question.operation is not Do.EXPLAIN:
            return answer_explain(case)
        return self._dispatch(case, cues)

    def _unanswerable(self, case: Case, cues: Cues) -> Draft | None:
        """A refusal or a question back, when the question names nothing we know."""
        question = case.question
        names = [name for name in question.unknown if not self._is_in_texts(name, case)]
        if names and all(name in self.knowledge.country_codes for name in names):
            text = case.speech.say("not_recorded_buyer", buyer=case.speech.both(names))
            return Draft(text, (), Outcome.DECLINED, reason=Reason.NOT_RECORDED)
        if names:
            if question.subject.is_empty or any(name[0].isupper() or any(c.isdigit() for c in name) for name in names):
                return unknown_name(case, names)
            facts = case.known(case.facts(None))
            return refuse(case, Reason.NOT_RECORDED, case.speech.say("not_recorded"), facts, A.ORDERED_QUANTITY)
        if question.operation is Do.PROVENANCE and question.numbers:
            return None
        if question.operation is Do.PROVENANCE and question.subject.is_empty:
            return self._which(case)
        if (
            not question.subject.is_empty
            or question.subject.signed
            or (question.operation in _REGISTER and (question.attributes or question.operation is not Do.LIST))
        ):
            return None
        if question.frame.since or (question.subject.kinds and question.operation in _REGISTER):
            return None
        understood = question.asked is not Asked.ANY or question.attributes or question.is_yes_no
        if understood and not question.words and not question.outside:
            return self._which(case)
        if question.operation is Do.EXPLAIN or (understood and question.words):
            quotes = case.passages(question, frozenset())
            if quotes and question.operation is Do.EXPLAIN:
                return answer_explain(case)
        return Draft(case.speech.say("not_about_deals"), (), Outcome.DECLINED, reason=Reason.NOT_ABOUT_DEALS)

    def _which(self, case: Case) -> Draft:
        return Draft(case.speech.say("clarify_any"), (), Outcome.CLARIFY)

    def _is_in_texts(self, name: str, case: Case) -> bool:
        """Whether an unknown word occurs in the articles about the deals in question."""
        articles = {fact.article for fact in case.deal_facts()}
        return any(fold(name) in fold(self.knowledge.records.articles[article].text) for article in articles)

    def _dispatch(self, case: Case, cues: Cues) -> Draft:
        question = case.question
        low = fold(question.text)
        match question.operation:
            case Do.PROVENANCE:
                return answer_provenance(case, disagreement=_asks_why(low), age=_asks_age(low))
            case Do.TIMELINE:
                return answer_timeline(case)
            case Do.UNIT_PRICE:
                return unit_price(case)
            case Do.DIFFERENCE:
                return answer_difference(case)
            case Do.SHARE:
                return answer_share(case)
            case Do.COMPARE:
                return answer_comparison(case, question.leans)
            case Do.VERIFY:
                return answer_yes_no(case)
            case Do.LIST | Do.COUNT:
                return answer_list(case)
            case Do.EXPLAIN:
                return answer_explain(case)
        return self._lookup(case)

    def _lookup(self, case: Case) -> Draft:
        question = case.question
        lead = question.attributes[0] if question.attributes else None
        if len(question.numbers) == 1 and question.asked is Asked.ANY and len(question.text.split()) <= _SHORT:
            if (number := answer_number(case)) is not None:
                return number  # "what about the 120?"
        if lead is None and question.asked is Asked.QUANTITY:
            lead = A.ORDERED_QUANTITY
        if question.words and question.asked is Asked.ANY and question.operation is Do.LOOKUP:
            told = answer_explain(case)
            if told.outcome is Outcome.ANSWERED:
                return told
        if question.words and lead is not None and question.operation is not Do.TOTAL:
            if (draft := answer_by_words(case, lead)) is not None:
                return draft
        if question.asked is Asked.STATUS or lead is A.STATUS:
            moving = "delivered" in question.claims and bool(case.rows(A.DELIVERED_QUANTITY))
            return answer_quantity(case, A.DELIVERED_QUANTITY) if moving else answer_status(case)
        if question.asked is Asked.PERSON and lead is None and any(n.currency for n in question.numbers):
            return answer_provenance(case, disagreement=False, age=False)
        if question.asked is Asked.PLACE and "won" in question.claims:
            return _winner(case)
        if question.asked is Asked.PERSON and (lead is None or lead is A.SELECTED):
            partners = "produced" in question.claims and bool(case.facts(A.LOCAL_PARTNER))
            return answer_text(case, (A.LOCAL_PARTNER,)) if partners else _winner(case)
        if question.operation is Do.TOTAL and (lead is None or lead in QUANTITIES):
            return answer_sum(case)
        if lead is None:
            return answer_explain(case) if question.words else _overview(case)
        if lead in QUANTITIES:
            return answer_quantity(case, _recorded_role(case, lead))
        if lead in MONEY:
            return answer_money(case, lead)
        if lead in DATES:
            return answer_date(case, question.attributes)
        return answer_text(case, [a for a in question.attributes if a in TEXTS])


def _support_vehicles(case: Case) -> Draft | None:
    """The support vehicles of a deal that doesn't name them as products of their own."""
    asked = [case.knowledge.products[p] for p in case.question.subject.products if p in case.knowledge.products]
    if not asked or any(product.category is not Category.SUPPORT_VEHICLE for product in asked):
        return None
    broad = case.about(replace(case.question.subject, products=case.question.subject.beside, beside=frozenset()))
    rows = broad.rows(A.SUPPORT_VEHICLES)
    if not rows:
        return None
    draft = answer_quantity(broad, A.SUPPORT_VEHICLES)
    return verdict(broad, draft, True) if case.question.is_yes_no else draft


_MOVEMENTS = (A.SHIPPED_QUANTITY, A.DELIVERED_BATCH, A.DELIVERED_QUANTITY)


def _recorded_role(case: Case, lead: Attribute) -> Attribute:
    """The role the records have the figure in.

    Support vehicles of a deal have a role of their own; and where a question names several movements ("the last
    shipment that was delivered"), it is the first that is recorded.
    """
    asked = [case.knowledge.products[p] for p in case.question.subject.products if p in case.knowledge.products]
    if asked and all(p.category is Category.SUPPORT_VEHICLE for p in asked) and case.rows(A.SUPPORT_VEHICLES):
        return A.SUPPORT_VEHICLES
    named = [a for a in case.question.attributes if a in _MOVEMENTS]
    if lead in _MOVEMENTS[:2] and len(named) > 1:
        return next((attribute for attribute in named if case.rows(attribute)), lead)
    return lead


def _winner(case: Case) -> Draft:
    """Who won or supplies: the seller, or whoever a lost bid went to."""
    rivals = [fact for fact in case.known(case.deal_facts(A.OTHER)) if "competitor" in fact.scope]
    if rivals:
        first = rivals[0]
        return Draft(line(first, case), tuple(rivals), strong=case.speech.figure(first))
    return answer_seller(case)


def _overview(case: Case) -> Draft:
    """What a bare name gets: what was ordered, how far it has come."""
    if len({deal.buyer for deal in case.deals}) > 1 or len(case.deals) > 3:
        return answer_list(case)
    rows = case.rows(A.ORDERED_QUANTITY) or case.rows(A.FRAMEWORK_QUANTITY)
    if not rows:
        return answer_status(case)
    return answer_quantity(case, rows[0].fact.attribute)


_WHY = (
    "why", "differ", "disagree", "dlaczego", "rozni", "rozbiez", "por que", "difier", "discrep", "왜", "엇갈", "다르",
)  # fmt: skip
_AGE = (
    "how old", "how fresh", "how recent", "how current", "jak star", "jak aktualn", "jak swiez", "de cuando",
    "tan antigu", "tan reciente", "como de antigu", "como de reciente", "얼마나 오래", "얼마나 최신",
    "얼마나 최근", "언제 기준",
)  # fmt: skip


def _asks_why(low: str) -> bool:
    return any(word in low for word in _WHY)


def _asks_age(low: str) -> bool:
    return any(word in low for word in _AGE)


def clean(text: str) -> str:
    """A question without control characters and with single spaces."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp") else c for c in text)
    return " ".join(kept.split())
