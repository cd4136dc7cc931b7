"""The countries an article names; a form that more often means something else counts where the text bears it out."""

import re
from collections.abc import Sequence

from index.extraction.countries import is_capital
from index.extraction.cues import load_names, words_of_bodies
from index.extraction.lexicon import Lexicon
from index.names import Mention, fold

_CAPITAL_BEFORE = re.compile(r"(?:[A-ZÀ-Ž][\w.’'-]*|\bst\.?) $")
_FIRM_BEFORE = re.compile(r"(?<![.!?] )([A-ZÀ-Ž][\w’'-]+) (?:do|da|dos|di|del) \Z")  # of a firm, not "Embassy of"
_CAPITAL_AFTER = re.compile(r" [A-ZÀ-Ž]")
_HANGUL = re.compile(r"[가-힣]")
_NEAR = 12  # characters behind a Korean form in which a body of the state is named


def find_countries(lexicon: Lexicon, text: str, language: str, title: str = "") -> list[Mention]:
    """The countries of a text, left to right. `title` is the article's, when the text is what stands under it."""
    inflected = language == "pl"
    sure = _without_firms(lexicon.countries.find(text, inflected=inflected), text, language)
    above = lexicon.countries.find(title, inflected=inflected)
    taken = {place for mention in sure for place in range(mention.start, mention.end)}
    unsure = [one for one in lexicon.unsure_countries.find(text, inflected=inflected) if one.start not in taken]
    known = {mention.names[0].id for mention in (*sure, *above)}
    known |= {one.names[0].id for one in unsure if _stands_alone(one, text, language)}
    kept = [one for one in unsure if one.names[0].id in known and not text[one.start].islower()]
    return sorted([*sure, *kept], key=lambda mention: mention.start)


def _without_firms(mentions: Sequence[Mention], text: str, language: str) -> list[Mention]:
    """The countries without those named by no more than a capital that is part of a firm's name: Estaleiros do Lima."""
    parts = {id(one) for one in mentions if _is_part_of_firm(one, text, language)}
    firms = {one.names[0].id for one in mentions if id(one) in parts}
    otherwise = {one.names[0].id for one in mentions if not is_capital(text[one.start : one.end])}
    return [one for one in mentions if id(one) not in parts and one.names[0].id not in firms - otherwise]


def _is_part_of_firm(mention: Mention, text: str, language: str) -> bool:
    if not is_capital(text[mention.start : mention.end]):
        return False
    found = _FIRM_BEFORE.search(text[: mention.start])
    return found is not None and fold(found[1]) not in words_of_bodies(language)


def _stands_alone(mention: Mention, text: str, language: str) -> bool:
    """Whether a form is the country by itself: Jordan, but not Michael Jordan or Jordan Smith; 인도 before its army."""
    shown = text[mention.start : mention.end]
    if _HANGUL.match(shown):
        behind = text[mention.end : mention.end + _NEAR]
        return behind.removeprefix(" ").startswith(tuple(load_names(language, "bodies")))
    named = shown == mention.names[0].id and not _CAPITAL_BEFORE.search(text[: mention.start])
    return named and not _CAPITAL_AFTER.match(text[mention.end :])
