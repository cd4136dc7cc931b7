"""Gathers a generation's records into Knowledge, with the names that ship with the program."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from babel import Locale

from index.names import Endings, NameKind, Names, fold
from index.ordinary import load_ordinary_words
from index.records import QUANTITIES, Attribute, Category, Country, Fact, Product, Records
from index.shipped import load_forms
from retrieval.knowledge import LANGUAGES, UNIT, Group, Knowledge
from retrieval.matching import spaced
from retrieval.stems import singular


def build_knowledge(records: Records, endings: Endings) -> Knowledge:
    """The knowledge in a generation's records, with the names that ship with the program."""
    shipped = _shipped_countries()
    countries = shipped | {code: _joined(shipped.get(code), own) for code, own in records.countries.items()}
    counted = _counted(records)
    products = records.products | _kinds(records.products, counted)
    products |= _counted_kinds(counted, products)
    groups = _shipped_groups(countries)
    names, unsure = Names(endings), Names(endings)
    for code, country in countries.items():
        local = [Locale(language).territories.get(code, "") for language in LANGUAGES]
        forms = (country.name, *local, *country.en, *country.ko, *country.pl, *country.es, *country.capital)
        names.add(NameKind.COUNTRY, country.name, [form for form in forms if form not in country.ambiguous])
        unsure.add(NameKind.COUNTRY, country.name, country.ambiguous)
    known = {country.name for country in countries.values()}
    for name in sorted({d.buyer for d in records.deals.values()} | {f.buyer for f in records.facts.values()}):
        if name not in known:
            names.add(NameKind.COUNTRY, name, [name])
    _name_products(products, names)
    for organisation in records.organisations.values():
        forms = (organisation.name, *organisation.aliases, *organisation.former_names)
        names.add(NameKind.ORGANISATION, organisation.id, forms)
    for deal in records.deals.values():
        names.add(NameKind.DEAL, deal.id, (deal.title, *deal.aliases))
    for identity, (group, forms) in groups.items():
        names.add(NameKind.GROUP, identity, (group.name, *forms))
    facts_of: dict[str, list[Fact]] = defaultdict(list)
    for fact in records.facts.values():
        facts_of[fact.deal].append(fact)
    return Knowledge(
        records=records,
        names=names,
        unsure=unsure,
        products=products,
        groups={identity: group for identity, (group, _) in groups.items()},
        country_codes={country.name: code for code, country in countries.items()},
        facts_of={deal: tuple(facts) for deal, facts in facts_of.items()},
    )


def _shipped_countries() -> dict[str, Country]:
    return {code: Country.model_validate({"id": code, **row}) for code, row in load_forms("countries.toml").items()}


def _kinds(own: Mapping[str, Product], counted: Mapping[str, Category]) -> dict[str, Product]:
    """The kinds of equipment every data folder has; an entry of the folder's own keeps its words and gets ours.

    A word that facts count another sort of thing in, or that the folder has for another kind, is none of ours: the
    boats of a patrol are no submarines.
    """
    kinds = {}
    theirs = {fold(form): p.id for p in own.values() for form in (p.name, *p.aliases)}
    taken = {form: category for unit, category in counted.items() for form in (fold(unit), singular(fold(unit)))}
    for identity, row in load_forms("products.toml").items():
        shipped = Product.model_validate({"id": identity, **row})
        ours = tuple(
            form
            for form in shipped.aliases
            if taken.get(fold(form), shipped.category) == shipped.category
            and theirs.get(fold(form), identity) == identity
        )
        shipped = shipped.model_copy(update={"aliases": ours})
        mine = own.get(identity)
        if mine is None:
            kinds[identity] = shipped
        elif mine.is_kind:
            kinds[identity] = mine.model_copy(update={"aliases": (*mine.aliases, *shipped.aliases)})
    return kinds


def _counted(records: Records) -> dict[str, Category]:
    """The words that facts count products in, with the one category that each tells: turrets, bridges, boats."""
    counted: dict[str, set[Category]] = defaultdict(set)
    for fact in records.facts.values():
        product = records.products.get(fact.product)
        if fact.attribute in QUANTITIES - {Attribute.SUPPORT_VEHICLES} and product is not None and not product.is_kind:
            counted[fact.unit].add(product.category)
    # A word for things of several categories tells none of them: vehicles, systems.
    telling = {unit: min(of) for unit, of in counted.items() if len(of) == 1}
    return {unit: category for unit, category in telling.items() if unit.isalpha() and unit != "percent"}


def _counted_kinds(counted: Mapping[str, Category], products: Mapping[str, Product]) -> dict[str, Product]:
    """The words that facts count products in, as kinds of equipment where no name has them."""
    known = {spaced(form) for product in products.values() for form in (product.name, *product.aliases)}
    return {
        f"{UNIT}{unit}": Product(
            id=f"{UNIT}{unit}", name=unit, category=category, unit=unit, aliases=(singular(fold(unit)),)
        )
        for unit, category in counted.items()
        if not {fold(unit), singular(fold(unit))} & known
    }


def _name_products(products: Mapping[str, Product], names: Names) -> None:
    """Register what products are called, last of all by the one word that only a number follows."""
    for product in products.values():
        names.add(NameKind.PRODUCT, product.id, (product.name, *product.aliases))
    for base, numbered in _numbered(products.values()).items():
        if not names.find(base):
            for identity in numbered:
                names.add(NameKind.PRODUCT, identity, [base])


def _numbered(products: Iterable[Product]) -> dict[str, list[str]]:
    """The products that one word and a number name, by that word: people say Shifa for the Shifa 4 and the Shifa 6."""
    found: dict[str, list[str]] = defaultdict(list)
    for product in products:
        base = re.fullmatch(r"([^\W\d_]{4,}) \d+", product.name)
        if base is not None and not base[1].islower() and fold(base[1]) not in load_ordinary_words():
            found[base[1]].append(product.id)
    return found


def _shipped_groups(countries: Mapping[str, Country]) -> dict[str, tuple[Group, tuple[str, ...]]]:
    """The alliances and regions every data folder has, each with its forms in every language."""
    groups = {}
    for identity, row in load_forms("alliances.toml").items():
        lists = {key: [str(word) for word in words] for key, words in row.items() if isinstance(words, list)}
        members = frozenset(countries[code].name for code in lists["members"] if code in countries)
        forms = tuple(form for language in LANGUAGES for form in lists.get(language, []))
        groups[identity] = (Group(identity, str(row["name"]), members), forms)
    return groups


def _joined(shipped: Country | None, own: Country) -> Country:
    """The data folder's entry, with the shipped forms it doesn't give."""
    if shipped is None:
        return own
    merged = {key: (*getattr(own, key), *getattr(shipped, key)) for key in ("en", "ko", "pl", "es", "capital")}
    return own.model_copy(update={**merged, "ambiguous": own.ambiguous or shipped.ambiguous})
