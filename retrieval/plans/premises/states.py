"""States claimed: signed by a day, in force, cancelled, delayed, taken up, won or lost, still to come."""

from collections.abc import Sequence

from index.agreement import admits
from index.names import NameKind
from index.records import QUANTITIES, Attribute, DealKind, Fact, Modality, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.counts.quantity import answer_quantity
from retrieval.plans.counts.subtracting import frameworks_of
from retrieval.plans.counts.taken_up import granting, taken_up
from retrieval.plans.deals.status import CLAIMED, ENDED, FAILED, Stage, all_firm, all_in, describe, find_stage
from retrieval.plans.evidence.texts import by_words_of
from retrieval.plans.premises.claims import by_fact, verdict, verdict_as_read
from retrieval.plans.readings import which
from retrieval.plans.sentences import line
from retrieval.question import Asked
from retrieval.tellings import telling, tells

A, S = Attribute, Status
_LOOSE_KINDS = (DealKind.MEMORANDUM, DealKind.FRAMEWORK, DealKind.OPTION)  # which order nothing by themselves
_STATE_CLAIMS = ("cancelled", "suspended", "delayed")


def not_signed_yet(case: Case, stages: list[Stage]) -> Draft | None:
    """Signed by a day on which it was only negotiated, or which came before the signature."""
    if "buys" not in case.question.claims or any(stage.reaches(S.MEMORANDUM) for stage in stages):
        return None
    if all_in(stages, FAILED):
        return None  # what was talked of has come to nothing since
    talks = [fact for fact in case.known(case.facts(None)) if fact.modality is Modality.NEGOTIATED]
    later = [f for f in case.facts(A.SIGNED) if f.period.start > case.question.frame.as_of]
    shown = talks or (later if case.question.frame.asked and not stages else [])
    return by_fact(case, shown[-1], False) if shown else None


def by_state(case: Case, stages: list[Stage]) -> Draft | None:
    """A side state claimed: cancelled, suspended, delayed, exercised, won or lost."""
    claims = case.question.claims
    came_first = {"delivered", "cancelled"} <= claims  # "did it get any before it was cancelled"
    if "dead" in claims and all_in(stages, FAILED):
        return verdict(case, describe(case, stages[-1:]), True)
    for claim in _STATE_CLAIMS:
        if claim in claims and not came_first:
            found = [f for f in case.known(case.facts(A.STATUS)) if f.value in CLAIMED[claim]]
            if found:
                return by_fact(case, found[-1], not _ended_by_seller(found[-1], case))
            if stages and claim == "suspended" and not ({"delivered", "produced"} & claims or case.question.words):
                firm = all_firm(case, stages)  # that deliveries stand still, nobody need have written
                return verdict(case, describe(case, firm[-1:]), False) if firm else None
            if stages and claim == "cancelled":
                firm = [stage for stage in stages if stage.reaches(S.SIGNED)]
                return verdict(case, describe(case, (firm or stages)[-1:]), False)
    return _of_option(case) or _of_contest(case, stages)


def _of_contest(case: Case, stages: list[Stage]) -> Draft | None:
    """A contest claimed to be won or lost."""
    claims = case.question.claims
    if "won" in claims and (loss := _loss(case)) is not None:
        return by_fact(case, loss, False)
    lost = [stage for stage in stages if stage.status is S.LOST]
    firm = all_firm(case, stages) if "lost" in claims and DealKind.BID in case.question.subject.kinds else []
    strangers = case.question.words or case.question.hints or case.question.subject.organisations
    if firm and case.question.subject.products and not (strangers or "won" in claims):
        return verdict(case, describe(case, firm[-1:]), False)  # "did it lose the competition"
    on_price = case.question.asked is Asked.MONEY  # what it was lost on isn't told by its being lost
    if lost and claims & {"won", "lost", "signed"} and not on_price:
        return verdict(case, describe(case, lost), "lost" in claims and "won" not in claims)
    return None


