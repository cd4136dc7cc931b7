"""What a question asserts about a deal and asks of it beside its attribute: claims, conditions, services, sorts."""

from retrieval.understanding.cues import Cues
from retrieval.understanding.sighting import Sighting

_LOOSE = frozenset({"talks", "lost", "unsigned", "buys"})  # what is no longer claimed once it is set aside


def find_claims(seen: Sighting, cues: Cues) -> frozenset[str]:
    """The claims in a question; none of talks, bids or buying that are set aside: "who ordered it, lost bids aside"."""
    found = frozenset(cues.found("claim", seen.masked.text).keys() | cues.found("backing", seen.masked.text).keys())
    return found - (_LOOSE - cues.found("claim", seen.kept).keys())


def find_scopes(seen: Sighting, cues: Cues) -> frozenset[str]:
    """The conditions on a figure; "unheard" where it is asked for something alone that no name or cue explains."""
    scopes, alone = frozenset(cues.found("scope", seen.kept)), cues.sections["scope"]["alone"]
    ends = {word.end + 1 for word in seen.rest}
    unheard = any(seen.masked.origin[match.start()] in ends for match in alone.finditer(seen.masked.text))
    return scopes - {"alone"} | {"unheard"} if unheard and "alone" in scopes else scopes


def find_services(masked: str, cues: Cues) -> frozenset[str]:
    """The services whose part is asked for, without those set aside: "the navy's rather than the army's"."""
    ends = [match.end() for match in cues.sections["negation"]["start"].finditer(masked)]
    found = cues.found("service", masked)
    return frozenset(key for key, at in found.items() if not any(0 <= at - end <= _ARTICLE for end in ends))


_ARTICLE = 5  # characters that an article takes between two words


def find_sorts(masked: str, cues: Cues) -> tuple[str, ...]:
    """What a list may be of, the first named first."""
    found = cues.found("sort", masked)
    return tuple(sorted(found, key=found.__getitem__))
