"""Lists: which deals, which countries, which companies, and how many of them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.records import SAID, TEXTS, Attribute, DealKind, Fact, Status
from retrieval.answer import TableRow
from retrieval.case import Case
from retrieval.draft import SOURCES, Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.deals.membership import Member, find_members, waiting
from retrieval.plans.deals.origins import selling_countries
from retrieval.plans.deals.status import all_in, find_stages
from retrieval.plans.evidence.detail import answer_text
from retrieval.plans.premises.terms import reject
from retrieval.plans.sentences import latest, qualified, row_of
from retrieval.question import Asked, Operation
from retrieval.tellings import tells

A = Attribute


def answer_list(case: Case) -> Draft:
    """The deals, countries, companies or products that fit, each with the fact that shows it."""
    if any(number.currency for number in case.question.numbers):
        return decline(case, A.VALUE)  # a list by size of the price is nothing we can tell
    sort, case = _sort(case), _with_leases(case)
    case = _drawing(case) if sort == "country" else case
    if sort == "company" and "lost" in case.question.claims:  # "in these tenders" are deals of any kind
        subject = case.question.subject
        case = case.about(replace(subject, kinds=subject.kinds - {DealKind.BID}))
    if _are_bidders(case):
        return answer_text(case.about(replace(case.question.subject, kinds=frozenset())), (A.LOSING_BIDDER,))
    members = _leased(case, find_members(case))
    told = _TOLD - {A.SIGNATORY} if sort == "deal" and case.question.asked is Asked.ANY else _TOLD  # "what it signed"
    built = sort == "deal" and A.LOCAL_PRODUCTION in case.question.attributes  # "which deals include local assembly"
    stated = (
        []
        if built or _are_lost(case, members)
        else [a for a in case.question.attributes if a in told and case.facts(a)]
    )
    if sort == "company" and "lost" in case.question.claims and not stated and case.facts(A.LOSING_BIDDER):
        stated = [A.LOSING_BIDDER]
    if sort == "company" and case.facts(A.COMPONENT):
        stated.append(A.COMPONENT)
    if stated and "denied" not in case.question.claims and (len(members) <= _FEW or stated[0] in _COMPANIES):
        return answer_text(case, stated[:1])
    unnamed = A.LOSING_BIDDER in case.question.attributes[:1] and case.question.subject.buyers and sort != "deal"
    if not members or unnamed:
        return decline(case)  # whom it turned down nobody says
    if sort == "product":
        return _products(case, members)
    if sort == "country":
        return _of_buyer_named(case, members) or _countries(case, members)
    return _companies(case, members) if sort == "company" else _deals(case, members)


def _are_bidders(case: Case) -> bool:
    """Whether it is asked who else bid for what a country bought."""
    question = case.question
    return question.asked is Asked.PERSON and "offered" in question.claims and bool(question.subject.buyers)


def _companies(case: Case, members: Sequence[Member]) -> Draft:
    """The sellers of the deals; who else has a part in them, where those are set aside."""
    sellers = {seller for deal, _ in members for seller in deal.seller} - case.question.aside
    if not sellers:
        return answer_text(case, (A.LOCAL_PARTNER, A.COMPONENT))
    return _named(case, members, [case.knowledge.organisation_name(seller) for seller in sellers])


def _countries(case: Case, members: Sequence[Member]) -> Draft:
    """The buyers of the deals; the countries that sell, where the buyer is named."""
    if bought := selling_countries(case, members):
        return _named(case, bought, [deal.seller_country for deal, _ in bought])
    return _named(case, members, [deal.buyer for deal, _ in members])


def _leased(case: Case, members: Sequence[Member]) -> Sequence[Member]:
    """The members that were leased, where those are asked for; all of them where they aren't."""
    if case.question.subject.kinds != {DealKind.LEASE}:
        return members
    firm = [f.deal for f in case.facts(A.LEASED_QUANTITY) if f.modality in SAID]
    return [(deal, fact) for deal, fact in members if deal.kind is DealKind.LEASE or deal.id in firm]


def _with_leases(case: Case) -> Case:
    """The case about leases and purchases alike, where both are named: "who bought or leased it"."""
    question, kinds = case.question, case.question.subject.kinds
    both = A.LEASED_QUANTITY in question.attributes and "buys" in question.claims
    if not both or DealKind.LEASE not in kinds or question.is_negated:
        return case
    return case.about(replace(question.subject, kinds=kinds - {DealKind.LEASE, DealKind.PURCHASE}))


