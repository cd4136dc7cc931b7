"""What the words around a country say of its side in a deal, as names of features: its army, a maker, "to", "from"."""

import re
from collections.abc import Container, Iterator, Sequence

from index.extraction.countries import is_capital
from index.extraction.cues import Cue, find_cues, load_names, words_of_bodies
from index.names import Mention, fold

_AFTER = 3  # words looked at behind a country
_ORDER_FROM = re.compile(r"\b(?:order|orders|contract|request|commission)\b[^.]*\bfrom (?:the )?$")
_DATELINE = 40  # characters in which an article says where it was written
_ACRONYM = 3  # letters: UAE and USA are no datelines
_BEFORE = 5  # words looked at before a country
_CLAUSE_END = re.compile(r"[.,;:()]")
_LABEL = 40  # characters from the beginning of a line to a country that heads it
_COLON = re.compile(r"(?: ?\([^()\n]{0,60}\))?:(?!\d)")
_LINKS = frozenset(("of", "the", "de", "la", "del", "republic", "republica", "republiki", "kingdom", "united"))
_WORD = re.compile(r"[\w-]+")
_NEAR, _FAR = 12, 60  # characters between a country and a cue
_STEM = 6  # letters
_BESIDE = 2  # words on either side
_NAME_BEFORE = re.compile(r"[^\W\d_a-z가-힣][\w&-]* (?:of|de|z|ze|aus) (?:the |la )?$")
_SEAT_BEFORE = re.compile(
    r"[^\W\d_a-z가-힣][\w&-]* (?:of|from|in|de|en|z|ze|w|we) [^\W\d_a-z가-힣][\w-]+(?: [^\W\d_a-z가-힣][\w-]+)?, "
    r"(?:(?:in|en|w|we) )?(?:the )?$"
)


def is_place_line(text: str, mention: Mention) -> bool:
    """Whether a country or its capital only says where an article was written: ANKARA (AZ) - or Ankara, 3 June –."""
    if mention.end > _DATELINE or mention.end - mention.start <= _ACRONYM:
        return False
    behind = text[mention.end : mention.end + _DATELINE]
    if text[mention.start : mention.end].isupper():
        return re.match(r"[^.\n]{0,30}?(?: ?[-–—]+ |\. )", behind) is not None
    return mention.start <= 2 and re.match(r",[^.\n]{0,30} [-–—]+ ", behind) is not None


def is_place_of_signing(text: str, folded: str, language: str, mention: Mention) -> bool:
    """Whether a capital is no more than the town in which something was signed."""
    before, after = folded[max(0, mention.start - _FAR) : mention.start], folded[mention.end : mention.end + _FAR]
    return is_capital(text[mention.start : mention.end]) and _is_signed_there(before, after, language)


def is_seat_of_firm(text: str, folded: str, language: str, mention: Mention) -> bool:
    """Whether a country is no more than where a firm's town lies: Cantieri Ausonia of Gaeta, Italy."""
    start = max(0, mention.start - _FAR)
    found = _SEAT_BEFORE.search(text[start : mention.start])
    if found is None or is_capital(text[mention.start : mention.end]):
        return False
    firm = folded[start + found.start() : mention.start].split()[0]
    return firm not in words_of_bodies(language)


def is_maker_s(text: str, language: str, mention: Mention) -> bool:
    """Whether a country is no more than whose a firm or a thing is: la india Malvan, Portuguese-built boats."""
    if text[mention.end :].startswith(tuple(load_names(language, "made_behind"))):
        return True
    return text[mention.start].islower() and _is_owner(text, mention.end, language)


def is_had(folded: str, language: str, mention: Mention, ends: Container[int]) -> bool:
    """Whether a country is that of what another has: its Israeli fighters, Kenya's Danish boats; no body of a state.

    `ends` are where the countries of the text end.
    """
    before = folded[max(0, mention.start - _FAR) : mention.start]
    owned = _precedes(before, load_names(language, "possessors"))
    genitive = before.endswith(("'s ", "’s ")) and mention.start - len("'s ") in ends
    return (owned or genitive) and not _follows(
        folded[mention.end : mention.end + _FAR], load_names(language, "bodies")
    )


def is_customer(folded: str, language: str, mention: Mention) -> bool:
    """Whether a country's own ministry or army is named in a paper of a country that exports: 카메룬 국방부."""
    return any(folded.startswith(f" {body}", mention.end) for body in load_names(language, "customers"))


def is_bystander(folded: str, language: str, mention: Mention) -> bool:
    """Whether a country is only that of a bank or a paper: the Brazilian bank, German papers, un banco brasileño."""
    before, after = folded[max(0, mention.start - _FAR) : mention.start], folded[mention.end : mention.end + _FAR]
    words = load_names(language, "bystanders")
    return _belongs(before, words) or _follows(_CLAUSE_END.split(after)[0], words)


