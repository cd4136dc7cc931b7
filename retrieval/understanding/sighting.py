"""What a look at a question's text finds, before it is decided what any of it means."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from index.names import Mention, NameKind, Piece, fold
from index.ordinary import load_common_words, load_ordinary_words
from retrieval.knowledge import UNIT, Knowledge
from retrieval.question import Quantity
from retrieval.understanding.cues import Cues
from retrieval.understanding.mentions import Guess, Masked, cued, guess_names, leftovers, mask
from retrieval.understanding.numbers import find_numbers
from retrieval.understanding.sentence import negated_span, without_negated
from retrieval.understanding.spelling import correct
from retrieval.understanding.times import TimeMention, find_times


@dataclass(frozen=True, slots=True)
class Sighting:
    """The names, times and numbers in a question, and the words that are left.

    `kept` is the masked text without what the question sets aside ("as opposed to …"); mentions and times in
    that part aren't here.
    """

    text: str
    masked: Masked
    kept: str
    mentions: tuple[Mention, ...]
    guesses: tuple[Guess, ...]
    times: tuple[TimeMention, ...]
    numbers: tuple[Quantity, ...]
    rest: tuple[Piece, ...]
    aside: frozenset[str]  # ids of the names set aside

    def place(self, kept: int) -> int:
        """The place in the text of a place in what is kept: what was set aside before it counts."""
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(self.kept, self.masked.text, strict=False))
        is_before = kept <= sum(1 for _ in alike)
        masked = kept if is_before else kept + len(self.masked.text) - len(self.kept)
        return self.masked.origin[min(masked, len(self.masked.origin) - 1)]


def look(
    text: str, knowledge: Knowledge, cues: Cues, today: date, *, with_deals: bool = True, correcting: bool = True
) -> Sighting:
    """What a question's text holds, slips of the keyboard put right unless that was done."""
    times = find_times(text, cues, today)
    without = frozenset() if with_deals else frozenset({NameKind.DEAL})
    named = knowledge.names.find(text, without=without, inflected=cues.language == "pl")
    named = [mention for mention in named if not _is_ordinary(mention, text, cues, knowledge)]
    named = sorted([*named, *_unsure(text, named, knowledge, cues)], key=lambda mention: mention.start)
    explained = cued(mask(text, named), cues)
    rest = _rest(text, named, times, (), explained, cues)
    single = [word for word in rest if not _ends_compound(word, text, cues)]
    guesses = guess_names(single, knowledge, _common(cues) | _units(knowledge, cues), text)
    left = [word for word in rest if word.text not in knowledge.vocabulary and not _is_guessed(word, guesses)]
    if (
        correcting
        and (corrected := correct(text, left, cues.keywords | _units(knowledge, cues), cues.language)) != text
    ):
        return look(corrected, knowledge, cues, today, with_deals=with_deals, correcting=False)
    mentions = sorted(
        [*named, *(Mention(guess.start, guess.end, (guess.name,)) for guess in guesses)], key=lambda m: m.start
    )
    explained = cued(mask(text, mentions), cues) if guesses else explained
    return _sight(text, _dealt_in(mentions, knowledge), guesses, times, explained, cues)


def _dealt_in(mentions: Sequence[Mention], knowledge: Knowledge) -> list[Mention]:
    """The mentions; a word for several kinds of equipment means those in deals of a country named, where any are.

    Polish "pociski" are missiles as well as shells.
    """
    if all(len(mention.names) == 1 for mention in mentions):
        return list(mentions)
    countries = {name.id for mention in mentions for name in mention.names if mention.kind is NameKind.COUNTRY}
    deals = knowledge.records.deals.values()
    about = knowledge.products_in(deal for deal in deals if {deal.buyer, deal.seller_country} & countries)
    narrowed = []
    for mention in mentions:
        kinds = mention.names if all(_is_kind(name.id, knowledge) for name in mention.names) else ()
        meant = tuple(name for name in kinds if knowledge.covers(name.id) & about)
        narrowed.append(replace(mention, names=meant) if meant and len(kinds) > 1 else mention)
    return narrowed


def _is_kind(product: str, knowledge: Knowledge) -> bool:
    return product in knowledge.products and knowledge.products[product].is_kind


def _is_ordinary(mention: Mention, text: str, cues: Cues, knowledge: Knowledge) -> bool:
    """Whether a thing's name is here just a word of the language: "los" in Spanish is no Łoś."""
    written = text[mention.start : mention.end]
    if all(name.id.startswith(UNIT) for name in mention.names) and fold(written) in cues.stop:
        return True  # "systems" is whatever a deal is about
    if cues.sections["verbs"]["things"].match(fold(text), mention.start):
        return True  # "when will it ship the last two"
    kinds = any(_is_kind(name.id, knowledge) for name in mention.names)
    things = mention.kind in (NameKind.PRODUCT, NameKind.ORGANISATION) and not kinds
    return things and written == written.lower() and fold(written) in cues.vocabulary and _length(written) < _LONG


