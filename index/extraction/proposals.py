"""What an article states, one proposal a statement: figures by their roles, states of the deal, withheld prices."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from index.extraction.amounts import Amount
from index.extraction.breakdowns import find_members
from index.extraction.catalogue import Catalogue
from index.extraction.counts import Count
from index.extraction.cues import load_names
from index.extraction.dates import Dated
from index.extraction.features import head_of, is_part_of
from index.extraction.linear import load_model
from index.extraction.nothing import find_nothing
from index.extraction.reading import Line, Reading, Sort
from index.extraction.roles import Role, read_roles
from index.extraction.scopes import find_scopes, scopes_of_withheld
from index.extraction.sellers import find_seller
from index.extraction.shares import find_shares
from index.extraction.speakers import find_speaker
from index.extraction.statuses import find_signs, status_features
from index.extraction.subjects import Subject, Subjects
from index.extraction.told import find_told
from index.names import fold
from index.periods import Period
from index.records import Attribute, Modality, Product, Qualifier, Status

_PRICE = frozenset(("worth", "paid"))
_NO_DEAL = frozenset(("option", "negotiate", "bid", "memorandum"))  # what has no price yet keeps none secret
_DEALS = frozenset(("contract", "calloff", "framework", "order"))
_AHEAD = frozenset(("future", "plan", "expect", "oblige"))
_SIGNABLE = frozenset(("amend", "contract", "calloff", "framework", "memorandum", "order"))
_PART = "part"
_RULED = 0.6  # confidence in a rule that isn't learnt: about its precision on the articles looked at
_COME = frozenset((Attribute.DELIVERED_QUANTITY, Attribute.DELIVERED_BATCH))
_MILLION = 1_000_000
THRESHOLD = 0.45  # of confidence; below it a figure is better left out
_LEAST_STATE = 0.5  # of a state of the deal
_LEAST = {Attribute.DELIVERY_START: 0.6}  # the same where less sure ones are mostly wrong


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that isn't tied to a deal yet."""

    line: Line
    place: int  # of the figure, or of the word that shows a state
    attribute: Attribute
    value: Decimal | Period | str
    unit: str
    qualifier: Qualifier
    modality: Modality
    buyer: str
    product: Product
    as_of: Period | None
    stated_by: str
    scope: tuple[str, ...]
    confidence: float
    rule: str


def propose(reading: Reading, catalogue: Catalogue) -> list[Proposal]:
    """The statements of an article, in the order of the text, each told once."""
    subjects = Subjects(reading, catalogue)
    roles = find_members(reading, list(read_roles(reading)))
    found: dict[tuple[object, ...], Proposal] = {}
    for proposal in (
        *_figures(reading, catalogue, subjects, _with_wholes(roles, reading.article.language)),
        *_states(reading, subjects, roles),
        *_shares(reading, subjects),
        *_withheld(reading, subjects),
        *_nothing(reading, subjects, catalogue),
        *_told(reading, subjects),
    ):
        key = (*_stated(proposal), _is_of_framework(proposal))
        known = found.get(key)
        if known is None or proposal.confidence > known.confidence:
            found[key] = proposal
    return sorted(found.values(), key=lambda one: one.line.number)


def _with_wholes(roles: Sequence[Role], language: str) -> list[Role]:
    """The roles, the whole that things delivered are part of as what was ordered: "three of its five have come".

    Of "all but one of its five" the one is what is still to come.
    """
    settled = list[Role]()
    for role in roles:
        last = settled[-1] if settled else role
        pair = (last, role) if language != "ko" else (role, last)
        come = role.line is last.line and role is not last and all(one.attribute in _COME for one in pair)
        if come and is_part_of(pair[0].line, pair[0].figure, pair[1].figure) and _is_less(pair[0], pair[1]):
            part, whole = pair[0], replace(pair[1], attribute=Attribute.ORDERED_QUANTITY)
            if _is_excepted(part, language):
                part = replace(part, attribute=Attribute.REMAINING_QUANTITY)
            settled[-1:] = [part, whole] if language != "ko" else [whole, part]
        else:
            settled.append(role)
    return settled


def _is_less(one: Role, other: Role) -> bool:
    """Whether one count is below another: of "the 24 howitzers of Kenya 18" the 24 are no part."""
    first, second = one.figure.found, other.figure.found
    return isinstance(first, Count) and isinstance(second, Count) and first.value < second.value


def _is_excepted(role: Role, language: str) -> bool:
    """Whether a count is of those that aren't meant: all but one."""
    ahead = fold(role.line.text[role.line.sentence.start : role.figure.start]).rstrip()
    return any(ahead.endswith(phrase) for phrase in load_names(language, "all_but"))


