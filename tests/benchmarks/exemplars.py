"""Learns retrieval/exemplars/en from the questions for training that are answered right.

    python -m tests.benchmarks.exemplars [--without NAME…]

An exemplar is a question with its names masked, and the aim it was read with: what is to be done, the sort of value,
the first attribute. The questions of tests/retrieval/readings_en.toml and the wordings of lessons/questions_en.toml are
exemplars too. Questions kept for measuring teach nothing (UNSEEN), nor do those of the sets named after --without, so
that what the exemplars are worth can be measured on these (`dealbot eval`). Questions are read by the cue words alone,
so what was learnt before teaches nothing: learn again after the cue words have changed much.
"""

import argparse
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.records import Attribute
from retrieval.answerer import clean
from retrieval.evaluation import judge, load_questions
from retrieval.question import Asked, Operation
from retrieval.search import Searcher
from retrieval.understanding.aim import Aim
from retrieval.understanding.descriptions import with_names
from retrieval.understanding.exemplars import features_of, key_of
from tests.benchmarks.bench import Bench, Unweighed, open_bench, reply
from tests.benchmarks.training import Example, write_weights

ROOT = Path(__file__).parents[2]
EXEMPLARS, QUESTIONS, WORLDS = ROOT / "retrieval" / "exemplars", ROOT / "tests" / "questions", ROOT / "tests" / "worlds"
UNSEEN = frozenset(
    ("dev", "second", "tenth", "nineteenth", "twentyfourth", "twentysixth", "thirtyseventh")
)  # the first word of sets
TRAINING = "training"  # the first word of the sets about data/
READINGS = ROOT / "tests" / "retrieval" / "readings_en.toml"
WORDINGS = Path(__file__).parent / "lessons" / "questions_en.toml"
LANGUAGE = "en"  # the others have a tenth of the questions: what that few teach does harm
TODAY = date(2026, 11, 21)
STRENGTH = 0.2


@dataclass(frozen=True, slots=True)
class Exemplar:
    """A masked question and what it wants."""

    masked: str
    aim: Aim


def read_exemplars(bench: Bench, path: Path) -> Iterator[Exemplar]:
    """The exemplars among the questions of one file."""
    reader = Unweighed(bench.knowledge, bench.cues)
    answerer = bench.answerer(Searcher(bench.store, bench.encoder).passages, reader)
    for question in load_questions(path):
        text, day = question.asked.question, bench.day(question)
        if reader.language(text) == LANGUAGE and judge(question, reply(answerer, question, day)).points > 0:
            yield Exemplar(*reader.aimed(with_names(clean(text), bench.knowledge, bench.cues[LANGUAGE]), day))


def read_readings(bench: Bench) -> Iterator[Exemplar]:
    """The exemplars among the questions of which the tests say how they are to be read."""
    reader = Unweighed(bench.knowledge, bench.cues)
    raw = tomllib.loads(READINGS.read_text(encoding="utf-8"))
    for group in raw["reading"]:
        for text in group["questions"]:
            yield Exemplar(*reader.aimed(text, raw["today"]))


def read_lessons() -> Iterator[Exemplar]:
    """The wordings people wrote down, their names masked, with what each wants."""
    for lesson in tomllib.loads(WORDINGS.read_text(encoding="utf-8"))["aim"]:
        aim = Aim(Operation(lesson["operation"]), Asked(lesson["asked"]), tuple(map(Attribute, lesson["attributes"])))
        for masked in lesson["wordings"]:
            yield Exemplar(masked, aim)


def write_exemplars(exemplars: list[Exemplar], folder: Path) -> None:
    """Learn, and write the weights and the aims with how many had each."""
    folder.mkdir(parents=True, exist_ok=True)
    models: dict[str, list[Example]] = defaultdict(list)
    for exemplar in exemplars:
        features = tuple(features_of(exemplar.masked))
        for name, label in zip(("operation", "asked", "attribute"), key_of(exemplar.aim), strict=True):
            models[name].append(Example(name, features, label, ""))
    write_weights(models, STRENGTH, folder / "weights.json")
    counts, whole = Counter(key_of(one.aim) for one in exemplars), Counter(one.aim for one in exemplars)
    usual = {key_of(aim): aim for aim, _ in reversed(whole.most_common())}
    rows = [
        json.dumps([aim.operation.value, aim.asked.value, [one.value for one in aim.attributes], counts[key]])
        for key, aim in sorted(usual.items())
    ]
    (folder / "aims.json").write_text("[\n " + ",\n ".join(rows) + "\n]\n", encoding="utf-8")


def main() -> None:
    """Read the options, learn, write."""
    parser = argparse.ArgumentParser(description="Learns what questions want from questions that are answered right.")
    parser.add_argument("--without", nargs="*", default=[])
    left_out = parser.parse_args().without
    sets: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(QUESTIONS.glob("*.jsonl")):
        first = path.stem.split("_")[0]
        if first not in UNSEEN and path.stem not in left_out:
            sets[first].append(path)
    exemplars = {one.masked: one for one in read_lessons()}
    for first, paths in sets.items():
        with open_bench(ROOT / "data" if first == TRAINING else WORLDS / first, TODAY) as bench:
            exemplars |= {one.masked: one for path in paths for one in read_exemplars(bench, path)}
            if first == TRAINING:
                exemplars |= {one.masked: one for one in read_readings(bench)}
    write_exemplars(list(exemplars.values()), EXEMPLARS / LANGUAGE)
    print(len(exemplars), "exemplars")  # noqa: T201


if __name__ == "__main__":
    main()
