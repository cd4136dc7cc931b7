"""Which capitalised words name a product: by a designator, by what stands beside them, or as they did before."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from index.extraction.cues import find_cues, load_names
from index.extraction.name_signs import INFLECTED, NAME_LAST, find_likely
from index.extraction.places import Place
from index.extraction.runs import Run, follows_number_of, is_designator, is_number, singular
from index.names import Mention, fold

_ROMAN = re.compile(r"(?:[IVX]{1,4}|MX|Mk|Mark|Block|MkI+V?)")
_YEAR = re.compile(r"(?:19|20)\d\ds?")
_REACH = 40  # characters between a name and the kind of equipment it is
_SHORT = 2  # characters of a designator that hardly names anything by itself
_BULLET = re.compile(r"\n *[-–•*] ?\Z")
_LABEL = re.compile(r"(?:, [^\W\d_][^:.\n]{2,40}| ?\([^)\n]{2,40}\)):")
_STARTS = re.compile(r"(?:\A|[.!?:\n][\s\"„“«]*)\Z")
_APPOSED = re.compile(r", ([^\W\d_]+) ((?:[^\W\d_][\w-]* ){0,2})")
_PARTS = 3  # of a text, that show that its parts are numbered
_CLOSING = (",", ".", ";", ")")
_STEM, _ENDING = 4, 3  # letters
_BREAK = 4  # characters between two sentences at most
_SURE, _FAIR = 3, 2  # what signs must weigh beside names that are certain, and where there are none


def name_runs(
    text: str, language: str, runs: Sequence[Run], kinds: Sequence[Mention], counts: Sequence[Place],
    known: frozenset[str], title: str,
) -> list[Run]:  # fmt: skip
    """The runs that name a product: by a designator, by what stands beside them, or as they did before."""
    runs = _without_headings(runs, text)
    first = Counter(run.words[0] for run in runs)
    runs = [run for run in runs if first[run.words[0]] > 1 or not _is_counting(run, text, counts)]
    if language in NAME_LAST:
        runs = [_without_count(run, kinds, counts) for run in runs]
    named = {id(run): found for run in runs if (found := _find_named(run, text, language, kinds, counts, first))}
    numbered = {id(run): found for run in runs if (found := _numbered(run))}
    often = Counter(found.name for found in numbered.values())
    named |= {
        key: found for key, found in numbered.items() if often[found.name] > 1 or found.name in known or key in named
    }
    names = {singular(run.name) for run in named.values()} | known
    likely = find_likely(runs, text, language, title, _SURE if names else _FAIR)
    names |= likely | {name.split()[0] for name in likely}
    names |= {singular(" ".join(run.words[1:])) for run in named.values() if is_designator(run.words[0])}
    names |= {singular(run.words[0]) for run in named.values() if not is_number(run.words[0])}
    return [found for run in runs if (found := named.get(id(run)) or _mentioned(run, names, language))]


def _without_headings(runs: Sequence[Run], text: str) -> list[Run]:
    """The runs that don't number the parts of a text: Question 1, Question 2, each at the beginning of a line."""
    numbers: dict[str, set[str]] = {}
    for run in runs:
        if len(run.words) == 2 and is_number(run.words[1]) and _heads_line(run, text):
            numbers.setdefault(run.words[0], set()).add(run.words[1])
    parts = {word for word, found in numbers.items() if len(found) >= _PARTS}
    return [run for run in runs if not (len(run.words) == 2 and run.words[0] in parts and is_number(run.words[1]))]


def _heads_line(run: Run, text: str) -> bool:
    return not text[text.rfind("\n", 0, run.starts[0]) + 1 : run.starts[0]].strip(" *#[(-")


def _find_named(
    run: Run, text: str, language: str, kinds: Sequence[Mention], counts: Sequence[Place], first: Counter[str]
) -> Run | None:
    """The part of a run that a sign of its own, a kind of equipment, a number or a label shows to be a name."""
    return (
        _designated(run, first)
        or _of_kind(run, text, language, kinds)
        or _counted(run, text, language, counts)
        or (run if _is_label(run, text) else None)
    )


