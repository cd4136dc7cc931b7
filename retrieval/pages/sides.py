"""The sides of a comparison that somebody types: "K2 Poland vs K9 Egypt", "Poland Romania"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.case import Case
from retrieval.pages.page import View
from retrieval.question import Subject
from retrieval.selection import find_deals
from retrieval.understanding.cues import Cues
from retrieval.understanding.sighting import Sighting, look

# What sets sides apart whatever stands beside it: "Peru, K808 contract" is no name with a comma in it.
_PLAIN = re.compile(r"\s*[,;|\n]\s*|\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
_MOST = 4  # sides that a telephone can show
_NONE = frozenset[str]()


@dataclass(frozen=True)
class Side:
    """One side: what it is called, and the case of its deals."""

    name: str
    case: Case


def find_sides(text: str, view: View) -> list[Side]:
    """The sides a text names, with what one of them leaves out as the others have it; fewer than two are no sides."""
    languages = dict.fromkeys([view.speech.language, view.reader.language(text)])
    parts = [_parts(text, view.reader.cues[language], view) for language in languages]
    named = max((_subjects(each, view) for each in parts), key=len)
    whole = zip(named, _filled(named), strict=True)
    # What one side leaves out is as the others have it only where there is such a deal.
    subjects = [filled if find_deals(filled, view.knowledge) else own for own, filled in whole]
    sides = [Side(_name(subject, view), view.case(subject)) for subject in subjects]
    return list({side.name: side for side in sides}.values())[:_MOST]


def _subjects(parts: Sequence[str], view: View) -> list[Subject]:
    return [subject for part in parts if not (subject := view.read(part).subject).is_empty]


def _parts(text: str, cues: Cues, view: View) -> list[str]:
    """The text cut at the words that set one side against another, else where a name of the same sort comes again."""
    plain = [look(part, view.knowledge, cues, view.today) for part in _PLAIN.split(text)]
    parts = [part for seen in plain for part in _cut(seen, _between(seen, cues))]
    return parts if len(parts) > 1 else [part for seen in plain for part in _cut(seen, _repeats(seen))]


def _cut(seen: Sighting, cuts: Sequence[tuple[int, int]]) -> list[str]:
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(seen.text)]
    return [seen.text[start:end] for start, end in zip(starts, ends, strict=True)]


def _between(seen: Sighting, cues: Cues) -> list[tuple[int, int]]:
    """Where the words stand that set one side against another; none within a name."""
    origin = seen.masked.origin
    matches = cues.sections["sides"]["between"].finditer(seen.masked.text)
    return [(origin[match.start()], origin[min(match.end(), len(origin) - 1)]) for match in matches]


def _repeats(seen: Sighting) -> list[tuple[int, int]]:
    """Where a name begins of a sort that its side has already: K2 Poland | K9 Egypt, Poland | Romania."""
    cuts, kinds = list[tuple[int, int]](), set[str]()
    for mention in seen.mentions:
        if mention.kind in kinds:
            cuts.append((mention.start, mention.start))
            kinds.clear()
        kinds.add(mention.kind)
    return cuts


def _filled(sides: Sequence[Subject]) -> list[Subject]:
    """The sides with the product, or the buyer, that only another one names: "K2 Poland vs Peru"."""
    products = [side.products for side in sides if side.products]
    buyers = [side.buyers for side in sides if side.buyers]
    return [
        replace(
            side,
            products=side.products or (_NONE if side.deals else _nearest(products, place)),
            buyers=side.buyers or (_NONE if side.deals or side.sellers else _nearest(buyers, place)),
        )
        for place, side in enumerate(sides)
    ]


def _nearest(named: Sequence[frozenset[str]], place: int) -> frozenset[str]:
    return named[min(place, len(named) - 1)] if named else _NONE


def _name(subject: Subject, view: View) -> str:
    """What a side is called: its deal when it is told apart by more than names, else its names."""
    knowledge, speech = view.knowledge, view.speech
    deals = find_deals(subject, knowledge)
    if len(deals) == 1 and (subject.deals or subject.signed or subject.ordinals or subject.kinds):
        return f"{deals[0].title} ({speech.country(deals[0].buyer)})"
    return " · ".join(
        [
            *map(knowledge.product_name, sorted(subject.products)),
            *map(speech.country, sorted(subject.buyers)),
            *map(knowledge.organisation_name, sorted(subject.sellers)),
            *map(speech.country, sorted(subject.seller_countries)),
            *(knowledge.records.deals[deal].title for deal in sorted(subject.deals)),
            *([speech.period(subject.signed)] if subject.signed else []),
        ]
    )
