"""What is answered before it is asked what is to be done with the facts: origins, options, a paper's words."""

from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.amounts.affordable import answer_affordable
from retrieval.plans.amounts.financed import answer_financed
from retrieval.plans.amounts.own_shares import answer_own_share
from retrieval.plans.amounts.payments import answer_parts_paid
from retrieval.plans.amounts.rest import less_set_off
from retrieval.plans.comparisons.times_as import answer_times_as
from retrieval.plans.counts.between import came_between
from retrieval.plans.counts.losses import answer_loss, answer_out_of_use, answer_survivors
from retrieval.plans.counts.taken_up import answer_taken_up
from retrieval.plans.dates.lease_ends import answer_lease_end
from retrieval.plans.dates.milestones import answer_handovers, answer_milestones
from retrieval.plans.dates.named import answer_named
from retrieval.plans.deals.called import answer_called
from retrieval.plans.deals.extras import answer_extras
from retrieval.plans.deals.inside import answer_inside
from retrieval.plans.deals.others import answer_others
from retrieval.plans.deals.parties import answer_origin
from retrieval.plans.evidence.newsrooms import answer_newsroom

_PLANS = (
    answer_newsroom,
    answer_origin,
    answer_called,
    answer_times_as,
    answer_parts_paid,
    answer_taken_up,
    answer_survivors,
    answer_out_of_use,
    answer_loss,
    answer_affordable,
    answer_lease_end,
    answer_financed,
    less_set_off,
    answer_own_share,
    answer_extras,
    answer_inside,
    answer_others,
    answer_named,
    answer_milestones,
    answer_handovers,
    came_between,
)


def answer_outright(case: Case) -> Draft | None:
    """The answer of the first plan that a question is plainly for, whatever is to be done; None where there is none."""
    return next(filter(None, (plan(case) for plan in _PLANS)), None)
