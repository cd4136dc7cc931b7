"""How well questions are answered from raw articles: no facts, no names, no deals, nobody has read a thing.

    python -m tests.benchmarks.raw QUESTIONS.jsonl [--data DIR] [--today DATE] [--keep FOLDER] [--verbose]

copies only the articles of a data folder, proposes their facts as `dealbot index --extract` does, answers the
questions over what was proposed, and prints the scores. `--keep` leaves the folder there for a look at it;
`--verbose` lists the answers that are wrong or missing: not for questions whose failures nobody is to look at.
"""

import argparse
import shutil
import tempfile
import time
from datetime import date
from pathlib import Path

from rich.console import Console

from bot.config import Config, Paths
from bot.scripted import answer_line
from bot.service import Service
from index.errors import ExtractionFailed
from index.intake import Intake, Intaker
from retrieval.evaluation import Verdict, build_report, judge, load_questions, render_report


def take_articles(data: Path, folder: Path) -> list[Intake]:
    """A folder with the articles of another, and what they propose; ExtractionFailed at the first that can't be."""
    shutil.copytree(data / "articles", folder / "articles")
    read = list[Intake]()
    for one in Intaker(folder).propose_missing(progress=lambda step: None, cancelled=lambda: False):
        if isinstance(one, ExtractionFailed):
            raise one
        read.append(one)
    return read


def answer_all(folder: Path, questions: Path, today: date) -> list[Verdict]:
    """The verdicts on the answers that a data folder gives."""
    service = Service(Config(paths=Paths(data=folder)))
    try:
        service.refresh()
        asked = load_questions(questions)
        return [judge(question, answer_line(service, question.asked, today)) for question in asked]
    finally:
        service.close()


def show_read(read: list[Intake], seconds: float, console: Console) -> None:
    """Print how much was proposed, and what of it can't be held."""
    facts, deals = sum(len(intake.facts) for intake in read), sum(len(intake.deals) for intake in read)
    dropped = [reason for intake in read for reason in intake.additions.dropped]
    console.print(
        f"{len(read)} articles, {facts} facts, {deals} deals, {sum(len(intake.products) for intake in read)} products "
        f"in {seconds:.1f} s; {sum(not intake.facts for intake in read)} articles without a fact"
    )
    for reason in dropped:
        console.print(f"left out: {reason}")


def show_verdicts(verdicts: list[Verdict], console: Console) -> None:
    """Print the answers that earn no full point: points, question, what was wanted, what was said."""
    for verdict in sorted(verdicts, key=lambda verdict: verdict.points):
        if verdict.points < 1:
            question = verdict.question
            console.print(f"{verdict.points:+.1f} {question.asked.id} [{question.type}] {question.asked.question}")
            console.print(f"     wanted {list(question.gold)}; {verdict.outcome}: {verdict.headline}")


def main() -> None:
    """Run the benchmark on the questions and the data folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--verbose", action="store_true")
    given = parser.parse_args()
    console = Console(soft_wrap=True, markup=False, highlight=False)
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch) / "data"
        started = time.perf_counter()
        read = take_articles(given.data, folder)
        show_read(read, time.perf_counter() - started, console)
        verdicts = answer_all(folder, given.questions, given.today)
    if given.verbose:
        show_verdicts(verdicts, console)
    console.print(render_report(build_report(verdicts)))


if __name__ == "__main__":
    main()
