"""What a follow-up of a few words asks that names no role: by whom, which of them were lost, since when."""

from dataclasses import replace

from index.names import fold
from index.records import DATES, MONEY, QUANTITIES, Attribute, DealKind
from retrieval.dating import is_of_arrivals
from retrieval.knowledge import Knowledge
from retrieval.question import SIDES, Asked, Frame, Operation, Question, Subject
from retrieval.selection import facts_about, find_deals
from retrieval.speakers import is_of_seller
from retrieval.turning import turned_deal, turned_item
from retrieval.understanding.cues import Cues


def spelled_out(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Question:
    """A follow-up of a few words with the role that they leave to what was spoken of before."""
    if question.subject != Subject() or question.hints or question.numbers or question.times:
        return question
    if (sided := _by_a_side(question, before, cues)) is not None:
        return sided if _is_told_apart(sided, before, knowledge) else replace(question, asked=Asked.PERSON)
    if question.words:
        return _of_unread(question, before)
    if _asks_for_lost(question, before, cues, knowledge):
        return replace(question, attributes=(Attribute.LOST_QUANTITY,), asked=Asked.QUANTITY)
    if (rest := _of_rest(question, before, cues, knowledge)) is not None:
        return rest
    if _asks_by_whom(question) and before.attributes[:1] == (Attribute.LOCAL_PRODUCTION,):
        return replace(question, attributes=(Attribute.LOCAL_PARTNER,))
    if _asks_why_they_differ(question, before):
        return replace(question, operation=Operation.PROVENANCE, attributes=before.attributes)
    if _asks_for_price(question) and before.attributes[:1] == (Attribute.OPTIONAL_QUANTITY,):
        return replace(question, subject=_option(before.subject, knowledge), claims=frozenset({"option_open"}))
    if _asks_why(question):
        return _why(question, before, knowledge)
    return question


def of_receipts(question: Question, before: Question) -> Question:
    """A follow-up to a sum that asks how much of it has arrived, as one of what was paid: "how much had reached it"."""
    plain = question.operation is Operation.LOOKUP and question.attributes == (Attribute.VALUE,)
    money = question.asked is Asked.MONEY is before.asked and before.attributes[:1] == (Attribute.VALUE,)
    came = plain and money and "delivered" in question.claims and not (question.words or question.subject.buyers)
    return replace(question, attributes=(Attribute.AMOUNT_PAID,)) if came else question


def of_role_alone(question: Question, before: Question, cues: Cues) -> Question:
    """A follow-up to a count that names another role and nothing else, as a count of that: Polish "a zamówiono?"."""
    roles = tuple(role for role in question.attributes if role in QUANTITIES)
    counts = before.asked is Asked.QUANTITY and question.is_yes_no and bool(roles)
    if not counts or not cues.has("followup", "role_alone", fold(question.text)):
        return question
    return replace(question, attributes=roles, asked=Asked.QUANTITY, operation=Operation.LOOKUP, is_yes_no=False)


def of_other_signer(question: Question, before: Question) -> Question:
    """A follow-up to who signed that names a side and no other part, as one of who signed for it: "and the firm?"."""
    plain = question.asked in (Asked.ANY, Asked.PERSON) and not question.words
    plain = plain and set(question.attributes) <= {Attribute.BUYER_AGENCY}  # what any word for a side cues
    if before.attributes[:1] != (Attribute.SIGNATORY,) or not question.scopes & SIDES or not plain:
        return question
    return replace(question, attributes=(Attribute.SIGNATORY,), asked=Asked.PERSON, operation=Operation.LOOKUP)


def _option(spoken: Subject, knowledge: Knowledge) -> Subject:
    """The deals by which an option spoken of was taken up, else the option itself."""
    deals = find_deals(replace(spoken, kinds=frozenset()), knowledge)
    taken = frozenset(deal.id for deal in deals if knowledge.from_option(deal))
    return Subject(deals=taken) if taken else Subject(kinds=frozenset({DealKind.OPTION}))


def _asks_for_price(question: Question) -> bool:
    """Whether a question asks for a price, and of what by no word: "how much was that?"."""
    plain = question.operation is Operation.LOOKUP and not (question.claims or question.scopes or question.currencies)
    return plain and question.asked is Asked.MONEY and question.attributes == (Attribute.VALUE,)


def _asks_why(question: Question) -> bool:
    """Whether a question asks for a reason, and of what by no word: "why?"."""
    told = question.claims or question.leans  # "why fewer?"
    return question.operation is Operation.EXPLAIN and question.attributes == (Attribute.REASON,) and not told


def _why(question: Question, before: Question, knowledge: Knowledge) -> Question:
    """A follow-up "why?" as one of why a bidder lost, or why what was to come ended or is late, where that is told."""
    if before.attributes[:1] == (Attribute.LOSING_BIDDER,):
        return replace(question, attributes=(Attribute.REASON, Attribute.LOSING_BIDDER), claims=frozenset({"lost"}))
    if not is_of_arrivals(before) and "on_time" not in before.claims:
        return question
    reasons = [fact for fact in facts_about(before.subject, knowledge) if fact.attribute is Attribute.REASON]
    told = [claim for claim, tag in _REASONS if any(tag in fact.scope for fact in reasons)]
    return replace(question, claims=frozenset(told[:1]))


_REASONS = (("cancelled", "cancellation"), ("suspended", "suspension"), ("delayed", "delay"))


def _by_a_side(question: Question, before: Question, cues: Cues) -> Question | None:
    """A follow-up that names only who may say otherwise, as one of the figure just given: "and the ministry?"."""
    said = [claim for key, claim in _SIDES.items() if cues.has("followup", key, fold(question.text))]
    kinds = [asked for asked, group in _FIGURES.items() if not group.isdisjoint(before.attributes[:1])]
    if not said or not kinds or question.asked is not Asked.ANY or question.attributes:
        return None
    plain = replace(question, words=(), services=frozenset(), sorts=(), operation=Operation.LOOKUP)
    return replace(plain, asked=kinds[0], attributes=before.attributes, claims=frozenset({"told", said[0]}))


def _is_told_apart(sided: Question, before: Question, knowledge: Knowledge) -> bool:
    """Whether the side named gave that figure itself, or is no party that a deal is with: "and the maker?" asks who."""
    facts = [fact for fact in facts_about(before.subject, knowledge) if fact.attribute in before.attributes[:1]]
    return "buyer_says" in sided.claims or any(is_of_seller(fact, knowledge) for fact in facts)


_SIDES = {"buyer_side": "buyer_says", "maker_side": "maker_says"}
_FIGURES = {Asked.QUANTITY: QUANTITIES, Asked.MONEY: MONEY, Asked.DATE: DATES}


def _of_unread(question: Question, before: Question) -> Question:
    """A follow-up to a count with words that no cue explains, as one of what they tell: "how many are in orbit?"."""
    counts = question.asked is Asked.QUANTITY or (question.asked is Asked.ANY and before.asked is Asked.QUANTITY)
    plain = question.operation is Operation.LOOKUP and not (question.attributes or question.claims or question.counted)
    return replace(question, counted=question.words[-1:]) if counts and plain else question


def _asks_why_they_differ(question: Question, before: Question) -> bool:
    """Whether a follow-up asks why there are two figures where one, or who gives it, was asked: "why the gap?"."""
    why = (
        question.operation is Operation.EXPLAIN and {"gap"} == question.claims and "conflict" in question.about_sources
    )
    figure = any(not group.isdisjoint(before.attributes[:1]) for group in _FIGURES.values())
    return why and figure and before.operation in (Operation.LOOKUP, Operation.PROVENANCE, Operation.PROGRESS)


def _of_rest(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> Question | None:
    """A follow-up to a count of what came as one of what is to come: "and the others?"; None where it isn't one."""
    came = before.attributes[:1] == (Attribute.DELIVERED_QUANTITY,) and before.asked is not Asked.DATE
    bare = question.asked is Asked.ANY and question.operation is Operation.LOOKUP and not question.attributes
    if not (came and bare and cues.has("followup", "rest", fold(question.text))):
        return None
    turned = turned_item(question, before, cues, knowledge) or turned_deal(question, before, cues, knowledge)
    return None if turned else replace(question, attributes=(Attribute.REMAINING_QUANTITY,), asked=Asked.QUANTITY)


def _asks_for_lost(question: Question, before: Question, cues: Cues, knowledge: Knowledge) -> bool:
    """Whether a follow-up asks what became of those not in service, or of one that is called lost or missing."""
    folded, lost = fold(question.text), Attribute.LOST_QUANTITY
    if question.asked not in (Asked.STATUS, Asked.ANY):
        return False
    rest = cues.has("followup", "other_one", folded) or cues.has("followup", "else", folded)
    if rest and before.attributes[:1] == (Attribute.IN_SERVICE_QUANTITY,):
        return True
    called = cues.has("followup", "missing", folded) or cues.has("attribute", lost, folded)
    recorded = any(fact.attribute is lost for fact in facts_about(before.subject, knowledge))
    return question.asked is Asked.STATUS and called and recorded


def _asks_by_whom(question: Question) -> bool:
    """Whether a question asks for a person or a firm, and has no word for the part that it played: "by whom?"."""
    told = question.attributes or question.claims or question.about_sources or question.leans
    return question.asked is Asked.PERSON and question.operation is Operation.LOOKUP and not told


def in_force(frame: Frame, question: Question, subject: Subject, knowledge: Knowledge) -> Frame:
    """When a follow-up looks: not on a day asked before on which what it turns to wasn't yet signed."""
    if question.frame.asked or not frame.asked:
        return frame
    signed = [knowledge.signing.get(deal.id) for deal in find_deals(subject, knowledge)]
    return question.frame if signed and all(day and day.start > frame.as_of for day in signed) else frame
