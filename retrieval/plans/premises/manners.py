"""What a claim says beside its verb, of a manner, a place or a purpose: how far a deal has come doesn't tell it."""

import re

from index.names import fold, split_pieces
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.tellings import telling, tells
from retrieval.understanding.cues import load_cues
from retrieval.understanding.mentions import mask
from retrieval.understanding.times import find_times

_START, _ENDING = 4, 2  # letters that the forms of a word share at least, and those of an ending: "stopgap" is no stop


def says_more(draft: Draft, case: Case) -> bool:
    """Whether a claim names a manner, a place or a purpose of which the facts of an answer to it say nothing."""
    claim, said, question = _claimed(case), _told(draft, case), case.question
    contents = [word for word in question.words if "contents" in question.claims and question.language == "en"]
    used = "second_hand" in question.scopes and "exercised" in question.claims and not tells("of_option", question.text)
    if used or question.unknown or any(_is_new(word, said) for word in contents):
        return True
    if lacks_untold(case, said):
        return True
    if any(_is_new(match[0].split()[-1], said) for match in telling("beyond_others").finditer(claim)):
        return True
    forms_of = case.knowledge.names.forms_of
    said = " ".join([said, *(form for _, name in question.mentions for form, _ in forms_of(name))])
    phrases = map(_words, telling("manner").finditer(claim))
    return any(words and all(_is_new(word, said) for word in words) for words in phrases)


def lacks_untold(case: Case, said: str) -> bool:
    """Whether something is said to have been lacking of which nothing is told: "delivered without engines"."""
    lacking = telling("lacking").finditer(_claimed(case))
    return any(_is_new(word.lower(), said) for match in lacking for word in _words(match))


def _claimed(case: Case) -> str:
    """The claim, folded, its names masked and its times taken out."""
    question = case.question
    cues, claim = load_cues(question.language), mask(question.text, case.knowledge.names.find(question.text)).text
    for time in find_times(claim, cues, question.today):
        claim = claim[: time.start] + "0" * (time.end - time.start) + claim[time.end :]
    apart = list(telling("said_by_others").finditer(claim))
    return claim[apart[-1].end() :] if apart else claim


def _told(draft: Draft, case: Case) -> str:
    """All that the facts of an answer say: their values, their quotes, and what their deals are called."""
    deals = case.knowledge.records.deals
    quotes = [quote.quote for quote in draft.quotes]
    return " ".join([f"{fact.value} {fact.quote} {deals[fact.deal].title}" for fact in draft.facts] + quotes)


def _words(match: re.Match[str]) -> list[str]:
    """The words of what a claim says of a manner that say something of their own, up to the next joint."""
    said = next((text for text in match.groups() if text), "")
    found = list[str]()
    for word in (each.partition("'")[0] for each in said.split()):
        if telling("ends_manner").match(word):
            break
        found.append(word)
    plain = telling("plain_manner")
    return [word for word in found if len(word) > 1 and not plain.match(word)]


def _is_new(word: str, said: str) -> bool:
    """Whether a word is neither a name nor a number, nor in what is told."""
    start = word[: max(_START, len(word) - _ENDING)]
    told = any(piece.text.startswith(start) for piece in split_pieces(fold(said)))
    return word == word.lower() and not any(map(str.isdigit, word)) and not told
