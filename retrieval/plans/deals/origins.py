"""Which countries a buyer bought from: a list of countries, or how many, where the buyer itself is named."""

from collections.abc import Sequence

from retrieval.case import Case
from retrieval.plans.deals.membership import Member
from retrieval.question import Question


def selling_countries(case: Case, members: Sequence[Member]) -> list[Member]:
    """The deals by which the countries asked for are those that sell; none where it is buyers that are asked for.

    Of one buyer named there are no buyers to list: "which countries supply Norway" asks for the other side.
    """
    question, buyers = case.question, {deal.buyer for deal, _ in members}
    if not _names_one_buyer(question) or buyers != question.subject.buyers or question.subject.seller_countries:
        return []
    return [member for member in members if member[0].seller_country not in ("", member[0].buyer)]


def _names_one_buyer(question: Question) -> bool:
    """Whether one country that buys is named, and nothing is asked that a list of it alone could answer."""
    return len(question.subject.buyers) == 1 and not question.claims & _OF_FATE and not question.subject.organisations


_OF_FATE = frozenset({"lost", "won", "offered", "cancelled", "denied", "talks"})
