"""What the files under index/forms promise to whoever reads names with them."""

import tomllib
from collections.abc import Iterable, Iterator
from importlib import resources

import pycountry
import pytest
from babel import Locale

from index.records import Category, Country, Product

LANGUAGES = ("en", "ko", "pl", "es")

# ISO 3166-1 territories that are no countries here: dependencies, Antarctica, the Holy See.
TERRITORIES = (
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HM IM IO JE KY MF MO MP MQ MS NC "
    "NF NU PF PM PN PR RE SH SJ SX TC TF TK UM VA VG VI WF YT"
)


def read(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads(resources.files("index").joinpath("forms", name).read_text(encoding="utf-8"))


def strings(value: object) -> tuple[str, ...]:
    assert isinstance(value, list)
    return tuple(str(item) for item in value)


@pytest.fixture(scope="module")
def countries() -> dict[str, Country]:
    return {key: Country.model_validate({"id": key, **entry}) for key, entry in read("countries.toml").items()}


@pytest.fixture(scope="module")
def kinds() -> dict[str, Product]:
    return {key: Product.model_validate({"id": key, **entry}) for key, entry in read("products.toml").items()}


@pytest.fixture(scope="module")
def groups() -> dict[str, dict[str, object]]:
    return read("alliances.toml")


def sure_forms(country: Country) -> set[str]:
    """Every form that stands for the country, babel's names among them, without its ambiguous ones."""
    own = {country.name, *country.en, *country.ko, *country.pl, *country.es, *country.capital}
    own |= {Locale(language).territories[country.id] for language in LANGUAGES}
    return {form.casefold() for form in own} - {form.casefold() for form in country.ambiguous}


def group_forms(entry: dict[str, object]) -> set[str]:
    forms = [str(entry["name"]), *(form for language in LANGUAGES for form in strings(entry[language]))]
    return {form.casefold() for form in forms}


def repeated(owned: Iterable[tuple[str, Iterable[str]]]) -> list[tuple[str, str, str]]:
    """The forms that two owners share, with both of them."""
    first: dict[str, str] = {}

    def clashes() -> Iterator[tuple[str, str, str]]:
        for owner, forms in owned:
            for form in forms:
                if first.setdefault(form, owner) != owner:
                    yield form, first[form], owner

    return sorted(clashes())


# ---------------------------------------------------------------- countries


def test_every_country_of_the_world_is_there_by_its_iso_code(countries: dict[str, Country]) -> None:
    known = {country.alpha_2 for country in pycountry.countries}
    assert set(countries) == (known - set(TERRITORIES.split())) | {"XK"}
    assert len(countries) == 193 + len({"TW", "XK", "PS", "HK"})


def test_entries_have_no_keys_but_the_format_s() -> None:
    allowed = {"name", *LANGUAGES, "capital", "ambiguous"}
    assert {key: set(entry) - allowed for key, entry in read("countries.toml").items() if set(entry) - allowed} == {}


def test_no_two_countries_share_a_form_that_isn_t_ambiguous(countries: dict[str, Country]) -> None:
    assert repeated((key, sure_forms(country)) for key, country in countries.items()) == []


def test_a_form_is_sure_or_ambiguous_never_both(countries: dict[str, Country]) -> None:
    both = {
        key: sorted({*country.en, *country.ko, *country.pl, *country.es, *country.capital} & set(country.ambiguous))
        for key, country in countries.items()
    }
    assert {key: forms for key, forms in both.items() if forms} == {}


def test_every_form_has_two_characters_or_more_and_no_stray_space(countries: dict[str, Country]) -> None:
    forms = [
        form
        for country in countries.values()
        for form in (*country.en, *country.ko, *country.pl, *country.es, *country.capital, *country.ambiguous)
    ]
    assert [form for form in forms if len(form) < 2 or form != " ".join(form.split())] == []


def test_no_list_names_a_form_twice(countries: dict[str, Country]) -> None:
    lists = [
        (key, forms)
        for key, country in countries.items()
        for forms in (country.en, country.ko, country.pl, country.es, country.capital, country.ambiguous)
    ]
    assert [(key, forms) for key, forms in lists if len(forms) != len(set(forms))] == []


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("south korean", "KR"),
        ("polskiego", "PL"),
        ("usa", "US"),
        ("uk", "GB"),
        ("emirati", "AE"),
        ("türkiye", "TR"),
        ("turkey", "TR"),
        ("czech republic", "CZ"),
        ("남아공", "ZA"),
        ("아프간", "AF"),
        ("홍콩", "HK"),
        ("afganistanu", "AF"),
        ("bośni i hercegowinie", "BA"),
        ("islandii", "IS"),
        ("dr congo", "CD"),
        ("costa de marfil", "CI"),
        ("albaneses", "AL"),
        ("palestinian", "PS"),
        ("waszyngtonem", "US"),
    ],
)
def test_a_form_stands_for_its_country(countries: dict[str, Country], form: str, code: str) -> None:
    assert [key for key, country in countries.items() if form in sure_forms(country)] == [code]


