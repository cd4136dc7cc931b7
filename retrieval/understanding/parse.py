"""From a question's text to a Question: names first, then cue words on the masked text."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.names import NameKind, fold, split_pieces
from index.ordinary import load_ordinary_words
from index.periods import Precision
from index.records import Attribute, DealKind
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Frame, Operation, Question, Subject
from retrieval.selection import by_event, call_offs, find_deals, with_partners
from retrieval.understanding.aim import SUMS, Aim, find_aim
from retrieval.understanding.claims import find_claims, find_scopes, find_services, find_sorts
from retrieval.understanding.counted import find_counted
from retrieval.understanding.cues import Cues
from retrieval.understanding.events import find_events
from retrieval.understanding.features import variant_by_seats, variant_with
from retrieval.understanding.frames import EVENTS, PLANS, at_event, find_frame
from retrieval.understanding.hints import find_hints
from retrieval.understanding.inclusion import takes_in, without_inclusions
from retrieval.understanding.intent import is_yes_no
from retrieval.understanding.leans import ORDERINGS, find_leans
from retrieval.understanding.narrowing import (
    counted_in,
    counting,
    drawn_on,
    each_product_bought,
    is_of_variant,
    of_nth_thing,
    priced_alone,
    side_by_side,
    units_of,
    variant_by_word,
    variant_of,
    with_taken_up,
    without_apposition,
    without_extras,
    without_options,
)
from retrieval.understanding.sides import find_sides
from retrieval.understanding.sighting import Sighting, look
from retrieval.understanding.strangers import find_unknown
from retrieval.understanding.subject import (
    Roles,
    agrees,
    build_subject,
    find_item,
    find_ordinals,
    find_roles,
    find_side,
    is_added,
    nouns_of_deals,
    sells_here,
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
        others = max(score for code, score in scores.items() if code != best)
        told = any(word in self.cues[best].marks and word not in load_ordinary_words() for word in words)
        return best if scores[best] > 1 or (told and not others) else "en"  # a word may be of two languages

    def read(self, text: str, today: date, language: str | None = None) -> Question:
        """The question, understood by itself; what a follow-up inherits is not yet in it.

        The language is told from the text unless it is given, as for a part of a longer message.
        """
        cues = self.cues[language or self.language(text)]
        seen, roles = self._look(text, cues, today)
        if not all(agrees(deal, roles, self.knowledge) for deal in roles.deals):
            seen, roles = self._look(text, cues, today, with_deals=False)
        aim = find_aim(seen.kept, cues, subjects=_subjects(roles))
        if aim.operation is Operation.LOOKUP and aim.asked in _SUMMED and takes_in(seen, cues):
            aim = replace(aim, operation=Operation.TOTAL)
        if aim.operation in SUMS and roles.deals:
            plain = self._look(text, cues, today, with_deals=False)
            if len(find_ordinals(plain[0].kept, cues)) > 1:  # "the first and the second contract" hides one in a name
                seen, roles = plain
        head, nameless = find_counted(seen, cues, self.knowledge) if aim.asked is Asked.QUANTITY else ((), ())
        subject, frame = self._about(seen, roles, cues, today, aim, head)
        hints = find_hints(seen.rest, seen.text, subject, self.knowledge)
        subject = replace(subject, deals=hints.deals) if hints.deals and aim.operation not in SUMS else subject
        currencies = cues.found("currency", seen.kept)
        return Question(
            text=seen.text,
            language=cues.language,
            operation=aim.operation,
            asked=aim.asked,
            attributes=aim.attributes,
            subject=subject,
            frame=frame,
            today=today,
            is_yes_no=is_yes_no(seen.kept, cues),
            currencies=tuple(sorted(currencies, key=currencies.__getitem__)),
            scopes=find_scopes(seen, cues)
            | priced_alone(seen, aim.asked, self.knowledge)
            | find_side(seen, cues, self.knowledge),
            claims=find_claims(seen, cues),
            about_sources=frozenset(cues.found("source", seen.masked.text)),
            leans=find_leans(seen.kept, cues),
            sorts=find_sorts(seen.kept, cues),
            is_negated=cues.has("negation", "plain", seen.kept),
            is_past=cues.has("verify", "past", seen.kept) and not cues.has("verify", "due", seen.kept),
            is_future=cues.has("verify", "future", seen.kept),
            is_due=cues.has("verify", "due", seen.kept),
            numbers=seen.numbers,
            times=tuple(time.period for time in seen.times),
            mentions=tuple((name.kind.value, name.id) for m in seen.mentions for name in m.names[:1]),
            aside=seen.aside,
            assumed=tuple(guess.name.form for guess in seen.guesses),
            services=find_services(seen.kept, cues),
            unknown=find_unknown(seen, roles, hints, subject, self.knowledge, cues),
            events=find_events(seen.masked.text, cues, aim, of_framework=self._is_framework(roles)),
            item=find_item(seen.kept, cues) if aim.may_be_of_one else 0,
            counted=nameless,
            outside=frozenset(cues.found("outside", seen.kept)),
            hints=hints.words,
            words=self._unexplained(seen, hints.words, subject),
        )

    def _is_framework(self, roles: Roles) -> bool:
        """Whether every deal called by its name is a framework."""
        deals = self.knowledge.records.deals
        return bool(roles.deals) and all(deals[deal].kind is DealKind.FRAMEWORK for deal in roles.deals)

    def _unexplained(self, seen: Sighting, hints: Collection[str], subject: Subject) -> tuple[str, ...]:
        """The words of a question that neither its names nor its cues, nor what it turned out to be about, explain."""
        words = [word.text for word in seen.rest if word.text not in hints]
        units = units_of(subject, self.knowledge) if words else frozenset[str]()
        return tuple(w for w in words if w not in units and not is_of_variant(w, subject, self.knowledge))

    def _about(
        self, seen: Sighting, roles: Roles, cues: Cues, today: date, aim: Aim, head: Sequence[str]
    ) -> tuple[Subject, Frame]:
        """What is asked about, and when; `head` are the products that are counted."""
        asked, operation, attributes = aim.asked, aim.operation, aim.attributes
        if operation is Operation.TOTAL and (plain := without_inclusions(seen, cues, self.knowledge)) != seen:
            seen, roles = plain, find_roles(plain.mentions, fold(seen.text), self.knowledge, cues)
        frame, signed = find_frame(seen, cues, today, attributes, operation)
        subject = build_subject(roles, seen.kept, cues, self.knowledge, signed)
        places = find_ordinals(seen.kept, cues)
        if asked is Asked.DATE and attributes[:1] == (Attribute.SIGNED,) and operation not in SUMS:
            subject = replace(subject, ordinals=places)  # "when were the first and the second signed"
        if aim.of_items:  # the second ship to arrive is of no second deal
            subject = replace(subject, ordinals=find_ordinals(seen.kept, cues, items=False)[:1])
        subject, frame = self._fitted(
            self._of_what(subject, seen, cues, operation, head), frame, attributes, nouns_of_deals(seen.kept, cues)
        )
        subject = without_options(self._narrowed(subject, seen, cues, aim), seen, cues, self.knowledge)
        if asked is Asked.QUANTITY and operation not in SUMS:
            subject = variant_with(subject, seen.text, cues, self.knowledge, seen.mentions, seen.rest)
        if asked is Asked.QUANTITY:
            subject = variant_by_seats(subject, seen.text, cues, self.knowledge)
            subject = counted_in(subject, seen, self.knowledge)
        frame = at_event(frame, subject, seen, cues, attributes, self.knowledge)
        beaten = Attribute.LOSING_BIDDER in attributes and bool(roles.buyers)
        companies = beaten or find_sorts(seen.kept, cues)[:1] == ("company",)
        if companies and (operation is Operation.LIST or asked is Asked.PERSON):
            subject = self._of_sellers(subject, seen)
        return subject if cues.has("negation", "plain", seen.kept) else with_partners(subject, self.knowledge), frame

    def _narrowed(self, subject: Subject, seen: Sighting, cues: Cues, aim: Aim) -> Subject:
        """The subject without what points at no deal, and with variants and call-offs in place of what is over them."""
        asked, operation = aim.asked, aim.operation
        if operation in _WHENEVER and subject.signed and not find_deals(subject, self.knowledge):
            subject = replace(subject, signed=None)
        if operation is Operation.COMPARE and subject.signed and not each_product_bought(subject, self.knowledge):
            subject = replace(subject, signed=None)  # "the batteries or the two sonars bought in 2025"
        looks = operation in (Operation.LOOKUP, Operation.DIFFERENCE)
        if looks and subject.signed and not find_deals(subject, self.knowledge):
            subject = by_event(subject, self.knowledge)
        subject = variant_of(subject, seen, self.knowledge)
        subject = drawn_on(subject, seen, cues, aim.attributes, self.knowledge)
        if operation not in SUMS:  # "the contract plus the fourth ship" is both
            subject = of_nth_thing(subject, cues, self.knowledge)
        if asked is Asked.MONEY:
            subject = without_extras(subject, self.knowledge)
        if operation in (Operation.LOOKUP, Operation.PROGRESS, Operation.SHARE):
            subject = variant_by_word(subject, seen, self.knowledge)
            subject = replace(subject, products=self.knowledge.finest(subject.products))
        if (asked is Asked.ANY and operation is not Operation.SHARE) or operation is Operation.LIST:
            subject = replace(subject, deals=call_offs(subject, self.knowledge) or subject.deals)
        if operation is Operation.EXPLAIN and not find_deals(subject, self.knowledge):
            kept = subject.seller_countries if self._says_who_sold(seen, cues) else frozenset[str]()
            subject = replace(subject, seller_countries=kept, ordinals=())  # "why did the Chinese drone lose"
        return subject

    def _says_who_sold(self, seen: Sighting, cues: Cues) -> bool:
        """Whether it is taken for granted that something was bought of a country's makers: "from an Italian yard"."""
        claims, folded = cues.found("claim", seen.kept).keys(), fold(seen.text)
        bought = "buys" in claims and not claims & {"lost", "won", "unsigned", "talks"}
        return bought and any(sells_here(m, folded, cues) for m in seen.mentions if m.kind is NameKind.COUNTRY)

    def _of_sellers(self, subject: Subject, seen: Sighting) -> Subject:
        """The subject of a list of sellers: a region in it is theirs, not the buyers'."""
        regions = [n.id for m in seen.mentions if m.kind is NameKind.GROUP for n in m.names]
        named = {n.id for m in seen.mentions if m.kind is NameKind.COUNTRY for n in m.names}
        members = frozenset[str]().union(*(self.knowledge.groups[region].members for region in regions))
        if not members & self.knowledge.sellers and not named:
            return subject
        buyers = frozenset(buyer for buyer in subject.buyers if buyer not in members or buyer in named)
        sellers = subject.seller_countries | members & self.knowledge.sellers
        return replace(subject, buyers=buyers, seller_countries=sellers)

    def _look(self, text: str, cues: Cues, today: date, *, with_deals: bool = True) -> tuple[Sighting, Roles]:
        """What the text holds, and the parts that the names play."""
        seen = look(text, self.knowledge, cues, today, with_deals=with_deals)
        return seen, find_roles(seen.mentions, fold(seen.text), self.knowledge, cues)

    def _of_what(
        self, subject: Subject, seen: Sighting, cues: Cues, operation: Operation, head: Sequence[str]
    ) -> Subject:
        """The subject as the operation and what is counted narrow or widen it."""
        ordinals = find_ordinals(seen.kept, cues)
        if operation is Operation.TOTAL:  # "the option added to the contract" is both
            of_more = is_added(seen.kept, cues) or cues.has("claim", "if_taken", seen.kept)
            placed = () if len(ordinals) == 1 and of_more else ordinals
            subject = replace(subject, ordinals=placed, kinds=subject.kinds - {DealKind.OPTION})
            subject = with_taken_up(subject, seen, cues, self.knowledge)
        if operation is Operation.TIMELINE:  # the framework is part of how a purchase went
            orders = cues.has("claim", "orders", seen.kept)  # and so are the orders under it, where they are named
            if orders and DealKind.FRAMEWORK in subject.kinds:
                subject = replace(subject, kinds=frozenset(), ordinals=())
            subject = replace(subject, kinds=subject.kinds - {DealKind.PURCHASE})
        if len(head) > 1:
            subject = replace(subject, products=frozenset(head))
        if operation in SUMS and (deals := find_sides(seen, cues, self.knowledge)):
            buyers = frozenset(self.knowledge.records.deals[deal].buyer for deal in deals)
            return replace(subject, deals=deals, buyers=buyers, signed=None, ordinals=(), kinds=frozenset())
        if (
            operation is Operation.LIST
            and find_sorts(seen.kept, cues)[:1] == ("country",)
            and subject.ordinals == (-1,)
        ):
            subject = replace(subject, ordinals=())  # "the buyers of the new gun" have no newest deal
        if operation not in (Operation.COMPARE, Operation.DIFFERENCE):
            subject = counting(subject, head[0], self.knowledge) if len(head) == 1 else subject
            return without_apposition(subject, seen, self.knowledge)
        leans = find_leans(seen.kept, cues)
        if leans and leans <= ORDERINGS and operation is Operation.COMPARE:
            subject = replace(subject, ordinals=())  # "who signed first" asks for no first deal
        named = ordinals if subject.ordinals or not leans <= ORDERINGS else ()
        return side_by_side(subject, seen.times, named, self.knowledge)

    def _fitted(
        self, subject: Subject, frame: Frame, attributes: Sequence[Attribute], nouns: Collection[str]
    ) -> tuple[Subject, Frame]:
        """The subject and the frame fitted to what is asked of them.

        "The last batch" is no last deal, unless a deal is called so by one of the `nouns` used; and a past period in
        which no deal was signed says from when the question looks, where it asks for what changes or names a day.
        """
        lead = attributes[0] if attributes else None
        if lead is Attribute.OPTIONAL_QUANTITY:  # what is under option is a fact of the contract that grants it
            subject = replace(subject, kinds=subject.kinds - {DealKind.OPTION})
        of_framework = lead is Attribute.REMAINING_QUANTITY and DealKind.FRAMEWORK in subject.kinds
        placed = find_deals(subject, self.knowledge) if lead is Attribute.DELIVERED_BATCH and subject.ordinals else []
        is_deal = any(f" {noun} " in self.knowledge.titles[deal.id] for deal in placed for noun in nouns)
        if (lead is Attribute.DELIVERED_BATCH and not is_deal) or of_framework:  # what a call-off leaves of it
            subject = replace(subject, ordinals=())
        if lead in (Attribute.COMPLETED, Attribute.DELIVERY_DUE):  # the last tank is of no last deal
            subject = replace(subject, ordinals=tuple(place for place in subject.ordinals if place > 0))
        signed = subject.signed
        if signed is None or signed.end >= frame.as_of:
            return subject, frame
        named = [self.knowledge.signing[deal] for deal in subject.deals if deal in self.knowledge.signing]
        other_time = bool(named) and not any(signed.overlaps(period) for period in named)
        if other_time:
            return replace(subject, signed=None), Frame(signed.end, asked=True, period=signed)
        then = Attribute.AMOUNT_PAID in attributes or frame.printed  # what was owed in July, or reported
        plain = lead not in EVENTS | PLANS and signed.precision is not Precision.DAY and not then
        if plain or find_deals(subject, self.knowledge):
            return subject, frame
        period = None if frame.printed else signed
        return replace(subject, signed=None), Frame(signed.end, asked=True, period=period, printed=frame.printed)


_SUMMED = (Asked.QUANTITY, Asked.MONEY)
_WHENEVER = (Operation.PROVENANCE, Operation.EXPLAIN)  # a time in them says when something was so, not signed


def _subjects(roles: Roles) -> int:
    """How many things of one sort are named side by side."""
    return max(len(roles.buyers), len(roles.products), len(roles.deals), len(roles.sellers))
