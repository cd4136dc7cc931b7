"""The names an article may use: countries and kinds of equipment that ship with the program, and the registers' own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale

from index.names import NameKind, Names
from index.records import Country, Organisation, Product, Records
from index.shipped import load_endings, load_forms

_LANGUAGES = ("en", "ko", "pl", "es")


@dataclass(frozen=True)
class Lexicon:
    """What is known before an article is read: names to look for, and what they stand for."""

    countries: Names
    unsure_countries: Names  # forms that more often mean something else
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
    return Lexicon(
        *_country_names(tuple(records.countries.values())),
        _kind_names(),
        _product_names(tuple(records.products.values())),
        _organisation_names(tuple(records.organisations.values())),
        _kinds(),
        records,
    )


@lru_cache(maxsize=4)
def _product_names(products: tuple[Product, ...]) -> Names:
    names = Names(load_endings())
    for product in products:
        if not product.is_kind:
            names.add(NameKind.PRODUCT, product.id, (product.name, *product.aliases))
    return names


@lru_cache(maxsize=4)
def _organisation_names(organisations: tuple[Organisation, ...]) -> Names:
    names = Names(load_endings())
    for one in organisations:
        names.add(NameKind.ORGANISATION, one.id, (one.name, *one.aliases, *one.former_names))
    return names


@lru_cache(maxsize=4)
def _country_names(own: tuple[Country, ...]) -> tuple[Names, Names]:
    """The forms of every country, those of a data folder's own entries included, and apart those that are unsure."""
    names, unsure = Names(load_endings()), Names(load_endings())
    shipped = [Country.model_validate({"id": code, **row}) for code, row in load_forms("countries.toml").items()]
    for country in (*own, *shipped):
        local = [Locale(language).territories.get(country.id, "") for language in _LANGUAGES]
        forms = (country.name, *local, *country.en, *country.ko, *country.pl, *country.es, *country.capital)
        names.add(NameKind.COUNTRY, country.name, [form for form in forms if form not in country.ambiguous])
        unsure.add(NameKind.COUNTRY, country.name, country.ambiguous)
    return names, unsure


@cache
def _kinds() -> Mapping[str, Product]:
    rows = {**load_forms("products.toml"), **load_forms("accessories.toml")}
    return {key: Product.model_validate({"id": key, **row}) for key, row in rows.items()}


@cache
def _kind_names() -> Names:
    names = Names(load_endings())
    for kind in _kinds().values():
        names.add(NameKind.PRODUCT, kind.id, (kind.name, *kind.aliases))
    return names
