"""Who, and where: the party a question means, and the places that tell of one."""

from collections.abc import Sequence
from dataclasses import replace

from index.names import fold
from index.records import Attribute, Category, Fact, Modality
from retrieval.answer import Citation, Outcome
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.matching import has_any, spaced
from retrieval.plans.absence import decline
from retrieval.plans.amounts.payments import who_owes
from retrieval.plans.counts.quantity import single
from retrieval.plans.counts.subtracting import built_so_far
from retrieval.plans.counts.totals import several
from retrieval.plans.deals.winners import answer_seller, of_bidders, winner
from retrieval.plans.evidence.detail import answer_text, in_its_words
from retrieval.plans.evidence.explain import answer_explain
from retrieval.plans.evidence.provenance import answer_provenance
from retrieval.plans.sentences import line
from retrieval.question import Asked, Operation, Question, Subject
from retrieval.selection import covered, is_called_after
from retrieval.stems import stem
from retrieval.understanding.cues import load_cues

A = Attribute


def answer_person(case: Case, lead: Attribute | None) -> Draft | None:
    """Who did what no attribute names: lost, said, built or won; None where the attribute asked for tells."""
    question, subject = case.question, case.question.subject
    if "denied" in question.claims and (denied := _denied(case)):
        return in_its_words(case, denied[0])  # "who dismisses the story"
    if (told := of_bidders(case, lead) or _cleared(case, lead)) is not None:
        return told
    if lead is None and any(number.currency for number in question.numbers):
        return answer_provenance(case, disagreement=False, age=False)
    if lead is None and _asks_own_firm(case):
        return answer_text(case, (A.LOCAL_PARTNER,))  # "which Nigerian firm looks after them" is no seller
    if lead is None and _is_of_others(question):
        return decline(case)
    unread = question.words or "confirmed" in question.claims or question.leans & {"cheap", "dear"}
    if lead is None and unread:
        return answer_explain(case)  # what the person did isn't understood: a seller would be a guess
    if lead is A.SELECTED and len(question.words) > 1 and not subject.products:
        return answer_explain(case)  # "who won the football match against Norway"
    if lead is A.LOCAL_PARTNER and subject.seller_countries and not (subject.buyers or subject.deals):
        return winner(case)  # "which Korean firm" is no partner of the buyer's
    if lead in (None, A.SELECTED):
        return who_owes(case) or _of_both(case) or _of_part(case, lead) or _supplier(case)
    return _seller_of_part(case) if lead is A.COMPONENT and not case.facts(lead) else None


def _is_of_others(question: Question) -> bool:
    """Whether it is asked who does what no seller does: who pays for it, who let an option lapse."""
    does_else = "does_else" in question.claims and not question.words
    return does_else or bool(question.claims and question.claims <= _OF_BUYER)


_OF_BUYER = frozenset({"lapsed", "cancelled"})  # what a buyer does, or somebody over it


def _cleared(case: Case, lead: Attribute | None) -> Draft | None:
    """Who let a deal pass, in the words of its record: that is no seller. None where that isn't asked."""
    if lead not in (None, A.APPROVED) or "cleared" not in case.question.claims:
        return None
    facts = case.known(case.facts(A.APPROVED))
    return in_its_words(case, facts[-1]) if facts else decline(case, A.APPROVED)


def _of_part(case: Case, lead: Attribute | None) -> Draft | None:
    """Who sells a sort of part, the engine of a ship, named beside what a deal is for; the seller is no such."""
    parts, whole = _parts_and_whole(case)
    bought = any(covered(parts, case.knowledge) & set(deal.products) for deal in case.deals)
    if lead is not None or not (parts and whole) or bought:
        return None
    return _seller_of_part(case) or decline(case, A.COMPONENT)


def _parts_and_whole(case: Case) -> tuple[frozenset[str], frozenset[str]]:
    """The parts that a question names, and the things that they may be of."""
    known, named = case.knowledge.products, case.question.subject.products | case.question.subject.beside
    parts = frozenset(p for p in named if p in known and known[p].is_kind and not _is_in_deals(p, case))
    if not parts or parts == named:
        parts = frozenset(p for p in named if p in known and known[p].category is Category.OTHER)
    return parts, frozenset(p for p in named - parts if p in known)


def _is_in_deals(kind: str, case: Case) -> bool:
    """Whether one of the deals asked about is for things of a kind, or called after it."""
    for_it = covered((kind,), case.knowledge) & case.knowledge.products_in(case.deals)
    return bool(for_it) or any(is_called_after(deal, (kind,), case.knowledge) for deal in case.deals)


