"""Whether a question asks for a sum of money where no word says so outright."""

import re

from index.records import Attribute
from retrieval.understanding.cues import Cues

A = Attribute


def is_of_sum(masked: str, cues: Cues) -> bool:
    """Whether "how much of it" can only be of money: what is unpaid or lent, or is left of a limit in a currency."""
    limits = any(cues.has("attribute", limit, masked) for limit in (A.BUDGET, A.CEILING))
    limited = limits and (bool(cues.found("currency", masked)) or cues.has("attribute", A.REMAINING_QUANTITY, masked))
    return limited or cues.has("claim", "unpaid", masked) or bool(cues.found("backing", masked))


def counts_money(masked: str, cues: Cues) -> bool:
    """Whether what is counted is a currency: "how many laris"."""
    places = set(cues.found("currency", masked).values())
    return any(match.end() + 1 in places for match in cues.sections["asked"]["quantity"].finditer(masked))


def names_counted_money(masked: str, cues: Cues) -> bool:
    """Whether what is counted is a currency, or so is asked for: "how many dirhams", but not "how much in dirhams"."""
    places, asked = cues.found("currency", masked).values(), cues.sections["asked"]["money"]
    inside = any(match.start() < place < match.end() for match in asked.finditer(masked) for place in places)
    return inside or counts_money(masked, cues)


def names_currency_alone(masked: str, cues: Cues) -> bool:
    """Whether a question names a currency with no amount before it: "in dollars" asks for a sum."""
    places = cues.found("currency", masked).values()
    return any(
        not re.search(r"(?:\d|illions?|bn|[mk]|mil|millon(?:es)?|mld|mln|mili\w+|억|조|만)\W*(?:\w+ )?$", masked[:at])
        for at in places
    )
