"""Whatever an article says, reading it doesn't fail, and every quote stands where its fact says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from index.extraction.extract import extract_facts
from index.records import Records
from tests.index.extraction.readings import article

PIECES = st.sampled_from([
    "Kenya", "ordered", "24", "K9", "howitzers", "$1.2 billion", "in 2027", ".", ",", "\n\n",
    "| 12 | 30 |", "the first", "delivered", "of the", "Sweden's", "Saab", "“Quokka”", "option",
    "denied", "자주포", "54문을", "인도했다", "umowę na", "18 haubic", "w 2028 roku", "firmó",
    "por 90 millones", "de dólares", "10%", "F-16 Block 70", "0", "(", ")", "—",
])  # fmt: skip
TEXTS = st.one_of(st.text(min_size=1, max_size=200), st.lists(PIECES, min_size=1, max_size=40).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, language=st.sampled_from(["en", "ko", "pl", "es", "de"]))
def test_any_text_is_read_and_quoted_exactly(text: str, language: str) -> None:
    source = article(text, language=language)
    found = extract_facts(source, Records())
    for fact in found.facts:
        assert fact.span is not None
        assert source.text[slice(*fact.span)] == fact.quote
    assert [fact.id for fact in found.facts] == [f"{source.id}#{place}" for place in range(1, len(found.facts) + 1)]
