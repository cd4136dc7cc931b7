"""Which of a buyer's contracts a statement is about: told by its place in their sequence, its kind, its year."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
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
        return same_kind and self.is_another == other.is_another and same_place and same_year

    def joined(self, other: "Contract") -> "Contract":
        """All that is known of the one contract that two texts speak of."""
        kind = other.is_framework if self.is_framework is None else self.is_framework
        return replace(self, is_framework=kind, place=self.place or other.place, year=self.year or other.year)


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
    kinds = {cue.kind for cue in line.cues}
    signed = [s.value.start.year for s in statements if s.attribute is Attribute.SIGNED and isinstance(s.value, Period)]
    return Contract(
        is_framework=True if "framework" in kinds and "calloff" not in kinds else False if kinds & _CONTRACTS else None,
        place=_find_place(line, language),
        year=signed[0] if signed else _find_year(line),
        is_another=any(_is_another(statement) for statement in statements),
    )


def _is_another(statement: Proposal) -> bool:
    """Whether a count is of things ordered beside others: another twelve, 16 more."""
    cues = [cue for cue in statement.line.cues if cue.kind == "another"]
    near = any(abs(cue.end - statement.place) <= _BESIDE or 0 <= cue.start - statement.place <= _BESIDE for cue in cues)
    return statement.attribute is Attribute.ORDERED_QUANTITY and near


def _find_place(line: Line, language: str) -> int:
    """The ordinal right before a word for a contract: the second executive contract."""
    for cue in line.cues:
        if cue.kind not in _CONTRACTS:
            continue
        before = fold(line.text[line.sentence.start : cue.start])
        if match := _ordinals(language).search(before):
            return next(int(key[1:]) for key, found in match.groupdict().items() if found)
    return 0


def _find_year(line: Line) -> int:
    """The year right before a word for a contract: the 2022 deal."""
    for cue in line.cues:
        if cue.kind in _CONTRACTS:
            match = _YEAR.fullmatch(line.text[max(line.sentence.start, cue.start - 5) : cue.start].strip())
            if match:
                return int(match[0])
    return 0


@cache
def _ordinals(language: str) -> re.Pattern[str]:
    """Ordinals of a language within reach of the end of a text, each in a group named for its place."""
    table = load_cue_words(language)["ordinals"]
    words = "|".join(
        rf"(?P<p{place}>{'|'.join(re.escape(fold(form)).replace(chr(92) + '*', chr(92) + 'w*') for form in forms)})"
        for place, forms in table.items()
    )
    opening = "" if language == "ko" else r"(?<!\w)"
    return re.compile(rf"{opening}(?:{words})(?:\s*\w+){{0,{_REACH - 1}}}?\s*$")
