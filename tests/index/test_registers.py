"""What deals and names may be, and what is said of those that may not."""

from pathlib import Path

import pytest

from index.corpus import load_corpus
from tests.index.folders import COUNTRIES, DEALS, ORGANISATIONS, PRODUCTS, problems, write_folder


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("deals.toml", DEALS.replace('buyer = "Poland"\n', ""), ["1: error: buyer is missing; add it"]),
        (
            "deals.toml",
            DEALS.replace('"Poland"', '"Czech Republic"'),
            ["3: warning: buyer 'Czech Republic' is another form of 'Czechia'; write that, as questions do"],
        ),
        ("deals.toml", DEALS.replace('"Poland"', '""'), ["3: error: buyer is empty; fill it in"]),
        (
            "deals.toml",
            DEALS.replace('["hyundai-rotem"]', '"hyundai-rotem"'),
            ["4: error: seller should be a list, such as ['hyundai-rotem']"],
        ),
        (
            "deals.toml",
            DEALS.replace("hyundai-rotem", "hyundai-rotm"),
            [
                "4: error: seller 'hyundai-rotm' is not in names/organisations.toml; did you mean 'hyundai-rotem'?",
            ],
        ),
        (
            "deals.toml",
            DEALS.replace('"k2"', '"k3"'),
            ["6: error: products 'k3' is not in names/products.toml; add it there"],
        ),
        (
            "deals.toml",
            DEALS + 'parent = "framework"\n',
            ["8: error: parent 'framework' is not in deals.toml; it should be one of: poland-k2-2022"],
        ),
        (
            "deals.toml",
            DEALS + 'follows = "poland-k2-2022"\n',
            ["8: error: follows leads back to itself: poland-k2-2022 → poland-k2-2022; empty one"],
        ),
        ("deals.toml", DEALS + "note = 1\n", ["8: warning: unknown key 'note' is not read; take it out"]),
        (
            "deals.toml",
            "version = 1\n" + DEALS,
            ["1: error: 'version' should be a table that begins with [version]"],
        ),
        (
            "deals.toml",
            DEALS + "[Poland_K9]\n" + DEALS.split("\n", 1)[1],
            ["8: warning: id 'Poland_K9' should be of a-z, 0-9 and hyphens; rename it"],
        ),
        (
            "names/products.toml",
            PRODUCTS.replace('"tank"', '"tanks"'),
            ["3: error: category 'tanks' is not known; did you mean 'tank'?"],
        ),
        (
            "names/products.toml",
            PRODUCTS + '[k2pl]\nname = "K2PL"\nvariant_of = "k-2"\n',
            ["9: error: variant_of 'k-2' is not in names/products.toml; did you mean 'k2'?"],
        ),
        (
            "names/products.toml",
            PRODUCTS + '[k2pl]\nname = "K2PL"\naliases = ["K2 PL", "black  panther"]\n',
            ["9: error: 'black  panther' already stands for [k2]; keep it in one of the two"],
        ),
        (
            "names/organisations.toml",
            ORGANISATIONS + '[rotem]\nname = "Rotem"\nformer_names = ["HYUNDAI ROTEM"]\n',
            ["8: error: 'HYUNDAI ROTEM' already stands for [hyundai-rotem]; keep it in one of the two"],
        ),
        (
            "names/organisations.toml",
            ORGANISATIONS.replace('"company"', '"firm"'),
            ["3: error: kind 'firm' is not known; it should be one of: company, ministry, agency, armed_force, other"],
        ),
        (
            "names/countries.toml",
            COUNTRIES + '[pe]\nname = "Peru"\n',
            ["6: error: id 'pe' should be the two capital letters of ISO 3166-1, such as PL"],
        ),
        (
            "names/countries.toml",
            COUNTRIES + '[PE]\nname = "Peru"\nes = ["polonia"]\n',
            ["8: error: 'polonia' already stands for [PL]; keep it in one of the two"],
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, name: str, content: str, said: list[str]) -> None:
    write_folder(tmp_path, {name: content})
    assert [line.removeprefix(f"{name}:") for line in problems(tmp_path) if line.startswith(name)] == said


def test_forms_may_recur_within_one_country_and_in_what_is_ambiguous(tmp_path: Path) -> None:
    peru = '[PE]\nname = "Peru"\nen = ["Peru", "Peruvian"]\nes = ["Peru"]\nambiguous = ["Polska"]\n'
    write_folder(tmp_path, {"names/countries.toml": COUNTRIES + peru})
    assert problems(tmp_path) == []


def test_the_same_form_may_stand_for_a_product_and_an_organisation(tmp_path: Path) -> None:
    write_folder(tmp_path, {"names/organisations.toml": ORGANISATIONS + '[k2]\nname = "K2"\n'})
    assert problems(tmp_path) == []


def test_a_circle_of_any_length_is_found_and_what_leads_into_it_is_not_blamed(tmp_path: Path) -> None:
    entries = [
        f'[d{n}]\ntitle = "t"\nbuyer = "Poland"\nfollows = "d{m}"\n' for n, m in ((1, 2), (2, 3), (3, 1), (4, 1))
    ]
    write_folder(tmp_path, {"deals.toml": DEALS + "".join(entries)})
    way = "error: follows leads back to itself: d1 → d2 → d3 → d1; empty one"
    assert problems(tmp_path) == [f"deals.toml:{line}: {way}" for line in (11, 15, 19)]
    assert list(load_corpus(tmp_path).records.deals) == ["poland-k2-2022", "d4"]


def test_the_later_of_two_owners_of_a_form_is_left_out(tmp_path: Path) -> None:
    write_folder(tmp_path, {"names/products.toml": PRODUCTS + '[k3]\nname = "K2"\n'})
    assert list(load_corpus(tmp_path).records.products) == ["k2"]
