"""Which of a buyer's contracts a statement is about: told by its place in their sequence, its kind, its year."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from index.extraction.cues import load_cue_words
from index.extraction.proposals import Proposal
from index.extraction.reading import Line
from index.names import fold
from index.periods import Period
from index.records import Attribute

_REACH = 3  # words between an ordinal and the contract it counts
_BESIDE = 10  # characters between a count and "another" or "more"
_CONTRACTS = frozenset(("contract", "calloff"))
_SIGNED = frozenset(("sign", "order", "contract", "worth"))  # of what a sentence tells that opens "The second, …"
_FRAMEWORKS = frozenset((Attribute.FRAMEWORK_QUANTITY,))


@dataclass(frozen=True, slots=True)
class Contract:
    """What a text tells of a contract beside its parties; None and 0 where it says nothing."""

    is_framework: bool | None = None
    place: int = 0
    year: int = 0
    is_another: bool = False  # the text orders "another twelve": not the contract known so far

    @property
    def is_told(self) -> bool:
        """Whether anything is known that sets it apart."""
        return bool(self.is_framework) or self.is_another or self.place > 0 or self.year > 0

    def fits(self, other: "Contract") -> bool:
        """Whether both may be the same contract."""
        same_place = not (self.place and other.place) or self.place == other.place
        same_year = not (self.year and other.year) or self.year == other.year
        same_kind = None in (self.is_framework, other.is_framework) or self.is_framework == other.is_framework
        same_turn = self.is_another == other.is_another or self.place > 1 or other.place > 1  # one more is a second one
        return same_kind and same_turn and same_place and same_year

    def joined(self, other: "Contract") -> "Contract":
        """All that is known of the one contract that two texts speak of."""
        kind = other.is_framework if self.is_framework is None else self.is_framework
        place, year = self.place or other.place, self.year or other.year
        return Contract(kind, place, year, self.is_another or other.is_another)


def part_contracts(proposals: Sequence[Proposal], language: str) -> list[tuple[Contract, list[Proposal]]]:
    """The statements on one buyer and product by the contract they are about, in the order of the text.

    A sentence that tells nothing goes on about the contract of the sentence before it in its paragraph, and at the
    beginning of a paragraph about the first one.
    """
    groups: list[tuple[Contract, list[Proposal]]] = []
    before: Line | None = None
    at = 0
    for line, statements in _by_line(proposals):
        told = _read_contract(line, statements, language)
        if told.is_told:
            at = at if at < len(groups) and told.fits(groups[at][0]) else _place_of(told, groups)
        elif before is None or "\n" in line.text[before.sentence.end : line.sentence.start]:
            at = next((place for place, (contract, _) in enumerate(groups) if not contract.is_framework), at)
        if at >= len(groups):
            groups.append((told, []))
        for statement in statements:
            if statement.attribute in _FRAMEWORKS and not groups[at][0].is_framework:
                apart = _place_of(Contract(is_framework=True), groups)
                groups += [(Contract(is_framework=True), [])] if apart == len(groups) else []
                groups[apart][1].append(statement)
            else:
                groups[at][1].append(statement)
        groups[at] = groups[at][0].joined(told) if told.fits(groups[at][0]) else groups[at][0], groups[at][1]
        before = line
    return [(contract, statements) for contract, statements in groups if statements]


def _by_line(proposals: Iterable[Proposal]) -> list[tuple[Line, list[Proposal]]]:
    lines: dict[int, tuple[Line, list[Proposal]]] = {}
    for proposal in proposals:
        lines.setdefault(proposal.line.number, (proposal.line, []))[1].append(proposal)
    return [lines[number] for number in sorted(lines)]


def _place_of(told: Contract, groups: Sequence[tuple[Contract, list[Proposal]]]) -> int:
    """Where the contract told of stands among the groups; behind the last when it is new."""
    return next((place for place, (contract, _) in enumerate(groups) if contract.fits(told)), len(groups))


def _read_contract(line: Line, statements: Sequence[Proposal], language: str) -> Contract:
    kinds, place = {cue.kind for cue in line.cues}, _find_place(line, language)
    is_contract = bool(kinds & _CONTRACTS) or place > 0
    signed = [s.value.start.year for s in statements if s.attribute is Attribute.SIGNED and isinstance(s.value, Period)]
    return Contract(
        is_framework=True if "framework" in kinds and "calloff" not in kinds else False if is_contract else None,
        place=place,
        year=signed[0] if signed else _find_year(line, language),
        is_another=any(_is_another(statement) for statement in statements),
    )


def _is_another(statement: Proposal) -> bool:
    """Whether a count is of things ordered beside others: another twelve, 16 more."""
    cues = [cue for cue in statement.line.cues if cue.kind == "another"]
    near = any(abs(cue.end - statement.place) <= _BESIDE or 0 <= cue.start - statement.place <= _BESIDE for cue in cues)
    return statement.attribute is Attribute.ORDERED_QUANTITY and near


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