@pytest.mark.parametrize(
    ("form", "codes"),
    [
        ("인도", ["IN"]),
        ("이란", ["IR"]),
        ("오만", ["OM"]),
        ("수단", ["SD"]),
        ("사나", ["YE"]),
        ("Georgia", ["GE"]),
        ("Jordan", ["JO"]),
        ("Chad", ["TD"]),
        ("America", ["US"]),
        ("Congo", ["CD", "CG"]),
        ("La Paz", ["BO"]),
    ],
)
def test_a_form_that_mostly_means_something_else_is_ambiguous(
    countries: dict[str, Country], form: str, codes: list[str]
) -> None:
    assert sorted(key for key, country in countries.items() if form in country.ambiguous) == codes
    assert [key for key, country in countries.items() if form.casefold() in sure_forms(country)] == []


# ---------------------------------------------------------------- kinds of equipment


def test_every_entry_is_a_kind_with_a_unit(kinds: dict[str, Product]) -> None:
    assert [key for key, kind in kinds.items() if not kind.is_kind or not kind.unit or kind.variant_of] == []


def test_every_category_but_other_has_the_kind_that_covers_it(kinds: dict[str, Product]) -> None:
    covering = {key.replace("support-vehicles", "support_vehicle") for key in kinds} & set(Category)
    assert covering == set(Category) - {Category.OTHER}
    assert [key for key, kind in kinds.items() if key in set(Category) and kind.category != key] == []


def test_no_two_kinds_share_an_alias_but_what_means_both_and_none_repeats_one(kinds: dict[str, Product]) -> None:
    shared = repeated((key, {a.casefold() for a in (k.name, *k.aliases)}) for key, k in kinds.items())
    shells_or_missiles = ("pocisk", "pociskach", "pociskami", "pociski", "pocisku", "pocisków")
    assert shared == [(form, "ammunition", "missile") for form in shells_or_missiles]
    assert [key for key, k in kinds.items() if len({a.casefold() for a in k.aliases}) != len(k.aliases)] == []


@pytest.mark.parametrize(
    ("alias", "kind", "category"),
    [
        ("tanks", "tank", Category.TANK),
        ("자주포", "spg", Category.SPG),
        ("haubic", "spg", Category.SPG),
        ("fighters", "fighter", Category.AIRCRAFT),
        ("훈련기", "trainer", Category.AIRCRAFT),
        ("samoloty transportowe", "transport-aircraft", Category.AIRCRAFT),
        ("aviones cisterna", "tanker", Category.AIRCRAFT),
        ("UAVs", "drone", Category.OTHER),
        ("amunicja krążąca", "loitering-munition", Category.OTHER),
        ("patrol boats", "patrol-boat", Category.SHIP),
        ("cazaminas", "minehunter", Category.SHIP),
        ("air defence batteries", "air-defence-battery", Category.SAM),
        ("지대함미사일", "coastal-missile", Category.MISSILE),
        ("ATGMs", "anti-tank-missile", Category.MISSILE),
        ("torpedoes", "torpedo", Category.OTHER),
        ("155mm shells", "ammunition", Category.OTHER),
        ("moździerze", "mortar", Category.OTHER),
        ("파워팩", "engine", Category.OTHER),
        ("simuladores", "simulator", Category.OTHER),
    ],
)
def test_an_alias_names_its_kind(kinds: dict[str, Product], alias: str, kind: str, category: Category) -> None:
    assert [key for key, entry in kinds.items() if alias in entry.aliases] == [kind]
    assert kinds[kind].category is category


