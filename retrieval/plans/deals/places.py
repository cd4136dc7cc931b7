"""Where things of a deal are built, based or handed over, by what names a place."""

import re
from dataclasses import replace

from index.names import NameKind, fold, split_pieces
from index.records import Attribute
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.deals.winners import answer_seller, winner
from retrieval.plans.evidence.denials import is_denied
from retrieval.plans.evidence.detail import BUILT, KEPT, answer_text, in_its_words
from retrieval.plans.evidence.explain import answer_explain
from retrieval.plans.sentences import line, untrue
from retrieval.tellings import places_told, tells

A = Attribute


def answer_place(case: Case) -> Draft | None:
    """What a question for a place means beside a place of signing or building; None where it means just that."""
    claims = case.question.claims
    if case.question.item and not claims & {"lost", "won", "produced"}:
        return _of_single(case)
    if tells("maker_based", case.question.text) and "lost" not in claims and (maker := _home_of_maker(case)):
        return maker
    if "lost" in claims and case.facts(A.LOSING_BIDDER):
        return answer_text(case, (A.LOSING_BIDDER,))  # "which shipyard was passed over"
    if "won" in claims:
        own = "own_plant" in claims and not case.question.subject.seller_countries and case.facts(A.LOCAL_PARTNER)
        return answer_text(case, (A.LOCAL_PARTNER,)) if own else winner(case)
    if "posted" in claims:
        return _posted(case)
    if "produced" in claims:
        return _built_elsewhere(case) or _place_of_build(case)
    if "delivered" in claims and "signed" not in claims:
        return _told_where(case)  # where it came in is no place of signing
    if case.question.words and case.speech.language == "en" and not claims & {"signed", "produced"}:
        return _told_where(case)  # nor is where it is based, or whatever else is asked
    return None


def _of_single(case: Case) -> Draft | None:
    """Where the one thing meant is, or came in, in a sentence that names it; None where there is but one deal's place.

    Where the others are, or where it was all signed, isn't where it is.
    """
    nth = case.question.item
    for role in (A.PLACE, A.OTHER):
        facts = [fact for fact in case.known(case.facts(role)) if nth in places_told(f"{fact.value}. {fact.quote}")]
        if role is A.PLACE and facts:
            return answer_text(case, (A.PLACE,)) if len(facts) > 1 else in_its_words(case, facts[0])
        if facts:
            return in_its_words(case, facts[-1])
    return None if "signed" in case.question.claims else decline(case, A.PLACE)


def _home_of_maker(case: Case) -> Draft | None:
    """Who sells, and in which country that is, where the deals in question have one that does."""
    homes = {deal.seller_country for deal in case.deals}
    country = next(iter(homes), "")
    draft = answer_seller(case) if len(homes) == 1 and country else None
    if draft is None or not draft.facts:
        return draft
    shown = case.speech.country(country)
    return replace(draft, headline=f"{shown}: {draft.headline}", strong=shown)


def _posted(case: Case) -> Draft:
    """Where things are kept once they have come: the base or the unit on record, else a sentence that tells of one."""
    if any(KEPT & set(fact.scope) for fact in case.known(case.facts(A.PLACE))):
        return answer_text(case, (A.PLACE,))
    units = [fact for fact in case.known(case.facts(A.OTHER)) if KEPT & set(fact.scope)]
    draft = in_its_words(case, units[-1]) if units else _told_where(case)
    return draft if units or tells("posted", fold(draft.headline)) else decline(case, A.PLACE)


def _told_where(case: Case) -> Draft:
    """The fact or the passage nearest to a question for a place; a refusal where it has no name that may be one."""
    draft = answer_explain(case)
    text = "" if draft.facts else draft.headline.rsplit(" (", 1)[0].strip("“”")
    known = [(mention.start, mention.end) for mention in case.knowledge.names.find(text)]
    names = [m for m in _NAME.finditer(text) if not any(start <= m.start() < end for start, end in known)]
    return decline(case, A.PLACE) if draft.quotes and text and not names else draft


_NAME = re.compile(r"(?<=[\w,;] )[A-ZÀ-ÖØ-ÞĄĆĘŁŃÓŚŹŻ]\w{2,}|[가-힣]")  # a capital within a sentence; Korean has none


def _built_elsewhere(case: Case) -> Draft | None:
    """The correction of a place of building taken for granted: where it was signed, the buyer's, the seller's."""
    local = case.known(case.facts(A.LOCAL_PRODUCTION))
    countries = {name for kind, name in case.question.mentions if kind == NameKind.COUNTRY}
    own, buyers = "own_plant" in case.question.claims, {deal.buyer for deal in case.deals}
    if none := [fact for fact in local if fact.value == 0]:
        signed = {piece.text for f in case.known(case.facts(A.PLACE)) for piece in split_pieces(fold(str(f.value)))}
        there = signed & {piece.text for piece in split_pieces(fold(case.question.text))}
        return untrue(case, none[0]) if there or (own and countries <= buyers) else None
    ordered = {row.fact.number for row in case.rows(A.ORDERED_QUANTITY)}
    whole = [row.fact for row in case.rows(A.LOCAL_PRODUCTION) if ordered == {row.fact.number}]
    if not (own and whole and countries & {deal.seller_country for deal in case.deals}):
        return None
    return untrue(case, whole[0], *(f for f in case.known(case.facts(A.PLACE)) if "plant" in f.scope))


def _place_of_build(case: Case) -> Draft | None:
    """Where something is built, where no place is on record but a sentence, or only a yard that sells it.

    A plant of the buyer's that the sentence denies is corrected.
    """
    if any(BUILT & set(fact.scope) for fact in case.facts(A.PLACE)):
        return None
    told = [fact for fact in case.known(case.facts(A.OTHER)) if BUILT & set(fact.scope)]
    own = "own_plant" in case.question.claims and not case.question.subject.seller_countries
    if told:
        denied = own and is_denied(told[-1])
        return untrue(case, told[-1]) if denied else Draft(line(told[-1], case), (told[-1],))
    if own or case.facts(A.LOCAL_PARTNER) or case.facts(A.LOCAL_PRODUCTION):
        return None
    return winner(case) if "yard" in case.question.claims else None
