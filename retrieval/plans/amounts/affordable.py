"""How many a sum of money would buy: nobody says, and what one costs, or what is left to come, is not that."""

from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.tellings import tells


def answer_affordable(case: Case) -> Draft | None:
    """A refusal where it is asked how many some money would buy; None elsewhere."""
    return decline(case) if not case.question.is_yes_no and tells("affordable", case.question.text) else None
