"""Money claimed: a price said to be public, something said to have been paid or paid back."""

from decimal import Decimal
from functools import partial

from index.records import FORESEEN, Attribute, Fact, Modality, Qualifier
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.amounts.money import single_amount
from retrieval.plans.comparisons.entries import Entry
from retrieval.plans.comparisons.gap import show_difference
from retrieval.plans.deals.outcomes import find_denial
from retrieval.plans.deals.status import Stage, find_stages
from retrieval.plans.evidence.texts import by_sentence, by_words_of, none_told, quoted, sentences_about
from retrieval.plans.premises.claims import by_fact, verdict
from retrieval.plans.sentences import line, rivals
from retrieval.question import SIDES, Asked
from retrieval.resolution import effective_day, is_earlier
from retrieval.tellings import share_told, tells

A = Attribute


def by_disclosure(case: Case, stages: list[Stage]) -> Draft | None:
    """A price said to be public: wrong where a source says that it is withheld; or said to be secret."""
    secret = "withheld" in case.question.claims
    of_price = case.question.asked is Asked.MONEY or A.VALUE in case.question.attributes
    if not (secret and of_price) and "disclosed" not in case.question.claims:
        return None  # what a deal cost doesn't tell that nothing else of it is secret
    if (said := none_told(case, A.VALUE)) is not None and not case.rows(A.VALUE):
        return by_sentence(case, said, secret)
    if (withheld := by_withheld(case)) is not None:
        return withheld
    rows = _prices(case)
    sort = case.question.scopes - SIDES
    plain = not (case.question.numbers or case.question.currencies or sort)  # "is it given net of tax"
    return by_fact(case, rows[0].fact, not secret) if rows and plain else None


def by_withheld(case: Case) -> Draft | None:
    """No to a price said to be public, or yes to one said to be secret, where a source says that it is withheld.

    That somebody else has put a figure about makes it no more public.
    """
    prices = [row.fact for row in _prices(case)]
    if all(price.modality is not Modality.ACTUAL for price in prices):
        prices += [fact for fact in case.known(case.facts(A.VALUE)) if fact.modality is Modality.ACTUAL]
    withheld = [fact for fact in prices if fact.qualifier is Qualifier.UNDISCLOSED]
    asked = case.question.claims & {"disclosed", "withheld"}
    return by_fact(case, withheld[0], "withheld" in asked) if withheld and asked else None


def _prices(case: Case) -> list[Row]:
    return [row for attribute in (A.VALUE, A.UNIT_PRICE) for row in case.rows(attribute)]


def answer_parts_paid(case: Case) -> Draft | None:
    """In how many parts a sum is paid, in the words of an article; a refusal where none says."""
    if "paid_in_parts" not in case.question.claims:
        return None
    said = next(sentences_about(case, partial(tells, "in_parts")), None)
    return quoted(said) if said is not None else decline(case, A.AMOUNT_PAID)


def paid_first(case: Case) -> Draft | None:
    """What was paid when it was signed, where that is asked; a refusal where only later sums are on record."""
    lead = case.question.attributes[:1]
    named = lead == (A.AMOUNT_PAID,) or (lead == (A.VALUE,) and tells("advance", case.question.text))
    if "up_front" not in case.question.claims or not named or {"refund", "net"} & case.question.scopes:
        return None  # "what did they cost at signature" is of the price, "what was recovered of it" of what came back
    first = first_payments(case)
    if not first:
        several = len({fact.value for fact in _sums_paid(case)}) > 1 and lead == (A.AMOUNT_PAID,)
        return decline(case, A.AMOUNT_PAID) if several else None
    return single_amount(case, [case.row(first[-1])]) if len({fact.deal for fact in first}) == 1 else None


def paid_in_vain(case: Case) -> Draft | None:
    """What was paid of a deal that came to nothing, where what its buyer paid is asked: its price never was."""
    question = case.question
    if "spent" not in question.claims or question.is_future or "if_taken" in question.claims:
        return None
    ended = [stage for stage in find_stages(case) if stage.fell_through]
    paid = case.rows(A.AMOUNT_PAID, [stage.deal for stage in ended])
    if paid and {"net", "refund"} & question.scopes:
        return decline(case, A.AMOUNT_PAID)  # what is lost for good is less, once some of it comes back
    whole = bool(ended) and {stage.deal.id for stage in ended} == {deal.id for deal in case.deals}
    return single_amount(case, paid) if whole and len(paid) == 1 else None


def first_payments(case: Case) -> list[Fact]:
    """Of the sums paid those that are called a first one; where none is, those of the day of the signature."""
    paid = _sums_paid(case)
    called = [f for f in paid if _FIRST & set(f.scope) or tells("advance", f.quote) or tells("on_signing", f.quote)]
    signing = case.knowledge.signing
    return called or [f for f in paid if f.as_of and f.deal in signing and signing[f.deal].contains(f.as_of)]


def _sums_paid(case: Case) -> list[Fact]:
    """What is known to have been paid, without what came back and what was put right."""
    return [fact for fact in case.known(case.facts(A.AMOUNT_PAID)) if not {"refund", "superseded"} & set(fact.scope)]


_FIRST = frozenset({"advance", "down_payment", "deposit"})  # tags of what is paid before anything comes


