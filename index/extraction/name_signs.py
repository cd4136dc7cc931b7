"""Signs that a name is a product's where neither a number nor a kind of equipment stands beside it: "a Markhor"."""

import re
from collections.abc import Sequence

from index.extraction.cues import find_cues, load_names
from index.extraction.runs import Run, is_number, singular

INFLECTED = frozenset(("pl",))
NAME_LAST = frozenset(("pl", "es"))  # haubice samobieżne Krab, vehículos blindados Guarani
_WEIGHTS = {"counted": 2, "dealt": 2, "sort": 2, "plural": 2, "the": 1, "thing": 1, "title": 1, "mark": 1, "made": 1}
_DEALT = frozenset(("order", "supply", "get", "select"))
_REACH = 24  # characters beside a name that tell what it is
_MARK = 3  # letters of a mark behind a name: Vautour MR
_SHORTEST = 3  # letters of a name
_STEM, _ENDING = 4, 2  # letters of the shortest stem, and of an ending behind a longer one
_LAST_WORD = re.compile(r"([^\W\d_]+) $")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_THING = re.compile(r"(?<![.!?:,;] )\b[^\W\d_]{5,} $")


def find_likely(runs: Sequence[Run], text: str, language: str, title: str, least: int) -> set[str]:
    """The names that signs of at least a weight speak for, all their places taken together."""
    signs: dict[str, set[str]] = {}
    forms: dict[str, str] = {}
    stems: dict[str, str] = {}
    for run in runs:
        if len(run.words) > 2 or len(run.words[0]) < _SHORTEST:
            continue
        name = singular(run.name)
        if language in INFLECTED:  # Borz, Borza, Borzem
            name = stems.setdefault(name[: max(_STEM, len(name) - _ENDING)], name)
        found = signs.setdefault(name, {"title"} if name in title else set())
        found |= _signs(run, text, language)
        if forms.setdefault(name, run.name) != run.name:
            found.add("plural")
    return {
        name for name, found in signs.items() if "other" not in found and sum(_WEIGHTS[sign] for sign in found) >= least
    }


def _signs(run: Run, text: str, language: str) -> set[str]:
    """What the words beside a name say of it: one of several, bought or ordered, a sort of thing; or something else."""
    before, behind = text[max(0, run.starts[0] - _REACH) : run.starts[0]], text[run.end : run.end + _REACH]
    last, following = _LAST_WORD.search(before), _NEXT_WORD.match(behind)
    word, after = last[1] if last else "", following[1] if following else ""
    acts = load_names(language, "company_acts")
    signs = {
        "counted": word.lower() in load_names(language, "one_of"),
        "the": word.lower() in load_names(language, "the"),
        "sort": after in load_names(language, "name_after") | load_names(language, "deal_after"),
        "dealt": _is_dealt(before, language),
        "thing": (language in NAME_LAST and word.islower() and _is_thing(before, word, language))
        or (language not in NAME_LAST and word in load_names(language, "things")),
        "mark": any(is_number(one) or (one.isupper() and len(one) <= _MARK) for one in run.words[1:]),
        "made": after in load_names(language, "from_seller"),
        "other": word.lower() in load_names(language, "place_before")
        or any(behind.startswith(f" {act} ") for act in acts),
    }
    return {sign for sign, holds in signs.items() if holds}


def _is_dealt(before: str, language: str) -> bool:
    """Whether a word for buying or selling stands right before a name: ordered the Markhor."""
    between = {"", *load_names(language, "the")}
    return any(cue.kind in _DEALT and before[cue.end :].strip(" ") in between for cue in find_cues(before, language))


def _is_thing(before: str, word: str, language: str) -> bool:
    """Whether a noun stands right before a name that follows it, in languages that put names last: trały Borz."""
    return _THING.search(before) is not None and not find_cues(word, language)
