"""When something came of one of several things, or so many had: of the second ship, where only the ends are dated."""

from index.extraction.dates import find_dates
from index.names import fold
from index.records import HANDOVERS, Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.counts.quantity import single
from retrieval.plans.evidence.detail import in_its_words
from retrieval.plans.evidence.texts import quoted, sentences_about
from retrieval.question import Asked
from retrieval.resolution import effective_day
from retrieval.tellings import places_told, telling

A = Attribute
_SIGNING = frozenset({"signed", "buys", "orders"})


def count_reached(case: Case) -> Draft | None:
    """By when so many had come, by the first count of just so many: "when did the second arrive", "when had it ten".

    None where no count on record is of so many.
    """
    nth = case.question.item if HANDOVERS & set(case.question.attributes[:2]) else 0
    nth = nth or _so_many(case)
    begun = any(fact.modality is Modality.ACTUAL for fact in case.known(case.facts(A.DELIVERY_START)))
    if nth < 1 or (nth == 1 and begun):
        return None  # when the first came is on record as a date
    counts = [fact for fact in case.known(case.facts(A.DELIVERED_QUANTITY)) if fact.value == nth and fact.as_of]
    if len({fact.deal for fact in counts}) != 1:
        return None
    return single(case, case.row(min(counts, key=lambda fact: (effective_day(fact, case.knowledge), fact.id))))


def _so_many(case: Case) -> int:
    """The number of things that are said to have come, fewer than were ordered; 0 where it says of none."""
    question, claims = case.question, case.question.claims
    lead = question.attributes[0] if question.attributes else None
    had = not claims and lead is A.SIGNED and not question.words  # "when did it have ten of them"
    counts = [number for number in question.numbers if not number.is_money]
    if question.is_of_plan or len(counts) != 1 or not (had or ("delivered" in claims and lead in HANDOVERS)):
        return 0
    ordered = {row.fact.number for row in case.firm(case.rows(A.ORDERED_QUANTITY))}
    batches = {fact.value for fact in case.facts(A.DELIVERED_BATCH)}
    return 0 if counts[0].value in ordered | batches else int(counts[0].value)


def answer_of_nth(case: Case, lead: Attribute) -> Draft | None:
    """What a source says of the one thing asked about, with a date, or why there is nothing.

    None where the date asked for is that of the first or the last of them, or of a count: those have roles.
    """
    nth, question = case.question.item, case.question
    if nth < 1 or question.asked is not Asked.DATE or question.subject.ordinals:
        return None
    if lead in HANDOVERS:
        ordered = [row.fact.number for row in case.firm(case.rows(A.ORDERED_QUANTITY))]
        between = len(ordered) == 1 and 1 < nth < ordered[0]
        counted = any(fact.value == nth for fact in case.known(case.facts(A.DELIVERED_QUANTITY)))
        return (_said(case, nth) or decline(case, lead)) if between and not counted else None
    if lead is A.SIGNED and not _SIGNING & question.claims:
        return _event(case, nth) or _said(case, nth) or decline(case, lead)
    return None


def _event(case: Case, nth: int) -> Draft | None:
    """The one dated thing on record that has happened to the nth in words."""
    facts = [fact for role in (A.OTHER, A.RECORD) for fact in case.known(case.facts(role))]
    facts = [
        f for f in facts if f.modality is Modality.ACTUAL and places_told(str(f.value)) == {nth} and _is_dated(f, case)
    ]
    return in_its_words(case, facts[0]) if len({fact.value for fact in facts}) == 1 else None


def _is_dated(fact: Fact, case: Case) -> bool:
    return bool(find_dates(fact.quote, case.knowledge.article(fact).language, None))


def _said(case: Case, nth: int) -> Draft | None:
    """The newest sentence of an article that speaks of the nth thing and gives a date."""

    def tells(said: str) -> bool:
        named = nth in places_told(said) and telling("of_deal").search(fold(said)) is None
        return named and bool(find_dates(said, "en", None))

    said = next(sentences_about(case, tells), None)
    return quoted(said) if said is not None else None