def beyond_deposit(case: Case) -> Draft | None:
    """What has been paid on top of the first payment; None where that isn't asked."""
    if "beyond_deposit" not in case.question.claims:
        return None
    paid = [
        f for f in case.known(case.facts(A.AMOUNT_PAID)) if isinstance(f.value, Decimal) and not _APART & set(f.scope)
    ]
    paid = list({fact.value: fact for fact in paid}.values())
    if len(paid) != 2 or paid[0].unit != paid[1].unit or paid[0].deal != paid[1].deal:
        return decline(case, A.AMOUNT_PAID)
    low, high = (Entry.of(case.row(fact)) for fact in sorted(paid, key=lambda fact: fact.number))
    in_order = is_earlier(low.facts[0], high.facts[0])
    return show_difference(case, high, low) if in_order else decline(case, A.AMOUNT_PAID)


_APART = frozenset({"superseded", "refund", "disputed"})


def by_payment(case: Case, stages: list[Stage]) -> Draft | None:
    """Anything paid: right where a payment is recorded, wrong where a source says that nothing was."""
    words = [word for word in case.question.words if not tells("advance", word)]
    plain = not (case.question.numbers or case.question.currencies or words)
    spent = "spent" in case.question.claims and case.question.attributes == (A.VALUE,) and plain
    asks = (A.AMOUNT_PAID in case.question.attributes and not case.question.numbers) or spent
    rows = case.rows(A.AMOUNT_PAID) if asks else []
    everything = "completed" in case.question.claims and "up_front" not in case.question.claims
    if asks and everything and (told := next(sentences_about(case, partial(tells, "paid_up")), None)) is not None:
        return by_sentence(case, told, True)
    if asks and "refund" in case.question.scopes and not any("refund" in row.fact.scope for row in rows):
        return decline(case, A.AMOUNT_PAID)  # what was paid says nothing of what has come back
    if asks and not rows and (none := find_denial(case, A.AMOUNT_PAID)) is not None:
        return by_fact(case, none, False)
    if asks and not rows and (said := none_told(case, A.AMOUNT_PAID)) is not None:
        return by_sentence(case, said, False)
    actual = [row for row in rows if row.fact.modality not in FORESEEN]
    paid = "spent" in case.question.claims or case.question.attributes[:1] in ((A.VALUE,), (A.AMOUNT_PAID,))
    if not actual and paid and (advance := _advance_told(case)) is not None:
        return advance
    if rows and rows[0].fact.modality in FORESEEN and not case.question.is_future:
        return decline(case, A.AMOUNT_PAID)  # that it was to be paid doesn't say that it was
    if rows and (everything or tells("last_payment", case.question.text)):
        return _all_paid(case, rows[0].fact)
    if rows and (part := share_told(case.question.text)):
        return _paid_in_part(case, rows[0].fact, part)
    return by_fact(case, rows[0].fact, rows[0].fact.value != 0, rivals(rows, case)) if rows else None


def _advance_told(case: Case) -> Draft | None:
    """Whether an advance was paid, by the newest sentence on record that says so, or that it never was."""
    question = case.question
    named = "up_front" in question.claims or any(tells("advance", word) for word in question.words)
    if not named or question.is_future:
        return None
    told = [fact for fact in case.known(case.deal_facts()) if tells("advance_paid", fact.quote)]
    if len({fact.deal for fact in told}) != 1:
        return None
    newest = max(told, key=lambda fact: (effective_day(fact, case.knowledge), fact.id))
    return by_words_of(case, newest, not tells("advance_unpaid", newest.quote))


def _paid_in_part(case: Case, paid: Fact, part: Decimal) -> Draft:
    """Whether so many percent of the price have been paid: by the share, or by two sums of one deal and currency."""
    if paid.unit == "percent" and isinstance(paid.value, Decimal):
        return by_fact(case, paid, paid.number >= part)
    deals = [deal for deal in case.deals if deal.id == paid.deal]
    prices = [row.fact for row in case.rows(A.VALUE, deals, currency=paid.unit)]
    if len(prices) != 1 or not isinstance(prices[0].value, Decimal) or not isinstance(paid.value, Decimal):
        return decline(case, A.AMOUNT_PAID)
    ground = Draft(line(paid, case), (paid, prices[0]), details=(line(prices[0], case),))
    return verdict(case, ground, paid.number * 100 >= prices[0].number * part)


def _all_paid(case: Case, paid: Fact) -> Draft:
    """Whether all, or the last payment, was made: where as much as the price was paid, not where a source denies it.

    That less has been paid tells that not all has, but not which payment is owed.
    """
    draft = _paid_in_part(case, paid, Decimal(100))
    told = [f for f in case.known(case.deal_facts()) if tells("unpaid", f"{f.value} {f.quote}")]
    if told and not draft.yes_no:
        return by_fact(case, told[-1], False)
    return draft if draft.yes_no or "completed" in case.question.claims else decline(case, A.AMOUNT_PAID)


def who_owes(case: Case) -> Draft | None:
    """The one buyer that has paid for part of what it ordered, with that; a refusal where that isn't one."""
    if "unpaid" not in case.question.claims or case.question.asked is not Asked.PERSON:
        return None
    paid = case.rows(A.AMOUNT_PAID)
    if len({row.deal.buyer for row in paid}) != 1:
        return decline(case, A.AMOUNT_PAID)
    buyer = case.speech.country(paid[0].deal.buyer)
    return Draft(f"{buyer}: {line(paid[0].fact, case)}", tuple(row.fact for row in paid), strong=buyer)
