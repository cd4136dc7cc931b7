"""Who or what was chosen: yes or no to that, a loser said to have been picked, and the terms of what won instead."""

from collections.abc import Collection
from dataclasses import replace

from index.names import NameKind, fold
from index.records import Attribute, Status
from retrieval.answer import Outcome
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.matching import has_any, spaced
from retrieval.plans.absence import absent, decline, other_country
from retrieval.plans.deals.status import SIDE, Stage, all_in, describe, find_stage
from retrieval.plans.premises.claims import by_fact, verdict
from retrieval.plans.premises.terms import reject
from retrieval.plans.sentences import line, names_stand_in
from retrieval.question import Asked, Operation, Subject
from retrieval.tellings import tells

A, S = Attribute, Status


def by_choice(case: Case, stages: list[Stage]) -> Draft | None:
    """A company claimed to have been chosen, whichever it is: wrong where nothing but offers is on record."""
    subject = case.question.subject
    if A.SELECTED not in case.question.attributes or "company" not in case.question.sorts:
        return None
    if subject.sellers or subject.organisations or not stages or A.LOSING_BIDDER in case.question.attributes:
        return None
    chosen = [stage for stage in stages if stage.reaches(S.SELECTED) or stage.status in SIDE]
    return verdict(case, describe(case, (chosen or stages)[-1:]), bool(chosen))


def by_loser(case: Case, stages: list[Stage]) -> Draft | None:
    """The choice of something claimed that no deal is of, where it is on record that it lost."""
    claims = case.question.claims
    if not case.question.unknown or not claims & {"won", "lost"}:
        return None
    beaten = case.known(case.deal_facts(A.LOSING_BIDDER))
    told = [f for f in beaten if names_stand_in(f"{f.value} {f.quote}", case)]
    return by_fact(case, told[-1], "lost" in claims and "won" not in claims) if told else None


def loser_chosen(case: Case, stages: list[Stage]) -> Draft | None:
    """Somebody said to have been chosen who lost: "why did it pick A over B", where B won."""
    question, text = case.question, fold(case.question.text)
    if "won" not in question.claims or question.operation is not Operation.EXPLAIN:
        return None
    beaten = " ".join(fold(str(fact.value)) for fact in case.known(case.deal_facts(A.LOSING_BIDDER)))
    losers = [text.find(word) for word in question.hints if word in beaten]
    winners = [
        text.find(form) for product in question.subject.products for form, _ in case.knowledge.names.forms_of(product)
    ]
    first = min((place for place in winners if place >= 0), default=len(text))
    return reject(case, stages[-1]) if losers and min(losers) < first else None


def losers_country_chosen(case: Case, stages: list[Stage]) -> Draft | None:
    """The thing of a country whose bidder lost, said to have been bought: "why did it go for the Chinese one"."""
    question = case.question
    buys = {"won", "signed"} & question.claims and not {"lost", "cancelled", "offered"} & question.claims
    if question.operation is not Operation.EXPLAIN or A.REASON not in question.attributes or not buys:
        return None
    buyers = {deal.buyer for deal in case.deals}
    named = [(kind, name) for kind, name in question.mentions if name not in buyers]
    if question.is_negated or not named or named[0][0] != NameKind.COUNTRY:
        return None  # what is named first is what was bought: "why a Thai one over the Chinese"
    country = named[0][1]
    if country in {deal.seller_country for deal in case.deals}:
        return None
    forms = [form for form, _ in case.knowledge.names.forms_of(country)]
    told = case.known(case.deal_facts(A.LOSING_BIDDER))
    beaten = {fact.deal for fact in told if has_any(f"{fact.value} {fact.quote}", forms)}
    signed = [stage for stage in stages if stage.deal.id in beaten and case.knowledge.is_agreed(stage.deal)]
    return (other_country(case, {country}) or reject(case, signed[-1])) if signed else None


