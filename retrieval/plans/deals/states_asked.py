"""The states of deals that a question asks for: cancelled, suspended, lapsed, still open."""

from index.records import Attribute, Status
from retrieval.case import Case
from retrieval.plans.deals.status import CLAIMED, FAILED

A = Attribute
LISTED = ("cancelled", "suspended", "delayed", "lost", "talks", "unsigned")  # the states that tell deals apart
_OF_OPTIONS = ("lapsed", "exercised", "possible")
# The states a list may be of: what came to nothing by one way or another, and what may still come of it.
_STATES = CLAIMED | {
    "talks": (Status.NEGOTIATED,),
    "unsigned": (Status.REQUIREMENT, Status.BID, Status.SELECTED, Status.NEGOTIATED),
    "possible": (Status.OPTION_OPEN,),
}


def states_asked(case: Case) -> tuple[Status, ...]:
    """The states that the deals of a list are to be in; none where any will do."""
    claims = case.question.claims
    if "also_ended" in claims:
        claims = claims - {"also_ended", "cancelled", "lapsed"}  # "including any that fell through" narrows nothing
    if "or_talks" in claims:
        return tuple(status for status in Status if status not in _CAME_TO_NOTHING)  # "bought or is in talks about"
    if {"cancelled", "lost"} <= claims:
        return (*FAILED, *(CLAIMED["suspended"] if "suspended" in claims else ()))
    if {"cancelled", "suspended"} <= claims:
        return (*CLAIMED["cancelled"], *CLAIMED["suspended"])
    if {"talks", "lost"} <= claims:
        return tuple(Status)  # "sold, negotiated or lost"
    if "cancelled" in claims and A.PLANNED_QUANTITY in case.question.attributes:
        return FAILED[:2]  # plans that were dropped, for good or for now
    if "exercised" in claims and case.question.is_negated:
        return _STATES["possible"]
    options = _OF_OPTIONS if "option_open" in claims or A.OPTIONAL_QUANTITY in case.question.attributes else ()
    if "talks" in claims and A.NEGOTIATED_QUANTITY not in case.question.attributes:
        claims = claims - {"talks"}  # the talks only say how a deal came about
    named = [claim for claim in ("unsigned", *LISTED, *options) if claim in claims]
    if "cancelled" in named and "lapsed" in claims:
        return (*CLAIMED["cancelled"], *CLAIMED["lapsed"])  # "cancelled or allowed to lapse"
    return next((_STATES[claim] for claim in (*named, *(claims & {"lapsed"}))), ())


_CAME_TO_NOTHING = (*FAILED, Status.REQUIREMENT, Status.LOST)