def _stated(one: Proposal) -> tuple[object, ...]:
    return one.attribute, str(one.value), one.unit, one.buyer, one.product.id


def _is_of_framework(one: Proposal) -> bool:
    """Whether a day is that of a framework, and not of a contract signed at the same table."""
    kinds = {cue.kind for cue in one.line.cues}
    return one.attribute is Attribute.SIGNED and "framework" in kinds and "calloff" not in kinds


def _figures(reading: Reading, catalogue: Catalogue, subjects: Subjects, roles: list[Role]) -> Iterator[Proposal]:
    scopes: dict[int, Mapping[int, tuple[str, ...]]] = {}  # by the line's number
    for role in roles:
        subject = subjects.of_figure(role.line, role.figure)
        if role.confidence < _LEAST.get(role.attribute, THRESHOLD) or subject.product is None or not subject.buyer:
            continue
        if _is_no_count(reading, role) or _is_difference(role, reading.article.language):
            continue
        if role.attribute is Attribute.DELIVERED_QUANTITY and _is_unmet(role, reading.article.language):
            role = replace(role, attribute=Attribute.PLANNED_QUANTITY)
        modality = _modality(reading, role)
        value, unit, qualifier = _value(role, subject.product, catalogue)
        if role.figure.sort is Sort.MONEY and role.line.number not in scopes:
            scopes[role.line.number] = find_scopes(role.line, reading.article.language)
        scope = scopes.get(role.line.number, {}).get(role.figure.start, ()) + ((_PART,) if role.is_part else ())
        confidence = round(role.confidence * subject.confidence, 2)
        yield Proposal(
            role.line, role.figure.start, _attribute(role), value, unit, qualifier, modality, subject.buyer,
            subject.product, None, find_speaker(reading, role.line), scope, confidence,
            f"{role.figure.sort}:{role.attribute}",
        )  # fmt: skip


def _is_no_count(reading: Reading, role: Role) -> bool:
    """Whether a count is too large for one of things that the text does not name: 96 million of some money."""
    found = role.figure.found
    large = isinstance(found, Count) and found.value >= _MILLION
    return large and head_of(reading, role.line, role.figure) not in ("product", "kind")


def _is_difference(role: Role, language: str) -> bool:
    """Whether a sum is that by which another is larger or smaller: an offer 30 million euros cheaper."""
    behind = fold(role.line.text[role.figure.end : role.line.sentence.end]).lstrip()
    return role.figure.sort is Sort.MONEY and behind.startswith(tuple(load_names(language, "difference")))


def _is_unmet(role: Role, language: str) -> bool:
    """Whether so many should have come by now: of the counts of a sentence, the nearest to the words for that."""
    sentence = role.line.sentence
    text = fold(sentence.text)
    counts = [one for one in role.line.figures if one.sort is Sort.COUNT]
    places = [sentence.start + at for phrase in load_names(language, "unmet") if (at := text.find(phrase)) >= 0]
    return any(min(counts, key=lambda one: abs(one.start - place)) is role.figure for place in places)


def _attribute(role: Role) -> Attribute:
    """The role of a figure; the day on which an amendment was signed is that of the amendment."""
    if role.attribute is Attribute.SIGNED and _is_of_amendment(role.line, role.figure.start):
        return Attribute.AMENDED
    return role.attribute


def _is_of_amendment(line: Line, place: int) -> bool:
    """Whether what is signed at a place is an amendment: no word for a contract stands between the two."""
    kinds = [cue.kind for cue in line.cues if cue.end <= place and cue.kind in _SIGNABLE]
    return kinds[-1:] == ["amend"]


def _modality(reading: Reading, role: Role) -> Modality:
    """Whether a figure is so; what a word for a denial governs is denied, whatever else the sentence says."""
    start, end = role.line.sentence.start, role.figure.start
    for cue in role.line.cues:
        if cue.kind == "deny":
            governed = (cue.end, end) if reading.article.language != "ko" else (role.figure.end, cue.start)
            if start <= governed[0] <= governed[1] and ";" not in role.line.text[slice(*governed)]:
                return Modality.DENIED
    if _is_denied_behind(role.line, end, reading.article.language):
        return Modality.DENIED
    label, _ = load_model("modality").choose((*role.features, f"role:{role.attribute}"))
    return Modality(label)


def _is_denied_behind(line: Line, place: int, language: str) -> bool:
    """Whether what a sentence tells at a place is denied behind it: "a story of 12 boats; it called it false"."""
    behind = fold(line.text[place : line.sentence.end])
    return any(phrase in behind for phrase in load_names(language, "denied_before"))


