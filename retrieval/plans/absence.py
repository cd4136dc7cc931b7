"""When there is no answer: the four kinds of refusal, each with the nearest recorded fact, and false premises."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from index.names import NameKind
from index.periods import period_of
from index.records import QUANTITIES, Attribute, Category, Fact
from retrieval.answer import Outcome, Reason
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.matching import has_any
from retrieval.plans.sentences import line, untrue
from retrieval.question import Asked, Operation, Subject
from retrieval.resolution import known_by
from retrieval.selection import find_deals
from retrieval.understanding.cues import load_cues
from retrieval.understanding.mentions import mask

_NONE = frozenset[str]()
_ORDER = (
    Attribute.ORDERED_QUANTITY,
    Attribute.FRAMEWORK_QUANTITY,
    Attribute.DELIVERED_QUANTITY,
    Attribute.VALUE,
    Attribute.STATUS,
    Attribute.SIGNED,
)

_INSTEAD = 2  # questions offered after a refusal


def nearest(facts: Iterable[Fact], attribute: Attribute | None = None) -> list[Fact]:
    """The recorded facts nearest to what was asked: same sort of value first, then what defines the deal."""
    same = QUANTITIES if attribute in QUANTITIES else frozenset({attribute})
    plain = [fact for fact in facts if not {"part", "superseded", "disputed"} & set(fact.scope)]

    def rank(fact: Fact) -> tuple[int, int, str]:
        kind = 0 if fact.attribute in same else 1
        place = _ORDER.index(fact.attribute) if fact.attribute in _ORDER else len(_ORDER)
        return kind, place, fact.id

    return sorted(plain, key=rank)[:1]


def refuse(
    case: Case, reason: Reason, text: str, facts: Iterable[Fact] = (), attribute: Attribute | None = None
) -> Draft:
    """A refusal with the nearest recorded fact, marked as not the answer."""
    near = nearest(facts, attribute)
    details = tuple(case.speech.say("nearest", line=line(fact, case)) for fact in near)
    instead = tuple(_instead(near[0], attribute, case)) if near and near[0].product else ()
    return Draft(text, tuple(near), Outcome.DECLINED, details=details, reason=reason, choices=instead)


def not_recorded(case: Case, facts: Iterable[Fact] = (), attribute: Attribute | None = None) -> Draft:
    """A refusal of what no record tells, with the nearest recorded fact."""
    return refuse(case, Reason.NOT_RECORDED, case.speech.say("not_recorded"), facts, attribute)


def _instead(near: Fact, asked: Attribute | None, case: Case) -> Iterator[str]:
    """Two questions that the records do answer of the deal and product of a fact, other than those told already."""
    questions, deal = case.speech.sections["instead"], case.knowledge.facts_of.get(near.deal, ())
    plain = [f for f in deal if f.product == near.product and not {"part", "superseded", "disputed"} & set(f.scope)]
    known = {fact.attribute for fact in case.known(plain)} - {asked, near.attribute}
    for attribute in [one for one in _ORDER if one in known][:_INSTEAD]:
        product = case.knowledge.product_name(near.product)
        yield questions[attribute].format(buyer=case.speech.country(near.buyer), product=product)


def decline(case: Case, attribute: Attribute | None = None) -> Draft:
    """The records hold the deal, but not what was asked of it."""
    facts = case.facts(None) or case.deal_facts()
    known = case.known(facts)
    if facts and not known:
        asked = case.speech.period(period_of(case.question.frame.as_of))
        return Draft(case.speech.say("before_deal", date=asked), (), Outcome.DECLINED, reason=Reason.OUTSIDE_TIME)
    if not case.deals:
        return absent(case)
    return not_recorded(case, known, attribute)


def outside_time(case: Case, facts: Sequence[Fact]) -> Draft:
    """There are figures, but none from near the date asked; the nearest is given as not the answer."""
    as_of = case.question.frame.as_of
    text = case.speech.say("outside_time", date=case.speech.period(period_of(as_of)))
    near = max(facts, key=lambda fact: (fact.as_of.end if fact.as_of else as_of, fact.id))
    details = (case.speech.say("nearest", line=line(near, case)),)
    return Draft(text, (near,), Outcome.DECLINED, details=details, reason=Reason.OUTSIDE_TIME)


def unknown_name(case: Case, names: Sequence[str]) -> Draft:
    """A name nobody recorded."""
    text = case.speech.say("unknown_name", names=case.speech.both(names))
    return Draft(text, (), Outcome.DECLINED, reason=Reason.UNKNOWN_NAME, echoed=tuple(names))


def absent(case: Case) -> Draft:
    """No deal fits all that was named: say what is known instead, as a correction where the records show one."""
    subject, knowledge, speech = case.question.subject, case.knowledge, case.speech
    if (draft := _of_seller_as_buyer(case)) is not None:
        return draft
    losers = Attribute.LOSING_BIDDER in case.question.attributes
    losers = losers or case.question.operation is Operation.PROVENANCE  # who says so of a boat may speak of an offer
    named = subject.seller_countries if not losers and not subject.sellers else _NONE
    if named and (draft := other_country(case, named)) is not None:
        return draft
    if (
        subject.sellers
        and not case.question.is_negated
        and (found := find_deals(replace(subject, sellers=_NONE), knowledge))
        and subject.products
    ):
        fact = _telling(case, [deal.id for deal in found])
        sellers = {knowledge.organisation_name(s) for deal in found for s in deal.seller}
        if fact is not None:
            text = speech.say(
                "premise_seller",
                claimed=speech.both(sorted(map(knowledge.organisation_name, subject.sellers))),
                product=knowledge.product_name(fact.product),
                buyer=fact.buyer,
                seller=speech.both(sorted(sellers)),
                line=line(fact, case),
            )
            return Draft(text, (fact,), Outcome.PREMISE_REJECTED)
    if subject.products and subject.buyers:
        return _no_such_pair(case)
    if subject.signed is not None or subject.ordinals:
        found = find_deals(replace(subject, signed=None, ordinals=()), knowledge)
        facts = knowledge.facts_under(found)
        return refuse(
            case,
            Reason.OUTSIDE_TIME if subject.signed else Reason.NOT_RECORDED,
            speech.say("not_recorded"),
            facts,
        )
    return not_recorded(case)


def of_other_buyer(case: Case) -> Draft | None:
    """The correction of a buyer nobody recorded, where so many of the thing are another country's order.

    A few may be anybody's, but not of a thing that only one country has ordered.
    """
    if (only := _only_order(case)) is not None:
        return untrue(case, only)
    counts = {number.value for number in case.question.numbers if number.currency is None and number.value > _FEW}
    deals = find_deals(Subject(products=case.question.subject.products), case.knowledge)
    facts = [fact for deal in deals for fact in case.known(case.knowledge.facts_of.get(deal.id, ()))]
    same = [f for f in facts if f.attribute is Attribute.ORDERED_QUANTITY and f.value in counts]
    if not case.question.subject.products or len({fact.deal for fact in same}) != 1:
        return None
    return untrue(case, same[0])


def _of_seller_as_buyer(case: Case) -> Draft | None:
    """The correction of a buyer that is only on record as selling: so many of a maker's things are another's order."""
    subject, question = case.question.subject, case.question
    bought = {"orders", "buys"} & question.claims and not question.is_yes_no and not subject.buyers
    if not bought or not subject.sellers or not subject.seller_countries:
        return None
    home = {deal.seller_country for deal in find_deals(Subject(sellers=subject.sellers), case.knowledge)}
    return None if subject.seller_countries & home else of_other_buyer(case)


def _only_order(case: Case) -> Fact | None:
    """The one order on record of the thing named, where terms of so many of it are asked for as of somebody else's."""
    question, products = case.question, case.knowledge.products
    named = frozenset(p for p in question.subject.products if p in products and not products[p].is_kind)
    terms = question.asked in (Asked.MONEY, Asked.DATE, Asked.PERSON, Asked.PLACE) and not question.is_yes_no
    deals = find_deals(Subject(products=named), case.knowledge) if named and terms else ()
    orders = [f for deal in deals for f in case.known(case.knowledge.facts_of.get(deal.id, ())) if _is_order(f)]
    counted = len(deals) == 1 == len({fact.number for fact in orders})
    return orders[0] if counted and orders[0].number in question.counts else None