def winner_rejected(case: Case, stages: list[Stage]) -> Draft | None:
    """The offer that was bought said to have been turned down: "why did it reject the Swedish bid"."""
    question, subject = case.question, case.question.subject
    rejects = question.operation is Operation.EXPLAIN and "lost" in question.claims and question.is_of_bid
    named = subject.seller_countries | subject.sellers
    if not rejects or not named or not subject.buyers or "won" in question.claims or question.is_negated:
        return None
    beaten = case.known(case.deal_facts(A.LOSING_BIDDER))
    forms = [form for name in named for form, _ in case.knowledge.names.forms_of(name)]
    if question.unknown or question.hints or any(has_any(f"{fact.value} {fact.quote}", forms) for fact in beaten):
        return None  # "the German-led bid that lost" may be another
    signed = [stage for stage in stages if case.knowledge.is_agreed(stage.deal) and stage.status is not S.CANCELLED]
    return reject(case, signed[-1]) if signed and len(signed) == len(stages) else None


def own_winner(case: Case, stages: list[Stage]) -> Draft | None:
    """A firm of the buyer's own country said to have won what only firms abroad sell it: "which Irish yard won it"."""
    question, buyers = case.question, {deal.buyer for deal in case.deals}
    own = {"own_firm", "own_plant"} & question.claims and "won" in question.claims
    known = question.is_negated or {"lost", "offered"} & question.claims or question.subject.seller_countries
    if not own or known or question.asked not in (Asked.PERSON, Asked.PLACE):
        return None
    sells = any(deal.seller_country in buyers for deal in case.deals)
    agreed = any(map(case.knowledge.is_agreed, case.deals))
    shares = any(fact.value != 0 for role in (A.LOCAL_PARTNER, A.LOCAL_PRODUCTION) for fact in case.facts(role))
    work = "deal" not in question.sorts or "produced" in question.claims  # "won the assembly" may be a partner
    return other_country(case, buyers) if agreed and not sells and not (shares and work) else None


def bought_instead(case: Case, stages: list[Stage]) -> Draft | None:
    """A refusal for the terms of what was bought in place of a bid that lost, where only the bid is on record."""
    question, aside = case.question, case.question.aside
    terms = question.asked in (Asked.MONEY, Asked.QUANTITY, Asked.DATE) and {"won", "buys"} & question.claims
    lost = all_in(stages, (S.LOST,))
    losers = {name for deal in case.deals for name in (*deal.seller, *deal.products, deal.seller_country)}
    apart = aside & losers or tells("instead", question.text)  # "A lost: which did it buy instead, and how many?"
    return decline(case) if terms and lost and apart else None


def terms_of_winner(case: Case, stages: list[Stage]) -> Draft | None:
    """A refusal for the terms of what won, by its name, where only the bid that lost to it is on record."""
    question, subject = case.question, case.question.subject
    terms = question.asked in _TAKEN_AS_BOUGHT or A.SIGNATORY in question.attributes
    if not terms or A.SELECTED in question.attributes or not all_in(stages, (S.LOST,)):
        return None
    told = " ".join(fact.quote for role in (A.SELECTED, A.STATUS) for fact in case.known(case.deal_facts(role)))
    bids = {name for deal in case.deals for name in (*deal.products, *deal.seller)}
    firms = frozenset[str]() if "won" in question.claims else subject.sellers | subject.organisations
    known = case.knowledge.products
    things = frozenset(product for product in subject.products if product in known and not known[product].is_kind)
    named = (things | firms) & case.knowledge.names.ids_in(told)  # "how many was Saab picked for" may be told
    strange = bool(question.unknown) and names_stand_in(told, case)
    own = any(fact.product in named for role in question.attributes for fact in case.facts(role))
    return decline(case) if (strange or (named and not named & bids)) and not own else None