def _value(role: Role, product: Product, catalogue: Catalogue) -> tuple[Decimal | Period, str, Qualifier]:
    match role.figure.found:
        case Count(value=value, qualifier=qualifier):
            return value, catalogue.unit_of(product), qualifier
        case Amount(value=value, currency=currency, qualifier=qualifier):
            return value, currency, qualifier
        case Dated(period=period):
            return period, "", Qualifier.EXACT


def _states(reading: Reading, subjects: Subjects, roles: list[Role]) -> Iterator[Proposal]:
    shown: set[str] = set()
    for line in reading.lines:
        own = [str(role.attribute) for role in roles if role.line is line]
        for sign in find_signs(line):
            odds = load_model("status").weigh(status_features(line, sign, own, sign.status in shown))
            shown.add(sign.status)
            subject = subjects.of_line(line, sign.cue.start)
            if odds["yes"] < _LEAST_STATE or subject.product is None or not subject.buyer:
                continue
            if sign.status == Status.SIGNED and _is_of_amendment(line, sign.cue.start):
                continue
            if _is_denied_behind(line, sign.cue.start, reading.article.language):
                continue
            yield Proposal(
                line, sign.cue.start, Attribute.STATUS, sign.status, "", Qualifier.EXACT, Modality.ACTUAL,
                subject.buyer, subject.product, None, find_speaker(reading, line), (),
                round(odds["yes"] * subject.confidence, 2), f"status:{sign.cue.kind}",
            )  # fmt: skip


def _shares(reading: Reading, subjects: Subjects) -> Iterator[Proposal]:
    """Offset as a percentage of the price."""
    for share in find_shares(reading):
        subject = subjects.of_line(share.line, share.start)
        if subject.product is not None and subject.buyer:
            ahead = any(cue.kind in _AHEAD for cue in share.line.cues)
            modality = Modality.PLANNED if ahead else Modality.ACTUAL
            yield _plain(reading, share.line, share.attribute, share.value, "percent", subject, modality, "share")


def _nothing(reading: Reading, subjects: Subjects, catalogue: Catalogue) -> Iterator[Proposal]:
    """That none has been delivered."""
    for none in find_nothing(reading):
        subject = subjects.of_line(none.line, none.start)
        if subject.product is not None and subject.buyer:
            unit, delivered = catalogue.unit_of(subject.product), Attribute.DELIVERED_QUANTITY
            yield _plain(reading, none.line, delivered, Decimal(0), unit, subject, Modality.ACTUAL, "nothing")


def _told(reading: Reading, subjects: Subjects) -> Iterator[Proposal]:
    """Who lost, who signed and why, in the words of the text."""
    for told in find_told(reading, find_seller(reading, subjects.buyer).company):
        subject = subjects.of_paragraph(told.line, told.countries)
        if subject.product is not None and subject.buyer:
            yield _plain(reading, told.line, told.attribute, told.value, "", subject, Modality.ACTUAL, "told")


def _withheld(reading: Reading, subjects: Subjects) -> Iterator[Proposal]:
    """Prices that the text says are not made public."""
    for line in reading.lines:
        kinds = {cue.kind for cue in line.cues}
        if any(one.sort is Sort.MONEY for one in line.figures) or kinds & _NO_DEAL or _is_of_no_deal(reading, line):
            continue
        if "unpriced" in kinds or ("undisclosed" in kinds and kinds & _PRICE):
            cue = next(cue for cue in line.cues if cue.kind in ("undisclosed", "unpriced"))
            subject = subjects.of_line(line, cue.start)
            if subject.product is not None and subject.buyer:
                withheld = Qualifier.UNDISCLOSED
                yield replace(
                    _plain(reading, line, Attribute.VALUE, str(withheld), "", subject, Modality.ACTUAL, "withheld"),
                    qualifier=withheld,
                    scope=scopes_of_withheld(line, reading.article.language),
                )


def _is_of_no_deal(reading: Reading, line: Line) -> bool:
    """Whether a sentence goes on about what has no price yet: a memorandum was signed; it names no price."""
    if line.opens_paragraph(reading.lines) or any(cue.kind in _SIGNABLE for cue in line.cues):
        return False
    before = {cue.kind for cue in reading.lines[line.number - 1].cues}
    return bool(before & _NO_DEAL) and not before & _DEALS


def _plain(
    reading: Reading, line: Line, attribute: Attribute, value: Decimal | str, unit: str, subject: Subject,
    modality: Modality, rule: str,
) -> Proposal:  # fmt: skip
    """A proposal of a rule that isn't learnt."""
    if subject.product is None:
        raise ValueError("a proposal needs a product")
    return Proposal(
        line, line.sentence.start, attribute, value, unit, Qualifier.EXACT, modality, subject.buyer, subject.product,
        None, find_speaker(reading, line), (), round(_RULED * subject.confidence, 2), rule,
    )  # fmt: skip
