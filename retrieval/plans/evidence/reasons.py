"""Why: the reasons on record, and of what each is one."""

from collections.abc import Sequence

from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
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
    """Whether a fact speaks of something late, as far as its language is read here."""
    return case.knowledge.article(fact).language != "en" or tells("late", f"{fact.value} {fact.quote}")


def answer_reasons(case: Case) -> Draft | None:
    """What the records give as reasons, and what was replaced or set a record where that is asked."""
    if (chosen := _of_choice(case)) is not None:
        case = chosen
    named = [A.REASON, *(a for a in case.question.attributes if a in (A.REPLACES, A.RECORD))]
    facts = [fact for attribute in named for fact in case.known(case.facts(attribute))]
    scopes = {scope for claim, scope in _OF.items() if claim in case.question.claims}
    scopes |= _OF_LOSS if "lost" in case.question.claims else frozenset()
    asked = [fact for fact in facts if scopes & set(fact.scope)]
    if not asked and is_bare(case):
        facts = []  # any reason on record would do for "and why?"
    if not asked and scopes:
        facts = [fact for fact in facts if not _REASONS & set(fact.scope)]  # what is of something else
    if case.question.claims & {"buys", "orders"} and case.question.claims <= {"buys", "orders", "signed"}:
        facts = [fact for fact in facts if not _SINCE & set(fact.scope)]  # nor is why it is late why it was bought
    if not asked and "delayed" in case.question.claims:
        facts = [fact for fact in facts if not _SINCE & set(fact.scope) and tells_of_delay(fact, case)]
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


def is_of_what_is_asked(reason: Fact, case: Case) -> bool:
    """Whether a reason is one of what a question claims, as far as it is marked what it is the reason of."""
    scopes = {scope for claim, scope in _OF.items() if claim in case.question.claims}
    scopes |= _OF_LOSS if "lost" in case.question.claims else frozenset()
    marked = (_REASONS | _SINCE) & set(reason.scope)
    return not marked or bool(marked & scopes)


def tell_reasons(case: Case, facts: Sequence[Fact]) -> Draft | None:
    """Reasons with their source, each once; None where there are none."""
    distinct = list({fact.value: fact for fact in facts}.values())
    if not distinct:
        return None
    shown = case.speech.both([case.speech.figure(fact) for fact in distinct[:3]])
    return Draft(f"{shown} – {label(distinct[0], case)}, {qualified(distinct[0], case)}", tuple(distinct), strong=shown)


# What a recorded reason is the reason of, by what the question claims.
_OF = {
    "delayed": "delay",
    "cancelled": "cancellation",
    "suspended": "suspension",
    "cut": "cut",
    "option_open": "option",
    "lost": "selection",
    "won": "selection",
}


_SINCE = frozenset({"delay", "cancellation", "suspension", "shelved", "price_rise"})  # what came of it later


_OF_LOSS = frozenset({"loss", "rejection"})  # the reason of a choice, told of the one that wasn't chosen


_REASONS = frozenset(_OF.values()) | _OF_LOSS


def _tells_of_one(case: Case) -> bool:
    """Whether the question is why one deal came to a state, and a reason of just that is on record."""
    question = case.question
    scopes = {scope for claim, scope in _OF.items() if claim in question.claims and claim in _STATES}
    facts = [fact for fact in case.known(case.facts(A.REASON)) if scopes & set(fact.scope)]
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
    return A.REASON in question.attributes and len({f.value for f in case.known(case.facts(A.REASON))}) == 1
