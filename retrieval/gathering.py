"""Gathers a generation's records into Knowledge, with the names that ship with the program."""

from collections import defaultdict
from collections.abc import Mapping

from babel import Locale

from index.names import Endings, NameKind, Names, fold
from index.records import QUANTITIES, Attribute, Category, Country, Fact, Product, Records
from index.shipped import load_forms
from retrieval.knowledge import LANGUAGES, UNIT, Group, Knowledge, singular, spaced


def build_knowledge(records: Records, endings: Endings) -> Knowledge:
    """The knowledge in a generation's records, with the names that ship with the program."""
    shipped = _shipped_countries()
    countries = shipped | {code: _joined(shipped.get(code), own) for code, own in records.countries.items()}
    products = records.products | _kinds(records.products)
    products |= _counted_kinds(records, products)
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
    for product in products.values():
        names.add(NameKind.PRODUCT, product.id, (product.name, *product.aliases))
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


def load_endings() -> Endings:
    """The endings of languages that glue them to names."""
    raw = load_forms("endings.toml")
    return Endings(
        frozenset(raw["korean"].split()), frozenset(fold(raw["polish"]).split()), frozenset(raw["ordinary"].split())
    )


def _shipped_countries() -> dict[str, Country]:
    return {code: Country.model_validate({"id": code, **row}) for code, row in load_forms("countries.toml").items()}


def _kinds(own: Mapping[str, Product]) -> dict[str, Product]:
    """The kinds of equipment every data folder has; an entry of the folder's own keeps its words and gets ours."""
    kinds = {}
    for identity, row in load_forms("products.toml").items():
        shipped = Product.model_validate({"id": identity, **row})
        mine = own.get(identity)
        if mine is None:
            kinds[identity] = shipped
        elif mine.is_kind:
            kinds[identity] = mine.model_copy(update={"aliases": (*mine.aliases, *shipped.aliases)})
    return kinds


def _counted_kinds(records: Records, products: Mapping[str, Product]) -> dict[str, Product]:
    """The words that facts count products in, as kinds of equipment where no name has them: turrets, bridges."""
    known = {spaced(form) for product in products.values() for form in (product.name, *product.aliases)}
    counted: dict[str, set[Category]] = defaultdict(set)
    for fact in records.facts.values():
        product = products.get(fact.product)
        if fact.attribute in QUANTITIES - {Attribute.SUPPORT_VEHICLES} and product is not None and not product.is_kind:
            counted[fact.unit].add(product.category)
    # A word for things of several categories tells none of them: vehicles, systems.
    telling = {unit: of for unit, of in counted.items() if len(of) == 1 and unit.isalpha() and unit != "percent"}
    return {
        f"{UNIT}{unit}": Product(id=f"{UNIT}{unit}", name=unit, category=min(of), unit=unit)
        for unit, of in telling.items()
        if not {fold(unit), singular(fold(unit))} & known
    }


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
