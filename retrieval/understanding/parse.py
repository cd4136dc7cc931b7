"""From a question's text to a Question: names first, then cue words on the masked text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.names import Mention, NameKind, Piece, fold, split_pieces
from index.periods import Period
from index.records import Attribute
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Frame, Operation, Quantity, Question, Subject
from retrieval.selection import find_deals
from retrieval.understanding.cues import Cues
from retrieval.understanding.intent import (
    find_asked,
    find_attributes,
    find_leans,
    find_operation,
    is_yes_no,
    without_negated,
)
from retrieval.understanding.mentions import Guess, Masked, guess_names, leftovers, mask
from retrieval.understanding.numbers import find_numbers
from retrieval.understanding.subject import Roles, build_subject, find_ordinals, find_roles
from retrieval.understanding.times import Relation, TimeMention, find_times

# Attributes of a running state: a period in the question says when things happened, not which deal is meant.
_EVENTS = frozenset(
    {
        Attribute.DELIVERED_QUANTITY,
        Attribute.DELIVERED_BATCH,
        Attribute.SHIPPED_QUANTITY,
        Attribute.LOST_QUANTITY,
        Attribute.REMAINING_QUANTITY,
        Attribute.IN_SERVICE_QUANTITY,
    }
)
_PLANS = frozenset(
    {
        Attribute.LOCAL_PRODUCTION,
        Attribute.PLANNED_QUANTITY,
        Attribute.NEGOTIATED_QUANTITY,
        Attribute.REQUIRED_QUANTITY,
        Attribute.DELIVERY_DUE,
        Attribute.DELIVERY_START,
        Attribute.BUDGET,
        Attribute.STATUS,
    }
)


@dataclass(frozen=True)
class Reader:
    """Reads questions over one generation's knowledge, with the cue words of every language."""

    knowledge: Knowledge
    cues: Mapping[str, Cues]

    def language(self, text: str) -> str:
        """The language a question is written in; English when nothing tells."""
        if any("가" <= character <= "힣" for character in text):
            return "ko"
        words = [piece.text for piece in split_pieces(fold(text))]
        scores = {code: sum(word in cues.marks for word in words) for code, cues in self.cues.items()}
        scores["es"] = scores.get("es", 0) + 3 * ("¿" in text or "¡" in text)
        scores["pl"] = scores.get("pl", 0) + 2 * any(character in "ąęłśżźćńĄĘŁŚŻŹĆŃ" for character in text)
        best = max(scores, key=lambda code: (scores[code], code == "en"))
        return best if scores[best] else "en"

    def read(self, text: str, today: date) -> Question:
        """The question, understood by itself; what a follow-up inherits is not yet in it."""
        cues = self.cues.get(self.language(text)) or self.cues["en"]
        mentions, guesses = self._names(text, cues, today)
        masked = mask(text, mentions)
        kept = without_negated(masked.text, cues)
        negated = _negated_from(masked, cues)
        mentions = [mention for mention in mentions if mention.start < negated] or mentions
        times = [
            t for t in find_times(text, cues, today) if t.start < negated and not _inside_names(t, mentions)
        ]
        roles = find_roles(mentions, fold(text), self.knowledge)
        taken = [(m.start, m.end) for m in mentions] + [(t.start, t.end) for t in times]
        numbers = tuple(find_numbers(text, cues, taken))
        asked = find_asked(kept, cues)
        attributes = find_attributes(kept, cues, asked)
        operation = find_operation(kept, cues, asked, subjects=_subjects(roles))
        frame, signed = _frame(times, cues, masked, today, attributes, operation)
        rest = leftovers(text, masked, cues, [*taken, *((n.start, n.end) for n in numbers)])
        head, context = (
            self._head(text, kept, masked, mentions, rest) if asked is Asked.QUANTITY else (None, ())
        )
        subject = build_subject(roles, kept, cues, self.knowledge, signed)
        if head is not None:
            subject = _counting(subject, head, self.knowledge)
        if attributes and attributes[0] is Attribute.DELIVERED_BATCH:
            subject = replace(subject, ordinals=())  # the last batch, not the last deal
        if signed is not None and attributes and attributes[0] in _EVENTS | _PLANS:
            subject, frame = self._dated(subject, frame, signed)
        if operation in (Operation.COMPARE, Operation.DIFFERENCE):
            subject = _side_by_side(subject, times, find_ordinals(kept, cues), self.knowledge)
        return Question(
            text=text,
            language=cues.language,
            operation=operation,
            asked=asked,
            attributes=attributes,
            subject=subject,
            frame=frame,
            today=today,
            is_yes_no=operation is Operation.VERIFY or is_yes_no(kept, cues),
            currency=next(
                iter(sorted(cues.found("currency", kept), key=cues.found("currency", kept).__getitem__)), None
            ),
            scopes=frozenset(cues.found("scope", kept)),
            claims=frozenset(cues.found("claim", masked.text)),
            leans=find_leans(kept, cues),
            is_future=cues.has("verify", "future", kept),
            numbers=numbers,
            times=tuple(time.period for time in times),
            mentions=tuple((name.kind.value, name.id) for m in mentions for name in m.names[:1]),
            assumed=tuple(guess.name.form for guess in guesses),
            unknown=_unknown(text, rest, roles, context),
            outside=frozenset(cues.found("outside", kept)),
            words=tuple(word.text for word in rest),
        )

    def _dated(self, subject: Subject, frame: Frame, signed: Period) -> tuple[Subject, Frame]:
        """A period that no deal was signed in says from when the question looks, if it is past."""
        if find_deals(subject, self.knowledge) or signed.end >= frame.as_of:
            return subject, frame
        return replace(subject, signed=None), Frame(signed.end, asked=True, period=signed)

    def _names(self, text: str, cues: Cues, today: date) -> tuple[list[Mention], list[Guess]]:
        """The names in the text, and those that are probably meant by what is left."""
        mentions = self.knowledge.names.find(text)
        masked = mask(text, mentions)
        times = [(time.start, time.end) for time in find_times(text, cues, today)]
        rest = leftovers(text, masked, cues, [*((m.start, m.end) for m in mentions), *times])
        guesses = guess_names(rest, self.knowledge)
        guessed = [Mention(guess.start, guess.end, (guess.name,)) for guess in guesses]
        return sorted([*mentions, *guessed], key=lambda mention: mention.start), guesses

    def _head(
        self, text: str, kept: str, masked: Masked, mentions: Sequence[Mention], rest: Sequence[Piece]
    ) -> tuple[str | None, tuple[str, ...]]:
        """What is counted: the product right after "how many", or else the word there that names no product."""
        asks = self.cues[self.language(text)] if self.language(text) in self.cues else self.cues["en"]
        match = asks.sections["asked"]["quantity"].search(kept)
        if match is None or match.end() > len(masked.origin) - 1:
            return None, ()
        start = masked.origin[match.end()]
        following = [m for m in mentions if m.start >= start and m.kind is NameKind.PRODUCT]
        between = text[start : following[0].start] if following else ""
        if following and len(between.split()) <= 2 and "," not in between:
            return following[0].names[0].id, ()
        first = next((word for word in _words_after(text, start)), None)
        unknown = [word for word in rest if first is not None and word.start == first.start]
        known_units = {w for f in self.knowledge.records.facts.values() for w in fold(f.unit).split()}
        return None, tuple(w.text for w in unknown if not {w.text, w.text + "s"} & known_units)


