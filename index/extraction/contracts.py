"""Which of a buyer's contracts a statement is about: told by its place in their sequence, its kind, its year."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from index.extraction.cues import load_cue_words
from index.extraction.proposals import Proposal
from index.extraction.reading import Line
from index.names import fold
from index.periods import Period
from index.records import Attribute, Modality, Status

_REACH = 3  # words between an ordinal and the contract it counts
_BESIDE = 10  # characters between a count and "another" or "more"
_TERMS_REACH = 32  # characters between a framework and its day: "framework agreement concluded in October 2023"
_AGREEMENT = 12  # of these, those in which "agreement" or "contract" still belongs to the framework
_CONTRACTS = frozenset(("contract", "calloff"))
_CLOSED = frozenset(("sign", "order"))
_SIGNED = frozenset(("sign", "order", "contract", "worth"))  # of what a sentence tells that opens "The second, …"
_SOONEST = timedelta(days=120)  # from the signing of a contract to the first delivery
_ARRIVALS = frozenset((Attribute.DELIVERED_QUANTITY, Attribute.DELIVERED_BATCH, Attribute.DELIVERY_START))
_FRAMEWORKS = frozenset((Attribute.FRAMEWORK_QUANTITY,))
_DRAWN = frozenset(("order", "calloff"))
_TERMS = frozenset((Attribute.FRAMEWORK_QUANTITY, Attribute.CEILING))  # of a framework

A = Attribute
# What tells how far a deal has come, and so may name its size.
PROGRESS = frozenset(
    (A.DELIVERED_QUANTITY, A.DELIVERED_BATCH, A.SHIPPED_QUANTITY, A.REMAINING_QUANTITY, A.LOCAL_PRODUCTION, A.COMPLETED)
)


@dataclass(frozen=True, slots=True)
class Contract:
    """What a text tells of a contract beside its parties; None and 0 where it says nothing."""

    is_framework: bool | None = None
    place: int = 0
    year: int = 0
    is_another: bool = False  # the text orders "another twelve": not the contract known so far
    deal: str = ""  # the registered one that is for as many as the text names

    @property
    def is_told(self) -> bool:
        """Whether anything is known that sets it apart."""
        return bool(self.is_framework) or self.is_another or self.place > 0 or self.year > 0 or self.deal != ""

    def fits(self, other: "Contract") -> bool:
        """Whether both may be the same contract."""
        same_place = not (self.place and other.place) or self.place == other.place
        same_year = not (self.year and other.year) or self.year == other.year
        same_kind = None in (self.is_framework, other.is_framework) or self.is_framework == other.is_framework
        same_turn = self.is_another == other.is_another or self.place > 1 or other.place > 1  # one more is a second one
        same_deal = not (self.deal and other.deal) or self.deal == other.deal
        return same_kind and same_turn and same_place and same_year and same_deal

    def joined(self, other: "Contract") -> "Contract":
        """All that is known of the one contract that two texts speak of."""
        kind = other.is_framework if self.is_framework is None else self.is_framework
        place, year = self.place or other.place, self.year or other.year
        return Contract(kind, place, year, self.is_another or other.is_another, self.deal or other.deal)


def part_contracts(
    proposals: Sequence[Proposal],
    lines: Sequence[Line],
    language: str,
    find_known: Callable[[Sequence[Proposal]], Contract | None],
) -> list[tuple[Contract, list[Proposal]]]:
    """The statements on one buyer and product by the contract they are about, in the order of the text.

    A sentence that tells nothing goes on about the contract of the sentence before it in its paragraph, and at the
    beginning of a paragraph about the first one. `lines` are sentences that state nothing, but may name a contract;
    `find_known` tells which registered contract statements are about.
    """
    groups: list[tuple[Contract, list[Proposal]]] = []
    before: Line | None = None
    at = 0
    for line, statements, told in _tell(_by_line(proposals, lines, language), language, find_known):
        here = told
        if told.is_told:
            if told.year and at < len(groups) and _has_begun(groups[at][1], statements):
                told = here = replace(told, is_another=True)
            if before and not _is_parted(before, line) and not told.place and at < len(groups):
                here = replace(told, is_another=told.is_another or groups[at][0].is_another)
            at = at if at < len(groups) and here.fits(groups[at][0]) else _place_of(told, groups)
        elif before is None or _is_parted(before, line):
            at = next((place for place, (contract, _) in enumerate(groups) if not contract.is_framework), at)
        if at >= len(groups):
            groups.append((told, []))
        for statement in statements:
            if _is_of_framework(statement) and not groups[at][0].is_framework:
                day = _day_of_signing(statement)
                framework = Contract(is_framework=True, year=day.year if day else 0)
                apart = _place_of(framework, groups)
                groups += [(framework, [])] if apart == len(groups) else []
                groups[apart][1].append(statement)
            else:
                groups[at][1].append(statement)
        groups[at] = groups[at][0].joined(here) if here.fits(groups[at][0]) else groups[at][0], groups[at][1]
        before = line
    return [(contract, statements) for contract, statements in groups if statements]


def _tell(
    lines: Iterable[tuple[Line, list[Proposal]]],
    language: str,
    find_known: Callable[[Sequence[Proposal]], Contract | None],
) -> Iterator[tuple[Line, list[Proposal], Contract]]:
    """The sentences with the contract they tell of; one may first go on about a registered one, then tell of another.

    "All of its 24 have come, and a second contract was signed for 12": what has come is of the one for 24.
    """
    for line, statements in lines:
        told, known = _read_contract(line, statements, language), find_known(statements)
        if known is None:
            yield line, statements, told
            continue
        rest = [one for one in statements if one.attribute not in PROGRESS] if told.is_told else []
        yield line, [one for one in statements if one not in rest], known
        if rest:
            yield line, rest, told


def _by_line(proposals: Iterable[Proposal], lines: Sequence[Line], language: str) -> list[tuple[Line, list[Proposal]]]:
    """The sentences with what they state, and those of `lines` just before one of them that name a contract signed."""
    found: dict[int, tuple[Line, list[Proposal]]] = {}
    for proposal in proposals:
        found.setdefault(proposal.line.number, (proposal.line, []))[1].append(proposal)
    for line in lines:
        kinds = {cue.kind for cue in line.cues}
        named = kinds & _CONTRACTS and (kinds & _CLOSED or _find_place(line, language))
        if named and line.number + 1 in found and not _is_parted(line, found[line.number + 1][0]):
            found[line.number] = line, []
    return [found[number] for number in sorted(found)]


def _is_parted(line: Line, other: Line) -> bool:
    """Whether a new paragraph begins between two sentences."""
    return "\n" in line.text[line.sentence.end : other.sentence.start]


def _place_of(told: Contract, groups: Sequence[tuple[Contract, list[Proposal]]]) -> int:
    """Where the contract told of stands among the groups; behind the last when it is new."""
    return next((place for place, (contract, _) in enumerate(groups) if contract.fits(told)), len(groups))


def _read_contract(line: Line, statements: Sequence[Proposal], language: str) -> Contract:
    kinds, place = {cue.kind for cue in line.cues}, _find_place(line, language)
    signed = [day.year for one in statements if (day := _day_of_signing(one)) and not _is_of_framework(one)]
    attributes = {statement.attribute for statement in statements}
    drawn = "calloff" in kinds or (Attribute.ORDERED_QUANTITY in attributes and not attributes & _TERMS)
    is_framework = "framework" in kinds
    is_contract = bool(kinds & _CONTRACTS) or place > 0 or (is_framework and drawn)
    return Contract(
        is_framework=True if is_framework and not drawn else False if is_contract else None,
        place=place,
        year=signed[0] if signed else _find_year(line, language),
        is_another=any(_is_another(statement) for statement in statements) or _takes_up_option(kinds, statements),
    )


def _is_another(statement: Proposal) -> bool:
    """Whether a count is of things ordered beside others: another twelve, 16 more."""
    cues = [cue for cue in statement.line.cues if cue.kind == "another"]
    near = any(abs(cue.end - statement.place) <= _BESIDE or 0 <= cue.start - statement.place <= _BESIDE for cue in cues)
    return statement.attribute is Attribute.ORDERED_QUANTITY and near


def _takes_up_option(kinds: Set[str], statements: Iterable[Proposal]) -> bool:
    """Whether an option is taken up, so that what is ordered comes on top: "Croatia has exercised its option"."""
    return "option" in kinds and any(one.value == Status.OPTION_EXERCISED for one in statements)


def _has_begun(known: Iterable[Proposal], statements: Iterable[Proposal]) -> bool:
    """Whether things of a contract had come before the one told of now was signed."""
    signed = [day for one in statements if (day := _day_of_signing(one))]
    came = [day for one in known if (day := _day_of_arrival(one))]
    return bool(signed and came) and min(came) < signed[0] + _SOONEST


def _day_of_signing(one: Proposal) -> date | None:
    return one.value.start if one.attribute is Attribute.SIGNED and isinstance(one.value, Period) else None


def _is_of_framework(one: Proposal) -> bool:
    """Whether a statement is of a framework whatever else its sentence tells: "under the framework of 7 March 2023"."""
    apart = any(cue.kind in _DRAWN for cue in one.line.cues)
    dated = any(cue.kind == "framework" and _is_dated(one, cue.end) for cue in one.line.cues)
    return one.attribute in _FRAMEWORKS or (one.attribute is Attribute.SIGNED and apart and dated)


def _is_dated(one: Proposal, end: int) -> bool:
    """Whether a day is that of the framework whose word ends at a place: no name and no order stands between."""
    between = one.line.text[end : one.place]
    if not 0 <= one.place - end <= _TERMS_REACH:
        return False
    others = [cue for cue in one.line.cues if end <= cue.start < one.place and cue.kind in _CONTRACTS | _DRAWN]
    return len(between) <= _BESIDE or (
        not re.search(r"[A-Z,;]", between) and all(cue.start - end <= _AGREEMENT for cue in others)
    )


def _day_of_arrival(one: Proposal) -> date | None:
    """The day by which a statement has something delivered; None where it has not."""
    if one.modality is not Modality.ACTUAL or one.value == 0 or one.attribute not in _ARRIVALS:
        return None
    period = one.value if isinstance(one.value, Period) else one.as_of
    return period.start if period else None


def _find_place(line: Line, language: str) -> int:
    """The ordinal before a word for a contract, or at the beginning of a sentence on the signing of one."""
    text = fold(line.text[line.sentence.start : line.sentence.end])
    patterns = _numbered(language)
    match = patterns.place.search(text) or patterns.dated.match(text)
    if match is None and any(cue.kind in _SIGNED for cue in line.cues):
        match = patterns.opening.match(text)
    found = (key for key, words in match.groupdict().items() if words and key[1:].isdigit()) if match else iter(())
    return int(next(found, "p0")[1:])


def _find_year(line: Line, language: str) -> int:
    """The year beside a word for a contract: the 2022 deal, the contract of June 2022."""
    text, patterns = fold(line.text[line.sentence.start : line.sentence.end]), _numbered(language)
    match = patterns.dated.match(text) or patterns.year.search(text)
    return int(next(match[key] for key in ("opened", "before", "behind") if match.groupdict().get(key))) if match else 0


@dataclass(frozen=True, slots=True)
class _Numbered:
    """How a language tells contracts from one another, in folded text; an ordinal's group is named for its place."""

    place: re.Pattern[str]
    dated: re.Pattern[str]  # a sentence opening with "The second, of June 2022, …"
    opening: re.Pattern[str]  # … with "The second was …"
    year: re.Pattern[str]


