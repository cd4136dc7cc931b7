"""The names an article may use: countries and kinds of equipment that ship with the program, and the registers' own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

from index.names import Endings, NameKind, Names, fold
from index.records import Country, Product, Records
from index.shipped import load_forms

_LANGUAGES = ("en", "ko", "pl", "es")


@dataclass(frozen=True)
class Lexicon:
    """What is known before an article is read: names to look for, and what they stand for."""

    countries: Names
    kinds: Names  # of equipment
    products: Names  # registered
    organisations: Names  # registered
    kind_of: Mapping[str, Product]  # the kinds of equipment by id
    records: Records

    def unit_of(self, kind: str) -> str:
        """The word that a kind of equipment is counted in; empty for one that isn't known."""
        known = self.kind_of.get(kind)
        return known.unit if known else ""


def build_lexicon(records: Records) -> Lexicon:
    """The names of a data folder's registers and those that ship; empty records give the shipped ones alone."""
    products, organisations = Names(_endings()), Names(_endings())
    for product in records.products.values():
        if not product.is_kind:
            products.add(NameKind.PRODUCT, product.id, (product.name, *product.aliases))
    for organisation in records.organisations.values():
        forms = (organisation.name, *organisation.aliases, *organisation.former_names)
        organisations.add(NameKind.ORGANISATION, organisation.id, forms)
    countries = _country_names(records.countries.values()) if records.countries else _shipped_countries()
    return Lexicon(countries, _kind_names(), products, organisations, _kinds(), records)


@cache
def _endings() -> Endings:
    raw = load_forms("endings.toml")
    return Endings(
        frozenset(raw["korean"].split()), frozenset(fold(raw["polish"]).split()), frozenset(raw["ordinary"].split())
    )


@cache
def _shipped_countries() -> Names:
    return _country_names(())


def _country_names(own: Iterable[Country]) -> Names:
    """The forms of every country, those of a data folder's own entries included."""
    names = Names(_endings())
    shipped = [Country.model_validate({"id": code, **row}) for code, row in load_forms("countries.toml").items()]
    for country in (*own, *shipped):
        local = [Locale(language).territories.get(country.id, "") for language in _LANGUAGES]
        forms = (country.name, *local, *country.en, *country.ko, *country.pl, *country.es, *country.capital)
        names.add(NameKind.COUNTRY, country.name, [form for form in forms if form not in country.ambiguous])
    return names


@cache
def _kinds() -> Mapping[str, Product]:
    return {key: Product.model_validate({"id": key, **row}) for key, row in load_forms("products.toml").items()}


@cache
def _kind_names() -> Names:
    names = Names(_endings())
    for kind in _kinds().values():
        names.add(NameKind.PRODUCT, kind.id, (kind.name, *kind.aliases))
    return names