def _words_after(text: str, start: int) -> list[Piece]:
    return [piece for piece in split_pieces(fold(text)) if piece.start >= start]


def _counting(subject: Subject, head: str, knowledge: Knowledge) -> Subject:
    """The subject with only the counted product, when others were named beside it to tell the deal.

    "How many of the tanks in the K2 contract are K2PLs" counts the variant, not the tanks.
    """
    others = subject.products - {head}
    if not others:
        return subject
    if head not in subject.products and not others & knowledge.covers(head):
        return replace(subject, products=frozenset({head}), beside=others)
    if head not in subject.products:
        return subject
    inner = {p for p in others if p in knowledge.covers(head)}
    finest = {p for p in inner if not any(q in knowledge.covers(p) for q in inner - {p})}
    if finest:
        return replace(subject, products=frozenset(finest), beside=others - finest)
    return replace(subject, products=frozenset({head}), beside=others)


def _side_by_side(
    subject: Subject, times: Sequence[TimeMention], ordinals: tuple[int, ...], knowledge: Knowledge
) -> Subject:
    """The subject of a comparison: what tells one side from the other doesn't narrow it to one side."""
    signed = subject.signed if len(times) < 2 else None
    if len(ordinals) < 2 and not (subject.deals and ordinals):
        kinds = subject.kinds if len(subject.buyers) != 1 else frozenset()
        return replace(subject, signed=signed, ordinals=ordinals[:1], kinds=kinds)
    named = [knowledge.records.deals[deal] for deal in sorted(subject.deals)]
    families = frozenset(
        family for deal in named for p in deal.products[:1] for family in knowledge.family(p)
    )
    return replace(
        subject,
        deals=frozenset(),
        buyers=subject.buyers or frozenset(deal.buyer for deal in named),
        products=subject.products or families,
        ordinals=ordinals if len(ordinals) > 1 else (),
        signed=signed,
        kinds=frozenset(),
    )