_LONG = 5  # letters: longer words of a language are no names of things


def _length(word: str) -> int:
    """How long a word is in letters; a Korean syllable is worth two."""
    return sum(2 if "가" <= character <= "힣" else 1 for character in word)


def _ends_compound(word: Piece, text: str, cues: Cues) -> bool:
    """Whether an English word ends a compound, so that it is no slip for a name: "vehicle-borne" names no Berne."""
    return cues.language == "en" and text[: word.start].endswith("-") and word.text in load_ordinary_words()


def _common(cues: Cues) -> frozenset[str]:
    """The common words of the language, as far as there is a list of them."""
    return load_common_words() if cues.language == "en" else frozenset()


def _units(knowledge: Knowledge, cues: Cues) -> frozenset[str]:
    """The words for what is counted, which English askers misspell too: batteries, howitzers."""
    return frozenset(unit for unit in knowledge.units if unit.isalpha()) if cues.language == "en" else frozenset()


def _sight(
    text: str,
    mentions: Sequence[Mention],
    guesses: Sequence[Guess],
    times: Sequence[TimeMention],
    explained: Sequence[tuple[int, int]],
    cues: Cues,
) -> Sighting:
    masked = mask(text, mentions)
    aside = _set_aside(masked, cues)
    left_out = frozenset(name.id for m in mentions if m.start in aside for name in m.names)
    mentions = [mention for mention in mentions if mention.start not in aside] or list(mentions)
    times = [time for time in times if time.start not in aside and not _is_in_name(time, mentions)]
    taken = [*((m.start, m.end) for m in mentions), *((t.start, t.end) for t in times)]
    numbers = [number for number in find_numbers(text, cues, taken) if number.start not in aside]
    return Sighting(
        text,
        masked,
        without_negated(masked.text, cues),
        tuple(mentions),
        tuple(guesses),
        tuple(times),
        tuple(numbers),
        tuple(word for word in _rest(text, mentions, times, numbers, explained, cues) if word.start not in aside),
        left_out,
    )


def _unsure(text: str, named: Sequence[Mention], knowledge: Knowledge, cues: Cues) -> list[Mention]:
    """The buyers and sellers in ambiguous forms, where no cue explains the word.

    인도 is India in "인도는 K9을 몇 문 샀나", delivery in "K2 인도는 끝났나". Beside another country the word must be
    written as a name, "Jordan"; and what is so written inside a sentence is one, whatever a cue makes of it. Of two
    countries of one name it is the one that buys or sells: the Congo with a deal.
    """
    alone = not any(mention.kind in (NameKind.COUNTRY, NameKind.GROUP) for mention in named)
    parties = knowledge.buyers | knowledge.sellers
    apart = (m for m in knowledge.unsure.find(text) if not any(m.start < n.end and n.start < m.end for n in named))
    known = ((m, tuple(name for name in m.names if name.id in parties)) for m in apart)  # no America in South America
    found = [replace(mention, names=names) for mention, names in known if names]
    if not found:
        return []
    free = {word.start for word in _rest(text, named, (), (), cued(mask(text, named), cues), cues)}
    written = {m.start for m in found if text[: m.start].strip() and text[m.start].isupper()}  # not just its first word
    return [m for m in found if m.start in written or (m.start in free and (alone or text[m.start].isupper()))]


def _rest(
    text: str,
    mentions: Sequence[Mention],
    times: Sequence[TimeMention],
    numbers: Sequence[Quantity],
    explained: Sequence[tuple[int, int]],
    cues: Cues,
) -> list[Piece]:
    """The words that nothing explains, no name, time or number, and no cue where `explained` says one does."""
    taken = [
        *((mention.start, mention.end) for mention in mentions),
        *((time.start, time.end) for time in times),
        *((number.start, number.end) for number in numbers),
        *explained,
    ]
    return leftovers(text, taken, cues)


def _is_guessed(word: Piece, guesses: Sequence[Guess]) -> bool:
    return any(guess.start < word.end and word.start < guess.end for guess in guesses)


def _is_in_name(time: TimeMention, mentions: Sequence[Mention]) -> bool:
    return any(mention.start < time.end and time.start < mention.end for mention in mentions)


def set_aside(seen: Sighting, cues: Cues) -> str:
    """The words that a question sets aside; a blank where it sets nothing aside."""
    span = negated_span(seen.masked.text, cues)
    return seen.text[seen.masked.origin[span[0]] : seen.masked.origin[span[1]]] if span else " "


def _set_aside(masked: Masked, cues: Cues) -> range:
    """The part of a question that it sets aside ("as opposed to …"); empty when it sets nothing aside."""
    span = negated_span(masked.text, cues)
    return range(masked.origin[span[0]], masked.origin[span[1]]) if span else range(0)