def loser_bought(case: Case, names: Collection[str]) -> Draft | None:
    """The correction of an order of what only lost: "how many Lynx did it buy", where the Lynx was beaten."""
    question = case.question
    told = question.claims & {"lost", "won", "offered", "denied"} or A.LOSING_BIDDER in question.attributes
    bought = {"buys", "orders", "delivered"} & question.claims and question.asked in _TAKEN_AS_BOUGHT
    if told or not bought or question.is_negated:
        return None
    asked = {spaced(name) for name in names}
    beaten = {f.deal for f in case.known(case.deal_facts(A.LOSING_BIDDER)) if asked & set(spaced(str(f.value)).split())}
    stages = [stage for deal in case.deals if deal.id in beaten and (stage := find_stage(case, deal)) is not None]
    won = [stage for stage in stages if stage.reaches(S.SIGNED)]
    return reject(case, won[0]) if len(won) == 1 else None


_TAKEN_AS_BOUGHT = (Asked.QUANTITY, Asked.DATE, Asked.MONEY)


def terms_of_loser(case: Case, stages: list[Stage]) -> Draft | None:
    """The price or the goods of a company that lost: "what did it pay A", where B won."""
    question, names = case.question, case.knowledge.names
    if question.asked not in (Asked.MONEY, Asked.QUANTITY, Asked.DATE) or question.claims & {"lost", "won"}:
        return None
    asked = question.subject.organisations | question.subject.sellers
    asked -= {seller for deal in case.deals for seller in deal.seller}
    for fact in case.known(case.deal_facts(A.LOSING_BIDDER)):
        if asked & names.ids_in(str(fact.value)):
            if "offered" in question.claims:  # "how much had it asked for its ships" knows that it was a bid
                return None if any("competitor" in f.scope for f in case.facts(None)) else decline(case, A.VALUE)
            text = case.speech.say("premise", line=line(fact, case))
            winner = describe(case, [s for s in stages if s.deal.id == fact.deal][:1] or stages[:1])
            return Draft(f"{text}; {winner.headline}", (fact, *winner.facts), Outcome.PREMISE_REJECTED)
    return None


def terms_of_losing_product(case: Case, stages: list[Stage]) -> Draft | None:
    """The terms of an order of what was only offered, where no other thing is named: "when did it buy the ASCOD"."""
    return None if case.question.subject.products else loser_bought(case, case.question.hints)


def beaten_product(case: Case) -> Draft | None:
    """The correction of a buyer's having what only lost there, where no deal of theirs is for it."""
    question, subject = case.question, case.question.subject
    told = question.claims & {"lost", "won", "offered", "denied", "talks"} or A.LOSING_BIDDER in question.attributes
    if told or question.is_yes_no or question.is_negated or case.deals or not (subject.products and subject.buyers):
        return None
    corrected, broad = absent(case), case.about(Subject(buyers=subject.buyers))
    if corrected.outcome is Outcome.PREMISE_REJECTED:
        return corrected
    for fact in broad.known(broad.deal_facts(A.LOSING_BIDDER)):
        named = case.knowledge.names.ids_in(str(fact.value))
        stage = find_stage(broad, case.knowledge.records.deals[fact.deal])
        if named & subject.products and stage is not None and case.knowledge.is_agreed(stage.deal):
            draft = reject(broad, stage)
            return replace(draft, facts=(*draft.facts, fact))
    return None


def loser_named(case: Case) -> Draft | None:
    """Yes where a firm that no deal is of is said to have lost to what the buyer took, as is on record."""
    subject, knowledge, claims = case.question.subject, case.knowledge, case.question.claims
    firms = subject.sellers | subject.organisations
    if case.deals or not case.question.is_yes_no or not firms or "lost" not in claims or "won" in claims:
        return None
    wide = case.about(replace(subject, sellers=frozenset(), organisations=frozenset()))
    beaten = wide.known(wide.deal_facts(A.LOSING_BIDDER))
    told = [fact for fact in beaten if firms & knowledge.names.ids_in(str(fact.value))]
    return by_fact(wide, told[-1], True) if told else None
