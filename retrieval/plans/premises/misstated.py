"""Figures that a question states and the records don't: an amount nobody gave, a count of another role."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from index.agreement import admits
from index.names import fold
from index.records import MONEY, QUANTITIES, Attribute, DealKind, Fact, Modality
from retrieval.answer import Outcome
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.deals.status import ENDED, WISHES, Stage
from retrieval.plans.premises.terms import correct, reject
from retrieval.plans.sentences import line, untrue
from retrieval.question import Asked, Operation, Quantity, Question
from retrieval.resolution import uncorrected
from retrieval.tellings import telling

A = Attribute


def wrong_amount(case: Case, stages: list[Stage]) -> Draft | None:
    """An amount that no standing fact gives, in a question about something else."""
    question = case.question
    aside = question.operation is Operation.LOOKUP and question.asked in (Asked.PERSON, Asked.PLACE, Asked.DATE)
    if question.operation is not Operation.EXPLAIN and not (aside and question.attributes):
        return None
    if sum(number.is_money or bool(number.value % 1) for number in question.numbers) > 1:
        return None  # "one prints 1.02 billion, another 1.09"
    for number in question.numbers:
        if number.currency is None:
            continue
        values = [row.fact for row in case.rows(A.VALUE, currency=number.currency)]
        if values and not any(admits(fact, number.value) for fact in _plain(values)):
            return correct(case, values[:1], number)
    return None


def other_currency(case: Case, stages: list[Stage]) -> Draft | None:
    """An amount in a currency that it isn't of on record: "its 148 billion kronor", where so many pesos are."""
    for number in case.question.numbers:
        if number.currency is None:
            continue
        same = [fact for fact in _of_amount(number, case) if fact.modality is not Modality.DENIED]
        if same and not {number.currency, *case.question.currencies} & {fact.unit for fact in same}:
            return untrue(case, same[0])
    return None


def wrong_date(case: Case, stages: list[Stage]) -> Draft | None:
    """Deals said to have been signed when they weren't: the days on which they were."""
    signed = case.known(case.deal_facts(A.SIGNED)) if case.question.frame.misdated else []
    told = list({fact.deal: fact for fact in signed}.values())
    return untrue(case, *told[:_MANY]) if told else None


def denied_amount(case: Case, stages: list[Stage]) -> Draft | None:
    """An amount taken for granted that is on record only as denied: "what did it get for the nine million it paid"."""
    question = case.question
    if question.operation not in (Operation.EXPLAIN, Operation.LOOKUP) or "denied" in question.claims:
        return None
    for number in question.numbers:
        same = [fact for fact in _of_amount(number, case) if fact.unit in (number.currency, *question.currencies)]
        if same and all(fact.modality is Modality.DENIED for fact in same):
            return untrue(case, same[0])
    return None


def _of_amount(number: Quantity, case: Case) -> list[Fact]:
    """The facts that give an amount, in whatever currency, whether it stands or is denied."""
    return [f for f in case.known(case.deal_facts()) if f.attribute in MONEY and f.value == number.value]