@cache
def _numbered(language: str) -> _Numbered:
    table = load_cue_words(language)
    groups = (rf"(?P<p{place}>{_any_of(forms)})" for place, forms in table["ordinals"].items())
    border, ordinal, nouns = "" if language == "ko" else r"\b", "|".join(groups), _any_of(table["names"]["deal_nouns"])
    behind = _any_of(table["names"].get("deal_year", ()))
    years = r"(?:19|20)\d\d"
    dated = rf"\s+(?:{behind})\s+(?:[\w.]+\s+){{0,3}}?" if behind else "$^"
    opening = rf"(?:\W|\w{{1,3}}\s)*(?:{ordinal})"
    return _Numbered(
        re.compile(rf"{border}(?:{ordinal})(?:\s*\w+){{0,{_REACH - 1}}}?\s*(?:{nouns})"),
        re.compile(rf"{opening},?{dated}(?P<opened>{years})\b"),
        re.compile(rf"{opening}\s\w{{1,4}}\s"),
        re.compile(
            rf"\b(?P<before>{years})(?:년(?:에|의)?)?\s+(?:\w+\s+)?(?:{nouns})"
            rf"|{border}(?:{nouns}){dated}(?P<behind>{years})\b"
        ),
    )


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(re.escape(fold(form)).replace(r"\*", r"\w*") for form in forms)
