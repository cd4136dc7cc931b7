"""Articles are split between sentences, lose no text, and keep their places."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from index.corpus import load_corpus
from index.encoder import find_packaged_model
from index.passages import draft_article, split_text
from index.records import Article

SENTENCE = "Hyundai Rotem handed over another seven K2 tanks in the port of Gdynia on Tuesday morning. "


def _texts(text: str, language: str = "en") -> list[str]:
    return [text[span.start : span.end] for span in split_text(text, language)]


def test_a_short_article_is_one_passage_even_over_paragraphs() -> None:
    """About 120 word pieces fit, whatever the paragraphs."""
    text = "Gen. K. Kim of Hyundai Rotem Co. Ltd. said so on Nov. 18.\n\nThe U.S. agreed."
    assert _texts(text) == [text]


def test_a_long_paragraph_repeats_the_sentence_before() -> None:
    """Twenty sentences of 17 pieces: seven fit, then each passage begins with the last sentence before it."""
    text = (SENTENCE * 20).strip()
    lengths = [round(len(passage) / len(SENTENCE)) for passage in _texts(text)]
    starts = [round(span.start / len(SENTENCE)) for span in split_text(text)]
    assert (starts, lengths) == ([0, 6, 12], [7, 7, 8])


def test_no_sentence_is_repeated_over_a_paragraph_break() -> None:
    """Another paragraph has another subject."""
    paragraph = (SENTENCE * 7).strip()
    text = f"{paragraph}\n\n{paragraph}"
    assert _texts(text) == [paragraph, paragraph]


def test_a_table_is_split_between_rows() -> None:
    """A row is never cut in two."""
    row = "| 2023 | K2 Black Panther main battle tanks | 18 tanks | Poland | Gdynia harbour |"
    text = "\n".join([row] * 20)
    assert all(line == row for passage in _texts(text) for line in passage.splitlines())
    assert [len(passage.splitlines()) for passage in _texts(text)] == [6, 6, 8]


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    """The model drops what it can't read, so nothing may be longer than it reads."""
    text = " ".join(f"word{number}" for number in range(400))
    passages = _texts(text)
    assert " ".join(passages) == text
    assert max(len(passage.split()) for passage in passages) < 100


def test_polish_abbreviations_end_no_sentence() -> None:
    """The "ok." is "about": the figure stays with its sentence."""
    long = "Umowa z koncernem Hyundai Rotem została podpisana w Warszawie przez ministra obrony narodowej. "
    text = long * 3 + "Jej wartość to ok. 26 mld zł netto. " + long * 3
    assert all("ok. 26 mld" in passage for passage in _texts(text, "pl") if "ok." in passage)


@pytest.mark.parametrize("text", ["", "   ", "\n\n\n"])
def test_an_empty_text_has_no_passage(text: str) -> None:
    """Nothing to embed."""
    assert split_text(text) == []


@given(st.text(st.sampled_from("ab. ,\n-|*1폴란드ł?!\t"), max_size=800))
def test_splitting_loses_no_text_and_keeps_the_order(text: str) -> None:
    """Every character that isn't space is in a passage; starts and ends both rise."""
    spans = split_text(text)
    covered = {place for span in spans for place in range(span.start, span.end)}
    assert [place for place, char in enumerate(text) if not char.isspace() and place not in covered] == []
    assert [span.start for span in spans] == sorted({span.start for span in spans})
    assert [span.end for span in spans] == sorted({span.end for span in spans})


def test_a_passage_is_a_span_of_its_article() -> None:
    """Citations print it as it stands."""
    article = Article(id="a", title="t", publisher="p", text=SENTENCE * 30)
    for draft in draft_article(article):
        assert draft.text == article.text[draft.start : draft.end]


def test_the_model_reads_every_passage_of_the_shipped_articles_whole() -> None:
    """Word pieces are estimated; by the model's own count none of the passages is above its 256."""
    tokenizer = Tokenizer.from_file(str(find_packaged_model() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    articles = load_corpus(Path("data")).records.articles.values()
    texts = [draft.text for article in articles for draft in draft_article(article)]
    assert max(len(tokenizer.encode(text).ids) for text in texts) <= 200
