"""How much: the amount as stated, in the currency asked for or in the one the deal was stated in."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from index.records import Attribute, DealKind, Fact, Modality, Qualifier
from retrieval.answer import Figure, Outcome
from retrieval.case import Case, Row
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.amounts.added import added, lacks_price
from retrieval.plans.amounts.converted import PREFERRED, converted
from retrieval.plans.readings import ask_back, is_unclear
from retrieval.plans.sentences import headline, latest, member, qualified, rival_facts, rivals, witnesses
from retrieval.question import Operation
from retrieval.resolution import NAMED_ONLY, NEVER_PLAIN, is_alone
from retrieval.speakers import said_by

A = Attribute
_READINGS = 3  # how many deals are answered side by side before we ask which is meant


def answer_money(case: Case, attribute: Attribute) -> Draft:
    """The amount asked for, deal by deal or in sum, or why there is none."""
    rows = money_rows(case, attribute)
    if not rows and attribute is A.VALUE:  # of a thing alone a package's payments tell nothing, the price of one does
        rows = money_rows(case, A.UNIT_PRICE if "alone" in case.question.scopes else A.AMOUNT_PAID)
        if not rows and case.question.is_future:
            rows = money_rows(case, A.BUDGET)  # what it will cost is known only as what is set aside
    if not rows and attribute is A.LIFE_CYCLE_COST and DealKind.SUPPORT in case.question.subject.kinds:
        rows = money_rows(case, A.VALUE)  # the upkeep asked for is the deal
    if attribute is A.VALUE and "programme" in case.question.scopes:
        whole = [row for row in money_rows(case, A.BUDGET) if "programme" in row.fact.scope]
        rows = whole if not any("programme" in row.fact.scope for row in rows) and whole else rows
    if not rows and attribute is A.BUDGET:
        rows = money_rows(case, A.CEILING)
    if not rows and attribute is A.VALUE and (called := _of_call_offs(case)):
        return total(case, called)
    rows = levels(case, _of_kind(case, _of_time(case, rows)))
    if not rows or lacks_price(case, rows):
        return decline(case, attribute)
    rows += added(case, rows)
    deals = {row.deal.id for row in rows}
    if len(deals) == 1:
        return single_amount(case, rows)
    counted = any(number.value == len(deals) and not number.currency for number in case.question.numbers)
    if case.question.operation is Operation.TOTAL or counted or _are_listed(case, rows):
        return total(case, rows)
    return _per_deal(case, rows)


def _of_call_offs(case: Case) -> list[Row]:
    """What was signed for under the frameworks asked about, where they have no price of their own."""
    if not case.deals or any(deal.kind is not DealKind.FRAMEWORK for deal in case.deals):
        return []
    called = frozenset(child.id for deal in case.deals for child in case.knowledge.children(deal.id))
    return money_rows(case.about(replace(case.question.subject, deals=called, kinds=frozenset())), A.VALUE)


def _are_listed(case: Case, rows: Sequence[Row]) -> bool:
    """Whether several things are named that were each bought by itself: "for the aircraft and the simulators"."""
    products = case.question.subject.products
    covers = [case.knowledge.covers(product) for product in products]
    apart = sum(map(len, covers)) == len(frozenset[str]().union(*covers))
    return len(products) > 1 and apart and all(any(row.product in cover for row in rows) for cover in covers)


def _of_kind(case: Case, rows: list[Row]) -> list[Row]:
    """The rows of the kind of deal named: the price of a purchase is not that of its later upgrade."""
    kinds = case.question.subject.kinds & {DealKind.UPGRADE, DealKind.SUPPORT, DealKind.LICENCE, DealKind.LEASE}
    if not kinds or any(deal.kind in kinds for deal in case.deals):
        return rows
    return [row for row in rows if kinds & set(row.fact.scope)]


def _of_time(case: Case, rows: list[Row]) -> list[Row]:
    """The rows of what was so in the time asked about, where others are of before: "cleared in early 2023"."""
    frame = case.question.frame
    opens = frame.period.start if frame.period is not None else frame.opens
    if opens is None or not frame.asked or not rows:
        return rows
    then = _since(opens, rows)
    if then or "cleared" not in case.question.claims:
        return then or rows
    wider = case.about(replace(case.question.subject, products=frozenset()))  # what was cleared then for its guns
    return _since(opens, wider.rows(rows[0].fact.attribute))


def _since(day: date, rows: Sequence[Row]) -> list[Row]:
    """The rows of what was so no earlier than a day."""
    return [row for row in rows if row.fact.as_of is not None and row.fact.as_of.start >= day]


def money_rows(case: Case, attribute: Attribute) -> list[Row]:
    """One row a deal, in the currency asked for where it is recorded, else in the currency of the deal."""
    rows = list[Row]()
    for deal in case.deals:
        currency = case.question.currency
        facts = said_by(case.known(case.facts(attribute, [deal])), case.question, case.knowledge)
        facts = _of_part(facts, case) or facts
        units = {fact.unit for fact in facts}
        if currency in units:
            rows += case.rows(attribute, [deal], currency)
        elif facts:
            rows += case.rows(attribute, [deal], _main_currency(facts))
    return [row for row in rows if "refund" in row.fact.scope] if "refund" in case.question.scopes else rows


def _of_part(facts: Sequence[Fact], case: Case) -> list[Fact]:
    """The amounts for the things alone, or with the tax, where just those are asked for, whatever their currency."""
    taxed, alone = case.question.scopes & _TAXED, "alone" in case.question.scopes
    return [fact for fact in facts if taxed & set(fact.scope) or (alone and is_alone(fact))]


_TAXED = frozenset({"net", "gross"})


def _main_currency(facts: Sequence[Fact]) -> str:
    """The currency a deal is best stated in: not a conversion, not disputed, the widest read first."""

    def rank(unit: str) -> tuple[bool, bool, int, str]:
        of_unit = [fact for fact in facts if fact.unit == unit]
        plain = [f for f in of_unit if not (NEVER_PLAIN | NAMED_ONLY | {"converted", "disputed"}) & set(f.scope)]
        firm = [f for f in plain if f.modality is Modality.ACTUAL and f.qualifier is not Qualifier.UNDISCLOSED]
        return not firm, not plain, PREFERRED.index(unit) if unit in PREFERRED else len(PREFERRED), unit

    return min({fact.unit for fact in facts}, key=rank)


def levels(case: Case, rows: list[Row]) -> list[Row]:
    """The rows without umbrellas over, and shares in, the others; a stated total takes the place of its parts."""
    rows = case.bought(rows)
    if len({row.deal.id for row in rows}) == 1:
        return rows
    if case.question.operation is not Operation.TOTAL and not case.question.subject.ordinals:
        named = [row for row in rows if "total" not in row.fact.scope]
        return case.firm(named) or rows
    return case.firm(rows) or rows


def single_amount(case: Case, rows: Sequence[Row]) -> Draft:
    """One amount with its date, source, other currencies and disagreements."""
    row, speech = rows[0], case.speech
    also = _other_currencies(case, row)
    figure = speech.figure(row.fact)
    facts = (row.fact, *also, *rival_facts([row]), *witnesses([row]))
    draft = Draft(
        headline(row, case, also=[speech.figure(fact) for fact in also]),
        facts,
        strong=figure,
        details=tuple(rivals([row], case)),
        figures=figures_of((row.fact, *also)),
    )
    return converted(case, row, draft)


def _other_currencies(case: Case, row: Row) -> list[Fact]:
    """The same amount as stated in other currencies, unless one currency was asked for."""
    if case.question.currency == row.fact.unit:
        return []
    others = list[Fact]()
    for unit in sorted({f.unit for f in case.known(case.facts(row.fact.attribute, [row.deal]))} - {row.fact.unit}):
        found = case.rows(row.fact.attribute, [row.deal], unit)
        others += [r.fact for r in found if set(r.fact.scope) - {"converted"} == set(row.fact.scope) - {"converted"}]
    return [fact for fact in others if fact.qualifier is not Qualifier.UNDISCLOSED][:2]


def total(case: Case, rows: Sequence[Row]) -> Draft:
    """The sum of amounts in one currency with its members; side by side when they share none."""
    told = [row for row in rows if row.fact.qualifier is not Qualifier.UNDISCLOSED]
    shared = _one_currency(case, told) if len(told) > 1 else None
    if shared is None or len(shared) > SOURCES:  # a sum shows all its members, and each is cited
        return _per_deal(case, rows)
    speech, facts = case.speech, [row.fact for row in shared]
    amount = sum((fact.number for fact in facts), Decimal(0))
    figure = speech.amount(amount, facts[0].unit)
    summed = " + ".join(speech.amount(fact.number, fact.unit) for fact in facts)
    what = speech.both(dict.fromkeys(case.knowledge.product_name(row.product) for row in shared))
    text = speech.say(
        "total",
        figure=figure,
        role=speech.word("role", facts[0].attribute),
        buyer=speech.both(sorted({fact.buyer for fact in facts})),
        what=what,
        sum=summed,
    )
    if kept := [row.deal.title for row in rows if row not in told]:
        text = speech.say("total_without", total=text, kept=speech.both(kept))
    members = tuple(member(fact, case) for fact in facts)
    return Draft(
        text,
        (*facts, *rival_facts(shared)),
        strong=figure,
        details=(*(one.line for one in members), *rivals(shared, case)),
        rows=members,
        computations=(Computation(amount, tuple(fact.number for fact in facts), "+"),),
        figures=(
            Figure(amount, facts[0].unit, facts[0].attribute, facts[0].qualifier, latest(facts), None),
            *figures_of(facts),
        ),
        as_of=latest(facts),
    )


def _one_currency(case: Case, rows: Sequence[Row]) -> list[Row] | None:
    """The amounts in a currency that every deal has one in, the asked currency first; None when there is none."""
    by_unit: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        for unit in {fact.unit for fact in case.known(case.facts(row.fact.attribute, [row.deal]))}:
            for other in case.rows(row.fact.attribute, [row.deal], unit):
                by_unit[unit][row.deal.id] = other
    deals = {row.deal.id for row in rows}
    wanted = case.question.currency
    full = [unit for unit in sorted(by_unit) if set(by_unit[unit]) == deals and wanted in (None, unit)]
    if not full:
        return None
    unit = min(full, key=lambda u: (u not in PREFERRED, u))
    return [by_unit[unit][row.deal.id] for row in rows]


def _per_deal(case: Case, rows: Sequence[Row]) -> Draft:
    """The amounts of a few deals side by side; more than that, and we ask which is meant."""
    speech = case.speech
    facts = [row.fact for row in rows]
    readings = [
        speech.say("deal_short", title=row.deal.title, buyer=row.deal.buyer, when=_when(case, row)) for row in rows
    ]
    if len(rows) > _READINGS:
        return Draft(
            speech.say("clarify_deal", names=speech.both(readings[:4])),
            (),
            Outcome.CLARIFY,
            choices=tuple(f"{row.deal.title}: {case.question.text.rstrip(' ?')}?" for row in rows[:4]),
            echoed=tuple(readings),
        )
    if is_unclear(case, rows):
        return ask_back(case, rows)
    shown = "; ".join(f"{speech.figure(row.fact)} ({row.deal.title})" for row in rows)
    members = tuple(member(fact, case) for fact in facts)
    return Draft(
        f"{shown}, {qualified(facts[-1], case)}",
        (*facts, *rival_facts(rows)),
        strong=speech.figure(facts[0]),
        details=(*(one.line for one in members), *rivals(rows, case)),
        rows=members,
        figures=figures_of(facts),
        as_of=latest(facts),
    )


def _when(case: Case, row: Row) -> str:
    signed = case.knowledge.signing.get(row.deal.id)
    return case.speech.period(signed) if signed else case.speech.say("undated_article")