def _of_buyer_named(case: Case, members: Sequence[Member]) -> Draft | None:
    """What is told where a list of buyers would only have the one named in the question: that its bid was lost.

    Else a refusal, where no country sells either: the name that the question gives is no answer to it, nor are both
    where one of two is asked for.
    """
    question, buyers = case.question, {deal.buyer for deal, _ in members}
    if question.operation is not Operation.LIST or not buyers or buyers != question.subject.buyers:
        return None
    if len(buyers) > 1:
        return decline(case) if tells("either_or", question.text) else None  # "A or B, who took the longer row"
    stages = find_stages(case)
    if all_in(stages, (Status.LOST,)) and not question.claims & {"lost", "won", "offered"}:
        return reject(case, stages[-1])
    return None if selling_countries(case, members) else decline(case)


def _drawing(case: Case) -> Case:
    """The case about the call-offs of the frameworks asked about: it is their buyers who draw on one."""
    called = [child for deal in case.deals for child in case.knowledge.children(deal.id)]
    if not case.question.subject.deals or not called or not all(map(case.knowledge.is_umbrella, case.deals)):
        return case
    return case.about(replace(case.question.subject, deals=frozenset(deal.id for deal in called), kinds=frozenset()))


def _are_lost(case: Case, members: Sequence[Member]) -> bool:
    """Whether a seller's bids that were lost are to be listed, not those it beat: "in which contests did it lose"."""
    question = case.question
    named = question.sorts[:1] in (("deal",), ("country",)) and not question.subject.buyers
    return named and "lost" in question.claims and any(fact.value == Status.LOST for _, fact in members)


def _sort(case: Case) -> str:
    """What is to be listed: what the question names first, else buyers of a product and deals of a buyer.

    Of one product named there is nothing to list but its deals.
    """
    question, products = case.question, case.knowledge.products
    of_countries = question.sorts[:1] == ("country",) and not question.subject.buyers  # "in how many countries"
    if question.operation is Operation.COUNT and "deal" in question.sorts and not of_countries:
        return "deal"
    named = [products[product] for product in question.subject.products if product in products]
    if "all_in" in question.claims and len(question.subject.buyers) > 1:
        return "country"
    sorts = [sort for sort in question.sorts if sort != "product" or not _is_single(case)]
    if sorts:
        return sorts[0]
    if question.sorts:
        return "deal"
    return "country" if not question.subject.buyers and named else "deal"


def _is_single(case: Case) -> bool:
    """Whether the question names one product that comes in no variants: what is listed of it is its deals."""
    products, knowledge = case.question.subject.products, case.knowledge
    recorded = {product for deal in case.deals for product in knowledge.products_of(deal.id)}
    return len(products) == 1 and all(
        not knowledge.products[p].is_kind and not (knowledge.covers(p) - {p}) & recorded
        for p in products
        if p in knowledge.products
    )


_TOLD = TEXTS - {A.STATUS, A.PLACE}  # what a list may be of; "where is there interest" is of countries
_COMPANIES = (A.LOSING_BIDDER, A.LOCAL_PARTNER)  # firms that are no sellers
_FEW = 4  # deals whose partners, components, … are listed; of more, the deals themselves are


def _deals(case: Case, members: Sequence[Member]) -> Draft:
    speech = case.speech
    names = [f"{deal.title} ({speech.country(deal.buyer)})" for deal, _ in members]
    text = speech.say(
        "count_deals" if len(members) != 1 else "list_one",
        count=speech.number(Decimal(len(members))),
        names="; ".join(names),
    )
    return _listing(text, members, [deal.id for deal, _ in members], [_row(case, m) for m in members])


def _row(case: Case, member: Member) -> TableRow:
    """One member as a row: "Norway, K9 howitzers: 24 howitzers ordered, as of …"."""
    deal, fact = member
    return row_of(f"{case.speech.country(deal.buyer)}, {deal.title}: {_told(case, fact)}", fact, case)


def _told(case: Case, fact: Fact) -> str:
    """A figure with its role; a status and a date speak for themselves."""
    if fact.attribute is A.STATUS:
        return case.speech.figure(fact)
    return f"{case.speech.figure(fact)} {case.speech.word('role', fact.attribute)}"


