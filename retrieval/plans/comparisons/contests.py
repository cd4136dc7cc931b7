"""What is asked of a contest: what each bid came to, who lost with which, and whether that one was the lower."""

from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.amounts.losing_bids import answer_bid_gap, answer_losing_bid
from retrieval.plans.comparisons.bids import answer_bids, answer_outbid
from retrieval.plans.comparisons.one_tender import answer_within_tender
from retrieval.plans.comparisons.undercut import answer_undercut


def answer_contest(case: Case) -> Draft | None:
    """The answer of the first plan that a question of bids is for; None where it is of none."""
    plans = (answer_within_tender, answer_bids, answer_outbid, answer_bid_gap, answer_losing_bid, answer_undercut)
    return next(filter(None, (plan(case) for plan in plans)), None)
