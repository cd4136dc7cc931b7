"""Signs that a name is a product's where neither a number nor a kind of equipment stands beside it: "a Markhor"."""

import re
from collections import Counter
from collections.abc import Sequence

from index.extraction.cues import find_cues, load_names
from index.extraction.runs import Run, singular

_REACH = 24  # characters beside a name that tell what it is
_STRONG, _WEAK = 2, 1
_DEALT = frozenset(("order", "supply", "get"))
_LAST_WORD = re.compile(r"([^\W\d_]+) $")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n|•*\"“„«]|\n- )\s*$")
_SHORTEST = 3  # letters of a name
_STEM, _ENDING = 4, 2  # letters of the shortest stem, and of an ending behind a longer one
INFLECTED = frozenset(("pl",))
NAME_LAST = frozenset(("pl", "es"))  # haubice samobieżne Krab, vehículos blindados Guarani
_THING = re.compile(r"(?<![.!?:,;] )\b[^\W\d_]{5,} $")


def find_likely(runs: Sequence[Run], text: str, language: str, title: str, least: int) -> set[str]:
    """The names that signs of at least a weight speak for, all their places taken together."""
    signs: dict[str, Counter[str]] = {}
    forms: dict[str, set[str]] = {}
    stems: dict[str, str] = {}
    for run in runs:
        if len(run.words) <= 2 and len(run.words[0]) >= _SHORTEST:
            name = singular(run.name)
            if language in INFLECTED:  # Borz, Borza, Borzem
                name = stems.setdefault(name[: max(_STEM, len(name) - _ENDING)], name)
            forms.setdefault(name, set()).add(run.name)
            signs.setdefault(name, Counter()).update(_signs(run, text, language))
    likely = set()
    for name, found in signs.items():
        weight = sum(_STRONG for sign in ("counted", "dealt", "sort") if found[sign])
        weight += (
            _WEAK * (found["the"] > 0)
            + _WEAK * (name in title)
            + _WEAK * (found["thing"] > 0)
            + _STRONG * (len(forms[name]) > 1)
        )
        if weight >= least and not found["other"]:
            likely.add(name)
    return likely


def _signs(run: Run, text: str, language: str) -> set[str]:
    """What the words beside a name say of it: one of several, bought or ordered, a sort of thing; or something else."""
    start = run.starts[0]
    before, behind = text[max(0, start - _REACH) : start], text[run.end : run.end + _REACH]
    last, following = _LAST_WORD.search(before), _NEXT_WORD.match(behind)
    word, after = last[1].lower() if last else "", following[1] if following else ""
    signs = set[str]()
    if word in load_names(language, "one_of"):
        signs.add("counted")
    if word in load_names(language, "the"):
        signs.add("the")
    if after in load_names(language, "name_after") | load_names(language, "deal_after"):
        signs.add("sort")
    if any(
        cue.kind in _DEALT and not before[cue.end :].strip(" ").removesuffix("the")
        for cue in find_cues(before, language)
    ):
        signs.add("dealt")
    if language in NAME_LAST and _THING.search(before) and before[-2].islower() and last and last[1].islower():
        signs.add("thing" if not find_cues(last[1], language) else "word")
    if word in load_names(language, "place_before") or any(
        behind.startswith(f" {act} ") for act in load_names(language, "company_acts")
    ):
        signs.add("other")
    return signs