def _is_label(run: Run, text: str) -> bool:
    """Whether a name heads an entry of a list, with more before its colon: - Okapi, Kenya: …"""
    opening = text[max(0, run.starts[0] - _BREAK) : run.starts[0]]
    return _BULLET.search(opening) is not None and _LABEL.match(text, run.end) is not None


def _is_counting(run: Run, text: str, counts: Sequence[Place]) -> bool:
    """Whether the number in a run at the beginning of a sentence only counts: Oprócz 24 torped, Kaarna 26 elsewhere."""
    if len(run.words) < 2 or not _STARTS.search(text[max(0, run.starts[0] - _BREAK) : run.starts[0]]):
        return False
    return any(count.start == run.starts[1] for count in counts)


def _without_count(run: Run, kinds: Sequence[Mention], counts: Sequence[Place]) -> Run:
    """A run without the number at its end that counts the kind behind it: w Elblągu 2 korwety."""
    counts_kind = any(kind.start == run.end + 1 for kind in kinds) and any(
        one.start == run.starts[-1] for one in counts
    )
    return run.cut(0, len(run.words) - 1) if len(run.words) > 1 and counts_kind else run


def _counted(run: Run, text: str, language: str, counts: Sequence[Place]) -> Run | None:
    """A run right behind a number of things: 24 Caracals, two of the Mergansers, 60 Freccia vehicles."""
    things = load_names(language, "things") | load_names(language, "name_after")
    behind = re.match(r"[ -]?([a-z가-힣]+)", text[run.end : run.end + 24])
    if behind is not None and behind[1] in things:
        return run
    if behind is not None and behind[1] in load_names(language, "people"):
        return None  # three Baltic states
    if follows_number_of(text, run.starts[0], language):
        return run
    for count in counts:
        between = text[count.end : run.starts[0]]
        if not 0 < len(between) <= _REACH:
            continue
        if _numbered(run) and _is_of(between, language):
            return run
        if re.fullmatch(r" (?:of (?:the |its |their )?)?(?:[a-z-]+ )?", between):
            if load_names(language, "sets_apart").intersection(between.split()):
                return None  # 4110 at Navegantes
            return (
                run if between == " " or _numbered(run) or (run.words[-1].endswith("s") and len(run.name) > 4) else None
            )
        if language in NAME_LAST and _is_things(between, language):
            return run
    return None


def _is_of(between: str, language: str) -> bool:
    """Whether a number counts things that are said to be of what is named behind them: two batteries of the Ratel 8."""
    words, the = between.split(), load_names(language, "the")
    if len(words) < 3 or not between.islower() or find_cues(" ".join(words[:-2]), language):
        return False
    return words[-2] in load_names(language, "from_seller") and words[-1] in the


def _is_things(between: str, language: str) -> bool:
    """Whether a number counts what stands between it and a name: 14 mostów szturmowych Kaarna."""
    if not re.fullmatch(r" (?:[^\W\d_]{4,} ){1,3}", between) or not between.islower() or find_cues(between, language):
        return False
    apart = load_names(language, "people") | load_names(language, "not_products")
    return not any(fold(word) in apart for word in between.split())


def _designated(run: Run, first: Counter[str]) -> Run | None:
    """The part of a run from its designator on: K2 Black Panther of Hyundai Rotem K2 Black Panther, F-16 Block 70.

    One that begins with a number, or a short one that never stands at the beginning of a run, belongs to the word
    before it: Leopard 2A4, Rajawali T2. One before a word of companies is their name: N7 Holding.
    """
    for at, word in enumerate(run.words):
        if is_designator(word):
            if {fold(word) for word in run.words[at + 1 : at + 2]} & load_names("en", "company_words"):
                return None
            leans = word[0].isdigit() or (len(word) <= _SHORT and word not in first)
            before = at - 1 if at and leans and run.words[at - 1].isalpha() else at
            return run.cut(before, len(run.words))
    return None


