"""Where entries and keys stand in a TOML file, whatever surrounds them."""

import json
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from index.tables import find_lines


def test_headers_within_strings_and_lists_are_no_headers() -> None:
    text = '''# [[fact]]
[[fact]]  # the first
a = "[[fact]]"
b = """
[[fact]]
\\"""
[[fact]]
""""
c = [
  "[x]",  # [y]
  [1],
]
\'d\' = \'\'\'
[[fact]]\'\'\'

[[ fact ]]
"a" = 1
e.f = 2
[fact.g]
h = 3
'''
    assert len(tomllib.loads(text)["fact"]) == 2
    assert find_lines(text).places == {
        (1, None): 2,
        (1, "a"): 3,
        (1, "b"): 4,
        (1, "c"): 9,
        (1, "d"): 13,
        (2, None): 16,
        (2, "a"): 17,
        (2, "e"): 18,
        (2, "g"): 19,
    }


def test_tables_go_by_their_name_however_it_is_written() -> None:
    text = 'top = 1\n["k 2"]\nname = "x"\n[k9.more]\nname = "y"\n'
    assert find_lines(text).places == {
        ("top", None): 1,
        ("k 2", None): 2,
        ("k 2", "name"): 3,
        ("k9", None): 4,
        ("k9", "more"): 4,
    }


TEXTS = st.text(st.sampled_from("ab\"'\\#[]={}\n ,"), max_size=12)


def written(text: str, style: int) -> str:
    """The text as TOML, in one of three styles; literal strings only where they can hold it."""
    if style == 1:
        return '"""\n' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""'
    if style == 2 and "'" not in text:
        return f"'''\n{text}'''"
    return json.dumps(text)


@given(st.lists(st.lists(st.tuples(TEXTS, st.integers(0, 2), st.booleans()), max_size=4), max_size=4))
def test_every_key_is_found_on_its_line(facts: list[list[tuple[str, int, bool]]]) -> None:
    lines: list[str] = []
    places: dict[tuple[int, str | None], int] = {}
    for place, values in enumerate(facts, 1):
        places[place, None] = len(lines) + 1
        lines.append("[[fact]]")
        for number, (text, style, in_list) in enumerate(values):
            places[place, f"k{number}"] = len(lines) + 1
            value = written(text, style)
            lines += f"k{number} = {f'[ # ]{chr(10)}{value},{chr(10)}]' if in_list else value}".split("\n")
    content = "\n".join(lines)
    assert [len(fact) for fact in tomllib.loads(content).get("fact", [])] == [len(values) for values in facts]
    assert find_lines(content).places == places
