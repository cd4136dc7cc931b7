"""Numbers and dates claimed: held against the figure of the role they are claimed for."""

import operator
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.agreement import admits, is_far
from index.names import fold
from index.periods import Period
from index.records import DATES, FORESEEN, MONEY, QUANTITIES, Attribute, DealKind, Fact, Modality
from retrieval.answer import Outcome
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.bounds import BOUNDS, Bound
from retrieval.plans.counts.quantity import answer_quantity
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.statements import is_denial, is_only_talked_of
from retrieval.plans.premises.universals import counts_whole
from retrieval.plans.sentences import headline, line, rivals
from retrieval.question import Quantity, Question
from retrieval.tellings import telling, tells

A = Attribute


def verdict(case: Case, draft: Draft, yes: bool) -> Draft:
    """A draft as the ground of a yes or a no; a refusal is the ground of neither and stays what it is."""
    if draft.outcome is Outcome.DECLINED:
        return draft
    denied = bool(draft.facts) and draft.facts[0].modality is Modality.DENIED
    yes = yes and not (denied and "denied" not in case.question.claims)
    yes = yes and not (draft.facts and is_only_talked_of(draft.facts[0], case.question))
    yes = yes is not is_denial(case.question)
    text = case.speech.say("yes" if yes else "no_instead", line=draft.headline)
    return replace(draft, headline=text, outcome=Outcome.ANSWERED, strong=text.split(":")[0], yes_no=yes)


def verdict_as_read(case: Case, draft: Draft, yes: bool) -> Draft:
    """A draft as the ground of a yes or a no to a claim that its denial, if it is one, was read into already."""
    return verdict(case, draft, yes is not is_denial(case.question))


def by_fact(case: Case, fact: Fact, yes: bool, details: Sequence[str] = ()) -> Draft:
    """Yes or no on the ground of one fact."""
    return verdict(case, Draft(line(fact, case), (fact,), details=tuple(details)), yes)


def by_number(case: Case, stages: list[Stage]) -> Draft | None:
    """A number claimed for a role: right when it is that role's figure."""
    question = case.question
    if (draft := _by_range(case)) is not None:
        return draft
    unread = not question.attributes and question.claims == {"completed"}  # "do all three of them work"
    for number in question.numbers:
        bound = _bound(case, number)
        small = number.value <= 2 and bound is None and not tells("only_so_many", _beside(case, number))
        if (small or unread or number.value % 1) and not number.is_money:
            continue  # "33.6 or 39.1 million": a fraction counts no things
        of_whole = A.REMAINING_QUANTITY in question.attributes or counts_whole(question)
        of_whole = of_whole or {"started", "produced"} <= question.claims
        if of_whole and not number.is_money and bound is None:
            continue  # "are any of the 29 still to come", "was any of the six built there": the number is the whole
        if not number.is_money and question.words and question.attributes[:1] == (A.VALUE,):
            continue  # "did it pay tax on the 38 guns": the number only tells the deal
        if number.is_money and "contents" in question.claims:
            continue  # "does the 12 million cover the spares": the sum only tells the price
        if bound is not None and (draft := _by_size(case, number, bound)) is not None:
            return draft
        claimed, default = _roles_claimed(case, number), _role_meant(case, number, stages)
        recorded = [attribute for attribute in claimed if case.rows(attribute)]
        draft = _check_number(case, number, (recorded or claimed or [default])[0])
        if draft is not None:
            return _of_other_day(case, stages, draft) or draft
    return None


def _role_meant(case: Case, number: Quantity, stages: list[Stage]) -> Attribute:
    """The role that a number is of where none is named; a lease may be called by its name: "does Botswana lease 12"."""
    if number.is_money:
        return A.VALUE
    if stages and all(stage.deal.kind is DealKind.LEASE for stage in stages):
        return A.LEASED_QUANTITY
    return A.DELIVERED_QUANTITY if "delivered" in case.question.claims else A.ORDERED_QUANTITY


def _of_other_day(case: Case, stages: list[Stage], draft: Draft) -> Draft | None:
    """The no of a right number that is said to have been signed for when it wasn't: "did it order 12 in 2020"."""
    question = case.question
    signs = A.SIGNED in question.attributes and {"signed", "orders"} & question.claims and not question.is_of_plan
    beside = {"delivered", "spent", "started", "completed", "raised", "cut"} & question.claims
    if not draft.yes_no or not signs or beside or not question.times:
        return None
    dated = by_date(replace(case, question=replace(question, attributes=(A.SIGNED,))), stages)
    return dated if dated is not None and dated.yes_no is False else None