def wrong_count(case: Case, stages: list[Stage]) -> Draft | None:
    """A count in another role than the one claimed, in a question about something else."""
    question = case.question
    fits = question.asked is not Asked.QUANTITY and question.operation in (Operation.EXPLAIN, Operation.LOOKUP)
    if not fits or not question.numbers:
        return None
    least, claims = _least(case), question.claims | _moves(question)
    counts = {
        number.value: number
        for number in question.numbers
        if not number.is_money and number.value > least and number.value != len(case.deals)  # "the three contracts"
    }
    counts = {value: n for value, n in counts.items() if not counts_nothing(n, case)}
    if {"raised", "cut"} & claims and len(counts) == _FROM_AND_TO:  # "from three to four" claims the four
        counts = dict(list(counts.items())[-1:])
    leased = A.LEASED_QUANTITY in question.attributes
    rows = _counted_rows(case, leased=leased)
    if not counts or not rows:
        return None
    due = A.DELIVERY_DUE in question.attributes and question.asked is Asked.DATE
    wanted = A.REQUIRED_QUANTITY in question.attributes and question.operation is Operation.EXPLAIN
    if not (leased or due or wanted or {"raised", "cut", "signed", "delivered"} & claims):
        of_all = question.asked is Asked.MONEY or (question.asked in (Asked.PERSON, Asked.PLACE) and len(counts) == 1)
        return _unheard_count(case, rows, counts) if of_all else None
    facts = _trusted(case.facts(None) if least == 1 else case.deal_facts())
    reached = "orders" in claims and any(_is_reached(number, question.text) for number in counts.values())
    firm = _firm(claims, rows, facts, reached=reached)
    if firm & set(counts) or _is_wish_beside_order(case, facts, rows):
        return None
    ended = [stage for stage in stages if stage.status in ENDED]
    if ended and len(ended) == len(stages):
        return reject(case, ended[0])
    wished = [fact for fact in case.known(facts) if fact.attribute in WISHES and fact.value in counts]
    if wished and wanted:
        return None
    if wished and not leased:
        return _only_wished(case, wished[0], rows)
    return correct(case, [row.fact for row in rows][:3], next(iter(counts.values())))


def _firm(claims: Collection[str], rows: Sequence[Row], facts: Sequence[Fact], *, reached: bool) -> set[Decimal]:
    """The counts that may be said of what was ordered; of one that went up, or reached another, only that."""
    now = {row.fact.number for row in rows}
    if "raised" in claims or ("cut" in claims and reached):
        return now
    if "cut" in claims:
        return _before_and_after(rows, facts)
    return {f.number for f in facts if f.attribute not in WISHES} | {sum((row.fact.number for row in rows), Decimal(0))}


def _is_reached(number: Quantity, text: str) -> bool:
    """Whether a number is what something went to, not by: "cut its order to 8"."""
    return telling("reached").search(fold(text[: number.start])) is not None


def _moves(question: Question) -> frozenset[str]:
    """What is claimed of a count that is said to have gone from one number to another, whatever the verb."""
    numbers = [number for number in question.numbers if not number.is_money]
    if len(numbers) != _FROM_AND_TO:
        return frozenset()
    first, last = numbers
    text = fold(question.text)
    between = telling("to_number").fullmatch(text[first.end : last.start])
    if between is None or not telling("from_number").search(text[: first.start]):
        return frozenset()
    return frozenset({"raised" if last.value > first.value else "cut"})


def _trusted(facts: Iterable[Fact]) -> list[Fact]:
    """The counts and sums among facts that nobody denied, disputed or set right."""
    told = (fact for fact in facts if _is_count(fact) and fact.modality is not Modality.DENIED)
    return [fact for fact in uncorrected(told) if not _is_in_doubt(fact)]


def _only_wished(case: Case, wished: Fact, rows: Sequence[Row]) -> Draft:
    """The correction of a count: what it is of, then what was ordered."""
    same = [row for row in rows if row.fact.unit == wished.unit]  # helicopters, not the missiles with them
    ordered = [row.fact for row in (same or rows)[:3]]
    lines = [line(fact, case) for fact in (wished, *ordered)]
    shown = 2 if len(ordered) == 1 else 1
    text, details = case.speech.say("premise", line="; ".join(lines[:shown])), tuple(lines[shown:])
    return Draft(text, (wished, *ordered), Outcome.PREMISE_REJECTED, details=details)


def _is_designation(value: Decimal, case: Case) -> bool:
    """Whether a number is part of what a thing in these deals is called: the 155 of the PM-155."""
    names = [case.knowledge.product_name(product) for product in case.knowledge.products_in(case.deals)]
    return any(str(value) in re.findall(r"\d+", name) for name in names)


