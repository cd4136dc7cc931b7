"""A long text without sense costs time in proportion to its length, whatever is repeated in it."""

from datetime import date

import pytest

from index.extraction.amounts import find_amounts
from index.extraction.counts import find_counts
from index.extraction.dates import find_dates
from index.extraction.sentences import split_sentences

LENGTH = 10_000


@pytest.mark.parametrize("piece", ["1", "100 ", "3bn kr ", "half a ", "십", "1일 ", "2025-", "May ", "Hermes 900 "])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_long_text_is_read_to_its_end(piece: str, language: str) -> None:
    text = piece * (LENGTH // len(piece)) + "\n\nPoland paid $6.5 billion for 180 tanks on 1 August 2025. 180대"

    assert find_amounts(text, language)[-1].value == 6_500_000_000
    assert find_counts(text, language)[-1].value == 180
    assert find_dates(text, language, date(2025, 11, 20))[-1].period.start == date(2025, 8, 1)
    assert split_sentences(text, language)[-1].text.endswith("180대")
