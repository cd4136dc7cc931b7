"""Why: the reasons on record, and of what each is one."""

from collections.abc import Sequence

from index.records import Attribute, Fact, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.evidence.paragraphs import paragraph_of
from retrieval.plans.sentences import label, qualified
from retrieval.question import Subject
from retrieval.tellings import tells

A = Attribute


def is_bare(case: Case) -> bool:
    """Whether a "why?" alone is asked of somebody who lost: any reason near it would do for a passage."""
    question = case.question
    return (
        "lost" in question.claims
        and not (question.words or question.mentions or question.numbers)
        and len(question.text.split()) <= _BARE
    )


_BARE = 2  # words of a question that says nothing but "and why?"


def tells_of_delay(fact: Fact, case: Case) -> bool:
    """Whether a fact speaks of something late, or its paragraph does, as far as its language is read here.

    So does one of no other end that its article gives beside the news that the same deal is late.
    """
    article = case.knowledge.article(fact)
    if article.language != "en" or tells("late", f"{fact.value} {fact.quote}"):
        return True
    if fact.attribute is not A.REASON or (_REASONS | _SINCE) & set(fact.scope):
        return False
    beside = case.knowledge.facts_in[article.id]
    news = any(f.attribute is A.STATUS and f.value == Status.DELAYED and f.deal == fact.deal for f in beside)
    return news or any(tells("late", text) for text in paragraph_of(fact.quote, article))


def answer_reasons(case: Case) -> Draft | None:
    """What the records give as reasons, and what was replaced or set a record where that is asked."""
    if (chosen := _of_choice(case)) is not None:
        case = chosen
    named = [A.REASON, *(a for a in case.question.attributes if a in (A.REPLACES, A.RECORD))]
    facts = [fact for attribute in named for fact in case.known(case.facts(attribute))]
    scopes = _marks_of(case) | (_end_of(case) if "lost" in case.question.claims else frozenset())
    asked = [fact for fact in facts if scopes & set(fact.scope)]
    if not asked and is_bare(case):
        facts = []  # any reason on record would do for "and why?"
    if not asked and scopes:
        facts = [f for f in facts if not (_REASONS | _OF_FIGURES) & set(f.scope)]  # what is of something else
    if case.question.claims & _OF_ORDER and case.question.claims <= _OF_ORDER | {"signed"}:
        facts = [fact for fact in facts if not _SINCE & set(fact.scope)]  # nor is why it is late why it was bought
    if not asked and "delayed" in case.question.claims:
        facts = [fact for fact in facts if not _SINCE & set(fact.scope) and tells_of_delay(fact, case)]
    if not asked and {"cut", "raised"} & case.question.claims:
        facts = []  # a word for a cut or a rise may be of anything, and so may a reason
    if not asked and any(role in case.question.attributes and not case.facts(role) for role in _EVENTS):
        facts = []  # nobody told that it happened
    nothing_more = bool(case.question.claims) and tells("no_more", case.question.text)
    if not asked and nothing_more and case.question.claims <= {"buys", "orders", "signed"}:
        facts = []  # why it was bought isn't why nothing more was
    facts = asked or facts
    return tell_reasons(case, facts)


def _of_choice(case: Case) -> Case | None:
    """The case about the deal in which the one asked about was beaten, where only that gives reasons."""
    question, subject = case.question, case.question.subject
    if "lost" not in question.claims or not subject.buyers or case.facts(A.REASON):
        return None
    named = subject.products | subject.sellers | {seller for deal in case.deals for seller in deal.seller}
    wide = case.about(Subject(buyers=subject.buyers))
    beaten = case.known(wide.deal_facts(A.LOSING_BIDDER))
    deals = frozenset(f.deal for f in beaten if named & case.knowledge.names.ids_in(str(f.value)))
    chosen = case.about(Subject(buyers=subject.buyers, deals=deals))
    return chosen if len(deals) == 1 and chosen.facts(A.REASON) else None


