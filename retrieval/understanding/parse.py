"""From a question's text to a Question: names first, then cue words on the masked text."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from index.names import fold, split_pieces
from index.ordinary import load_ordinary_words
from index.records import Attribute, DealKind
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Operation, Question, Subject
from retrieval.understanding.about import find_about
from retrieval.understanding.aim import SUMS, Aim, find_aim
from retrieval.understanding.alternatives import find_choice
from retrieval.understanding.aside import variants_aside
from retrieval.understanding.claims import find_claims, find_scopes, find_services, find_sorts
from retrieval.understanding.clauses import beside_clause
from retrieval.understanding.counted import find_counted
from retrieval.understanding.cues import Cues
from retrieval.understanding.events import find_events, find_order
from retrieval.understanding.exemplars import load_exemplars
from retrieval.understanding.hints import find_hints
from retrieval.understanding.inclusion import takes_in, without_kinds_taken_in
from retrieval.understanding.intent import is_yes_no
from retrieval.understanding.leans import find_leans
from retrieval.understanding.moneys import find_currencies, numbers_in, priced_in
from retrieval.understanding.narrowing import priced_alone, units_of
from retrieval.understanding.ordinals import find_item, find_ordinals
from retrieval.understanding.retold import find_retold
from retrieval.understanding.sighting import Sighting, look
from retrieval.understanding.strangers import find_unknown
from retrieval.understanding.subject import Roles, agrees, find_roles, find_side
from retrieval.understanding.variants import is_of_variant


@dataclass(frozen=True)
class Reader:
    """Reads questions over one generation's knowledge, with the cue words of every language."""

    knowledge: Knowledge
    cues: Mapping[str, Cues]

    def language(self, text: str, spoken: str = "en") -> str:
        """The language a question is written in; when nothing tells, the one spoken so far, as far as letters go."""
        if any("가" <= character <= "힣" for character in text):
            return "ko"
        words = [piece.text for piece in split_pieces(fold(text))]
        scores = {code: sum(word in cues.marks for word in words) for code, cues in self.cues.items()}
        scores["es"] = scores.get("es", 0) + 3 * ("¿" in text or "¡" in text)
        scores["pl"] = scores.get("pl", 0) + 2 * any(character in "ąęłśżźćńĄĘŁŚŻŹĆŃ" for character in text)
        best = max(scores, key=lambda code: (scores[code], code == "en"))
        others = max(score for code, score in scores.items() if code != best)
        told = any(word in self.cues[best].marks and word not in load_ordinary_words() for word in words)
        if scores[best] > 1 or (told and not others):  # a word may be of two languages
            return best
        is_english = best == "en" and scores["en"] > others
        return "en" if is_english or spoken == "ko" else spoken

    def read(self, text: str, today: date, language: str | None = None) -> Question:
        """The question, understood by itself; what a follow-up inherits is not yet in it.

        The language is told from the text unless it is given, as for a part of a longer message.
        """
        cues = self.cues[language or self.language(text)]
        seen, roles, aim = self._aimed(text, cues, today)
        if (choice := find_choice(seen, aim, cues)) is not None:
            seen, aim = choice.seen, choice.aim
            parties = [mention for mention in seen.mentions if mention not in choice.sides]
            roles = find_roles(parties, fold(seen.text), self.knowledge, cues)
        head, nameless = find_counted(seen, cues, self.knowledge) if aim.asked is Asked.QUANTITY else ((), ())
        subject, frame = find_about(seen, roles, cues, self.knowledge, today, aim, head)
        if (retold := find_retold(seen, subject, cues, self.knowledge)) is not None:
            seen, roles, subject = retold.left_of(seen), retold.parties_of(roles, seen), retold.subject_of(subject)
        hints = find_hints(seen.rest, seen.text, subject, self.knowledge)
        subject = replace(subject, deals=hints.deals) if hints.deals and aim.operation not in SUMS else subject
        currencies = find_currencies(seen, cues, self.knowledge)
        subject = priced_in(subject, seen, cues, aim, self.knowledge)
        question = Question(
            text=seen.text,
            language=cues.language,
            operation=aim.operation,
            asked=aim.asked,
            attributes=aim.attributes,
            subject=subject,
            frame=frame,
            today=today,
            is_yes_no=choice is None and is_yes_no(seen.kept, cues),
            currencies=currencies,
            scopes=self._scopes(seen, aim.asked, subject, cues),
            numbers=numbers_in(seen, currencies, cues),
            offered=choice.offered if choice is not None else (),
            unknown=find_unknown(seen, roles, hints, subject, self.knowledge, cues),
            events=find_events(seen.masked.text, cues, aim, of_framework=self._is_framework(roles)),
            order=find_order(seen.masked.text, cues),
            item=find_item(seen.kept, cues) if aim.may_be_of_one else 0,
            counted=nameless,
            hints=hints.words,
            words=self._unexplained(seen, hints.words, subject),
            aside=seen.aside | variants_aside(seen, subject, cues, self.knowledge),
        )
        question = _worded(question, seen, cues)
        return question if choice is None else replace(question, claims=question.claims | choice.claims)

    def _aimed(self, text: str, cues: Cues, today: date) -> tuple[Sighting, Roles, Aim]:
        """What the text holds, the parts that the names play, and what is wanted."""
        seen, roles = self._look(text, cues, today)
        if not all(agrees(deal, roles, self.knowledge) for deal in roles.deals):
            seen, roles = self._look(text, cues, today, with_deals=False)
        aim = find_aim(seen.kept, cues, subjects=_subjects(roles))
        lists, widened = aim.operation in _LISTS, without_kinds_taken_in(seen, cues)
        if widened != seen and (lists or (aim.operation is Operation.TOTAL and aim.asked is Asked.PERSON)):
            seen = widened
            if Attribute.COMPONENT in aim.attributes or not lists:  # no part of it is "included"
                aim = find_aim(seen.kept, cues, subjects=_subjects(roles))
        if aim.operation is Operation.LOOKUP and aim.may_be_summed and takes_in(seen, cues):
            aim = replace(aim, operation=Operation.TOTAL)
        aim = self._weighed(aim, seen.kept, cues)
        if aim.operation in (*SUMS, Operation.UNIT_PRICE) and roles.deals:
            plain = self._look(text, cues, today, with_deals=False)
            if len(find_ordinals(plain[0].kept, cues)) > 1:  # "the first and the second contract" hides one in a name
                seen, roles = plain
        return seen, roles, aim

    def _weighed(self, aim: Aim, masked: str, cues: Cues) -> Aim:
        """What is wanted by the cue words, weighed against the exemplars of the language, where there are any."""
        exemplars = load_exemplars(cues.language)
        spans = aim.operation is Operation.INTERVAL  # "how much time" asks for no sum
        return exemplars.weigh(aim, masked) if exemplars is not None and not spans else aim

    def _look(self, text: str, cues: Cues, today: date, *, with_deals: bool = True) -> tuple[Sighting, Roles]:
        """What the text holds, and the parts that the names play."""
        seen = beside_clause(look(text, self.knowledge, cues, today, with_deals=with_deals), cues)
        return seen, find_roles(seen.mentions, fold(seen.text), self.knowledge, cues)

    def _scopes(self, seen: Sighting, asked: Asked, subject: Subject, cues: Cues) -> frozenset[str]:
        """The conditions that a question makes: of a price, of the side that signed."""
        alone = priced_alone(seen, asked, subject, cues, self.knowledge)
        return find_scopes(seen, cues) | alone | find_side(seen, cues, self.knowledge)

    def _is_framework(self, roles: Roles) -> bool:
        """Whether every deal called by its name is a framework."""
        deals = self.knowledge.records.deals
        return bool(roles.deals) and all(deals[deal].kind is DealKind.FRAMEWORK for deal in roles.deals)

    def _unexplained(self, seen: Sighting, hints: Collection[str], subject: Subject) -> tuple[str, ...]:
        """The words of a question that neither its names nor its cues, nor what it turned out to be about, explain."""
        words = [word.text for word in seen.rest if word.text not in hints]
        units = units_of(subject, self.knowledge) if words else frozenset[str]()
        return tuple(w for w in words if w not in units and not is_of_variant(w, subject, self.knowledge))


_LISTS = (Operation.LIST, Operation.COUNT)


def _subjects(roles: Roles) -> int:
    """How many things of one sort are named side by side."""
    return max(len(roles.buyers), len(roles.products), len(roles.deals), len(roles.sellers))


def _worded(question: Question, seen: Sighting, cues: Cues) -> Question:
    """The question with what its words tell by themselves, whatever it is about."""
    due = cues.has("verify", "due", seen.kept)
    return replace(
        question,
        claims=find_claims(seen, cues),
        about_sources=frozenset(cues.found("source", seen.masked.text)),
        leans=find_leans(seen.kept, cues),
        sorts=find_sorts(seen.kept, cues),
        is_negated=cues.has("negation", "plain", seen.kept),
        is_past=cues.has("verify", "past", seen.kept) and not due,
        is_future=cues.has("verify", "future", seen.kept),
        is_due=due,
        times=tuple(time.period for time in seen.times),
        mentions=tuple((name.kind.value, name.id) for m in seen.mentions for name in m.names[:1]),
        assumed=tuple(guess.name.form for guess in seen.guesses),
        services=find_services(seen.kept, cues),
        outside=frozenset(cues.found("outside", seen.kept)),
    )