def _is_order(fact: Fact) -> bool:
    return fact.attribute is Attribute.ORDERED_QUANTITY and not fact.scope


_FEW = 10  # counts that orders of different countries may share


def of_other_maker(case: Case, countries: Collection[str]) -> Draft | None:
    """The correction of where a maker is, where no deal is of those countries and no partner or part is theirs."""
    question = case.question
    named = question.asked in (Asked.PLACE, Asked.PERSON) and "produced" in question.claims
    sells = set(question.attributes) <= _SELLING and not question.words  # "which Chilean yard rebuilds it"
    named = named or set(countries) <= countries_in(case, "own_maker")
    named = named or (sells and set(countries) <= countries_in(case, "own_firm"))
    lost = {fact.quote for fact in case.deal_facts() if fact.attribute is Attribute.LOSING_BIDDER}
    if not named or {"lost", "offered"} & question.claims or Attribute.LOSING_BIDDER in question.attributes:
        return None
    about = case.knowledge.products_in(case.deals)
    if not all(case.knowledge.covers(product) & about for product in question.subject.products):
        return None  # who makes its gearbox isn't who sells the ship
    told = [fact.quote for fact in case.deal_facts() if fact.quote not in lost]
    forms = [form for country in countries for form, _ in case.knowledge.names.forms_of(country)]
    if any(has_any(text, forms) for text in told):
        return None
    return other_country(case, countries)


# What the one who sells does, in a question that says where it is from.
_SELLING = frozenset(
    {Attribute.PLACE, Attribute.UPGRADE_QUANTITY, Attribute.ORDERED_QUANTITY, Attribute.SELECTED, Attribute.SIGNED}
)