def party_features(
    text: str, folded: str, language: str, mention: Mention, start: int, cues: Sequence[Cue]
) -> Iterator[str]:
    """The features of a country at a place; `start` is where its sentence begins, whose cues are given."""
    before, after = folded[max(0, mention.start - _FAR) : mention.start], folded[mention.end : mention.end + _FAR]
    bodies, makers = load_names(language, "bodies"), load_names(language, "makers")
    signs = {
        "body-after": _follows(after, bodies),
        "maker-after": _follows(after, makers) or _is_owner(text, mention.end, language),
        "to": _precedes(before, load_names(language, "to_buyer")),
        "of-body": _belongs(before, bodies),
        "of-maker": _belongs(before, makers),
        "of-name": _NAME_BEFORE.search(text[max(0, mention.start - _FAR) : mention.start]) is not None,
        "from": _precedes(before, load_names(language, "from_seller")),
        "order-from": _ORDER_FROM.search(before) is not None,
        "glued-buyer": _glued(folded, mention.end, load_names(language, "glued_buyer")),
        "glued-seller": _glued(folded, mention.end, load_names(language, "glued_seller")),
        "subject": mention.start - 4 <= start <= mention.start,
        "label": _is_label(text, mention),
        "capital": is_capital(text[mention.start : mention.end]),
        "plain": text[mention.start : mention.end] == mention.names[0].id,
        "genitive": text.startswith(("'s ", "’s "), mention.end),
    }
    yield from (name for name, holds in signs.items() if holds)
    yield from _cue_features(mention, cues, mirrored=language == "ko")
    behind, ahead = _stems(_CLAUSE_END.split(after)[0])[:_BESIDE], _stems(_CLAUSE_END.split(before)[-1])[-_BESIDE:]
    yield from (f"w>{place}:{stem}" for place, stem in enumerate(behind))
    yield from (f"w<{place}:{stem}" for place, stem in enumerate(reversed(ahead)))


def _cue_features(mention: Mention, cues: Sequence[Cue], *, mirrored: bool) -> Iterator[str]:
    """The cues around a country by their side and how near they are."""
    seen = set[str]()
    for cue in sorted(cues, key=lambda cue: abs(cue.start - mention.start)):
        gap = mention.start - cue.end if cue.end <= mention.start else cue.start - mention.end
        if gap < 0 or gap > _FAR:
            continue
        side = "<" if (cue.end <= mention.start) != mirrored else ">"
        near = "near" if gap <= _NEAR else "far"
        if f"{cue.kind}{side}" not in seen:
            seen.add(f"{cue.kind}{side}")
            yield f"{cue.kind}{side}"
            yield f"{cue.kind}{side}{near}"


def _stems(text: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(text)]


def _is_label(text: str, mention: Mention) -> bool:
    """Whether a country heads what follows it: "Jordan: …", "- Gemsbok, Jordan (2022): …"."""
    line = text.rfind("\n", 0, mention.start) + 1
    return mention.start - line <= _LABEL and _COLON.match(text, mention.end) is not None


def _is_signed_there(before: str, after: str, language: str) -> bool:
    """Whether something was signed in a town: signed on Friday in Pretoria, 다카에서 서명."""
    there = _precedes(before, load_names(language, "within"))
    if _glued(after, 0, load_names(language, "glued_within")):
        return any(cue.kind == "sign" for cue in find_cues(after, language))
    return there and any(cue.kind == "sign" for cue in find_cues(before, language))


def _follows(after: str, words: frozenset[str]) -> bool:
    """Whether one of the words stands behind a country: army in the Polish army, Ministry of Defence of …"""
    near = " ".join(_WORD.findall(after.split(".")[0])[:_AFTER])
    near = re.sub(r"^(?:s|’s) ", "", near)
    return any(near == word or near.startswith(word + " ") or f" {word} " in f" {near} " for word in words)


def _precedes(before: str, words: frozenset[str]) -> bool:
    near = re.sub(r"\b(?:the|la|el|los)\s*$", "", before).rstrip()
    return any(near.endswith(" " + word) or near == word for word in words)


def _belongs(before: str, words: frozenset[str]) -> bool:
    """Whether a country says whose one of the words before it is: Ministry of Defence of Romania, Armada chilena."""
    near = _WORD.findall(_CLAUSE_END.split(before)[-1])[-_BEFORE:]
    while near and (near[-1] in _LINKS or len(near[-1]) <= 2):
        near.pop()
    return any(" ".join(near[-size:]) in words for size in range(1, len(near) + 1))


def _glued(folded: str, end: int, endings: frozenset[str]) -> bool:
    """Whether an ending that marks a side is glued to a country's name, as in Korean."""
    return any(folded.startswith(ending, end) for ending in endings)


def _is_owner(text: str, end: int, language: str) -> bool:
    """Whether a company's name follows: Sweden's Saab, Israeli Elbit, 일본 사세보중공업; not an army's."""
    word = re.match(r" ?([가-힣A-Za-z]+)", text[end : end + 20]) if language == "ko" else None
    if word is not None and any(ending in word[1][1:] for ending in load_names(language, "maker_endings")):
        return True
    match = re.match(r"(?:['’]s)? ([A-Z][\w-]+)(?: ([A-Z][\w-]+))?", text[end : end + 50])
    if match is None:
        return False
    bodies = load_names(language, "bodies")
    names = [fold(name) for name in match.groups() if name]
    return not any(name in bodies or any(name in body.split() for body in bodies) for name in names)
