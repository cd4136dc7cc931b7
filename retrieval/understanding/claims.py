"""What a question asserts about a deal, without the states of deals that it sets aside."""

from retrieval.understanding.cues import Cues
from retrieval.understanding.sighting import Sighting

_LOOSE = frozenset({"talks", "lost", "unsigned"})  # what never came to an order


def find_claims(seen: Sighting, cues: Cues) -> frozenset[str]:
    """The claims in a question; none of talks or bids that are set aside: "who ordered it, lost bids aside"."""
    found = frozenset(cues.found("claim", seen.masked.text))
    return found - (_LOOSE - cues.found("claim", seen.kept).keys())