def _named(case: Case, members: Sequence[Member], names: Sequence[str]) -> Draft:
    speech, unique = case.speech, list(dict.fromkeys(sorted(names)))
    text = speech.both(map(speech.country, unique))
    if case.question.operation is Operation.COUNT:
        text = speech.say("count_countries", count=speech.number(Decimal(len(unique))), names=text)
    ordered = _one_each(sorted(members, key=lambda member: member[0].buyer))
    rows = [
        row_of(f"{speech.country(deal.buyer)}: {_told(case, fact)} ({deal.title})", fact, case)
        for deal, fact in ordered
    ]
    draft = _listing(text, ordered, unique, rows)
    rest = waiting(case, members)
    missing = [speech.say("no_delivery", what=f"{speech.country(deal.buyer)}, {deal.title}") for deal in rest]
    echoed = (*draft.echoed, *(deal.title for deal in rest))
    return replace(draft, details=(*draft.details, *missing), echoed=echoed)


def _one_each(members: Sequence[Member]) -> list[Member]:
    """The members with one deal a buyer first, so that every buyer has a source."""
    first = {deal.buyer: (deal, fact) for deal, fact in reversed(members)}
    return [*first.values(), *(member for member in members if member not in first.values())]


def _products(case: Case, members: Sequence[Member]) -> Draft:
    """What the deals are for, product by product, with its count; where nothing was ordered, in the role recorded."""
    called_off = {deal.parent for deal, _ in members}
    members = [m for m in members if not (case.knowledge.is_umbrella(m[0]) and m[0].id in called_off)]
    speech, facts = case.speech, _of_products(case, members)
    shown = [fact for fact in facts if "total" not in fact.scope] or facts
    names = [_counted(case, fact) for fact in shown]
    text = f"{speech.both(dict.fromkeys(names))}, {qualified(shown[0], case)}"
    rows = tuple(_row(case, member) for member in members[:SOURCES])
    return Draft(
        text,
        (*shown, *(fact for fact in facts if fact not in shown)),
        strong=speech.both(dict.fromkeys(names)),
        details=tuple(row.line for row in rows),
        rows=rows,
        figures=figures_of(shown),
        echoed=tuple(deal.title for deal, _ in members),
    )


def _of_products(case: Case, members: Sequence[Member]) -> list[Fact]:
    """What was ordered in each deal, as many facts as can be cited; of a family named, what of each variant."""
    known, facts = case.knowledge.products, list[Fact]()
    families = [p for p in case.question.subject.products if p in known and not known[p].is_kind]
    for deal, fact in members:
        rows = [row.fact for row in case.rows(A.ORDERED_QUANTITY, [deal])]
        variants = case.known(case.facts(A.ORDERED_QUANTITY, [deal])) if families else []
        facts += (rows + variants) if fact.attribute in _ORDERS and rows else [fact]
    facts = [facts[0], *{fact.product: fact for fact in reversed(facts)}.values()] if families else facts
    spans = list(dict.fromkeys((fact.article, fact.quote) for fact in facts))[:SOURCES]
    return list({fact.id: fact for fact in facts if (fact.article, fact.quote) in spans}.values())


_ORDERS = (A.ORDERED_QUANTITY, A.VALUE, A.STATUS, A.SIGNED)


def _counted(case: Case, fact: Fact) -> str:
    """A product with what is recorded of it: "C295W (3 aircraft)", "C295 (1 aircraft leased)"."""
    told = case.speech.figure(fact) if fact.attribute is A.ORDERED_QUANTITY else _told(case, fact)
    product = case.knowledge.products.get(fact.product)
    title = case.knowledge.records.deals[fact.deal].title
    name = title if product is not None and product.is_kind else case.knowledge.product_name(fact.product)
    return f"{name} ({told})"  # "naval ship" tells less than "a frigate and two landing craft"


def _listing(text: str, members: Sequence[Member], counted: Sequence[str], rows: Sequence[TableRow]) -> Draft:
    facts = [fact for _, fact in members]
    return Draft(
        text,
        tuple(facts[:SOURCES]),
        strong=text.split(":")[0],
        details=tuple(row.line for row in rows[:SOURCES]),
        rows=tuple(rows[:SOURCES]),
        computations=(Computation(Decimal(len(counted)), tuple(Decimal(1) for _ in counted), "#"),),
        figures=(),
        as_of=latest(facts),
        echoed=tuple(deal.title for deal, _ in members),
    )