def _ended_by_seller(fact: Fact, case: Case) -> bool:
    """Whether a buyer is said to have called off what the seller did, as the sentence says."""
    deal = case.knowledge.records.deals[fact.deal]
    agent = telling("called_off_by").search(fact.quote)
    if agent is None or deal.buyer not in case.question.subject.buyers or "buyer_ends" not in case.question.claims:
        return False
    named = case.knowledge.names.ids_in(agent["agent"])
    return bool(named & set(deal.seller))


def _of_option(case: Case) -> Draft | None:
    """An option claimed to be taken up, all of it or so many of it, or to be open still."""
    claims, options = case.question.claims, all(deal.kind is DealKind.OPTION for deal in case.deals)
    optional = "option_open" in claims and A.OPTIONAL_QUANTITY in case.question.attributes
    optional = optional or ("possible" in claims and (options or A.OPTIONAL_QUANTITY in case.question.attributes))
    if "exercised" not in claims and not (optional or ("lapsed" in claims and options)):
        return None
    facts = case.facts(A.STATUS) + (case.facts(A.STATUS, granting(case)) if options and "possible" in claims else [])
    found = [f for f in case.known(facts) if str(f.value).startswith("option_")]
    if not found:
        return None
    lapsed = [fact for fact in found if fact.value == S.OPTION_LAPSED]
    last = max(found, key=lambda f: (f.as_of.end if f.as_of else case.question.today, f.id))
    if "lapsed" in claims and "exercised" not in claims and not case.question.times:
        return by_fact(case, (lapsed or [last])[-1], bool(lapsed))
    if (other := other_count(case)) is not None:
        return by_fact(case, other, False)
    ordered = {"orders", "buys"} <= claims and tells("asks_done", case.question.text)
    taken = ("exercised" in claims or ordered) and "possible" not in claims
    if taken and "completed" in claims and "part" in last.scope:  # "the whole of its option"
        left = case.rows(A.REMAINING_QUANTITY, [deal for deal in case.deals if deal.id == last.deal])
        return by_fact(case, left[0].fact if left else last, False)
    so = last.value == (S.OPTION_EXERCISED if taken else S.OPTION_OPEN).value
    return _with_count(case, last) if so and not taken else by_fact(case, last, so)


def _with_count(case: Case, state: Fact) -> Draft:
    """Yes to an option's being open, with how many it is for where that is one count."""
    counts = [r.fact for r in case.rows(A.OPTIONAL_QUANTITY, [case.knowledge.records.deals[state.deal]])]
    if len(counts) != 1:
        return by_fact(case, state, True)
    text = f"{case.speech.figure(counts[0])}, {line(state, case)}"
    return verdict(case, Draft(text, (state, counts[0])), True)


def _waits(case: Case) -> Fact | None:
    """The fact whose sentence says on what the entry into force still waits: one in words, or the newest of a state."""
    told = [fact for fact in case.known(case.facts(A.OTHER)) if tells("force", str(fact.value))]
    states = [fact for fact in case.known(case.facts(A.STATUS)) if fact.as_of]
    states.sort(key=lambda fact: (fact.as_of.end if fact.as_of else case.question.today, fact.id))
    return next((fact for fact in (*told[-1:], *states[-1:]) if tells("force", fact.quote)), None)


def find_gift(case: Case) -> Fact | None:
    """The fact that says that all the deals asked about were given, in words where there are any."""
    facts = case.known(case.facts(None))
    given = {fact.deal for fact in facts if "gift" in fact.scope}
    if not given or any(deal.id not in given for deal in case.deals):
        return None
    told = [fact for fact in facts if fact.attribute is A.OTHER and "financing" in fact.scope]
    return (told or [fact for fact in facts if "gift" in fact.scope])[0]


def by_gift(case: Case, stages: list[Stage]) -> Draft | None:
    """Paid for claimed of a gift: right of the country that gave it, wrong of the one that got it."""
    question = case.question
    given = "gift" in question.claims and question.asked is not Asked.MONEY
    if given and (fact := find_gift(case)) is not None:
        return by_fact(case, fact, True)
    if given and (prices := [row.fact for row in case.rows(A.VALUE) if row.fact.modality is Modality.ACTUAL]):
        return by_fact(case, prices[0], False)
    pays = question.asked is Asked.MONEY or {A.VALUE, A.AMOUNT_PAID} & set(question.attributes)
    sums = any(number.currency for number in question.numbers)
    gift = find_gift(case) if pays and not sums else None
    if gift is None:
        return None
    named = {name for kind, name in question.mentions if kind == NameKind.COUNTRY}
    return by_fact(case, gift, any(deal.seller_country in named for deal in case.deals))