def counts_nothing(number: Quantity, case: Case) -> bool:
    """Whether a number is no claim of so many ordered: part of a name, a share, what a framework allows, an hour."""
    allows = A.REMAINING_QUANTITY in case.question.attributes  # "never ordered out of the 24"
    allowed = allows and any(fact.value == number.value for fact in case.facts(A.FRAMEWORK_QUANTITY))
    moved = {"raised", "cut"} & (case.question.claims | _moves(case.question))
    ends = not moved and _CLOSED.match(case.question.text, number.end)  # "as it strikes twelve. Its tanks?"
    return allowed or bool(ends) or _is_designation(number.value, case) or _is_share(number, case)


_CLOSED = re.compile(r"[.!] +\w")


def _is_share(number: Quantity, case: Case) -> bool:
    """Whether a number is so many percent, not so many of something."""
    return telling("percent").match(fold(case.question.text), number.end - 1) is not None


def _is_in_doubt(fact: Fact) -> bool:
    """Whether a count is disputed, or was told by somebody and set right since."""
    return "disputed" in fact.scope or (fact.modality is Modality.REPORTED and "superseded" in fact.scope)


def _least(case: Case) -> int:
    """Up to which number a count may be said of anything: "both", "a pair"; not in why so many were ordered."""
    whys = case.question.operation is Operation.EXPLAIN and "orders" in case.question.claims
    rows = case.rows(A.ORDERED_QUANTITY)
    return 1 if whys and len(rows) == 1 else 2


def _counted_rows(case: Case, *, leased: bool) -> list[Row]:
    """What was ordered or leased; of a framework under which nothing is, what it covers."""
    rows = case.firm(case.rows(A.LEASED_QUANTITY if leased else A.ORDERED_QUANTITY))
    return rows or (case.rows(A.FRAMEWORK_QUANTITY) if DealKind.FRAMEWORK in case.question.subject.kinds else [])


def _is_wish_beside_order(case: Case, facts: Sequence[Fact], rows: Sequence[Row]) -> bool:
    """Whether both what was wanted and what was ordered of it are given: "it asked for four and got two. Why?"."""
    given = case.question.counts
    ordered = given & {row.fact.number for row in rows}
    wished = given & {fact.number for fact in facts if fact.attribute in WISHES}
    if A.REQUIRED_QUANTITY in case.question.attributes and given == wished:
        return True  # "to reach the 36 it needs"
    return bool(ordered) and bool(wished - ordered) and given == ordered | wished


def _before_and_after(rows: Sequence[Row], facts: Sequence[Fact]) -> set[Decimal]:
    """The counts a cut may be told with: what is ordered, what was or might have been, and by how many it fell."""
    now = {row.fact.number for row in rows}
    before = {fact.number for fact in facts if fact.attribute in WISHES | {A.ORDERED_QUANTITY, A.OPTIONAL_QUANTITY}}
    return now | before | {more - less for more in before for less in now}


def _unheard_count(case: Case, rows: Sequence[Row], counts: Mapping[Decimal, Quantity]) -> Draft | None:
    """The price of a number of things that nobody recorded in any role: "its three corvettes", of two."""
    buyers = {row.fact.buyer for row in rows}  # what others have of it is no count of theirs
    known = {fact.value for fact in case.deal_facts() if fact.attribute in QUANTITIES and fact.buyer in buyers}
    known |= {sum((row.fact.number for row in rows), Decimal(0)), Decimal(len(rows))}
    known |= _before_and_after(rows, case.deal_facts())  # "by dropping two"
    plain = len(rows) < _MANY and not case.question.subject.ordinals  # "the first 20" are some of them
    unheard = [number for value, number in counts.items() if value not in known]
    return correct(case, [row.fact for row in rows][:3], unheard[0]) if unheard and plain else None


_FROM_AND_TO = 2
_MANY = 3  # orders: what is said of so many may be true of some of them


def _is_count(fact: Fact) -> bool:
    return fact.attribute in QUANTITIES | MONEY and isinstance(fact.value, Decimal)


def _plain(facts: Iterable[Fact]) -> list[Fact]:
    return [fact for fact in facts if "disputed" not in fact.scope]