def _seller_of_part(case: Case) -> Draft | None:
    """Who sells a part that is bought by itself: "who supplies the engines for the helicopters"."""
    parts, whole = _parts_and_whole(case)
    if not parts or not whole:
        return None
    apart = [d for d in case.deals if set(d.products) & covered(parts, case.knowledge)]
    apart = [d for d in apart if not set(d.products) & covered(whole, case.knowledge)]
    deals = frozenset(deal.id for deal in apart)
    return answer_seller(case.about(Subject(deals=deals))) if len({d.seller for d in apart}) == 1 else None


def _supplier(case: Case) -> Draft:
    """Who won or supplies; who builds, where a partner of the buyer's may."""
    partners = "produced" in case.question.claims and bool(case.facts(A.LOCAL_PARTNER))
    return _builders(case) if partners else winner(_of_main(case))


def _of_main(case: Case) -> Case:
    """The case about the deals mainly for what is named, where no buyer is: not those in which it was only offered."""
    subject = case.question.subject
    named = covered(subject.products, case.knowledge)
    mains = frozenset(deal.id for deal in case.deals if named & set(deal.products[:1]))
    plain = not (subject.buyers or subject.deals) and 0 < len(mains) < len(case.deals)
    return case.about(replace(subject, deals=mains)) if plain else case


def _of_both(case: Case) -> Draft | None:
    """The one buyer that all of several sellers named have in common; a refusal where there isn't just one."""
    sellers = case.question.subject.sellers
    if len(sellers) < _PAIR or case.question.claims & {"won", "lost", "produced", "offered"}:
        return None
    agreed = [deal for deal in case.deals if case.knowledge.is_agreed(deal)]
    buyers = set.intersection(*({deal.buyer for deal in agreed if seller in deal.seller} for seller in sellers))
    if len(buyers) != 1 or case.question.subject.buyers:
        return decline(case)
    deals = [deal for deal in agreed if deal.buyer in buyers]
    rows = [row for deal in deals for row in (case.rows(A.VALUE, [deal]) or case.rows(A.ORDERED_QUANTITY, [deal]))[:1]]
    if not rows:
        return decline(case)
    shown = case.speech.country(next(iter(buyers)))
    text = "; ".join(line(row.fact, case) for row in rows[:_SHOWN])
    return Draft(f"{shown}: {text}", tuple(row.fact for row in rows), strong=shown, figures=())


_PAIR = 2
_SHOWN = 3  # deals told in a headline


def _builders(case: Case) -> Draft:
    """Who builds, where both the seller and a partner of the buyer's may: the one with the other."""
    partner, seller = answer_text(case, (A.LOCAL_PARTNER,)), winner(case)
    if Outcome.DECLINED in (partner.outcome, seller.outcome) or seller.strong in partner.headline:
        return partner
    text = f"{seller.headline}; {case.speech.word('role', A.LOCAL_PARTNER)}: {partner.strong}"
    return replace(seller, headline=text, facts=(*seller.facts[:4], *partner.facts)) if len(text) <= _ROOM else partner


_ROOM = 290  # characters of a headline


def _asks_own_firm(case: Case) -> bool:
    """Whether a firm of the buyer's country is asked for; what it does isn't understood, unless it builds."""
    question = case.question
    if "own_firm" not in question.claims or question.subject.seller_countries:
        return False
    builds = "produced" in question.claims and bool(case.facts(A.LOCAL_PARTNER))  # "assembles the kits"
    return builds or not (question.words or "confirmed" in question.claims)


def _denied(case: Case) -> list[Fact]:
    """What was denied of the deals asked about; of several things, those that share a word with the question."""
    facts = [fact for fact in case.known(case.facts(None)) if fact.modality is Modality.DENIED]
    words = {stem(word) for word in (*case.question.words, *spaced(" ".join(case.question.unknown)).split())}
    told = [fact for fact in facts if words & {stem(word) for word in spaced(fact.quote).split()}]
    return told or (facts if len({fact.value for fact in facts}) == 1 else [])


def of_losers(case: Case) -> Draft | None:
    """Who lost, where the country named is the loser's: "which Italian yard was turned down" of a German one's deal."""
    question = case.question
    asked = question.asked in (Asked.PERSON, Asked.ANY) and not question.is_yes_no and "lost" in question.claims
    if not (asked or A.LOSING_BIDDER in question.attributes) or not question.subject.seller_countries:
        return None
    broad = case.about(replace(question.subject, seller_countries=frozenset()))
    return answer_text(broad, (A.LOSING_BIDDER,)) if broad.facts(A.LOSING_BIDDER) else None


