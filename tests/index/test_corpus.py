"""What load_corpus promises of a whole folder: what it holds, what is broken, in which order it says so."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.corpus import Severity, fingerprint_of, load_corpus
from index.errors import DataFolderMissing
from index.records import Country, Deal, Fact, Product
from tests.index.folders import ARTICLE, DEALS, TEXT, article, fact, problems, write_folder

FACTS = f"facts/{ARTICLE}.toml"


def test_a_good_folder_loads_whole(tmp_path: Path) -> None:
    corpus = load_corpus(write_folder(tmp_path))
    records = corpus.records
    assert corpus.problems == ()
    assert corpus.broken == frozenset()
    assert corpus.folder == tmp_path
    assert records.articles[ARTICLE].text == TEXT
    assert records.articles[ARTICLE].is_summary
    assert records.facts[f"{ARTICLE}#1"].number == Decimal(71)
    assert [*records.deals, *records.products, *records.organisations, *records.countries] == [
        "poland-k2-2022",
        "k2",
        "hyundai-rotem",
        "PL",
    ]


def test_a_fact_knows_where_its_quote_stands(tmp_path: Path) -> None:
    span = load_corpus(write_folder(tmp_path)).records.facts[f"{ARTICLE}#1"].span
    assert span is not None
    assert TEXT[span[0] : span[1]] == "handed over 71 of the 180 tanks"


def test_articles_are_all_that_must_exist(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "undated-daily-k2.md").write_text(article(published="null"))
    corpus = load_corpus(tmp_path)
    assert (list(corpus.records.articles), corpus.problems) == (["undated-daily-k2"], ())


def test_a_folder_without_articles_is_missing(tmp_path: Path) -> None:
    message = f"{tmp_path}: no data folder with articles/ here; give one with --data DIR"
    with pytest.raises(DataFolderMissing, match=re.escape(message)):
        load_corpus(tmp_path)
    with pytest.raises(DataFolderMissing):
        fingerprint_of(tmp_path)


def test_a_wrong_fact_is_left_out_and_the_others_keep_their_number(tmp_path: Path) -> None:
    write_folder(tmp_path, {FACTS: fact() + fact(deal='"poland-k9"') + fact()})
    corpus = load_corpus(tmp_path)
    assert list(corpus.records.facts) == [f"{ARTICLE}#1", f"{ARTICLE}#3"]
    assert corpus.broken == {FACTS}


def test_facts_rest_on_their_article(tmp_path: Path) -> None:
    write_folder(tmp_path, {f"articles/{ARTICLE}.md": article(language="english"), FACTS: fact(value='"71"')})
    corpus = load_corpus(tmp_path)
    assert corpus.records.facts == {}
    assert corpus.broken == {f"articles/{ARTICLE}.md", FACTS}
    assert problems(tmp_path) == [
        f"articles/{ARTICLE}.md:6: error: language 'english' should be the two small letters of ISO 639-1, such as en",
        f"{FACTS}:6: error: value of delivered_quantity should be a number, not '71'",
    ]


def test_facts_rest_on_their_deal_and_one_problem_is_said_once(tmp_path: Path) -> None:
    write_folder(tmp_path, {"deals.toml": DEALS.replace("executive_contract", "executive")})
    corpus = load_corpus(tmp_path)
    assert corpus.records.facts == {}
    assert corpus.broken == {"deals.toml", FACTS}
    assert problems(tmp_path) == [
        "deals.toml:7: error: kind 'executive' is not known; did you mean 'executive_contract'?"
    ]


def test_deals_that_do_not_load_break_the_facts_without_a_word_on_each(tmp_path: Path) -> None:
    write_folder(tmp_path, {"deals.toml": DEALS + "oops"})
    assert load_corpus(tmp_path).broken == {"deals.toml", FACTS}
    assert problems(tmp_path) == [
        "deals.toml:8: error: not TOML that loads: Expected '=' after a key in a key/value pair at the end; "
        "correct it here or just above"
    ]


def test_without_deals_no_fact_can_name_one(tmp_path: Path) -> None:
    write_folder(tmp_path, {"deals.toml": None})
    assert problems(tmp_path) == [
        f"{FACTS}:2: error: deal 'poland-k2-2022' is not registered; add deals.toml with a table [poland-k2-2022]"
    ]


def test_without_names_every_product_is_taken_on_trust(tmp_path: Path) -> None:
    names = ("names/products.toml", "names/organisations.toml", "names/countries.toml")
    write_folder(tmp_path, dict.fromkeys(names))
    assert problems(tmp_path) == []
    assert list(load_corpus(tmp_path).records.facts) == [f"{ARTICLE}#1"]


def test_kinds_of_equipment_that_ship_with_the_program_need_no_entry(tmp_path: Path) -> None:
    write_folder(tmp_path, {FACTS: fact(product='"tank"')})
    assert problems(tmp_path) == []


def test_facts_without_an_article_are_named_with_the_article_they_may_belong_to(tmp_path: Path) -> None:
    write_folder(tmp_path, {FACTS: None, "facts/2024-11-18-dayly-k2.toml": fact()})
    assert problems(tmp_path) == [
        f"facts/2024-11-18-dayly-k2.toml: error: these facts have no article; rename this file to "
        f"{ARTICLE}.toml, or add articles/2024-11-18-dayly-k2.md"
    ]


def test_problems_stand_in_the_order_of_paths_and_lines(tmp_path: Path) -> None:
    spoilt = fact(review='"yes"', deal='"poland-k9"') + fact(buyer='""')
    write_folder(tmp_path, {FACTS: spoilt, "deals.toml": "", "articles/x.md": article(kind="papers", title=None)})
    found = load_corpus(tmp_path).problems
    places = [(str(problem.path.relative_to(tmp_path)), problem.line) for problem in found]
    assert places == [
        ("articles/x.md", 1),
        ("articles/x.md", 1),
        ("articles/x.md", 6),
        (FACTS, 2),
        (FACTS, 11),
        (FACTS, 13),
        (FACTS, 14),
    ]
    assert [problem.severity for problem in found[:2]] == [Severity.WARNING, Severity.ERROR]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (article().encode("utf-16"), "1: error: not UTF-8 (byte 0xff); save the file as UTF-8"),
        (article("Za¿ó³æ").encode("latin-1"), "11: error: not UTF-8 (byte 0xbf); save the file as UTF-8"),
        (article("a\0b"), "11: error: holds a NUL character, which no text has; take it out"),
    ],
)
def test_files_that_are_no_text_are_named(tmp_path: Path, content: str | bytes, message: str) -> None:
    write_folder(tmp_path, {"articles/2024-daily-x.md": content})
    assert problems(tmp_path) == [f"articles/2024-daily-x.md:{message}"]


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    (write_folder(tmp_path) / "articles" / "2024-daily-x.md").mkdir()
    assert problems(tmp_path) == [
        "articles/2024-daily-x.md: error: can't be read: it is not a file; make it a readable file"
    ]


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    write_folder(tmp_path, {FACTS: None, "facts/x.md": ""})
    (tmp_path / FACTS).symlink_to(tmp_path / "nowhere")
    said = f"{FACTS}: error: can't be read: No such file or directory; make it a readable file"
    assert problems(tmp_path) == [said]
    assert load_corpus(tmp_path).broken == {FACTS}


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    plain = load_corpus(write_folder(tmp_path / "plain")).records
    quote = '"""tanks.\n\nThe rest"""'
    files = {
        f"articles/{ARTICLE}.md": article(),
        FACTS: fact() + fact(quote=quote, value="2", attribute='"other"'),
    }
    files[FACTS] = files[FACTS].replace("value = 2", 'value = "two"')
    windows = {name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in files.items()}
    found = load_corpus(write_folder(tmp_path / "windows", windows))
    assert found.problems == ()
    assert found.records.articles == plain.articles
    assert found.records.facts[f"{ARTICLE}#1"] == plain.facts[f"{ARTICLE}#1"]
    assert found.records.facts[f"{ARTICLE}#2"].quote == "tanks.\n\nThe rest"


def test_a_names_file_that_nobody_reads_is_a_warning(tmp_path: Path) -> None:
    write_folder(tmp_path, {"names/people.toml": "oops"})
    assert problems(tmp_path) == [
        "names/people.toml: warning: not read; deals and names stand in deals.toml, names/products.toml, "
        "names/organisations.toml, names/countries.toml"
    ]
    assert load_corpus(tmp_path).broken == frozenset()


def test_the_fingerprint_is_that_of_the_files_read(tmp_path: Path) -> None:
    assert load_corpus(write_folder(tmp_path)).fingerprint == fingerprint_of(tmp_path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (FACTS, fact(value="72")),
        (FACTS, None),
        ("articles/x.md", ""),
        ("names/people.toml", ""),
        ("deals.toml", DEALS + "\n"),
    ],
)
def test_the_fingerprint_tells_every_change_of_a_corpus_file(tmp_path: Path, name: str, content: str | None) -> None:
    before = fingerprint_of(write_folder(tmp_path / "before"))
    assert fingerprint_of(write_folder(tmp_path / "after", {name: content})) != before


@pytest.mark.parametrize("name", ["README.md", "articles/.#draft.md", "articles/x.txt", ".index/records.db"])
def test_the_fingerprint_minds_nothing_else(tmp_path: Path, name: str) -> None:
    before = fingerprint_of(write_folder(tmp_path / "before"))
    assert fingerprint_of(write_folder(tmp_path / "after", {name: "x"})) == before


def test_a_report_can_always_be_printed(tmp_path: Path) -> None:
    write_folder(tmp_path, {f"articles/{ARTICLE}.md": article(kind='"\\x1b[2J\\u202Eok"')})
    (tmp_path / "articles" / b"\xff.md".decode(errors="surrogateescape")).write_text("")
    (tmp_path / "articles" / "a\nb\x1b[2J.md").write_text("")
    for line in problems(tmp_path):
        line.encode()
        assert line.isprintable()


FILES = st.sampled_from([f"articles/{ARTICLE}.md", FACTS, "deals.toml", "names/products.toml", "names/countries.toml"])


@settings(max_examples=100)
@given(st.dictionaries(FILES, st.binary(max_size=300)))
def test_no_bytes_make_it_raise(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    folder = write_folder(tmp_path_factory.mktemp("bytes"), files)
    assert all(str(problem).isprintable() for problem in load_corpus(folder).problems)


VALUES = st.recursive(
    st.sampled_from(
        [
            *(
                "0",
                "-1",
                "nan",
                "inf",
                "1e400",
                "0x" + "f" * 5000,
                "true",
                "2024-11-18",
                "2024-11-18T00:00:00Z",
            ),
            *("07:32:00", '""', '"x"', '"\\u0000"', '"2024-13"', '"other"', '"#1"', '"value"', "''"),
        ]
    ),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]")
        | inner.map(lambda part: f"{{x = {part}}}")
    ),
    max_leaves=4,
)
KEYS = st.sampled_from([*Fact.model_fields, "as_of_precision", "extra"])
ENTRY_KEYS = st.sampled_from([*Deal.model_fields, *Product.model_fields, *Country.model_fields, "extra"])


@settings(max_examples=200)
@given(st.dictionaries(KEYS, VALUES), st.dictionaries(ENTRY_KEYS, VALUES), FILES)
def test_no_values_make_it_raise(
    tmp_path_factory: pytest.TempPathFactory, keys: dict[str, str], entry: dict[str, str], name: str
) -> None:
    files: dict[str, str | bytes | None] = {FACTS: fact() + fact(**keys)}
    if name.endswith(".toml") and name != FACTS:
        files[name] = "\n".join(["[poland-k2-2022]", *(f"{key} = {value}" for key, value in entry.items())])
    folder = write_folder(tmp_path_factory.mktemp("values"), files)
    for problem in load_corpus(folder).problems:
        assert str(problem).isprintable()
