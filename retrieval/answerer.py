"""The answerer: one question in, one answer out, over the knowledge of one generation."""

import logging
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from index.names import fold
from index.records import QUANTITIES, Attribute
from retrieval.abroad import of_abroad
from retrieval.answer import Answer, Citation, Outcome, Reason
from retrieval.case import Case
from retrieval.conversation import inherit
from retrieval.draft import Draft, finish
from retrieval.gate import UngroundedFigure
from retrieval.joining import can_join, join
from retrieval.kin import of_kin
from retrieval.knowledge import Knowledge
from retrieval.matching import has_any
from retrieval.offered import of_offered
from retrieval.on_day_of import on_day_of
from retrieval.plans.absence import absent, not_recorded, of_foreign_plant, of_other_buyer, of_other_maker, unknown_name
from retrieval.plans.amounts.currency import in_currency, of_sum
from retrieval.plans.caution import bear
from retrieval.plans.comparisons.contests import answer_contest
from retrieval.plans.counts.items import of_item
from retrieval.plans.counts.support import support_vehicles
from retrieval.plans.deals.parties import of_component, of_losers, of_passed_over
from retrieval.plans.deals.states_asked import LISTED
from retrieval.plans.evidence.explain import answer_explain
from retrieval.plans.evidence.said_figures import answer_why_said
from retrieval.plans.missed import meet
from retrieval.plans.operations import answer_operation
from retrieval.plans.premises.built_there import never_built_there
from retrieval.plans.premises.chosen import beaten_product, loser_bought, loser_named
from retrieval.plans.premises.contents import of_contents
from retrieval.plans.premises.contradictions import find_contradiction
from retrieval.plans.premises.presumed import beyond_any
from retrieval.plans.premises.stated import as_claim, denied_statement
from retrieval.plans.wording_match import part_in_words
from retrieval.question import Asked, Operation, Question, Subject
from retrieval.rates import ReferenceRates
from retrieval.stems import has_stem
from retrieval.tellings import tells
from retrieval.understanding.affirmed import affirmed
from retrieval.understanding.asserted import find_asserted
from retrieval.understanding.descriptions import with_names
from retrieval.understanding.numbered import with_places
from retrieval.understanding.parse import Reader
from retrieval.understanding.parts import is_asked, split_questions
from retrieval.units import of_planned_part, of_unit
from retrieval.wording.speech import Speech

A, Do = Attribute, Operation
LONGEST = 1000  # characters of a question

log = logging.getLogger(__name__)

Search = Callable[[Question, frozenset[str]], Sequence[Citation]]
_UNPRESUMING = frozenset({Do.VERIFY, Do.PROVENANCE, Do.TIMELINE, Do.LIST})
# Both halves of such a question are one: "ordered and how many delivered", "which is dearer and by how much".
_WHOLE = frozenset({Do.PROGRESS, Do.UNIT_PRICE, Do.COMPARE, Do.DIFFERENCE, Do.INTERVAL, Do.SHARE, Do.TOTAL, Do.COUNT})
_REGISTER = frozenset({Do.LIST, Do.COUNT, Do.COMPARE, Do.TOTAL, Do.TIMELINE})


