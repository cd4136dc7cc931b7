"""What an answer leaves out of its question: a part of a sum, the other of two amounts, the firm that is to do it."""

from index.names import NameKind, fold
from index.records import MONEY, QUANTITIES, Attribute, DealKind, Fact, OrganisationKind
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.question import Asked, Operation
from retrieval.resolution import is_part
from retrieval.selection import is_called_after
from retrieval.stems import has_stem
from retrieval.tellings import telling, tells

A = Attribute
_PLAIN = frozenset({Operation.LOOKUP, Operation.PROGRESS, Operation.TOTAL})
_UNNAMED = QUANTITIES | {A.STATUS, A.AMOUNT_PAID}
_WHOLES = frozenset({A.VALUE, A.BUDGET, A.CEILING})


def falls_short(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether a figure is told that is only beside what was asked, though its role and its deal are the ones named."""
    spends = "purpose" in case.question.claims and lead.attribute in MONEY and not case.question.numbers
    if (
        spends
        or _is_one_of_two(draft, case)
        or _is_of_things(lead, case)
        or _is_of_one_sort(draft, lead, case)
        or _is_one_of_listed(draft, case)
    ):
        return True
    if _is_of_bearer(draft, case):
        return True
    plain = case.question.operation in _PLAIN and lead.attribute in QUANTITIES | MONEY and not draft.computations
    return plain and (
        _is_whole_sum(lead, case)
        or _is_of_fewer(lead, case)
        or _has_no_part(lead, case)
        or _is_of_all_months(lead, case)
        or _is_of_all_things(lead, case)
        or _is_of_no_length(lead, case)
        or ("remark" in case.question.claims and not case.question.numbers)
        or ("ratio" in case.question.claims and not tells("shared_out", lead.quote))
    )


def _is_of_one_sort(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether one type is counted where all of them together are asked for, and its count isn't that of the others."""
    if "all_sorts" not in case.question.claims or lead.attribute not in QUANTITIES:
        return False
    if len({fact.product for fact in draft.facts}) > 1:
        return False
    others = [f for f in case.known(case.deal_facts(lead.attribute)) if f.deal == lead.deal and f.unit == lead.unit]
    counts = {fact.product: fact.number for fact in others if fact.product != lead.product}
    return bool(counts) and sum(counts.values()) != lead.number


def leaves_words(draft: Draft, lead: Fact, case: Case) -> bool:
    """Whether a figure or a state that nobody asked for by name is told without a word of what was: "any fatalities".

    Only where no word names what is wanted: beside "how many" or "the price", a word left over mostly tells no
    other thing, but how the asker puts it.
    """
    question = case.question
    plain = question.operation in (Operation.LOOKUP, Operation.PROGRESS) and question.asked in (Asked.ANY, Asked.STATUS)
    said = question.operation is Operation.VERIFY and draft.yes_no is not None and not question.numbers
    listed = question.operation is Operation.LIST and not question.sorts  # "list the islands" lists no deals
    listed = listed and lead.attribute not in question.attributes
    named = lead.attribute not in _UNNAMED and not listed
    if question.language != "en" or not (plain or said or listed) or named:
        return False
    told = f"{draft.headline} {' '.join(f'{fact.quote} {fact.note} {fact.stated_by}' for fact in draft.facts)}"
    pointing = [fact.quote for fact in case.deal_facts() if any(has_stem(hint, fact.quote) for hint in question.hints)]
    told = f"{told} {' '.join(pointing)}"  # "the battery at Lobito"
    left = [word for word in question.words if not has_stem(word, told)]
    return len(left) > (lead.attribute is A.STATUS)


def _is_whole_sum(lead: Fact, case: Case) -> bool:
    """Whether a whole sum is told where a part of it is asked for, or what its main thing costs."""
    asked = {"part_of_price", "part_of_sum"} & case.question.claims
    return bool(asked) and lead.attribute in _WHOLES and not is_part(lead) and not case.question.is_yes_no


def _is_of_things(lead: Fact, case: Case) -> bool:
    """Whether the price of what was bought is told where it is asked what is paid for its upkeep."""
    apart = case.knowledge.records.deals[lead.deal].kind is DealKind.SUPPORT or is_part(lead)
    of_upkeep = apart or "support" in lead.scope
    return "upkeep" in case.question.claims and lead.attribute in _WHOLES and not of_upkeep


def _is_one_of_two(draft: Draft, case: Case) -> bool:
    """Whether one figure is told where two are to be added up: "the rent so far plus the buyout"."""
    sums = case.question.asked in (Asked.MONEY, Asked.QUANTITY) and case.question.operation in _PLAIN
    one = len({fact.value for fact in draft.facts}) == 1 and not draft.computations
    return "plus" in case.question.claims and sums and one


def _is_of_fewer(lead: Fact, case: Case) -> bool:
    """Whether the price of one deal is told where it is asked what all of so many cost, and that deal is for fewer."""
    question = case.question
    of_all = "completed" in question.claims and bool(question.counts) and not question.is_yes_no
    if not of_all or lead.attribute is not A.VALUE:
        return False
    ordered = {row.fact.value for row in case.rows(A.ORDERED_QUANTITY) if row.deal.id == lead.deal}
    return bool(ordered) and not ordered & question.counts


def _has_no_part(lead: Fact, case: Case) -> bool:
    """Whether nothing on record of the deal names the firm that the question does: "how many did X assemble"."""
    knowledge, organisations = case.knowledge, case.knowledge.records.organisations
    sellers = knowledge.records.deals[lead.deal].seller
    named = case.question.subject.organisations & organisations.keys()
    firms = {f for f in named if organisations[f].kind is OrganisationKind.COMPANY and f not in sellers}
    if not firms:
        return False
    texts = (f"{fact.value} {fact.quote} {fact.stated_by}" for fact in knowledge.facts_of.get(lead.deal, ()))
    return not any(firms & knowledge.names.ids_in(text) for text in texts)


def _is_of_bearer(draft: Draft, case: Case) -> bool:
    """Whether things are counted that carry the kind of thing asked for by "which": "which engine does it fly on"."""
    question, knowledge = case.question, case.knowledge
    named = [
        knowledge.products[i] for kind, i in question.mentions if kind == NameKind.PRODUCT and i in knowledge.products
    ]
    which = question.asked is Asked.ANY and question.operation is Operation.LOOKUP and not question.is_yes_no
    if not which or len(named) < 2 or not named[0].is_kind or named[0].id not in question.subject.products:
        return False
    meant = knowledge.covers(named[0].id)
    counted = {fact.product for fact in draft.facts if fact.attribute in QUANTITIES}
    told = {knowledge.records.deals[fact.deal] for fact in draft.facts}
    if all(is_called_after(deal, (named[0].id,), knowledge) for deal in told):
        return False  # "which mortar Kontios" are those of the contract for mortar carriers
    return counted == {fact.product for fact in draft.facts} and not counted & meant


def _is_of_all_months(lead: Fact, case: Case) -> bool:
    """Whether a sum is told that isn't what comes to a month, or to a year, where that is asked for."""
    named = {"per_month"} & case.question.claims | {"per_year"} & case.question.scopes
    asked = bool(named) and not case.question.is_yes_no
    return asked and lead.attribute is A.VALUE and not named & set(lead.scope)


def _is_of_all_things(lead: Fact, case: Case) -> bool:
    """Whether a whole price is told where it is asked what one of a thing that no unit counts costs, or a spare."""
    words, text = set(case.question.words), fold(case.question.text)
    each = {match["word"] for match in telling("per_thing").finditer(text)}
    of_part = bool(each & words) or (bool(words) and telling("spare").search(text) is not None)
    return lead.attribute is A.VALUE and of_part


def _is_of_no_length(lead: Fact, case: Case) -> bool:
    """Whether things are counted where it is asked how many months or days something took."""
    return lead.attribute in QUANTITIES and telling("asks_length").search(fold(case.question.text)) is not None


def _is_one_of_listed(draft: Draft, case: Case) -> bool:
    """Whether one figure is told where a list of several is asked for: "in four figures: signature, first loss, …"."""
    return telling("lists").search(case.question.text) is not None and len({fact.value for fact in draft.facts}) == 1
