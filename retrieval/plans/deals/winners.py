"""Who won: the seller, whoever a lost bid went to, and who was beaten."""

from dataclasses import replace

from index.records import DATES, Attribute, Fact, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.matching import has_any
from retrieval.plans.absence import decline
from retrieval.plans.deals.outcomes import WINNERS, loser, won_instead
from retrieval.plans.deals.status import all_in, find_stages
from retrieval.plans.evidence.detail import answer_text, in_its_words, tell_texts
from retrieval.plans.evidence.explain import answer_explain
from retrieval.plans.sentences import label, line, qualified
from retrieval.question import Operation
from retrieval.selection import covered

A = Attribute


def of_bidders(case: Case, lead: Attribute | None) -> Draft | None:
    """Who won where the loser is named, what one offered, who lost; None where the question is for none of them."""
    question = case.question
    if "lost_to" in question.claims and (beaten := _beaten_by(case)):
        return tell_texts(case, beaten)
    if lead in (None, A.LOSING_BIDDER) and not question.subject.seller_countries and (lost := _lost_by_named(case)):
        return winner(case.about(replace(question.subject, deals=lost)))  # "who beat the German yard"
    offers = case.known(case.facts(A.LOSING_BIDDER)) if lead is A.LOSING_BIDDER and "offered" in question.claims else []
    if len(offers) == 1:
        return in_its_words(case, offers[0])  # "what had that company offered"
    sellers = {seller for deal in case.deals for seller in deal.seller}
    rivals = "offered" in question.claims and bool(question.aside & sellers)  # "who else bid, beside the winner"
    if lead is None and (rivals or "lost" in question.claims) and case.facts(A.LOSING_BIDDER):
        return answer_text(case, (A.LOSING_BIDDER,))  # "whose mortar lost to it"
    return None


def _beaten_by(case: Case) -> list[Fact]:
    """The facts that tell whom the one named beat, in the deals it won."""
    subject, knowledge = case.question.subject, case.knowledge
    won = [deal.id for deal in case.deals if knowledge.is_agreed(deal)]
    facts = [f for f in case.known(case.deal_facts(A.LOSING_BIDDER)) if f.deal in won]
    about = covered(subject.products, knowledge) | subject.sellers
    return [fact for fact in facts if not about & (knowledge.names.ids_in(str(fact.value)) | {fact.product})]


def _lost_by_named(case: Case) -> frozenset[str]:
    """The deals of which the question names a firm that lost, so that it can't be asked for."""
    question = case.question
    if question.operation is not Operation.LOOKUP or question.aside:
        return frozenset()
    losers = {fact: loser(fact) for fact in case.known(case.deal_facts(A.LOSING_BIDDER))}
    return frozenset(fact.deal for fact, name in losers.items() if has_any(question.text, [name]))


def winner(case: Case) -> Draft:
    """Who won or supplies: the seller, or whoever a lost bid went to."""
    rivals = [fact for fact in case.known(case.deal_facts(A.OTHER)) if WINNERS & set(fact.scope)]
    if rivals:
        first = rivals[0]
        return Draft(line(first, case), tuple(rivals), strong=case.speech.figure(first))
    if has_lost(case):
        return _chosen_instead(case)
    won = [deal.id for deal in case.deals if case.knowledge.is_agreed(deal)]
    if won and len(won) < len(case.deals) and len({deal.buyer for deal in case.deals}) == 1:
        return answer_seller(case.about(replace(case.question.subject, deals=frozenset(won))))  # its bids all the same
    return answer_seller(case)


def has_lost(case: Case) -> bool:
    """Whether every bid that is asked about was lost."""
    return all_in(find_stages(case), (Status.LOST,))


def _chosen_instead(case: Case) -> Draft:
    """Who won where the bid on record lost: the sentence or the deal that says what was chosen, else a passage."""
    chosen = [fact for fact in case.known(case.facts(A.SELECTED)) if WINNERS & set(fact.scope)]
    if chosen:
        return in_its_words(case, chosen[0])
    told = [one for deal in case.deals for one in won_instead(case, deal)]
    if not told:
        return _signed_instead(case) or answer_explain(case)
    name, fact = told[0]
    return Draft(f"{name} – {line(fact, case)}", (fact,), strong=name)


def _signed_instead(case: Case) -> Draft | None:
    """The seller of the one contract that the buyer signed for the same thing."""
    broad = case.about(replace(case.question.subject, kinds=frozenset()))
    stages = find_stages(broad)
    signed = frozenset(stage.deal.id for stage in stages if stage.reaches(Status.SIGNED))
    return answer_seller(case.about(replace(broad.question.subject, deals=signed))) if len(signed) == 1 else None


def answer_seller(case: Case) -> Draft:
    """Who sells: the companies of the deals, shown by a fact of each."""
    if not case.deals:
        return decline(case)
    names = list(dict.fromkeys(case.knowledge.organisation_name(s) for deal in case.deals for s in deal.seller))
    facts = [near for deal in case.deals for near in _defining(case, deal.id)][:8]
    named = frozenset[str]().union(*map(case.knowledge.house, case.question.subject.sellers))
    told = {seller for deal in case.deals for seller in deal.seller} <= named  # "who runs Trakia Arsenal"
    if not names or not facts or (told and not case.question.claims):
        return decline(case)
    shown = case.speech.both(names)
    what = case.speech.both(dict.fromkeys(label(fact, case) for fact in facts[:3]))
    text = f"{shown} – {what}, {qualified(facts[0], case)}"
    return Draft(text, tuple(facts), strong=shown, figures=())


def _defining(case: Case, deal: str) -> list[Fact]:
    """The fact that best shows a deal: its order, framework, status or value."""
    facts = case.known(case.knowledge.facts_of.get(deal, ()))
    for attribute in (A.ORDERED_QUANTITY, A.FRAMEWORK_QUANTITY, A.STATUS, A.VALUE, *sorted(DATES)):
        if found := [f for f in facts if f.attribute is attribute and not {"part", "superseded"} & set(f.scope)]:
            return found[:1]
    return list(facts[:1])
