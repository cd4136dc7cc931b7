"""A case: one question with what is known, and the rows of standing facts that plans work on."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from index.names import fold, split_pieces
from index.records import MONEY, QUANTITIES, Attribute, Deal, DealKind, Fact, Modality
from retrieval.answer import Citation
from retrieval.knowledge import Knowledge
from retrieval.question import Asked, Operation, Question, Subject
from retrieval.rates import ReferenceRates
from retrieval.resolution import RESERVED, Standing, Wanted, first_stated, known_by, resolve
from retrieval.selection import covered, find_deals, without_umbrellas
from retrieval.speakers import said_by, shares_of
from retrieval.tellings import tells
from retrieval.wording.speech import Speech

Passages = Callable[[Question, frozenset[str]], Sequence[Citation]]


@dataclass(frozen=True, slots=True)
class Row:
    """What stands for one product of one deal."""

    deal: Deal
    product: str
    standing: Standing

    @property
    def fact(self) -> Fact:
        """The fact that stands."""
        return self.standing.fact


@dataclass(frozen=True)
class Case:
    """A question before its plan: knowledge, sentences, and a way to look for passages."""

    question: Question
    knowledge: Knowledge
    speech: Speech
    passages: Passages
    stale_after_days: int
    rates: ReferenceRates

    def of_count(self) -> "Case":
        """The same case about the one deal of several that is for the number named: "the three corvettes"."""
        question = self.question
        counts = question.counts
        partly = question.operation is Operation.SHARE or question.attributes[:1] in _OF_SO_MANY
        explains = question.operation is Operation.EXPLAIN and len(counts) == 1
        explains = explains and bool({"orders", "buys"} & question.claims)
        if len(self.deals) < 2 or not counts or "so_many_deals" in question.claims:
            return self
        if not (partly or explains or question.asked in _TOLD_BY_COUNT):
            return self
        rows = [row for row in self.rows(Attribute.ORDERED_QUANTITY) if "total" not in row.fact.scope]
        named = {row.deal.id for row in rows if row.fact.number in counts}
        of_one = question.operation in (Operation.LOOKUP, Operation.PROGRESS, Operation.SHARE)
        if len(named) != 1 or not (of_one or explains or "tax" in question.claims):
            return self
        return self.about(replace(question.subject, deals=frozenset(named)))

    def of_option(self) -> "Case":
        """The same case about what was taken up of an option, where terms or the progress of that are asked for."""
        question = self.question
        deals = find_deals(replace(question.subject, kinds=frozenset()), self.knowledge)
        taken = frozenset(deal.id for deal in deals if self.knowledge.from_option(deal))
        asks = question.operation is Operation.LOOKUP and question.asked in _TOLD_BY_COUNT
        asks = asks or (question.operation is Operation.PROGRESS and len(taken) < len(self.deals))
        fits = "exercised" in question.claims and asks and taken
        return self.about(replace(question.subject, deals=taken, kinds=frozenset())) if fits else self

    @cached_property
    def deals(self) -> tuple[Deal, ...]:
        """The deals the question is about."""
        return find_deals(self.question.subject, self.knowledge)

    @cached_property
    def wanted(self) -> Wanted:
        """What to resolve for: the date, the scopes and the currency asked."""
        question = self.question
        until = self._before_change() or question.frame.as_of
        first, built = None, Attribute.LOCAL_PRODUCTION in question.attributes or "produced" in question.claims
        if built:
            planned = question.is_of_plan or self._names_order()
            planned = planned or Attribute.PLANNED_QUANTITY in question.attributes
            first = Modality.PLANNED if planned else Modality.ACTUAL
        scopes = question.scopes | {"alone"} if "part_of_price" in question.claims else question.scopes
        since = question.frame.period.start if question.frame.period else question.frame.opens
        return Wanted(until, question.frame.asked, scopes, since, first)

    def _names_order(self) -> bool:
        """Whether the question gives the whole of which it asks a part: "of the 36, how many are built at home"."""
        given = {number.value for number in self.question.numbers if number.currency is None}
        return any(fact.value in given for fact in self.deal_facts(Attribute.ORDERED_QUANTITY))

    def _before_change(self) -> date | None:
        """The eve of the first amendment, where the question is of before it and no fact is marked as of then."""
        if "superseded" not in self.question.scopes or any("superseded" in f.scope for f in self.deal_facts()):
            return None
        changes = [f.period.start for f in self.deal_facts(Attribute.AMENDED)]
        return min(changes) - timedelta(days=1) if changes else None

    def about(self, subject: Subject) -> "Case":
        """The same case about something else."""
        return replace(self, question=replace(self.question, subject=subject))

    def facts(self, attribute: Attribute | None, deals: Iterable[Deal] | None = None) -> list[Fact]:
        """The facts of an attribute in the deals asked about, of the buyers and products asked about."""
        subject = self.question.subject
        found = list[Fact]()
        for deal in self.deals if deals is None else deals:
            facts = [f for f in self.knowledge.facts_of.get(deal.id, ()) if attribute in (None, f.attribute)]
            facts = [f for f in facts if self._was_printed(f) and (not subject.buyers or f.buyer in subject.buyers)]
            found += self._on_products(facts, deal)
        return found

    def deal_facts(self, attribute: Attribute | None = None) -> list[Fact]:
        """The facts of the deals asked about, whatever product they speak of."""
        facts = self.knowledge.facts_under(self.deals)
        return [f for f in facts if attribute in (None, f.attribute) and self._was_printed(f)]

    def _was_printed(self, fact: Fact) -> bool:
        """Whether a fact counts: one that puts another right from the day it is printed on, any other always.

        Where it is asked what had been printed by a day, only that counts.
        """
        published = self.knowledge.article(fact).published
        if self.question.frame.printed:
            return published is not None and published <= self.question.frame.as_of
        return fact.corrects is None or published is None or published <= self.question.today

    def _on_products(self, facts: list[Fact], deal: Deal) -> list[Fact]:
        """The facts of one deal that speak of the products asked about.

        Where none does so directly, what is said of a family or kind speaks for its members, in numbers only when
        the deal has nothing else in it; and what is said of the deal at large speaks for all that is in it.
        """
        products = covered(self.question.subject.products, self.knowledge)
        if not products:
            return facts
        if not products & self.knowledge.products_of(deal.id):  # a call-off of their framework, for something else
            return [fact for fact in facts if fact.attribute not in QUANTITIES]
        direct = {fact.attribute for fact in facts if fact.product in products}
        alone = set(deal.products) <= products
        found = []
        for fact in facts:
            over = bool(self.knowledge.covers(fact.product) & products)
            at_large = fact.attribute not in QUANTITIES and not self._is_sibling(fact.product, products)
            if fact.attribute in MONEY:  # a package's price is no price of what comes with the main thing
                at_large = at_large and bool(products & self._main(deal))
            indirect = fact.attribute not in direct and ((over and alone) or at_large)
            if fact.product in products or indirect:
                found.append(fact)
        return found

    def row(self, fact: Fact) -> Row:
        """A fact by itself, as what stands."""
        return Row(self.knowledge.records.deals[fact.deal], fact.product, Standing(fact))

    def rows(self, attribute: Attribute, deals: Sequence[Deal] | None = None, currency: str | None = None) -> list[Row]:
        """What stands for an attribute, deal by deal and product by product; wholes take the place of their parts."""
        rows = list[Row]()
        for deal in self.deals if deals is None else deals:
            groups: dict[str, list[Fact]] = defaultdict(list)
            for fact in self.facts(attribute, [deal]):
                if currency is None or fact.unit == currency:
                    groups[fact.product].append(fact)
            groups = {product: self._own_totals(product, groups) for product in groups}
            standing = {product: self._resolve(product, facts) for product, facts in groups.items()}
            found = [Row(deal, product, s) for product, s in sorted(standing.items()) if s is not None]
            rows.extend(self._wholes(found) if attribute in QUANTITIES else _best(found, attribute))
        return rows

    def _own_totals(self, product: str, groups: Mapping[str, list[Fact]]) -> list[Fact]:
        """The facts of a product; stated totals are its plain figures when its variants in the deal add up to one."""
        every = [fact for facts in groups.values() for fact in facts]
        stated = [f for f in groups[product] if "total" in f.scope and isinstance(f.value, Decimal)]
        if not any(self.knowledge.is_of_variants(total, every) for total in stated):
            return groups[product]
        return [
            fact.model_copy(update={"scope": tuple(s for s in fact.scope if s != "total")}) if fact in stated else fact
            for fact in groups[product]
        ]

    def _named_tags(self, facts: Iterable[Fact]) -> frozenset[str]:
        """The free scope tags of some facts that the question names in words: missiles, technology, deliveries."""
        subject = self.question.subject
        named = [self.knowledge.product_name(product) for product in subject.products | subject.beside]
        named += [self.knowledge.organisation_name(o) for o in subject.organisations]
        forms = " ".join((*self.question.words, *self.question.hints, *named, *(f"{name}s" for name in named)))
        asked = {piece.text for piece in split_pieces(fold(forms))} | (self.question.claims & {"new"})
        asked |= {tag for tag in _OF_ARRIVALS if tells(tag, self.question.text)}
        tags = {tag for fact in facts for tag in fact.scope} - RESERVED
        return frozenset(tag for tag in tags if set(fold(tag).split("_")) <= asked)

    def _main(self, deal: Deal) -> frozenset[str]:
        """What a deal is mainly about: its first product, with its families."""
        return self.knowledge.family(deal.products[0]) if deal.products else frozenset()

    def _is_sibling(self, product: str, asked: frozenset[str]) -> bool:
        """Whether a product is another variant of what was asked about: what is said of it is not said of that."""
        known = self.knowledge.products
        if product not in known or self.knowledge.covers(product) & asked:
            return False
        return any(known[other].category == known[product].category for other in asked if other in known)

    def _resolve(self, product: str, facts: list[Fact]) -> Standing | None:
        """What stands for a product; a part of the deal stands when it is just what was asked about."""
        wanted = replace(self.wanted, scopes=self.wanted.scopes | self._named_tags(facts))
        paid = all(fact.attribute is Attribute.AMOUNT_PAID for fact in facts)  # a part of the price
        rents = self.question.operation is Operation.LOOKUP and all(_RENT & set(fact.scope) for fact in facts)
        whole = paid or rents or product in self.question.subject.products
        if whole and all("part" in fact.scope for fact in facts):
            wanted = replace(wanted, scopes=wanted.scopes | {"part"})
        facts = said_by(facts, self.question, self.knowledge)
        asked = self.question.attributes[:1] in ((), tuple(fact.attribute for fact in facts[:1]))
        if asked and (shares := shares_of(facts, self.question.services)):
            facts, wanted = shares, replace(wanted, scopes=wanted.scopes | {"part"})
        if "superseded" in wanted.scopes and not any("superseded" in fact.scope for fact in facts):
            facts = first_stated(facts) or facts
        return resolve(facts, wanted, self.knowledge)

    def _wholes(self, rows: list[Row]) -> list[Row]:
        """The rows without those of a variant or part of another row's product."""
        asked = self.question.subject.products
        if len(rows) > 1 and any(row.product in asked for row in rows):
            exact = [row for row in rows if row.product in asked]
            rest = [r for r in rows if not any(r.product in self.knowledge.covers(e.product) for e in exact)]
            return exact + rest
        total = sum((row.fact.number for row in rows), Decimal(0))
        for row in rows:
            inner = self.knowledge.covers(row.product) - {row.product}
            if (len(rows) > 2 and row.fact.number * 2 == total) or any(other.product in inner for other in rows):
                return [
                    row,
                    *(r for r in rows if r is not row and r.product not in inner and row.fact.number * 2 != total),
                ]
        return rows

    def firm(self, rows: Sequence[Row]) -> list[Row]:
        """The rows that may be added up: no umbrella with its call-offs, no share with its whole, nobody set aside."""
        rows = [row for row in rows if row.deal.buyer not in self.question.aside] or rows
        deals = list({row.deal.id: row.deal for row in rows}.values())
        parents = {deal.parent for deal in deals} & {deal.id for deal in deals}
        stated = [r for r in rows if r.deal.id in parents and "total" in r.fact.scope]
        if stated:
            wholes = {row.deal.id for row in stated}
            return [row for row in rows if row.deal.parent not in wholes]
        kept = {deal.id for deal in without_umbrellas(deals, self.knowledge)}
        return [row for row in rows if row.deal.id in kept]

    def bought(self, rows: Sequence[Row]) -> list[Row]:
        """The rows without what is no purchase, where just the buying is asked about: later upgrades, a lease."""
        question = self.question
        buying = "orders" in question.claims and question.operation is Operation.LOOKUP
        if not buying or question.subject.kinds - {DealKind.PURCHASE}:
            return list(rows)
        return [row for row in rows if row.deal.kind not in _NOT_BOUGHT] or list(rows)

    def known(self, facts: Iterable[Fact]) -> list[Fact]:
        """The facts that were true by the date asked."""
        return known_by(facts, self.question.frame.as_of, self.knowledge)

    def what(self, row_deal: Deal, product: str | None = None) -> str:
        """How to name a deal and a product in an answer."""
        name = self.knowledge.product_name(product or (row_deal.products[0] if row_deal.products else ""))
        return self.speech.say("what", product=name, title=row_deal.title) if name else row_deal.title


_OF_ARRIVALS = ("accepted", "refused", "rejected")  # tags of what has come, by what was made of it
# What is asked of a part of an order: "of the ten it took up, how many have come".
_OF_SO_MANY = (
    (Attribute.DELIVERED_QUANTITY,),
    (Attribute.REMAINING_QUANTITY,),
    (Attribute.SHIPPED_QUANTITY,),
    (Attribute.LOCAL_PRODUCTION,),
)
_RENT = frozenset({"per_year", "per_month"})  # tags of what a lease costs
_NOT_BOUGHT = (DealKind.UPGRADE, DealKind.SUPPORT, DealKind.LEASE)
_TOLD_BY_COUNT = (Asked.MONEY, Asked.DATE, Asked.PERSON, Asked.PLACE)  # what is asked of a deal by its count


def _best(rows: list[Row], attribute: Attribute) -> list[Row]:
    """One row a deal for money, dates and texts: the whole package speaks for its parts."""
    if attribute in MONEY and len(rows) > 1:
        return [max(rows, key=lambda row: (row.fact.modality is Modality.ACTUAL, row.fact.number, row.product))]
    return rows