def _subjects(roles: Roles) -> int:
    """How many things of one sort are named side by side."""
    return max(len(roles.buyers), len(roles.products), len(roles.deals), len(roles.sellers))


def _inside_names(time: TimeMention, mentions: Sequence[Mention]) -> bool:
    return any(mention.start < time.end and time.start < mention.end for mention in mentions)


def _negated_from(masked: Masked, cues: Cues) -> int:
    """Where in the question what it sets aside begins; past its end when it sets nothing aside."""
    match = cues.sections["negation"]["start"].search(masked.text)
    return masked.origin[match.start()] if match else masked.origin[-1] + 1


def _frame(
    times: Sequence[TimeMention],
    cues: Cues,
    masked: Masked,
    today: date,
    attributes: Sequence[Attribute],
    operation: Operation,
) -> tuple[Frame, Period | None]:
    """When the question looks from, and when the deals it is about were signed."""
    as_of, asked, period, since, signed = today, False, None, None, None
    lead = attributes[0] if attributes else None
    for time in times:
        if time.relation is Relation.SINCE:
            since = time.period.start
        elif time.relation is Relation.AT and time.period.end < today:
            as_of, asked = time.period.end, True
        elif _names_deal(time, masked, cues) or operation in (Operation.LIST, Operation.COUNT):
            signed = time.period
        elif time.period.end <= today and lead in _EVENTS:
            as_of, asked, period = time.period.end, True, time.period
        elif time.period.end < today and (lead in _PLANS or cues.has("time", "known_then", masked.text)):
            as_of, asked = time.period.end, True
        elif time.period.start <= today:
            signed = time.period
    before = cues.has("time", "before_signing", masked.text)
    return Frame(as_of, asked, period, since, before), signed


def _names_deal(time: TimeMention, masked: Masked, cues: Cues) -> bool:
    """Whether a time stands by a word for a deal or for signing one: "the 2022 contract", "signed in May"."""
    starts = [i for i, origin in enumerate(masked.origin) if origin >= time.start]
    ends = [i for i, origin in enumerate(masked.origin) if origin >= time.end]
    before = masked.text[: starts[0]] if starts else ""
    after = masked.text[ends[0] :] if ends else ""
    pattern = cues.sections["time"]["signed_in"]
    near_before = " ".join(re.split("[,:;(?]", before)[-1].split()[-3:])
    near_after = " ".join(re.split("[,:;)?]", after)[0].split()[:3])
    return bool(pattern.search(near_before) or pattern.search(near_after))


def _unknown(text: str, rest: Sequence[Piece], roles: Roles, head: Sequence[str]) -> tuple[str, ...]:
    """The names nobody recorded: countries without deals, designators, and capitalised words left over."""
    first = len(text) - len(text.lstrip(" ¿¡\"'"))
    names = [
        _whole_word(text, word)
        for word in rest
        if any(c.isdigit() for c in word.text)
        and any(c.isalpha() for c in word.text)
        or text[word.start].isupper()
        and word.start != first
        and not text.isupper()
    ]
    return tuple(dict.fromkeys([*roles.strangers, *names, *head]))


def _whole_word(text: str, word: Piece) -> str:
    """A word as it was written, with what hyphens join to it: the whole of F-35s."""
    start, end = text.rfind(" ", 0, word.start) + 1, text.find(" ", word.end)
    return text[start : end if end >= 0 else len(text)].strip(".,;:?!()\"'“”")