def of_passed_over(case: Case) -> Draft | None:
    """Why something that no deal is of wasn't taken, by the articles about the deals that name it as beaten."""
    question, subject = case.question, case.question.subject
    lost = "lost" in question.claims or ("won" in question.claims and question.is_negated)
    named = subject.products | subject.sellers | subject.organisations
    if question.operation is not Operation.EXPLAIN or not lost or not named:
        return None
    broad = case.about(replace(subject, products=frozenset(), sellers=frozenset(), organisations=frozenset()))
    beaten = [f for f in broad.known(broad.facts(A.LOSING_BIDDER)) if named & _named(str(f.value), case)]
    deals = frozenset(fact.deal for fact in beaten)
    if len({case.knowledge.records.deals[deal].buyer for deal in deals}) != 1:
        return None
    draft = answer_explain(case.about(Subject(buyers=subject.buyers, deals=deals)))
    forms = [form for name in named for form, _ in case.knowledge.names.forms_of(name)]
    beside = any(not _is_of_loser(quote, forms) for quote in draft.quotes[:1])
    return decline(case) if beside or any(_is_of_wreck(fact, case) for fact in draft.facts) else draft


def _is_of_loser(quote: Citation, forms: Sequence[str]) -> bool:
    """Whether a passage speaks of who lost by name, and gives a reason; what is lost in a fire is no bid."""
    cues = load_cues(quote.article.language)
    return has_any(quote.quote, forms) and cues.has("telling", "reason", fold(quote.quote))


def _is_of_wreck(reason: Fact, case: Case) -> bool:
    """Whether a reason is why a thing was lost, told beside how many were, and not why a bid was."""
    beside = case.knowledge.facts_in[reason.article]
    return "loss" in reason.scope and any(f.attribute is A.LOST_QUANTITY and f.deal == reason.deal for f in beside)


def of_partner(case: Case, lead: Attribute | None) -> Draft | None:
    """How many a local partner that the question names is to build; None where it asks for what was handed over."""
    partners = case.question.subject.organisations
    if not partners or lead in _HANDED_OVER or case.question.is_negated:
        return None  # how many it isn't to build is what is left of the order
    facts = [fact for fact in case.known(case.facts(A.LOCAL_PARTNER)) if partners & _named(str(fact.value), case)]
    deals = [deal for deal in case.deals if deal.id in {fact.deal for fact in facts}]
    rows = built_so_far(case, case.rows(A.LOCAL_PRODUCTION, deals))
    if not rows or len({row.fact.unit for row in rows}) > 1:
        return None
    return single(case, rows[0]) if len(rows) == 1 else several(case, rows, A.LOCAL_PRODUCTION)


_HANDED_OVER = (A.DELIVERED_QUANTITY, A.DELIVERED_BATCH, A.SHIPPED_QUANTITY, A.IN_SERVICE_QUANTITY)


def of_component(case: Case) -> Draft | None:
    """Who makes a part, or what it is, by what the buyer's deals are said to have in them: "who makes its engines"."""
    question, forms = case.question, case.knowledge.names.forms_of
    if question.asked not in (Asked.PERSON, Asked.ANY) or question.attributes not in ((), (A.COMPONENT,)):
        return None
    parts = {form for product in question.subject.products for form, _ in forms(product)}
    whole = case.about(replace(question.subject, products=frozenset(), beside=frozenset()))
    facts = [f for f in whole.known(whole.facts(A.COMPONENT)) if has_any(str(f.value), parts)]
    if not parts or len({fact.deal for fact in facts}) != 1:
        return None
    return Draft(line(facts[0], case), tuple(facts[:1]), strong=case.speech.figure(facts[0]))


def answer_origin(case: Case) -> Draft | None:
    """The country a company or a thing is from; None where that isn't asked, or no deal shows it."""
    question, records = case.question, case.knowledge.records
    if "origin" not in question.claims or question.is_yes_no:
        return None
    firms = question.subject.sellers | question.subject.organisations
    draft = winner(case)
    deals = {records.deals[fact.deal].seller_country for fact in draft.facts}
    countries = {records.organisations[firm].country for firm in firms if firm in records.organisations} or deals
    if not countries - {""} or draft.outcome is not Outcome.ANSWERED:
        return None
    shown = case.speech.both(sorted(map(case.speech.country, countries - {""})))
    return replace(draft, headline=f"{shown}: {draft.headline}", strong=shown)


def _named(text: str, case: Case) -> frozenset[str]:
    """The ids of the names in a text."""
    return frozenset(name.id for mention in case.knowledge.names.find(text) for name in mention.names)
