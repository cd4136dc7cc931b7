"""Which came first or last: the dates of several deals held side by side."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from index.records import SAID, Attribute, Deal
from retrieval.case import Case, Row
from retrieval.draft import SOURCES, Draft
from retrieval.plans.absence import decline
from retrieval.plans.counts.completion import is_all_ordered
from retrieval.plans.dates.slips import Slip, find_slips
from retrieval.plans.sentences import headline, label, qualified
from retrieval.resolution import Standing
from retrieval.selection import without_umbrellas

A = Attribute


def compare_dates(case: Case, attribute: Attribute, *, last: bool) -> Draft:
    """The deal whose date comes first or last; a refusal where the dates are too coarse to tell."""
    if case.question.subject.buyers - {deal.buyer for deal in case.deals}:  # "the framework" is of one side only
        case = case.about(replace(case.question.subject, kinds=frozenset()))
    rows = sorted(_dated(case, attribute), key=lambda row: (row.fact.period.end, row.fact.id), reverse=last)
    if len(case.question.subject.buyers) > 1 and not case.question.subject.deals:
        first = {row.deal.buyer: row for row in reversed(rows)}
        rows = [row for row in rows if first[row.deal.buyer] is row]
    if len(rows) == 1 and len(case.question.mentions) == 1 and not case.question.is_yes_no:
        name = case.speech.country(rows[0].deal.buyer)  # the only one there is comes first
        return Draft(f"{name}: {headline(rows[0], case)}", (rows[0].fact,), strong=name, echoed=(name,))
    if len(rows) < 2 or rows[0].fact.period.overlaps(rows[1].fact.period):
        return decline(case, attribute)
    if attribute is A.DELIVERY_START and not last and _have_come(case, {row.deal.id for row in rows}):
        return decline(case, attribute)
    if any(attribute is A.DELIVERY_START and row.fact.attribute is not attribute for row in rows[1 - last : 2]):
        return decline(case, attribute)  # what is known of is its last; its first may have come at any time before
    return _in_order(case, rows[:SOURCES])


def _have_come(case: Case, dated: Collection[str]) -> bool:
    """Whether of a deal without a date something has come: that may have been the first of all."""
    counts = case.known(case.deal_facts(A.DELIVERED_QUANTITY))
    return any(fact.deal not in dated and fact.modality in SAID and fact.value != 0 for fact in counts)


def _in_order(case: Case, rows: Sequence[Row]) -> Draft:
    """The deal that comes first, with its date and those of the others."""
    speech, lead = case.speech, rows[0]
    by_deal = len({row.deal.buyer for row in rows}) < len(rows)
    apart = len({row.deal.buyer for row in rows}) > 1
    names = [_name(case, row, by_deal=by_deal, apart=apart) for row in rows]
    others = speech.both(
        [
            speech.say("compare_other", figure=speech.figure(row.fact), what=name)
            for row, name in zip(rows[1:4], names[1:4], strict=True)
        ]
    )
    text = speech.say(
        "compare", winner=names[0], figure=speech.figure(lead.fact), what=label(lead.fact, case), others=others
    )
    return Draft(
        f"{text}, {qualified(lead.fact, case)}",
        tuple(row.fact for row in rows),
        strong=names[0],
        details=tuple(f"{speech.country(r.deal.buyer)}: {speech.figure(r.fact)}, {label(r.fact, case)}" for r in rows),
        figures=(),
        echoed=tuple(row.deal.title for row in rows),
    )


def compare_slips(case: Case, *, least: bool) -> Draft:
    """The deal whose deliveries came, or will come, later than first planned by most; a refusal if that's unclear."""
    slips = [slip for deal in case.deals if (slip := _slip_of(case, deal)) is not None]
    slips = sorted(slips, key=lambda slip: (_days(slip), slip.now.id), reverse=not least)
    if len(slips) < 2 or abs(_days(slips[0]) - _days(slips[1])) <= _MONTH:
        return decline(case, A.DELIVERY_DUE)
    speech, deals = case.speech, case.knowledge.records.deals
    names = [f"{deals[slip.now.deal].title} ({speech.country(slip.now.buyer)})" for slip in slips]
    moved = [f"{speech.figure(slip.passed[0])} → {speech.figure(slip.now)}" for slip in slips]
    others = [speech.say("compare_other", figure=f, what=n) for f, n in zip(moved[1:4], names[1:4], strict=True)]
    role = speech.word("role", slips[0].passed[0].attribute)
    text = speech.say("compare", winner=names[0], figure=moved[0], what=role, others=speech.both(others))
    facts = tuple(fact for slip in slips[:4] for fact in (slip.now, slip.passed[0]))
    return Draft(f"{text}, {qualified(slips[0].now, case)}", facts, strong=names[0], figures=())


