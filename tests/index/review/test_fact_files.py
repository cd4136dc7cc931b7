"""Fact files taken apart entry by entry, and put together again."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DataUnreadable
from index.fact_files import Entry, load_fact_file, split_entries, token_of
from tests.index.folders import ARTICLE, fact
from tests.index.review.desk import DELIVERED, ORDERED, write_desk

_VALUES = st.sampled_from(
    (
        "1",
        '"a # b"',
        '"""\n[[fact]]\n# no comment\n"""',
        "'''\n[[fact]]'''",
        '[\n  "x", # [[fact]]\n]',
        '"[[fact]]"',
    )
)
_LINES = st.sampled_from(("", "# [[fact]]", "# why", "   # indented"))
_KEYS = st.lists(_VALUES, max_size=3).map(lambda values: [f"k{n} = {value}" for n, value in enumerate(values)])
_ENTRIES = st.tuples(
    st.lists(_LINES, max_size=3), st.sampled_from(("[[fact]]", "[[ fact ]] # one", '[["fact"]]')), _KEYS
)


@given(st.lists(_LINES, max_size=2), st.lists(_ENTRIES, max_size=4), st.sampled_from(("", "\n", "\n\n")))
def test_the_entries_joined_are_the_file(
    head: list[str], entries: list[tuple[list[str], str, list[str]]], end: str
) -> None:
    lines = [*head, *(line for above, header, keys in entries for line in (*above, header, *keys))]
    text = "\n".join(lines) + end
    first, found = split_entries(text)
    assert first + "".join(entry.text for entry in found) == text
    assert [entry.keys for entry in found] == tomllib.loads(text).get("fact", [])


@given(st.lists(_ENTRIES, min_size=1, max_size=3), st.data())
def test_a_key_that_is_set_leaves_the_others(
    entries: list[tuple[list[str], str, list[str]]], data: st.DataObject
) -> None:
    text = "\n".join(line for above, header, keys in entries for line in (*above, header, *keys)) + "\n"
    entry = data.draw(st.sampled_from(split_entries(text)[1]))
    keys = {
        "review": "approved",
        data.draw(st.sampled_from(("k0", "k9"))): data.draw(st.sampled_from((None, 7, ["x"]))),
    }
    after = entry.with_keys(keys)
    assert after.keys == {key: value for key, value in {**entry.keys, **keys}.items() if value is not None}
    untouched = [line for line in entry.text.split("\n") if line.startswith(("# why", "k1", "k2"))]
    assert all(line in after.text for line in untouched)


def test_the_comment_above_an_entry_is_its_own_but_not_that_of_the_file() -> None:
    head, [first, second] = split_entries(f"# of the file\n{DELIVERED}# of the second\n{ORDERED}")
    assert (head, first.text, second.text) == ("# of the file\n", DELIVERED, f"# of the second\n{ORDERED}")


def test_a_token_is_of_what_is_said_and_of_the_review() -> None:
    def token(text: str, place: int = 1) -> str:
        found = Entry(text).fact(ARTICLE, place)
        assert found is not None
        return token_of(found)

    plain = token(DELIVERED)
    assert token(DELIVERED + "# note\n", place=7) == plain
    assert token(DELIVERED + 'flags = ["new deal x"]\nspan = [14, 45]\n') == plain
    others = (DELIVERED.replace("71\n", "72\n"), DELIVERED.replace("extracted", "approved"), ORDERED)
    assert len({plain, *map(token, others)}) == 4


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("oops", "not TOML that loads"),
        ('fact = [{deal = "x"}]\n', "its facts aren't all written as"),
        ("\xff", "not UTF-8"),
    ],
)
def test_a_file_that_cannot_be_taken_apart_says_why(tmp_path: Path, content: str, reason: str) -> None:
    write_desk(tmp_path)
    path = tmp_path / f"facts/{ARTICLE}.toml"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(DataUnreadable, match=reason):
        load_fact_file(tmp_path, ARTICLE)


def test_an_article_without_a_fact_file_has_no_entries(tmp_path: Path) -> None:
    write_desk(tmp_path, fact())
    assert load_fact_file(tmp_path, "2020-other").text == ""
