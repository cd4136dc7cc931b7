"""What a question counts: the products right after "how many", or the word there that names none."""

import re
from collections.abc import Sequence
from itertools import pairwise, product

from index.names import Mention, NameKind, fold, split_pieces
from index.records import Attribute
from retrieval.knowledge import Knowledge
from retrieval.selection import covered
from retrieval.understanding.cues import Cues
from retrieval.understanding.sighting import Sighting


def find_counted(seen: Sighting, cues: Cues, knowledge: Knowledge) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is counted: the products right after "how many", or else the word there that names no product."""
    match = cues.sections["asked"]["quantity"].search(seen.kept)
    if match is None:
        return (), ()
    if cues.language == "ko":
        return _led_by(match.start(), seen, cues), ()
    start = seen.place(match.end() - len(_THING) * match[0].endswith(_THING))  # "how much ammunition" is one cue
    following = [m for m in seen.mentions if m.start >= start and m.kind is NameKind.PRODUCT]
    following = following[_is_compound(following, seen.text, knowledge) :]
    between = seen.text[start : following[0].start] if following else ""
    if following and len(between.split()) <= 2 and "," not in between:
        heads = [n.id for m in _joined(following, seen.text) for n in m.names if n.kind is NameKind.PRODUCT]
        return tuple(dict.fromkeys(heads)), ()
    parties = [(m.start, m.end) for m in seen.mentions if m.kind in (NameKind.COUNTRY, NameKind.ORGANISATION)]
    pieces = [p for p in split_pieces(fold(seen.text)) if p.start >= start]
    pieces = [p for p in pieces if p.text != "s" and not any(a <= p.start < b for a, b in parties)]
    first = next(iter(pieces), None)  # "how many Slovak drivers" counts drivers
    unknown = [word for word in seen.rest if first is not None and word.start == first.start]
    units = knowledge.units
    return (), tuple(word.text for word in unknown if not {word.text, word.text + "s"} & units)


def _led_by(place: int, seen: Sighting, cues: Cues) -> tuple[str, ...]:
    """The product right before a Korean "how many", or "in all how many", where others before it tell the deal."""
    start = seen.place(place)
    named = [m for m in seen.mentions if m.kind is NameKind.PRODUCT and m.end <= start]
    if len(named) < _PAIR or fold(seen.text[named[-2].end : named[-1].start]).strip(" ,") in _AND:
        return ()
    between = re.sub(r"^[가-힣]{0,2}(?![가-힣])", "", seen.text[named[-1].end : start]).strip()
    summed = len(between.split()) <= _SHORT and cues.has("operation", "total", seen.kept)
    return tuple(name.id for name in named[-1].names) if summed or not between else ()


def _is_compound(following: Sequence[Mention], text: str, knowledge: Knowledge) -> bool:
    """Whether two things stand side by side of which the first is no sort of the second: "mortar bombs" are bombs."""
    if len(following) < _PAIR or text[following[0].end : following[1].start] != " ":
        return False
    first, second = (covered((n.id for n in m.names), knowledge) for m in following[:_PAIR])
    kinds = all(n.id in knowledge.products and knowledge.products[n.id].is_kind for n in following[0].names)
    return kinds and not first & second


_PAIR = 2
_THING = "PRODUCT"


def in_service_first(ranked: tuple[Attribute, ...], masked: str, cues: Cues) -> tuple[Attribute, ...]:
    """The roles of a count, that of service first where a word for what is left goes with it: "left in service".

    A loss that only says since when is no role: what is left after the crash is in service.
    """
    service, left, lost = Attribute.IN_SERVICE_QUANTITY, Attribute.REMAINING_QUANTITY, Attribute.LOST_QUANTITY
    survives = lost in ranked and _only_dates(masked, cues, lost)
    others = tuple(role for role in ranked if role != lost or not survives)
    alike = service in others and others[:1] == (left,) and _is_beside(masked, cues, left, service)
    if alike or (survives and set(others) <= {left, service}):
        return (service, *(role for role in others if role not in (service, left)))
    return others


def _is_beside(masked: str, cues: Cues, one: Attribute, other: Attribute) -> bool:
    """Whether a word for one role stands beside one for another, with no more than a word between them."""
    spans = ([match.span() for match in cues.sections["attribute"][role].finditer(masked)] for role in (one, other))
    gaps = (masked[min(a[1], b[1]) : max(a[0], b[0])] for a, b in product(*spans))
    return any(len(gap.split()) < _SHORT and gap.strip() not in _AND for gap in gaps)


def _only_dates(masked: str, cues: Cues, role: Attribute) -> bool:
    """Whether every word for a role comes right after one that says since when."""
    places = [match.start() for match in cues.sections["attribute"][role].finditer(masked)]
    since = [match.end() for match in cues.sections["time"]["since"].finditer(masked)]
    return all(any(at >= end and len(masked[end:at].split()) <= _SHORT for end in since) for at in places)


_SHORT = 2  # words between "after" and the loss: "after the second crash"


def counts_product(masked: str, cues: Cues) -> bool:
    """Whether what is counted is a product: right after "how many", in Korean right before it."""
    match = cues.sections["asked"]["quantity"].search(masked)
    if match is None:
        return False
    if cues.language == "ko":
        return re.search(r"PRODUCT\S*(?: \S+)? ?$", masked[: match.start()]) is not None
    counted = re.match(r"(?:\s+\S+)?\s+PRODUCT(?:'?s)?((?:\s+\w+){1,2})?", masked[match.end() :])
    return counted is not None and not (counted[1] and cues.found("sort", counted[1]))


def _joined(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The first mention and those joined to it: "K9s and K10s"."""
    joined = list(mentions[:1])
    for before, after in pairwise(mentions):
        if fold(text[before.end : after.start]).strip(" s,") not in _AND:
            break
        joined.append(after)
    return joined


_AND = ("and", "y", "i", "oraz", "과", "와", "및", "&")