def test_no_alias_of_a_kind_is_a_country(kinds: dict[str, Product], countries: dict[str, Country]) -> None:
    names = {form for country in countries.values() for form in sure_forms(country)}
    assert [(key, a) for key, kind in kinds.items() for a in kind.aliases if a.casefold() in names] == []


# ---------------------------------------------------------------- groups of countries


def test_groups_have_forms_in_every_language_and_known_members(
    groups: dict[str, dict[str, object]], countries: dict[str, Country]
) -> None:
    assert {key for key, entry in groups.items() if set(entry) != {"name", *LANGUAGES, "members"}} == set()
    for entry in groups.values():
        members = strings(entry["members"])
        assert list(members) == sorted(set(members) & set(countries))


def test_no_form_belongs_to_two_groups_or_to_a_country(
    groups: dict[str, dict[str, object]], countries: dict[str, Country]
) -> None:
    owned = [(key, group_forms(entry)) for key, entry in groups.items()]
    owned += [(key, sure_forms(country)) for key, country in countries.items()]
    assert repeated(owned) == []


@pytest.mark.parametrize(
    ("group", "members"),
    [
        ("nordic-countries", "DK FI IS NO SE"),
        ("baltic-states", "EE LT LV"),
        ("visegrad", "CZ HU PL SK"),
        ("five-eyes", "AU CA GB NZ US"),
        ("gulf-states", "AE BH KW OM QA SA"),
        ("central-asia", "KG KZ TJ TM UZ"),
        ("southeast-asia", "BN ID KH LA MM MY PH SG TH TL VN"),
        ("south-america", "AR BO BR CL CO EC GY PE PY SR UY VE"),
        ("middle-east", "AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE"),
        (
            "nato",
            "AL BE BG CA CZ DE DK EE ES FI FR GB GR HR HU IS IT LT LU LV ME MK NL NO PL PT RO SE SI SK TR US",
        ),
        (
            "european-union",
            "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
        ),
    ],
)
def test_members_of_a_group(groups: dict[str, dict[str, object]], group: str, members: str) -> None:
    assert " ".join(strings(groups[group]["members"])) == members


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("european-union", "europe"),
        ("nordic-countries", "europe"),
        ("baltic-states", "europe"),
        ("balkans", "europe"),
        ("eastern-europe", "europe"),
        ("western-europe", "europe"),
        ("visegrad", "central-europe"),
        ("gulf-states", "middle-east"),
        ("north-africa", "africa"),
        ("southeast-asia", "asia"),
        ("central-asia", "asia"),
        ("south-america", "latin-america"),
        ("central-america", "latin-america"),
    ],
)
def test_a_part_lies_within_the_whole(groups: dict[str, dict[str, object]], part: str, whole: str) -> None:
    assert set(strings(groups[part]["members"])) - set(strings(groups[whole]["members"])) == set()


def test_every_country_lies_in_some_region(groups: dict[str, dict[str, object]], countries: dict[str, Country]) -> None:
    regions = ("europe", "middle-east", "africa", "asia", "oceania", "north-america", "latin-america")
    assert set(countries) - {code for region in regions for code in strings(groups[region]["members"])} == set()
