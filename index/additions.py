"""What an extraction would add to a data folder, as far as it can be held: nothing dangling, no form for two things."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from index.data_rendering import Entry, fact_entry, record_entry
from index.extraction.extract import Extraction
from index.facts import Known, build_facts
from index.parts import mark_parts
from index.problems import Finding, Severity
from index.records import Article, Deal, Fact, Organisation, Product, Record, Review
from index.registers import FILES, REFERENCES, build_register, entry_forms
from index.shipped import shipped_kinds

Named = TypeVar("Named", Deal, Product, Organisation)


@dataclass(frozen=True, slots=True)
class Additions:
    """Facts with the deals and names they need; `dropped` says what can't be held, and why."""

    facts: tuple[Fact, ...] = ()
    deals: tuple[Deal, ...] = ()
    products: tuple[Product, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    dropped: tuple[str, ...] = ()

    def registers(self) -> dict[type[Record], dict[str, Entry]]:
        """The new tables of each register by id; in this order each refers only to itself and to those before."""
        new: tuple[tuple[type[Record], Sequence[Organisation | Product | Deal]], ...] = (
            (Organisation, self.organisations),
            (Product, self.products),
            (Deal, self.deals),
        )
        return {model: {one.id: record_entry(one) for one in records} for model, records in new if records}

    def approved(self) -> "Additions":
        """The same, approved by a person."""
        update = {"review": Review.APPROVED}
        return replace(
            self,
            facts=tuple(fact.model_copy(update=update) for fact in self.facts),
            deals=tuple(deal.model_copy(update=update) for deal in self.deals),
            products=tuple(product.model_copy(update=update) for product in self.products),
            organisations=tuple(organisation.model_copy(update=update) for organisation in self.organisations),
        )


@dataclass
class Registered:
    """The ids and the forms in the registers of a data folder, and how many facts each article has."""

    ids: dict[type[Record], set[str]] = field(default_factory=lambda: {model: set() for model in FILES})
    forms: dict[type[Record], set[str]] = field(default_factory=lambda: {model: set() for model in FILES})
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, model: type[Record], entries: Mapping[str, object]) -> None:
        """Know the tables of one register."""
        self.ids[model] |= entries.keys()
        for entry in entries.values():
            if isinstance(entry, Mapping):
                self.forms[model] |= {folded for _, _, folded in entry_forms(model, entry)}


def find_additions(article: Article, extraction: Extraction, registered: Registered) -> Additions:
    """What of an extraction is new and sound beside what is registered; facts are numbered as they will stand."""
    proposed: dict[type[Record], set[str]] = {
        Organisation: {one.id for one in extraction.organisations},
        Product: {one.id for one in extraction.products},
        Deal: {one.id for one in extraction.deals},
    }
    ids = {model: known | proposed.get(model, set()) for model, known in registered.ids.items()}
    if ids[Product]:
        ids[Product] |= shipped_kinds()
    fitter = _Fitter(registered, ids)
    organisations = fitter.fit(Organisation, extraction.organisations)
    products = fitter.fit(Product, extraction.products)
    deals = fitter.fit(Deal, extraction.deals)
    facts = fitter.fit_facts(article, mark_parts(extraction.facts))
    return Additions(facts, deals, products, organisations, tuple(fitter.dropped))


class _Fitter:
    """Holds what is proposed against the checks that the data folder is loaded with."""

    def __init__(self, registered: Registered, ids: dict[type[Record], set[str]]) -> None:
        self._registered = registered
        self._ids = ids  # registered already, or about to be
        self.dropped: list[str] = []

    def fit(self, model: type[Named], proposed: tuple[Named, ...]) -> tuple[Named, ...]:
        """The new entries of a register that are sound, without references to what isn't there and forms taken."""
        known, taken = self._registered.ids[model], set(self._registered.forms[model])
        entries: dict[str, Entry] = {}
        for record in proposed:
            if record.id not in known and record.id not in entries:
                entry = self._without_dangling(model, record_entry(record))
                entries[record.id] = _without_taken(model, entry, taken)
        built, findings = build_register(model, entries, self._declared())
        self._note(FILES[model], ((str(entry), finding) for entry, finding in findings))
        self._ids[model] -= entries.keys() - built.keys()
        return tuple(built.values())

    def fit_facts(self, article: Article, proposed: tuple[Fact, ...]) -> tuple[Fact, ...]:
        """The facts that would load, numbered from 1."""
        entries: list[object] = [fact_entry(fact) for fact in proposed]
        known = Known(self._declared(), frozenset(), self._registered.counts, frozenset())
        built, findings = build_facts(article.id, article.text, entries, known, article.language)
        self._note(f"facts/{article.id}.toml", ((f"fact {entry}", finding) for entry, finding in findings))
        kept = (fact for fact in built.values() if fact.deal in self._ids[Deal])
        return tuple(fact.model_copy(update={"id": f"{article.id}#{place}"}) for place, fact in enumerate(kept, 1))

    def _declared(self) -> dict[type[Record], frozenset[str]]:
        return {model: frozenset(ids) for model, ids in self._ids.items()}

    def _note(self, name: str, findings: Iterator[tuple[str, Finding]]) -> None:
        errors = ((entry, finding) for entry, finding in findings if finding.severity is Severity.ERROR)
        self.dropped += [f"{name}: {entry}: {finding.message}" for entry, finding in errors]

    def _without_dangling(self, model: type[Record], entry: Entry) -> Entry:
        kept = dict(entry)
        for key, register in REFERENCES[model].items():
            match kept.get(key):
                case str(name) if name not in self._ids[register]:
                    del kept[key]
                case list(names):
                    kept[key] = [name for name in names if name in self._ids[register]]
        return kept


def _without_taken(model: type[Record], entry: Entry, taken: set[str]) -> Entry:
    """The entry without the forms that stand for something else already; its own are taken from now on."""
    kept, own = dict(entry), set[str]()
    for key, form, folded in entry_forms(model, entry):
        if folded in taken and key != "name":
            values = kept[key]
            kept[key] = [value for value in values if value != form] if isinstance(values, list) else values
        own.add(folded)
    taken |= own
    return kept