def _by_range(case: Case) -> Draft | None:
    """Whether the figure of a role lies between two numbers, where that is claimed of it."""
    if len(case.question.numbers) != _PAIR:
        return None
    low, high = case.question.numbers
    least = low.value * (_scale(high.value) if high.is_money and not low.is_money else 1)  # "500 to 600 million"
    if (low.is_money and not high.is_money) or least >= high.value:
        return None
    folded = fold(case.question.text[: low.start]), fold(case.question.text[low.end : high.start])
    if telling("between_two").search(f"{folded[0]}#{folded[1]}#{fold(case.question.text[high.end :])}") is None:
        return None
    return _by_size(case, high, lambda figure, _: least <= figure <= high.value)


def _scale(value: Decimal) -> Decimal:
    """The million or the billion that a sum is told in."""
    return Decimal(1000) ** (value.adjusted() // 3)


_PAIR = 2


def _roles_claimed(case: Case, number: Quantity) -> list[Attribute]:
    """The roles that a number is claimed for."""
    question = case.question
    if "made_firm" in question.claims and not number.is_money:
        return [A.ORDERED_QUANTITY]  # "is the need of 20 an order"
    roles = [a for a in question.attributes if a in (MONEY if number.is_money else QUANTITIES | {A.OFFSET})]
    if not roles and tells("was_right", question.text):
        return [fact.attribute for fact in case.known(case.facts(None)) if _is_number(fact, number)][:1]
    deliveries = roles == [A.ORDERED_QUANTITY] and _speaks_of_delivery_alone(case)
    return [A.DELIVERED_QUANTITY] if deliveries else roles  # "has it received all three of the contract"


def _speaks_of_delivery_alone(case: Case) -> bool:
    """Whether things are said to have come, and a contract is only named."""
    claims = case.question.claims
    return (
        {"delivered", "completed"} <= claims
        and not claims & {"orders", "buys"}
        and bool(case.rows(A.DELIVERED_QUANTITY))
    )


def _by_size(case: Case, number: Quantity, bound: Bound) -> Draft | None:
    """More or less than a number: held against the figure of the role."""
    attribute = A.VALUE if number.is_money else A.ORDERED_QUANTITY
    named = [a for a in case.question.attributes if a in (MONEY if number.is_money else QUANTITIES)]
    role = (named or [attribute])[0]
    rows = case.firm(case.rows(role, currency=number.currency))
    if role is A.REMAINING_QUANTITY and not rows:
        return _by_left(case, number, bound)
    if len(rows) > 1 and not number.is_money and len({row.fact.unit for row in rows}) == 1:
        total = sum((row.fact.number for row in rows), Decimal(0))
        ground = answer_quantity(case, rows[0].fact.attribute)
        return verdict(case, ground, bound(total, number.value))
    if len(rows) != 1:
        return None
    figure = rows[0].fact.number
    ground = Draft(headline(rows[0], case), (rows[0].fact,), details=tuple(rivals(rows, case)))
    return verdict(case, ground, bound(figure, number.value))


def _by_left(case: Case, number: Quantity, bound: Bound) -> Draft:
    """More or less than a number still to come: held against what was ordered less what has come."""
    draft = answer_quantity(case, A.REMAINING_QUANTITY)
    left = [
        f.value for f in draft.figures or () if f.attribute is A.REMAINING_QUANTITY and isinstance(f.value, Decimal)
    ]
    return verdict(case, draft, bound(left[0], number.value)) if left else decline(case, A.REMAINING_QUANTITY)


def _bound(case: Case, number: Quantity) -> Bound | None:
    """How a figure is said to compare with a number: by the words beside it, else by what the question leans to."""
    leans = case.question.leans
    if telling("so_many_more").match(fold(case.question.text[number.end :])):
        return None  # "24 more" compares nothing
    if (stated := _stated_bound(case, number)) is not None or ("more" in leans) == ("less" in leans):
        return stated
    return operator.gt if "more" in leans else operator.lt


def _stated_bound(case: Case, number: Quantity) -> Bound | None:
    """How a figure is said to compare with a number by the words beside it: "at least 20"."""
    beside = _beside(case, number)
    return next((BOUNDS[name] for name in _STATED if telling(name).search(beside)), None)


def _beside(case: Case, number: Quantity) -> str:
    """The folded question with a number as #."""
    text = case.question.text
    return f"{fold(text[: number.start])}#{fold(text[number.end :])}"


_STATED = ("at_least", "at_most", "beyond", "below")  # bounds that words beside a number may tell


def _check_number(case: Case, number: Quantity, attribute: Attribute) -> Draft | None:
    rows = case.firm(case.rows(attribute, currency=number.currency))
    if not rows and attribute is A.DELIVERED_QUANTITY:
        return None
    matching = [row for row in rows if admits(row.fact, number.value)]
    if "confirmed" in case.question.claims and matching:
        fact = matching[0].fact
        if "told" in case.question.claims and _is_contested(matching[0]):
            return decline(case, attribute)  # whose count it is that is asked about isn't known
        return by_fact(case, fact, fact.modality is Modality.ACTUAL and fact.stated_by != "unnamed source")
    if matching:
        return _borne_out(case, matching, number)
    total = sum((row.fact.number for row in rows), Decimal(0)) if attribute in QUANTITIES else None
    if rows and total == number.value:
        return verdict(case, answer_quantity(case, attribute), True)
    if any(admits(rival, number.value) for row in rows for rival in row.standing.rivals):
        facts = (rows[0].fact, *rows[0].standing.rivals)
        return verdict(case, Draft(headline(rows[0], case), facts, details=tuple(rivals(rows, case))), False)
    others = [f for f in case.known(case.facts(None)) if _is_number(f, number) and f.attribute is not attribute]
    spent = [f for f in others if f.attribute is A.AMOUNT_PAID and f.unit == number.currency]
    if spent and "spent" in case.question.claims:
        return _by_part_paid(case, spent[0])
    if rows:
        ground = (
            answer_quantity(case, attribute)
            if attribute in QUANTITIES
            else Draft(headline(rows[0], case), (rows[0].fact,))
        )
        if ground.outcome is Outcome.DECLINED:
            return ground
        told = [*ground.details, *(line(fact, case) for fact in others[:2])]
        return verdict(case, replace(ground, facts=(*ground.facts, *others[:2]), details=tuple(told)), False)
    return by_fact(case, others[0], False) if others else None


def _by_part_paid(case: Case, paid: Fact) -> Draft:
    """Whether a part of the price has been paid; that it was to be doesn't say that it was, nor that it wasn't."""
    planned = paid.modality in FORESEEN
    return decline(case, paid.attribute) if planned else by_fact(case, paid, paid.modality is Modality.ACTUAL)


def _borne_out(case: Case, rows: Sequence[Row], number: Quantity) -> Draft:
    """Yes to a number that figures allow; a refusal where they are open to its side: "at least six", of thirteen."""
    if all(is_far(row.fact, number.value) for row in rows):
        return decline(case, rows[0].fact.attribute)
    return by_fact(case, rows[0].fact, True, rivals(rows, case))


def _is_contested(row: Row) -> bool:
    """Whether somebody else gives another figure than the one that fits."""
    return any(rival.value != row.fact.value for rival in row.standing.rivals)


def _is_number(fact: Fact, number: Quantity) -> bool:
    money = fact.attribute in MONEY
    return isinstance(fact.value, Decimal) and fact.value == number.value and money == number.is_money


def by_date(case: Case, stages: list[Stage]) -> Draft | None:
    """A date claimed for an event: right when the recorded date lies in it."""
    attributes, times = [a for a in case.question.attributes if a in DATES], case.question.times
    if "started" in case.question.claims and case.question.frame.asked:
        attributes = [a for a in attributes if a is not A.DELIVERY_DUE]  # "did it have any at the end of May"
    if A.SIGNED not in attributes and tells("order_of_year", case.question.text):
        times = tuple(time for time in times if time != case.question.subject.signed)  # "finished the 2022 order"
    delivers = "delivered" in case.question.claims and "started" not in case.question.claims
    placed = set(attributes) == {A.SIGNED} and case.question.subject.signed in times  # "all of its 2022 contract"
    if delivers and (placed or not attributes):
        attributes = [A.DELIVERY_START if case.question.frame.since else A.DELIVERY_DUE]
        times = tuple(time for time in times if time != case.question.subject.signed)  # "is the 2019 order delivered"
    for attribute in attributes:
        rows = case.rows(attribute)
        for period in times:
            if rows and (draft := _check_date(case, rows, period)) is not None:
                return draft
    return None


def _is_within(fact: Fact, claimed: Period, question: Question) -> bool:
    """Whether a day is in the time claimed: by its end where that is a limit, after its start where it is open.

    What is to come "from 2027" begins then.
    """
    frame, signed = question.frame, fact.attribute is A.SIGNED
    limit = frame.asked and frame.period is None and claimed.end == frame.as_of
    limit = limit or (signed and claimed.start == claimed.end > question.today)
    if limit and tells("until", question.text):
        return fact.period.end <= claimed.end and not (signed and fact.modality in FORESEEN)
    if signed and frame.since is not None:
        return fact.period.start > claimed.end if tells("after_only", question.text) else fact.period.end >= frame.since
    return fact.period.overlaps(claimed)


def _check_date(case: Case, rows: list[Row], period: Period) -> Draft | None:
    """Whether a recorded date lies in a period; None where it is only a promise of what is said to have come since."""
    agreeing = [row for row in rows if _is_within(row.fact, period, case.question)]
    row, question = (agreeing or rows)[0], case.question
    past = "delivered" in question.claims and not question.is_of_plan
    if past and row.fact.attribute is A.DELIVERY_DUE and (agreeing or case.rows(A.DELIVERED_QUANTITY)):
        return None
    ground = Draft(headline(row, case), (row.fact, *row.standing.rivals), details=tuple(rivals([row], case)))
    return verdict(case, ground, bool(agreeing))