@dataclass(frozen=True)
class Answerer:
    """Answers questions over one generation. `speeches` has the sentences of every language there are."""

    reader: Reader
    speeches: Mapping[str, Speech]
    search: Search
    stale_after_days: int = 180
    rates: ReferenceRates = field(default_factory=ReferenceRates)

    @property
    def knowledge(self) -> Knowledge:
        """What is known."""
        return self.reader.knowledge

    def answer(self, text: str, today: date, before: Question | None = None) -> tuple[Answer, Question | None]:
        """The answer to a question and the question as understood, for the next one to lean on."""
        text = clean(text)
        if not any(map(str.isalpha if before is None else str.isalnum, text)) or len(text) > LONGEST:
            return self._unread(text), before
        language = self.reader.language(text, before.language if before is not None else "en")
        text = affirmed(text, self.reader.cues[language])
        text = with_places(text, self.knowledge, self.reader.cues[language])
        text = with_names(text, self.knowledge, self.reader.cues[language])
        whole = self.reader.read(text, today, language)
        parts, last = self._parts(whole, before), before
        if len(parts) > 1:
            answers = list[Answer]()
            for part in parts:
                answer, last = self._answer_one(part, last)
                answers.append(answer)
            if can_join(answers):
                return join(answers), last
        return self._answer_one(parts[0], before)

    def _parts(self, whole: Question, before: Question | None) -> list[Question]:
        """The questions of a message, when each is one by itself and none needs another to be understood."""
        apart = whole.asked in (Asked.PLACE, Asked.PERSON)
        plain = whole.operation is Do.LOOKUP and not whole.is_yes_no
        texts = split_questions(whole.text, self.reader.cues[whole.language], counted_apart=apart, plain=plain)
        differs = whole.operation is Do.PROVENANCE and "conflict" in whole.about_sources  # "and why do they differ"
        of_option = whole.asked is Asked.QUANTITY and "lapsed" in whole.claims  # "how many were taken, how many lapsed"
        dated = whole.operation is Do.TOTAL and whole.asked is Asked.DATE  # "when, and how many in all" is no sum
        is_one = (whole.operation in _WHOLE and not dated) or bool({"inside", "may_buy"} & whole.claims)
        if len(texts) == 1 or is_one or differs or of_option or tells("plan_moved", whole.text):
            return [whole]
        held_against = whole.claims & {"told", "still", "confirmed"}  # "and what does the yard say"
        who = whole.operation is Do.PROVENANCE or whole.asked is Asked.PERSON
        if who and whole.numbers and (held_against or tells("was_right", whole.text)):
            return [replace(whole, operation=Do.PROVENANCE, about_sources=whole.about_sources | {"conflict"})]
        parts = [self.reader.read(text, whole.today, whole.language) for text in texts]
        stands = all(is_asked(part) for part in parts) and (before or not parts[0].subject.is_empty)
        return parts if stands else [whole]

    def _answer_one(self, question: Question, before: Question | None) -> tuple[Answer, Question]:
        """The answer to one question, and the question with what it inherits from the one before."""
        cues, whole = self.reader.cues[question.language], question
        if before is not None:
            question = inherit(whole, before, cues, self.knowledge)
        speech = self._speech(question.language)
        case = of_abroad(of_kin(Case(question, self.knowledge, speech, self.search, self.stale_after_days, self.rates)))
        case = of_unit(in_currency(of_sum(on_day_of(of_offered(case)))).of_count().of_option())
        case = of_item(of_planned_part(case))
        try:
            answer = finish(bear(meet(self._plan(case), case), case), case)
            return replace(answer, inferred=answer.inferred or question is not whole), question
        except UngroundedFigure as error:
            log.warning("gate refused an answer: %s", error)
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

    def _plan(self, case: Case) -> Draft:
        question = case.question
        if draft := answer_contest(case) or never_built_there(case) or self._unanswerable(case):
            return draft
        if draft := answer_why_said(case):
            return draft
        if _is_of_sellers_forces(question):
            return not_recorded(case)
        if not case.deals and "transfer" in question.outside:
            return not_recorded(case)  # to whom is no seller
        if not case.deals and not question.subject.is_empty:
            told = next(filter(None, (plan(case) for plan in _OF_NO_DEAL)), None)
            return told or self._against_statement(case) or absent(case)
        presumes = question.operation not in _UNPRESUMING
        if presumes and (draft := find_contradiction(case) or self._against_statement(case)):
            return not_recorded(case) if _is_guessed(question) else draft
        if question.outside and question.operation not in (Do.EXPLAIN, Do.VERIFY):
            return answer_explain(case)
        return answer_operation(case)

    def _against_statement(self, case: Case) -> Draft | None:
        """The correction of what a clause of the question states as done; None where nothing speaks against it."""
        question = case.question
        said = find_asserted(question.text, self.reader.cues[question.language])
        if not said or question.operation is Do.COMPARE:
            return None  # "renting them versus buying them, which is dearer" states neither
        read = self.reader.read(case.speech.say("asserted", clause=said), question.today, question.language)
        return denied_statement(replace(case, question=as_claim(read, question)))

    def _unanswerable(self, case: Case) -> Draft | None:
        """A refusal or a question back, when the question names nothing we know."""
        question = case.question
        names = [name for name in question.unknown if not (self._is_in_texts(name, case) or _is_home(name, case))]
        names += [word for word in question.counted if not _is_counted(word, case) and word not in map(fold, names)]
        abroad = [name for name in question.unknown if name in self.knowledge.country_codes]
        if (draft := of_other_maker(case, abroad) if abroad else of_foreign_plant(case)) is not None:
            return draft
        if question.is_yes_no and abroad and not question.subject.buyers and not question.subject.deals:
            names = names or abroad  # whether a country buys that no deal is of, no other country's deal tells
        if names:
            return self._strange(case, names)
        provenance = question.operation is Do.PROVENANCE
        if (provenance and question.numbers) or _names_something(question):
            return None
        understood = question.asked is not Asked.ANY or question.attributes or question.is_yes_no
        if provenance or (understood and not question.words and not question.outside):
            return Draft(case.speech.say("clarify_any"), (), Outcome.CLARIFY)
        told = question.operation is Do.EXPLAIN or (question.asked is Asked.ANY and bool(question.words))
        if told and case.passages(question, frozenset()):
            return answer_explain(case)
        return Draft(case.speech.say("not_about_deals"), (), Outcome.DECLINED, reason=Reason.NOT_ABOUT_DEALS)

    def _strange(self, case: Case, names: Sequence[str]) -> Draft:
        """A refusal for names nobody recorded, as far as they are names: "fuselage" beside a deal is none."""
        if (draft := loser_bought(case, names) or beaten_product(case)) is not None:
            return draft
        if all(name in self.knowledge.country_codes for name in names):
            if (draft := of_other_buyer(case)) is not None:
                return draft
            text = case.speech.say("not_recorded_buyer", buyer=case.speech.both(names))
            return Draft(text, (), Outcome.DECLINED, reason=Reason.NOT_RECORDED)
        if case.question.subject.is_empty or any(n[0].isupper() or any(c.isdigit() for c in n) for n in names):
            return unknown_name(case, names)
        facts = case.known(case.facts(None))
        return not_recorded(case, facts, A.ORDERED_QUANTITY)

    def _is_in_texts(self, name: str, case: Case) -> bool:
        """Whether an unknown word occurs in the articles about the deals in question."""
        articles = [self.knowledge.records.articles[key] for key in {fact.article for fact in case.deal_facts()}]
        forms = {name, *(form for form, _ in self.knowledge.names.forms_of(name))}  # Brazil, Brazilian
        return any(has_any(text, forms) for article in articles for text in (article.text, article.publisher))


