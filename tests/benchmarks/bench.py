"""What the benchmarks share: an open data folder, and questions put to an answerer as `dealbot eval` puts them."""

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import reduce
from pathlib import Path

from rich.table import Table

from bot.config import Config, Paths
from bot.objects import Json, answer_object
from bot.service import Service
from index.encoder import Encoder
from index.shipped import load_endings
from index.store import Store
from retrieval.answerer import Answerer, Search
from retrieval.conversation import inherit
from retrieval.evaluation import GoldQuestion, Verdict, judge, load_questions
from retrieval.gathering import build_knowledge
from retrieval.knowledge import Knowledge
from retrieval.question import Question
from retrieval.understanding.aim import Aim
from retrieval.understanding.cues import Cues, load_languages
from retrieval.understanding.parse import Reader
from retrieval.wording.speech import Speech, load_speeches


@dataclass(frozen=True)
class Bench:
    """An index that is up to date, what is known in it, and the words of every language."""

    folder: Path
    store: Store
    encoder: Encoder
    knowledge: Knowledge
    cues: Mapping[str, Cues]
    speeches: Mapping[str, Speech]
    today: date

    def answerer(self, search: Search, reader: Reader | None = None) -> Answerer:
        """An answerer with its own way to look for passages, and perhaps to read questions."""
        return Answerer(reader or Reader(self.knowledge, self.cues), self.speeches, search)

    def understood(self, question: GoldQuestion) -> Question:
        """A question as the full system reads it, with what it inherits from those before it."""
        reader, day = Reader(self.knowledge, self.cues), self.day(question)
        said = [turn.content for turn in question.asked.history if turn.role == "user"]
        understood = [reader.read(text, day) for text in (*said, question.asked.question)]
        return reduce(lambda before, now: inherit(now, before, self.cues[now.language], self.knowledge), understood)

    def day(self, question: GoldQuestion) -> date:
        """The day a question is asked on."""
        return question.asked.as_of or self.today


class Unweighed(Reader):
    """A reader that learnt from no exemplars."""

    def aimed(self, text: str, today: date) -> tuple[str, Aim]:
        """A question with its names masked, and what it wants."""
        seen, _, aim = self._aimed(text, self.cues[self.language(text)], today)
        return seen.kept, aim

    def _weighed(self, aim: Aim, masked: str, cues: Cues) -> Aim:
        return aim


@contextmanager
def open_bench(data: Path, today: date) -> Iterator[Bench]:
    """The bench over a data folder; its index is built or refreshed first."""
    service = Service(Config(paths=Paths(data=data)))
    try:
        service.refresh()
        service.store.current()
        knowledge = build_knowledge(service.store.records(), load_endings())
        yield Bench(service.folder, service.store, service.encoder, knowledge, load_languages(), load_speeches(), today)
    finally:
        service.close()


def reply(answerer: Answerer, question: GoldQuestion, day: date) -> Json:
    """The answer object of a question, after what was said before it."""
    started, before = time.perf_counter(), None
    for turn in question.asked.history:
        if turn.role == "user":
            _, before = answerer.answer(turn.content, day, before)
    answer, _ = answerer.answer(question.asked.question, day, before)
    return answer_object(question.asked.id, answer, time.perf_counter() - started)


def score(bench: Bench, answerer: Answerer, questions: Sequence[GoldQuestion]) -> list[Verdict]:
    """The verdicts on an answerer's answers."""
    return [judge(question, reply(answerer, question, bench.day(question))) for question in questions]


def read_arguments(description: str | None) -> tuple[list[GoldQuestion], Path, date]:
    """The questions, the data folder and the day that the command line names."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    given = parser.parse_args()
    return load_questions(given.questions), given.data, given.today


def table_of(title: str, *headings: str) -> Table:
    """An empty table: names to the left, numbers to the right."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place else "left")
    return table