def of_foreign_plant(case: Case) -> Draft | None:
    """The correction of where a maker is, where the plant is said to be in a country that buys the same elsewhere."""
    subject = case.question.subject
    countries = countries_in(case, "own_plant") & subject.buyers
    rest = case.about(replace(subject, buyers=subject.buyers - countries))
    if not countries or not rest.question.subject.buyers or not rest.deals:
        return None
    parties = {country for deal in rest.deals for country in (deal.buyer, deal.seller_country)}
    return of_other_maker(rest, sorted(countries)) if not countries & parties else None


def countries_in(case: Case, claim: str) -> frozenset[str]:
    """The countries named in the words of a claim: whose plant or maker a question speaks of, "which Danish yard"."""
    if claim not in case.question.claims:
        return _NONE
    cues = load_cues(case.question.language)
    mentions = case.knowledge.names.find(case.question.text, inflected=cues.language == "pl")
    masked = mask(case.question.text, mentions)
    match = cues.sections["claim"][claim].search(masked.text)
    if match is None:  # the claim of the question before
        return _NONE
    within = (m for m in mentions if masked.origin[match.start()] <= m.start < masked.origin[match.end()])
    return frozenset(name.id for m in within for name in m.names if name.kind is NameKind.COUNTRY)


def other_country(case: Case, claimed: Collection[str]) -> Draft | None:
    """The correction of the country that sells: "which Canadian plant builds it", where it is Czech."""
    subject, knowledge, speech = case.question.subject, case.knowledge, case.speech
    found = find_deals(replace(subject, seller_countries=_NONE), knowledge)
    one = bool(subject.buyers) or len({deal.buyer for deal in found}) == 1
    fact = _telling(case, [deal.id for deal in found]) if found and subject.products and one else None
    if fact is None:
        return None
    sellers = {knowledge.organisation_name(s) for deal in found for s in deal.seller}
    countries = {speech.country(deal.seller_country) for deal in found}
    text = speech.say(
        "premise_seller",
        claimed=speech.both(sorted(map(speech.country, claimed))),
        product=knowledge.product_name(fact.product),
        buyer=fact.buyer,
        seller=f"{speech.both(sorted(sellers))} ({speech.both(sorted(countries))})",
        line=line(fact, case),
    )
    return Draft(text, (fact,), Outcome.PREMISE_REJECTED)


def _no_such_pair(case: Case) -> Draft:
    """No deal of that product with that buyer: corrected when the buyer has something like it, else declined."""
    subject, knowledge, speech = case.question.subject, case.knowledge, case.speech
    narrow = find_deals(replace(subject, signed=None, ordinals=(), kinds=frozenset(), beside=_NONE), knowledge)
    if narrow:
        facts = knowledge.facts_under(narrow)
        reason = Reason.OUTSIDE_TIME if subject.signed else Reason.NOT_RECORDED
        return refuse(case, reason, speech.say("not_recorded"), facts)
    if subject.beside:
        context = find_deals(replace(subject, products=subject.beside, beside=_NONE), knowledge)
        facts = knowledge.facts_under(context)
        return not_recorded(case, facts, Attribute.ORDERED_QUANTITY)
    product = speech.both(sorted(map(knowledge.product_name, subject.products)))
    buyer = speech.both(sorted(subject.buyers))
    theirs = find_deals(Subject(buyers=subject.buyers, seller_countries=subject.seller_countries), knowledge)
    alike = [deal.id for deal in theirs if _is_alike(case, deal.id)]
    fact = _telling(case, alike)
    if fact is not None:
        text = speech.say("premise_product", product=product, buyer=buyer, line=line(fact, case))
        return Draft(text, (fact,), Outcome.PREMISE_REJECTED, echoed=(product,))
    text = speech.say("not_recorded_product", product=product, buyer=buyer)
    facts = knowledge.facts_under(theirs)
    draft = refuse(case, Reason.NOT_RECORDED, text, facts)
    return replace(draft, echoed=(product,))


def _is_alike(case: Case, deal: str) -> bool:
    """Whether a deal is about equipment of the same family or category as what was asked about."""
    products, family = case.knowledge.products, case.knowledge.family
    families = frozenset[str]().union(*map(family, case.question.subject.products))
    if any(families & family(product) for product in case.knowledge.products_of(deal)):
        return True
    asked = {products[p].category for p in case.question.subject.products if p in products}
    about = {products[p].category for p in case.knowledge.products_of(deal) if p in products}
    return bool((asked & about) - {Category.OTHER})  # what fits no category is like nothing


def _telling(case: Case, deals: Sequence[str]) -> Fact | None:
    """The fact that says best what some deals are: how many were ordered, else what they came to."""
    facts = [fact for deal in deals for fact in case.knowledge.facts_of.get(deal, ())]
    near = nearest(known_by(facts, case.question.frame.as_of, case.knowledge), Attribute.ORDERED_QUANTITY)
    return near[0] if near else None