_MONTH = 31  # days by which two dates given by their months may differ and be the same


def _slip_of(case: Case, deal: Deal) -> Slip | None:
    """How the deliveries of a deal slipped: the last, or the first where the question is after that."""
    lead = A.DELIVERY_START if A.DELIVERY_START in case.question.attributes else A.DELIVERY_DUE
    slips = [slip for slip in find_slips(case.known(case.facts(None, [deal]))) if slip.passed[0].attribute is lead]
    return slips[0] if len(slips) == 1 else None


def _days(slip: Slip) -> int:
    return (slip.now.period.end - slip.passed[0].period.end).days


def _name(case: Case, row: Row, *, by_deal: bool, apart: bool) -> str:
    """How a side is called: by its deal, with the buyer where several buy; else by the buyer."""
    country = case.speech.country(row.deal.buyer)
    if not by_deal:
        return country
    return f"{row.deal.title} ({country})" if apart else row.deal.title


def _dated(case: Case, attribute: Attribute) -> list[Row]:
    """One row a deal with the date compared; a deal that is an umbrella only where the question names it."""
    rows = case.rows(attribute)
    if A.FRAMEWORK_QUANTITY in case.question.attributes:  # the framework itself, where its buyer has one
        over = {row.deal.buyer for row in rows if case.knowledge.is_umbrella(row.deal)}
        rows = [row for row in rows if row.deal.buyer not in over or case.knowledge.is_umbrella(row.deal)]
    elif not case.question.subject.deals:
        rows = case.firm(rows) or rows
    if attribute is A.DELIVERY_START:  # where all are due before another's first, the first of them is as well
        begun = {row.deal.id for row in rows}
        rows += [row for row in case.rows(A.DELIVERY_DUE) if row.deal.id not in begun]
    if attribute is A.COMPLETED:
        ended = {row.deal.id for row in rows}
        rows += [row for deal in case.deals if deal.id not in ended and (row := _all_there(case, deal)) is not None]
    rows = list({row.deal.id: row for row in reversed(rows)}.values())
    if attribute is A.SIGNED:
        dated = {row.deal.id for row in rows}
        deals = [deal for deal in case.deals if deal.id not in dated]
        deals = deals if case.question.subject.deals else without_umbrellas(deals, case.knowledge) if deals else []
        rows += [row for deal in deals if (row := _first_known(case, deal)) is not None]
    return rows


def _all_there(case: Case, deal: Deal) -> Row | None:
    """The end of a deal of which no source gives the day, as of the first count that is of all that was ordered."""
    counts = [fact for fact in case.known(case.facts(A.DELIVERED_QUANTITY, [deal])) if fact.modality in SAID]
    counts = [
        fact for fact in counts if set(fact.scope) <= {"total"} and fact.as_of and is_all_ordered(case.row(fact), case)
    ]
    whole = [fact for fact in counts if fact.product in deal.products]  # not all of one version
    if not whole:
        return None
    first = min(whole, key=lambda fact: (fact.as_of.end if fact.as_of else case.question.today, fact.id))
    dated = first.model_copy(update={"attribute": A.COMPLETED, "value": first.as_of})
    return Row(deal, dated.product, Standing(dated))


def _first_known(case: Case, deal: Deal) -> Row | None:
    """The signature of a deal of which no source gives the day, as of the order or the status that shows it."""
    facts = [
        fact
        for role in (A.ORDERED_QUANTITY, A.STATUS)
        for fact in case.known(case.facts(role, [deal]))
        if fact.modality in SAID
        and fact.as_of == case.knowledge.signing.get(deal.id)
        and (role is not A.STATUS or fact.value == "signed")
    ]
    if not facts:
        return None
    dated = facts[0].model_copy(update={"attribute": A.SIGNED, "value": facts[0].as_of})
    return Row(deal, dated.product, Standing(dated))
