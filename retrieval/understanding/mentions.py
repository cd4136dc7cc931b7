"""Who and what a question names: mentions, what is left when they are masked, and suggestions for the misspelt."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from index.names import Mention, Name, NameKind, Piece, fold, split_pieces
from retrieval.knowledge import Knowledge
from retrieval.understanding.cues import Cues

_MASKS = {
    NameKind.COUNTRY: "COUNTRY",
    NameKind.PRODUCT: "PRODUCT",
    NameKind.ORGANISATION: "ORGANISATION",
    NameKind.DEAL: "DEAL",
    NameKind.GROUP: "GROUP",
}


# Nouns of money that take a country's adjective; "won" only where no English verb can stand.
_AFTER = re.compile(
    r"[ -](?:dollars?|dolar\w*|kron\w+|koron\w*|crowns?|pounds?|funt\w*"
    r"|pesos?|zlot\w+|rupees?|rupiahs?|liras?|dirhams?|riyals?|francs?|yens?"
    r"|yuans?|shillings?|korun\w*|won(?! (?:the|an?|its|this|that|over|out|by|in|with|more|first)\b))(?!\w)"
    r"| ?(?:달러|크로네|즐로티|파운드|페소)"
)
_BEFORE = re.compile(r"(?<!\w)(?:dolares|coronas?|pesos?|wones|libras|dolar\w*|koron\w*|wonow|funt\w*) $")


def is_of_currency(mention: Mention, folded: str) -> bool:
    """Whether a country is named only to tell a currency: US dollars, dólares australianos."""
    if mention.kind is not NameKind.COUNTRY:
        return False
    return bool(_AFTER.match(folded, mention.end) or _BEFORE.search(folded[: mention.start]))


@dataclass(frozen=True, slots=True)
class Masked:
    """A question in folded form with its names masked; `origin[i]` is where its character i stands in the question."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the question stands in the masked text."""
        return bisect_left(self.origin, start), min(bisect_left(self.origin, end), len(self.text))


def mask(text: str, mentions: Sequence[Mention]) -> Masked:
    """The folded text with each mention replaced by the word for its kind; "US" stays in "US dollars"."""
    folded, parts, origin, at = fold(text), list[str](), list[int](), 0
    for mention in mentions:
        if is_of_currency(mention, folded):
            continue
        parts += [folded[at : mention.start], _MASKS[mention.kind]]
        origin += [*range(at, mention.start), *[mention.start] * len(_MASKS[mention.kind])]
        at = mention.end
    return Masked("".join([*parts, folded[at:]]), (*origin, *range(at, len(folded) + 1)))


def cued(masked: Masked, cues: Cues) -> list[tuple[int, int]]:
    """Where some cue explains a question whose names are masked."""
    return [(masked.origin[start], masked.origin[end]) for start, end in cues.spans(masked.text)]


def leftovers(text: str, taken: Sequence[tuple[int, int]], cues: Cues) -> list[Piece]:
    """The words of a question that stand in none of the stretches `taken`, and are no stop words."""
    return [
        word
        for word in _words(fold(text))
        if not any(start < word.end and word.start < end for start, end in taken)
        and word.text not in cues.stop
        and word.text.removesuffix("s") not in cues.stop
    ]


def _words(folded: str) -> list[Piece]:
    """The words of a folded text: pieces that touch are one word, as in F35."""
    words = list[Piece]()
    for piece in split_pieces(folded):
        if words and words[-1].end == piece.start and piece.text != "&":
            words[-1] = Piece(words[-1].text + piece.text, words[-1].start, piece.end)
        else:
            words.append(piece)
    return [word for word in words if len(word.text) > 1 or not word.text.isascii()]


@dataclass(frozen=True, slots=True)
class Guess:
    """A misspelt name and what it may stand for."""

    start: int
    end: int
    name: Name


def guess_names(words: Sequence[Piece], knowledge: Knowledge, ordinary: frozenset[str], text: str = "") -> list[Guess]:
    """The unexplained words that are nearly a name somebody recorded; a tie between two things is no guess.

    `ordinary` are the words of the language, which are themselves and no name: "terms" is no Tero. In the `text` a
    name may begin with a word that is explained: "new zeland".
    """
    words = [word for word in words if word.text not in ordinary]
    words = [word for word in words if not {word.text, f"{word.text}s"} & knowledge.units]
    guesses, at = list[Guess](), 0
    while at < len(words):
        for width in (3, 2, 1):
            run = words[at : at + width]
            if _stand_together(run, width) and (name := _nearest(run, knowledge.recorded_forms)) is not None:
                guesses.append(Guess(run[0].start, run[-1].end, name))
                at += width
                break
        else:
            if (longer := _with_word_before(words[at], text, knowledge)) is not None:
                guesses.append(longer)
            at += 1
    return guesses


def _with_word_before(word: Piece, text: str, knowledge: Knowledge) -> Guess | None:
    """The name that a word is nearly the end of, where the word before it is just its beginning."""
    before = _words(fold(text[: word.start]))[-1:]
    if not before or word.start - before[0].end > 1:
        return None
    led = f"{before[0].text} "
    forms = {form: names for form, names in knowledge.recorded_forms.get(led[0], {}).items() if form.startswith(led)}
    ends: dict[str, dict[str, tuple[Name, ...]]] = {form.removeprefix(led)[:1]: {} for form in forms}
    for form, names in forms.items():
        ends[form.removeprefix(led)[:1]][form.removeprefix(led)] = names
    name = _nearest([word], ends)
    return Guess(before[0].start, word.end, name) if name is not None else None


def _stand_together(run: Sequence[Piece], width: int) -> bool:
    """Whether as many words as wanted follow each other in the question."""
    gaps = (after.start - before.end for before, after in itertools.pairwise(run))
    return len(run) == width and all(gap <= 2 for gap in gaps)


def _nearest(run: Sequence[Piece], recorded: Mapping[str, Mapping[str, tuple[Name, ...]]]) -> Name | None:
    written = " ".join(" ".join(piece.text for piece in split_pieces(word.text)) for word in run)
    forms = recorded.get(written[:1])
    if len(written) < 4 or not forms:
        return None
    cutoff = 84.0 if len(written) > 5 else 88.0
    extracted = process.extract(written, list(forms), scorer=fuzz.ratio, score_cutoff=cutoff, limit=8)
    near = [(form, score) for form, score, _ in extracted if _same_digits(form, written)]
    near = near or _one_slip(written, list(forms))
    if not near:
        return None
    best = max(score for _, score in near)
    things = {(name.kind, name.id): name for form, score in near if score > best - 3 for name in forms[form]}
    return next(iter(things.values())) if len(things) == 1 else None


def _one_slip(written: str, choices: Sequence[str]) -> list[tuple[str, float]]:
    """The forms one slip of the keyboard away: a swap of two letters is one slip."""
    if len(written) < 5:
        return []
    slips = [form for form in choices if abs(len(form) - len(written)) < 2 and form[0] == written[0]]
    return [
        (f, 100.0)
        for f in slips
        if DamerauLevenshtein.distance(written, f, score_cutoff=1) == 1 and _same_digits(f, written)
    ]


def _same_digits(one: str, other: str) -> bool:
    """A designator with another number is another thing, never a slip."""
    return [c for c in one if c.isdigit()] == [c for c in other if c.isdigit()]
