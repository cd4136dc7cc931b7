"""Why, how and what instead: the sentences of the articles that tell it, over several worlds, without an index."""

from dataclasses import replace

import pytest

from index.corpus import load_corpus
from retrieval.answer import Outcome
from retrieval.plans.evidence.paragraphs import paragraphs
from tests.retrieval.asking import WORLDS, answerer_over, ask, build_answerer
from tests.retrieval.records import make_article


@pytest.mark.parametrize(
    ("world", "question", "told"),
    [
        ("ninth", "Why won't Ardenne replace the burnt turrets for free?", "the fire broke out after the handover"),
        ("fifth", "What will the Tunisian navy do now that the Coronas are off?", "overhaul four old patrol boats"),
        ("fifth", "Why did Bangkok pass over the German missile system?", "too dear to run"),
        ("fifth", "Why was the IRIS-T passed over by Thailand?", "too dear to run"),
        ("seventh", "How will Halvorsen compensate New Zealand for the delay?", "make good the delay with spare parts"),
        ("twelfth", "Why did the Tunisian launcher talks fail?", "the range had been too short"),
    ],
)
def test_the_sentences_that_tell_it_are_quoted(world: str, question: str, told: str) -> None:
    answer = ask(build_answerer(WORLDS / world), question)
    assert answer.outcome is Outcome.ANSWERED
    assert told in answer.headline
    assert answer.citations[0].quote in answer.citations[0].article.text


@pytest.mark.parametrize("language", ["de", "fr", "ja"])
def test_an_article_in_a_language_without_cues_is_read_with_the_english_ones(language: str) -> None:
    records = load_corpus(WORLDS / "fifth").records
    articles = {key: one.model_copy(update={"language": language}) for key, one in records.articles.items()}
    answer = ask(
        answerer_over(replace(records, articles=articles)), "Why did Bangkok pass over the German missile system?"
    )
    assert "too dear to run" in answer.headline


@pytest.mark.parametrize(
    ("world", "question", "instead"),
    [
        ("seventeenth", "¿Por qué adelantó el Perú la mitad del valor de los Rândunica?", "126 millones PEN"),
        ("ninth", "Which Slovenian factory builds the Gams?", "0 carriers built in the buyer's country"),
        (
            "fifth",
            "Which Dutch shipyard builds the Indonesian SIGMA frigates?",
            "2 frigates built in the buyer's country",
        ),
    ],
)
def test_what_a_sentence_denies_is_corrected(world: str, question: str, instead: str) -> None:
    answer = ask(build_answerer(WORLDS / world), question)
    assert answer.outcome is Outcome.PREMISE_REJECTED
    assert instead in answer.headline


def test_a_sentence_without_a_reason_is_no_answer_to_why() -> None:
    answer = ask(build_answerer(WORLDS / "fifth"), "Why does Iveco paint the Freccias grey?")
    assert answer.outcome is Outcome.DECLINED


def test_list_entries_are_paragraphs_of_their_own() -> None:
    text = "The navy bought two. It paid in cash.\n\n- Peru: four boats.\n- Chile: one."
    told = paragraphs(make_article("digest").model_copy(update={"text": text}))
    assert [[sentence.text for sentence in part] for part in told] == [
        ["The navy bought two.", "It paid in cash."],
        ["- Peru: four boats."],
        ["- Chile: one."],
    ]
