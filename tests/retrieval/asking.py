"""Asking a whole data folder, as one conversation: the front door of every test of understanding and answering."""

from datetime import date
from functools import cache
from pathlib import Path

from index.corpus import load_corpus
from index.records import Records
from index.shipped import load_endings
from retrieval.answer import Answer
from retrieval.answerer import Answerer
from retrieval.gathering import build_knowledge
from retrieval.question import Question
from retrieval.understanding.cues import load_languages
from retrieval.understanding.parse import Reader
from retrieval.wording.speech import load_speeches

TODAY = date(2026, 11, 21)
WORLDS = Path(__file__).parents[1] / "worlds"


@cache
def build_answerer(folder: Path) -> Answerer:
    """An answerer over a data folder that no test changes, one for all tests."""
    return answerer_over(load_corpus(folder).records)


def build_world(name: str) -> Answerer:
    """An answerer over one of the made-up worlds."""
    return build_answerer(WORLDS / name)


def answerer_over(records: Records) -> Answerer:
    """An answerer over records alone, without passages: nothing is embedded."""
    knowledge = build_knowledge(records, load_endings())
    return Answerer(Reader(knowledge, load_languages()), load_speeches(), lambda question, deals: ())


def ask(answerer: Answerer, *texts: str, today: date = TODAY) -> Answer:
    """The answer to the last of some questions, asked one after the other."""
    before: Question | None = None
    for text in texts:
        answer, before = answerer.answer(text, today, before)
    return answer


def figures_in(answer: Answer) -> list[str]:
    """The figures of an answer with their units, in their order."""
    return [f"{figure.value:f} {figure.unit}" for figure in answer.figures]