def _end_of(case: Case) -> frozenset[str]:
    """What the reasons are marked as where deals that are said to have failed were called off, and none was lost."""
    states = {fact.value for fact in case.known(case.facts(A.STATUS))}
    return frozenset[str]() if Status.LOST in states else frozenset[str]().union(*(_OF[s] for s in _ENDS & states))


_ENDS = frozenset({"cancelled", "suspended"})


def is_of_what_is_asked(reason: Fact, case: Case) -> bool:
    """Whether a reason is one of what a question claims, as far as it is marked what it is the reason of."""
    marked = (_REASONS | _SINCE) & set(reason.scope)
    return not marked or bool(marked & _marks_of(case))


def _marks_of(case: Case) -> frozenset[str]:
    """What the reasons of what a question claims are marked as."""
    marks = frozenset[str]().union(*(marks for claim, marks in _OF.items() if claim in case.question.claims))
    return marks | _OF_LOSS if "lost" in case.question.claims else marks


def tell_reasons(case: Case, facts: Sequence[Fact]) -> Draft | None:
    """Reasons with their source, each once; None where there are none."""
    distinct = list({fact.value: fact for fact in facts}.values())
    if not distinct:
        return None
    shown = case.speech.both([case.speech.figure(fact) for fact in distinct[:3]])
    return Draft(f"{shown} – {label(distinct[0], case)}, {qualified(distinct[0], case)}", tuple(distinct), strong=shown)


# What a recorded reason is the reason of, by what the question claims.
_OF = {
    "delayed": frozenset({"delay"}),
    "cancelled": frozenset({"cancellation"}),
    "suspended": frozenset({"suspension"}),
    "option_open": frozenset({"option"}),
    "lost": frozenset({"selection", "choice"}),
    "won": frozenset({"selection", "choice"}),
    "cut": frozenset({"cut", "reduction", "amendment"}),
    "gave_back": frozenset({"return", "cancellation"}),
    "back_again": frozenset({"return", "cancellation"}),
}


_EVENTS = (A.LOST_QUANTITY, A.APPROVED)


_OF_ORDER = frozenset({"buys", "orders", "cut", "raised"})  # claims of an order being made, or changed


_SINCE = frozenset({"delay", "cancellation", "suspension", "shelved", "price_rise"})  # what came of it later


_OF_LOSS = frozenset({"loss", "rejection"})  # the reason of a choice, told of the one that wasn't chosen


_REASONS = frozenset[str]().union(*_OF.values()) | _OF_LOSS
_OF_FIGURES = frozenset({"discrepancy", "correction", "counting", "count"})  # why two figures differ


def _tells_of_one(case: Case) -> bool:
    """Whether the question is why one deal came to a state, and a reason of just that is on record."""
    question = case.question
    marks = frozenset[str]().union(*(_OF[claim] for claim in _STATES if claim in question.claims))
    facts = [fact for fact in case.known(case.facts(A.REASON)) if marks & set(fact.scope)]
    plain = A.REASON in question.attributes and not (question.is_yes_no or question.unknown or question.outside)
    return plain and len({fact.deal for fact in facts}) == 1 == len({fact.value for fact in facts})


_STATES = ("delayed", "cancelled", "suspended", "cut")


def asks_for_reason(case: Case) -> bool:
    """Whether the question is why a deal was made at all, and nothing more."""
    question = case.question
    if _tells_of_one(case):
        return True
    if question.words or question.is_yes_no or not question.claims:
        return False
    states = question.claims - {"signed", "buys"} - ({"offered", "spent"} if "lost" in question.claims else set())
    if states <= _OF.keys() and (states or A.REASON in question.attributes):
        return True  # how it was bought asks for no reason
    reasons = case.known(case.facts(A.REASON))
    plain = A.REASON in question.attributes and len({fact.value for fact in reasons}) == 1
    return plain and all(is_of_what_is_asked(fact, case) for fact in reasons)