def other_count(case: Case) -> Fact | None:
    """How many were taken up of an option, where that isn't the number claimed."""
    counts = case.question.counts
    if not counts and "completed" in case.question.claims:  # "did it take up every one"
        rows = case.rows(A.OPTIONAL_QUANTITY) or case.rows(A.OPTIONAL_QUANTITY, granting(case))
        counts = frozenset(row.fact.number for row in rows)
    taken = [row.fact for row in taken_up(case)]
    bought = {"exercised", "buys", "orders"} & case.question.claims
    if not counts or not bought or len(taken) != 1:
        return None
    return None if any(admits(taken[0], count) for count in counts) else taken[0]


def _loss(case: Case) -> Fact | None:
    """The fact that says a company named in the question lost."""
    subject, knowledge = case.question.subject, case.knowledge
    for fact in case.known(case.facts(A.LOSING_BIDDER)):
        named = knowledge.names.ids_in(str(fact.value))
        if named & (subject.organisations | subject.sellers | subject.products):
            return fact
    return None


def by_force(case: Case, stages: list[Stage]) -> Draft | None:
    """Binding, in force, officially confirmed."""
    claims, stages = case.question.claims, _numbered(case, stages)
    if "effective" in claims and stages:
        ended = "still" in claims and all_in(stages, FAILED)
        return verdict(case, describe(case, stages[-1:]), False) if ended else _in_force(case, stages)
    if "made_firm" in claims and (loose := [s for s in stages if s.deal.kind in _LOOSE_KINDS]):
        return verdict(case, describe(case, loose[-1:]), False)
    if "must_buy" in claims and (bare := _framework_over(case)) is not None:
        return _not_bound(case, bare)
    if "binding" in claims and stages:
        firm = [stage for stage in stages if _is_signed(stage, case) and not case.knowledge.is_umbrella(stage.deal)]
        named = [s for s in stages if case.knowledge.is_umbrella(s.deal)] if case.question.subject.kinds else []
        if firm and (others := _for_other_things(case, stages, firm)):
            return which(case, [stage.deal.title for stage in (*firm, *others)])
        if firm and not (named and len(named) == len(stages)):
            if len(stages) == 1 and (waiting := _waits(case)) and not _is_in_effect(case, stages[0]):
                return by_words_of(case, waiting, False)
            return verdict(case, describe(case, firm[-1:]), True)
        return _not_bound(case, stages[-1])
    return None


def _for_other_things(case: Case, stages: list[Stage], firm: list[Stage]) -> list[Stage]:
    """The deals for other things than those signed, where nothing is named that tells which of them is meant."""
    things = frozenset[str]().union(*(case.knowledge.products_of(stage.deal.id) for stage in firm))
    if case.question.subject.products or case.question.subject.kinds:
        return []
    return [stage for stage in stages if not things & case.knowledge.products_of(stage.deal.id) and stage not in firm]


def _is_signed(stage: Stage, case: Case) -> bool:
    """Whether a contract was signed, be it late since."""
    return stage.reaches(S.SIGNED) or (stage.status is S.DELAYED and case.knowledge.is_agreed(stage.deal))


def _is_in_effect(case: Case, stage: Stage) -> bool:
    """Whether a contract has come into force by the day asked, or has gone on as only one in force does."""
    dated = [fact for fact in case.facts(A.EFFECTIVE) if fact.modality is Modality.ACTUAL]
    if dated:
        return dated[-1].period.start <= case.question.frame.as_of
    return stage.reaches(S.EFFECTIVE)


