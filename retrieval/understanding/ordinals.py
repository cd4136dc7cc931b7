"""Places in a sequence that a masked question names: of deals ("the second contract"), and of single things."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from retrieval.understanding.cues import Cues


def find_ordinals(masked: str, cues: Cues, *, items: bool = True) -> tuple[int, ...]:
    """The places of the deals in their sequence, where an ordinal stands before a word for a deal.

    Without `items` those that count single things are left out: in "the third ship of the first contract" the third.
    """
    nouns, found = cues.sections["ordinal"]["nouns"], dict[int, int]()
    clause = cues.sections["time"]["clause"].search(masked, 1)
    since = clause.start() if clause else len(masked)  # "what was unpaid when the third ship came" is of no third deal
    for place, match in cues.places(masked):
        if (not items or match.start() > since) and _counts_item(match, masked, cues):
            continue
        if nouns.match(match[0]):  # "lot two"
            found.setdefault(place, match.start())
            continue
        following = nouns.search(masked, match.end())
        nearest = following is not None and (
            following.start() - match.end() <= 1 or place > 0 or not following[0].isupper()
        )  # "the latest tally of PRODUCT" is no latest deal
        if following and nearest and _short_way(masked, match.end(), following.start()):
            found.setdefault(place, match.start())
            continue
        after = _after_choice(masked[match.end() :], cues)
        if _stands_alone(after, cues) and _is_led(masked[: match.start()], cues):
            found.setdefault(place, match.start())  # "... than the first?", "a fourth would be how much"
    found |= _held_against(masked, found, cues)
    return tuple(sorted(found, key=found.__getitem__))


def _held_against(masked: str, found: Mapping[int, int], cues: Cues) -> dict[int, int]:
    """The places before a deal's that are set against it: "between the first and the second COUNTRY contract"."""
    between, starts = cues.sections["sides"]["between"], set(found.values())
    return {
        place: match.start()
        for place, pattern in cues.ordinals.items()
        for match in pattern.finditer(masked)
        if place not in found
        and place > 0
        and _is_led(masked[: match.start()], cues)
        and (joint := between.match(masked, match.end() + 1)) is not None
        and any(start in starts for start in _soon(masked, joint.end()))
    }


def _soon(masked: str, start: int) -> Iterator[int]:
    """Where the next words begin."""
    return (start + word.start() for word in islice(re.finditer(r"\w+", masked[start:]), _NEAR))


_NEAR = 3  # words from what sets two apart to the second: "than for the second"


def _after_choice(after: str, cues: Cues) -> str:
    """What follows an ordinal, and another that is given beside it: "the first or the second?"."""
    joint = cues.sections["sides"]["between"].match(after, 1)
    if joint is None:
        return after
    start = (cues.sections["followup"]["article"].match(after, joint.end() + 1) or joint).end() + 1
    others = (other.match(after, start) for other in cues.ordinals.values())
    return next((after[match.end() :] for match in others if match), after)


def _stands_alone(after: str, cues: Cues) -> bool:
    """Whether nothing follows an ordinal that it could count: the end of a part, or what begins a question."""
    ending = cues.sections["followup"]["ordinal_end"].match(after)  # some languages glue it on: "두 번째에서는요"
    after = after[ending.end() :] if ending else after
    return bool(re.match(r"\s*(?:[?.!,;]|$)", after) or cues.sections["verify"]["start"].match(after.lstrip()))


def _is_led(before: str, cues: Cues) -> bool:
    """Whether a text is blank or ends with an article: what leads up to "the second?", a question by itself."""
    article = cues.sections["followup"]["article"]
    return not before.strip() or any(m.end() == len(before.rstrip()) for m in article.finditer(before))


def is_added(masked: str, cues: Cues) -> bool:
    """Whether an ordinal tells what is added to something else: "the package plus the later ship"."""
    between, article = cues.sections["sides"]["between"], cues.sections["followup"]["article"]
    for match in (match for pattern in cues.ordinals.values() for match in pattern.finditer(masked)):
        before = masked[: match.start()].rstrip()
        led = [m.start() for m in article.finditer(before) if m.end() == len(before)]
        before = before[: led[0]].rstrip() if led else before
        if any(m.end() == len(before) for m in between.finditer(before)):
            return True
    return False


def _counts_item(match: re.Match[str], masked: str, cues: Cues) -> bool:
    """Whether an ordinal counts things, not deals: "the second PRODUCT ship", but "the second PRODUCT contract"."""
    if _has_arrived(match, masked, cues):
        return True
    after = re.match(r"(?: \w+)?((?: (?:COUNTRY|PRODUCT|ORGANISATION))+)(?:'s)?((?: \w+){0,2})", masked[match.end() :])
    nouns = cues.sections["ordinal"]["nouns"]
    return after is not None and "PRODUCT" in after[1] and not nouns.search(_up_to_country(after[2]))


def _up_to_country(after: str) -> str:
    """The words after a thing without the country it goes to: "the second PRODUCT reach COUNTRY"."""
    return re.sub(r" [a-z]+ COUNTRY$", "", after)


def _has_arrived(match: re.Match[str], masked: str, cues: Cues) -> bool:
    """Whether a place in a sequence follows a verb of arriving, and is of no deal: "¿cuándo llegó el segundo?"."""
    arriving, nouns = cues.sections["followup"].get("arriving"), cues.sections["ordinal"]["nouns"]
    before, following = masked[: match.start()].rstrip(), nouns.match(masked[match.end() :].lstrip())
    came = arriving is not None and any(m.end() == len(before) for m in arriving.finditer(before))
    return came and (following is None or following[0].isupper())


def find_item(masked: str, cues: Cues) -> int:
    """Which one of several things is meant: 2 for "the second PRODUCT" and "and the second?"; 0 where none is."""
    nouns = cues.sections["ordinal"]["nouns"]
    for place, match in (named for named in cues.places(masked) if named[0] > 0):
        thing = cues.sections["followup"]["thing"].match(masked[match.end() :].lstrip())
        if thing or _has_arrived(match, masked, cues):
            return place
        after = re.match(r"((?: \w+){0,2}?) PRODUCT(?: PRODUCT)?((?: \w+){0,2})|\W*$", masked[match.end() :])
        beside = f"{after[1] or ''} {_up_to_country(after[2] or '')}" if after else ""
        if after and not re.search(r"PRODUCT|COUNTRY", beside) and not nouns.search(beside):
            return place
    return 0


def nouns_of_deals(seen_text: str, cues: Cues) -> frozenset[str]:
    """The words for a deal that stand in a masked question: order, lot, batch."""
    found = (match[0] for match in cues.sections["ordinal"]["nouns"].finditer(seen_text))
    return frozenset(noun for noun in found if noun.islower())


def _short_way(masked: str, start: int, end: int) -> bool:
    """Whether at most two words stand between an ordinal and what it counts."""
    return len(masked[start:end].split()) <= 2 and "?" not in masked[start:end]
