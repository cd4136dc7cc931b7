"""Several roles of one thing at once: "shipped and delivered, both numbers please"."""

from dataclasses import replace

from index.records import Attribute, DealKind
from retrieval.answer import Outcome
from retrieval.case import Case
from retrieval.draft import HEADLINE, Draft, figures_of
from retrieval.plans.counts.quantity import answer_quantity
from retrieval.plans.sentences import latest
from retrieval.selection import covered

A = Attribute
_ROLES = (
    A.REQUIRED_QUANTITY,
    A.ORDERED_QUANTITY,
    A.SHIPPED_QUANTITY,
    A.DELIVERED_QUANTITY,
    A.REMAINING_QUANTITY,
    A.IN_SERVICE_QUANTITY,
    A.LOST_QUANTITY,
)


def answer_roles(case: Case) -> Draft | None:
    """The count in each role that the question names, one after the other; None unless two can be told."""
    named = [role for role in _ROLES if role in case.question.attributes]
    drafts = [draft for role in named if (draft := answer_quantity(case, role)).outcome is Outcome.ANSWERED]
    headline = "; ".join(draft.headline for draft in drafts)
    if len(drafts) < 2 or len(headline) > HEADLINE:
        short = "; ".join(draft.headline.split(", ")[0] for draft in drafts)
        headline = short if len(short) <= HEADLINE else ""
    if len(drafts) < 2 or not headline:
        return None
    facts = tuple(dict.fromkeys(fact for draft in drafts for fact in draft.facts))
    figures = [figure for draft in drafts for figure in draft.figures or figures_of(draft.facts[:1])]
    return replace(
        drafts[0],
        headline=headline,
        facts=facts,
        strong="; ".join(draft.strong for draft in drafts),
        details=tuple(line for draft in drafts for line in draft.details),
        computations=tuple(computation for draft in drafts for computation in draft.computations),
        figures=tuple(figures),
        as_of=latest(draft.facts[0] for draft in drafts),
    )


def is_of_return(case: Case, lead: Attribute) -> bool:
    """Whether it is counted how many of the buyer's own things, which others rebuild, are with it again."""
    if "back_again" not in case.question.claims or lead not in _AWAY:
        return False
    about = covered(case.question.subject.products, case.knowledge)
    return {deal.kind for deal in case.deals if not about or about & set(deal.products)} == {DealKind.UPGRADE}


_AWAY = (A.ORDERED_QUANTITY, A.UPGRADE_QUANTITY, A.IN_SERVICE_QUANTITY)