# What tells of a thing that no deal is for, in order.
_OF_THINGS = (of_contents, support_vehicles, of_losers, of_passed_over, of_component, part_in_words)
_OF_NO_DEAL = (beyond_any, loser_named, *_OF_THINGS, beaten_product)


def _is_of_sellers_forces(question: Question) -> bool:
    """Whether a count is asked of the forces of a country that only sells: what they have is no export."""
    subject, counts = question.subject, question.asked is Asked.QUANTITY and question.operation is Do.LOOKUP
    told = subject.buyers or subject.deals or question.attributes[:1] == (A.ORDERED_QUANTITY,)
    return counts and "forces" in question.claims and bool(subject.seller_countries) and not told


def _is_home(name: str, case: Case) -> bool:
    """Whether a country is where a maker named, or that of a thing named, is at home: "the Serbian Kavalir"."""
    subject, products, firms = case.question.subject, case.knowledge.products, case.knowledge.records.organisations
    makers = {maker for product in subject.products if product in products for maker in products[product].maker}
    makers |= subject.sellers | subject.organisations
    return any(firms[maker].country == name for maker in makers if maker in firms)


def _is_guessed(question: Question) -> bool:
    """Whether nothing tells the deal but a word that stands in its records: it takes nothing for granted of that."""
    subject = question.subject
    return bool(question.hints and question.words) and subject == Subject(deals=subject.deals)


def _is_counted(word: str, case: Case) -> bool:
    """Whether a count on record is of what a word names, by its sentence."""
    counts = [fact for fact in case.deal_facts() if fact.attribute in QUANTITIES]
    return any(has_stem(word, fact.quote) for fact in counts)


def _names_something(question: Question) -> bool:
    """Whether a question says of what it asks: a name, a time of signing, or all there is of a register."""
    subject = question.subject
    if not subject.is_empty or subject.signed or question.frame.since:
        return True
    register = question.operation in _REGISTER
    told = question.attributes or subject.kinds or not question.claims.isdisjoint((*LISTED, "lapsed", "cut", "denied"))
    return register and bool(told or question.operation is not Do.LIST)


def clean(text: str) -> str:
    """A question without control characters and with single spaces."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp") else c for c in text)
    return " ".join(kept.split())