def _in_force(case: Case, stages: Sequence[Stage]) -> Draft:
    """Whether a contract is in force: not before the day on which it came to be, nor where a source says no."""
    explicit = [f for f in case.known(case.facts(None)) if "not_in_force" in f.scope]
    if explicit:
        return by_fact(case, explicit[-1], False)
    dated = [f for f in case.facts(A.EFFECTIVE) if f.modality is Modality.ACTUAL]
    if case.question.frame.asked and len({fact.value for fact in dated}) == 1:  # whenever it was told
        return by_fact(case, dated[-1], dated[-1].period.start <= case.question.frame.as_of)
    began = case.known(dated)
    if began and not any(stage.status in ENDED for stage in stages):
        return by_fact(case, began[-1], True)
    if any(stage.reaches(S.EFFECTIVE) for stage in stages):
        return verdict(case, describe(case, [s for s in stages if s.reaches(S.EFFECTIVE)][:1]), True)
    if len({stage.deal.id for stage in stages}) == 1 and (waiting := _waits(case)):
        return by_fact(case, waiting, False)
    return decline(case, A.EFFECTIVE)  # a signature doesn't put it in force


def _framework_over(case: Case) -> Stage | None:
    """The framework asked about, or over the orders asked about, where anything is known of one."""
    return next(filter(None, (find_stage(case, deal) for deal in frameworks_of(case))), None)


def _not_bound(case: Case, stage: Stage) -> Draft:
    """No to a binding order: in words of a source, else by what a framework allows, or how far the deal has come."""
    told = [fact for fact in case.known(case.facts(A.OTHER)) if {"binding", "non_binding"} & set(fact.scope)]
    ordering = case.knowledge.is_umbrella(stage.deal) and stage.status is not S.FRAMEWORK  # that says it by itself
    rows = case.rows(A.FRAMEWORK_QUANTITY, [stage.deal]) if ordering else []
    ground = told[-1] if told else rows[0].fact if rows else None
    return by_fact(case, ground, False) if ground else verdict(case, describe(case, [stage]), False)


def _numbered(case: Case, stages: list[Stage]) -> list[Stage]:
    """The states of the deals that the number named is of, where it is of only some of them: "are the 486 binding"."""
    counts = case.question.counts
    facts = [f for f in case.known(case.deal_facts()) if f.attribute in QUANTITIES and f.value in counts]
    ordered = any(fact.attribute is A.ORDERED_QUANTITY for fact in facts)  # then other orders are no less meant
    named = {fact.deal for fact in facts if not ordered}
    return [stage for stage in stages if stage.deal.id in named] or stages


def by_tender(case: Case, stages: list[Stage]) -> Draft | None:
    """A tender or a bid claimed where there is only a requirement."""
    if case.question.subject.kinds != {DealKind.BID} or not stages:
        return None
    only = all(stage.status is S.REQUIREMENT for stage in stages)
    return verdict(case, describe(case, stages[-1:]), False) if only else None


def by_call_off(case: Case, stages: list[Stage]) -> Draft | None:
    """An executive contract claimed where there is none: wrong of the one framework that nothing is called off from."""
    named, deals = case.question.subject.kinds, case.deals
    if named != {DealKind.EXECUTIVE_CONTRACT} or any(deal.kind in named for deal in deals):
        return None
    bare = [s for s in stages if s.deal.kind is DealKind.FRAMEWORK and not case.knowledge.children(s.deal.id)]
    if "signed" not in case.question.claims or len(bare) != 1:
        return None
    return verdict(case, describe(case, bare), False)


def by_rest(case: Case, stages: list[Stage]) -> Draft | None:
    """Anything still to come claimed: right where what was ordered is more than what has come."""
    if A.REMAINING_QUANTITY not in case.question.attributes or case.question.asked is Asked.MONEY:
        return None
    draft = answer_quantity(case, A.REMAINING_QUANTITY)
    counts = [figure.value for figure in draft.figures or () if figure.attribute is A.REMAINING_QUANTITY]
    counts += [fact.value for fact in draft.facts if fact.attribute is A.REMAINING_QUANTITY]
    return verdict_as_read(case, draft, bool(counts[0])) if counts else None  # what hasn't come is to come
