"""What was there on the day of something else: "how many had it got when the second contract was signed"."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import timedelta

from index.names import NameKind, fold
from index.numerals import stated_numbers
from index.periods import Period
from index.records import Attribute, Deal, DealKind, Fact, Status
from retrieval.case import Case
from retrieval.question import Asked, Operation, Question, Subject
from retrieval.selection import find_deals
from retrieval.tellings import telling, tells
from retrieval.understanding.cues import load_cues
from retrieval.understanding.ordinals import find_ordinals

A = Attribute
_SOON = timedelta(days=14)  # within which a count is of that day, where none was given before it
_EVENTS = frozenset({"orders", "buys", "signed", "lapsed", "exercised", "option_open", "cancelled", "suspended", "won"})
_STATES = {
    "when_taken": frozenset({Status.OPTION_EXERCISED}),
    "when_lapsed": frozenset({Status.OPTION_LAPSED}),
    "when_ended": frozenset({Status.CANCELLED, Status.SUSPENDED}),
    "when_decided": frozenset({Status.LOST}),
}


def on_day_of(case: Case) -> Case:
    """The same case as of the day of what is named, where that only says when things had come.

    What had come by then is of any deal of the buyer's for the thing named, not of the one signed on that day.
    """
    question = case.question
    if not _counts_what_came(question):
        return case
    eve = telling("before_order").search(fold(question.text))
    clause = eve[0] if eve is not None else _clause(question)
    buyers = _buyers(case, clause)
    places = _places(question, clause)
    days = set(_days_of_nth(case, buyers, places)) or set(_days(case, clause, buyers)) or set(_day_of_deal(case))
    if len(days) != 1 or (eve is not None and not places):
        return case
    others = tuple(place for place in question.subject.ordinals if place not in places) if places else ()
    kinds = question.subject.kinds if A.FRAMEWORK_QUANTITY in question.attributes else frozenset[DealKind]()
    plain = Subject(buyers, products=question.subject.products, ordinals=others, kinds=kinds)
    before, signed = _owned(plain, case, clause), days.pop()
    day = signed.start - timedelta(days=1) if eve is not None else signed.end
    for end in (day, day + _SOON) if eve is None else (day,):
        frame = replace(question.frame, as_of=min(end, question.frame.as_of), asked=True)
        then = replace(case, question=replace(_alone(question, clause), subject=before, frame=frame))
        if then.rows(A.DELIVERED_QUANTITY):
            return then
    return replace(then, question=replace(then.question, frame=replace(frame, as_of=day)))


def _alone(question: Question, clause: str) -> Question:
    """What is asked of the day, without what is said of what happened on it."""
    told, roles = set(stated_numbers(clause)), tuple(role for role in question.attributes if role in _ROLES)
    return replace(
        question,
        operation=Operation.LOOKUP,
        attributes=question.attributes if roles[:1] == (A.REMAINING_QUANTITY,) else (A.DELIVERED_QUANTITY,),
        claims=question.claims - _EVENTS,
        numbers=tuple(number for number in question.numbers if number.value not in told),
        leans=frozenset(),
    )


def is_of_unread_day(question: Question) -> bool:
    """Whether a count of what came is asked as of the day of something that no record dates."""
    return _counts_what_came(question) and tells("had_when", question.text)


def _counts_what_came(question: Question) -> bool:
    counts = question.asked is Asked.QUANTITY and question.operation in (Operation.LOOKUP, Operation.PROGRESS)
    of_option = question.attributes == (A.OPTIONAL_QUANTITY,) and tells("there_when", question.text)
    of_rest = question.attributes[:1] == (A.REMAINING_QUANTITY,)
    counts = counts and not question.frame.asked
    return counts and (A.DELIVERED_QUANTITY in question.attributes or of_option or of_rest)


_ROLES = (A.DELIVERED_QUANTITY, A.REMAINING_QUANTITY)


def _places(question: Question, clause: str) -> tuple[int, ...]:
    """The places of the deals whose signing a clause tells: "when it came back for a second contract"."""
    if not any(tells(key, clause) for key in ("when_again", "when_ordered", "before_order")):
        return ()
    found = find_ordinals(clause, load_cues(question.language))
    return found if len(found) == 1 and found[0] > 0 else ()


def _days_of_nth(case: Case, buyers: frozenset[str], places: tuple[int, ...]) -> Iterator[Period]:
    """The day on which the deal of a place was signed."""
    subject = Subject(buyers, products=case.question.subject.products, ordinals=places)
    deals = find_deals(subject, case.knowledge) if places else ()
    yield from (case.knowledge.signing[deal.id] for deal in deals if deal.id in case.knowledge.signing)


def _clause(question: Question) -> str:
    """The words that say when, without what is asked of that day."""
    text = fold(question.text)
    match = telling("when_clause").search(text)
    return match[0] if match is not None else ""


def _buyers(case: Case, clause: str) -> frozenset[str]:
    """Whose things are counted: not those of a country that only the other event is of."""
    subject, aside = case.question.subject, _countries(case, clause)
    return subject.buyers - aside or subject.buyers or frozenset(deal.buyer for deal in case.deals)


def _owned(subject: Subject, case: Case, clause: str) -> Subject:
    """A subject without what only the other event is of, where its buyers have both that and another thing named."""
    names = (name for mention in case.knowledge.names.find(clause) for name in mention.names)
    other = subject.products & {name.id for name in names if name.kind is NameKind.PRODUCT}
    own = replace(subject, products=subject.products - other)
    return own if other and own.products and find_deals(own, case.knowledge) else subject


def _countries(case: Case, clause: str) -> frozenset[str]:
    names = (name for mention in case.knowledge.names.find(clause) for name in mention.names)
    return frozenset(name.id for name in names if name.kind is NameKind.COUNTRY)


def _days(case: Case, clause: str, buyers: frozenset[str]) -> Iterator[Period]:
    """The days of what a clause tells: a deal taken up, lapsed or ended, an order of so many or of another country."""
    products = case.question.subject.products
    others = _countries(case, clause) - buyers
    for key, states in _STATES.items():
        if tells(key, clause):
            yield from _reached(case, Subject(others or buyers, products=products), states)
            return
    wide = find_deals(Subject(buyers, products=products), case.knowledge)
    if not (tells("when_signed", clause) or tells("when_ordered", clause)):
        return
    if others:
        wide = find_deals(Subject(others, products=products), case.knowledge)
    elif counts := {number for number in stated_numbers(clause) if number > 1}:
        wide = tuple(
            deal for deal in wide if any(fact.value in counts for fact in _told(case, deal, A.ORDERED_QUANTITY))
        )
    else:
        return
    yield from (case.knowledge.signing[deal.id] for deal in wide if deal.id in case.knowledge.signing)


def _reached(case: Case, subject: Subject, states: Collection[Status]) -> Iterator[Period]:
    """The days on which the deals of a buyer came to some state; of its other deals, where those for a thing did not.

    What was taken up of an option may be for another variant than the one counted.
    """
    for deals in (find_deals(subject, case.knowledge), find_deals(replace(subject, products=_NONE), case.knowledge)):
        told = [fact for deal in deals for fact in _told(case, deal, A.STATUS) if fact.value in states]
        days = [fact.as_of for fact in told if fact.as_of]
        chosen = [fact.period for deal in deals for fact in _told(case, deal, A.SELECTED)]
        if found := chosen if chosen and Status.LOST in states else days:
            yield from found
            return


_NONE = frozenset[str]()


def _told(case: Case, deal: Deal, attribute: Attribute) -> list[Fact]:
    return [fact for fact in case.knowledge.facts_of.get(deal.id, ()) if fact.attribute is attribute]


def _day_of_deal(case: Case) -> Iterator[Period]:
    """The day that the one deal named was signed."""
    question, subject = case.question, case.question.subject
    named = A.DELIVERED_QUANTITY in question.attributes and (subject.ordinals or subject.deals)
    if named and tells("when_signed", question.text) and len(case.deals) == 1:
        signed = case.knowledge.signing.get(case.deals[0].id)
        if signed is not None:
            yield signed