def _numbered(run: Run) -> Run | None:
    """A name with a number behind it: Type 212CD, Avante 2200, Cobra II; it needs support from what is around it."""
    for at, word in enumerate(run.words[1:], 1):
        if (is_number(word) or _ROMAN.fullmatch(word)) and not _YEAR.fullmatch(word):
            return run.cut(max(0, at - 2), len(run.words))
    return None


def _of_kind(run: Run, text: str, language: str, kinds: Sequence[Mention]) -> Run | None:
    """A run directly before (or in other languages behind) a kind of equipment: CAESAR howitzers, haubice Krab."""
    for kind in kinds:
        between = text[run.end : kind.start]
        if (
            between == " "
            and text[kind.start].isupper()
            and text[kind.start + 1 : kind.end].islower()
            and language == "en"
        ):
            return Run((*run.words, text[kind.start : kind.end]), (*run.starts, kind.start), kind.end)  # Alpha Jet
        if kind.start >= run.end and (
            between == " " or (language not in NAME_LAST and _is_adjectives(between, language))
        ):
            return run.cut(max(0, len(run.words) - 2), len(run.words))
        if kind.start >= run.end and is_apposed(between, language):
            return run.cut(max(0, len(run.words) - 2), len(run.words))
        if (
            kind.end <= run.starts[0]
            and _is_plain(text, kind)
            and (
                _follows_kind(text[kind.end : run.starts[0]], language)
                or _is_called(text[kind.end : run.starts[0]], text[run.end : run.end + 1], language)
            )
        ):
            return run
    return None


def _is_adjectives(between: str, language: str) -> bool:
    """Whether no more than two words that are no cues, so no verbs, stand between a name and its kind."""
    if len(between) > _REACH or not re.fullmatch(r"(?: [a-zà-ž0-9-]+){0,2} ", between):
        return False
    apart = load_names(language, "sets_apart") | load_names(language, "the")
    return between == " " or not (find_cues(between, language) or apart.intersection(between.split()))


def is_apposed(between: str, language: str) -> bool:
    """Whether what stands between a name and a kind says that it is one: Ratel 8, the wheeled howitzer made by…"""
    found = _APPOSED.fullmatch(between)
    if found is None or fold(found[1]) not in load_names(language, "the") | load_names(language, "one_of"):
        return False
    return not find_cues(found[2], language)


def _follows_kind(between: str, language: str) -> bool:
    """Whether a name may belong to a kind this far before it: in Polish and Spanish adjectives stand between."""
    return between == " " or (language in NAME_LAST and _is_adjectives(between, language))


def _is_called(between: str, behind: str, language: str) -> bool:
    """Whether a kind is told its name: its rocket launcher, the Okapi, …; a frigate called Okapi."""
    if len(between) > _REACH:
        return False
    words = between.strip(" ,").split()
    the = load_names(language, "the")
    if between.startswith(", ") and len(words) == 1 and fold(words[0]) in the:
        return behind in _CLOSING
    return bool(words) and fold(" ".join(word for word in words if fold(word) not in the)) in load_names(
        language, "called"
    )


def _is_plain(text: str, kind: Mention) -> bool:
    """Whether a kind is written in small letters: no part of a name itself."""
    return text[kind.start : kind.end].islower()


def _mentioned(run: Run, known: Iterable[str], language: str) -> Run | None:
    """A run, or the end or beginning of one, that names a product met elsewhere in the text."""
    for size in range(len(run.words), 0, -1):
        for first in range(len(run.words) - size + 1):
            part = run.cut(first, first + size)
            if singular(part.name) in known or (language in INFLECTED and _is_form(part.name, known)):
                return part
    return None


def _is_form(name: str, known: Iterable[str]) -> bool:
    """Whether a name differs from a known one in no more than its ending: Borza, Kaarnę."""
    return any(
        name[:-1].startswith(other[:-1] if len(other) > _STEM else other) and abs(len(name) - len(other)) <= _ENDING
        for other in known
        if len(other) >= _STEM
    )
