"""What the commands do, once their options are read."""

import sys
import time
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from rich.console import Console

from bot.building_apart import BuildingApart
from bot.config import Config
from bot.console import progress_bar, show_answer, show_problems, show_report, write_bytes
from bot.export import ExportFormat, export_facts
from bot.extracting import extract_objects, known_records, show_objects
from bot.ingest import ingest, show_intake
from bot.objects import answer_object, encode_json
from bot.review import review
from bot.scripted import answer_questions, evaluate
from bot.service import Service
from bot.talk import talk
from index.corpus import Severity
from index.errors import DealbotError
from index.fetching import Fetcher
from index.intake import Intake, Intaker
from index.review import count_waiting


class Commands:
    """One method a command, over one service."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._service = Service(config)
        # A file may be called "[a].md", and ":100:" is no emoji: what records say is never markup.
        self._out = Console(soft_wrap=True, markup=False, emoji=False)
        self._err = Console(stderr=True, markup=False, emoji=False)

    def _ready(self) -> Service:
        """The service with an index that is up to date."""
        with progress_bar(self._err) as report:
            problems = self._service.refresh(report)
        if problems:
            self._err.print(f"{len(problems)} problems in the data folder; 'dealbot check' lists them.", style="yellow")
        return self._service

    def ask(self, question: str, today: date | None, *, as_json: bool) -> None:
        """Answer one question."""
        service, started = self._ready(), time.perf_counter()
        answer = service.ask(question, today=today)
        if as_json:
            write_bytes(encode_json(answer_object("ask", answer, time.perf_counter() - started)))
        else:
            show_answer(answer, self._out)

    def chat(self, today: date | None) -> None:
        """A conversation in the terminal."""
        talk(self._ready(), self._out, today)

    def answer(self, questions: str, output: str, today: date | None) -> None:
        """Answer a file of questions."""
        answer_questions(self._ready, questions, output, today)

    def evaluate(self, questions: Path, today: date | None, by: Literal["type", "lang"]) -> tuple[float, float]:
        """Score a file of questions and print the table; truthfulness, and the percentage of wrong answers."""
        report = evaluate(self._ready, questions, today, by, self._out)
        return report.total.truthfulness, report.total.wrong or 0.0

    def index(self, *, full: bool, dry_run: bool, as_json: bool) -> None:
        """Bring the index up to date and say what changed."""
        with progress_bar(self._err) as progress:
            report = self._service.build(full=full, dry_run=dry_run, progress=progress)
        show_problems(report.problems, self._err)
        if as_json:
            write_bytes(encode_json(asdict(report) | {"problems": [str(p) for p in report.problems]}))
        else:
            show_report(report, self._out)

    def review(self, article: str | None) -> None:
        """Decide on proposed facts, one after the other."""
        review(self._config.paths.data, article, self._out)

    def extract(self, articles: list[Path], *, as_json: bool) -> None:
        """Print the proposed facts of article files, for people or as one JSON object a line."""
        objects = extract_objects(articles, known_records(self._config.paths.data))
        if as_json:
            write_bytes(b"".join(encode_json(row) for row in objects))
        else:
            show_objects(objects, self._out)

    def propose_missing(self, *, dry_run: bool) -> int:
        """Propose facts for the articles that have no fact file, and say how many; how many couldn't be read."""
        found = Intaker(self._config.paths.data)
        with progress_bar(self._err) as progress:
            taken = list(found.propose_missing(progress=progress, cancelled=lambda: False, dry_run=dry_run))
        failures = [one for one in taken if isinstance(one, DealbotError)]
        for failure in failures:
            self._say_failed(failure)
        facts = sum(len(one.facts) for one in taken if isinstance(one, Intake))
        verb = "would be proposed" if dry_run else "proposed"
        read = len(taken) - len(failures)
        self._err.print(f"{facts} facts {verb} in {read} articles that had none.", highlight=False)
        return len(failures)

    def ingest(self, sources: list[str], *, approve: bool, dry_run: bool) -> int:
        """Take articles in and index them; how many couldn't be."""
        intaker, failures, added = Intaker(self._config.paths.data), 0, False
        for taken in ingest(sources, intaker, Fetcher(), sys.stdin.buffer, approve=approve, dry_run=dry_run):
            if isinstance(taken, DealbotError):
                failures += 1
                self._say_failed(taken)
            else:
                show_intake(taken, self._out, dry_run=dry_run)
                added = True
        if added and not dry_run:
            self._say_waiting(self._ready().status().waiting)
        return failures

    def check(self) -> int:
        """Print every problem of the data folder; the number of errors."""
        corpus = self._service.load_corpus()
        show_problems(corpus.problems, self._out)
        errors = sum(problem.severity is Severity.ERROR for problem in corpus.problems)
        records, state = corpus.records, self._service.index_state(corpus.fingerprint)
        self._say(
            f"{len(records.articles)} articles, {len(records.facts)} facts, {len(records.deals)} deals: "
            f"{errors} errors, {len(corpus.problems) - errors} warnings. Index: {state}."
        )
        self._say_waiting(count_waiting(records))
        return errors

    def status(self, *, as_json: bool) -> None:
        """Say what is on record."""
        found = self._ready().status()
        if as_json:
            write_bytes(encode_json({key: _plain(value) for key, value in asdict(found).items()}))
            return
        self._say(f"{found.articles} articles, {found.facts} facts, {found.deals} deals, {found.passages} passages.")
        built = f"{found.built_at:%Y-%m-%d %H:%M} UTC" if found.built_at else "never"
        self._say(f"Newest article: {found.newest or 'undated'}. Generation {found.generation}, built {built}.")
        self._say(f"Model: {found.model}.")
        self._say_waiting(found.waiting)

    def rollback(self, generation: int | None) -> None:
        """Serve an earlier generation."""
        found = self._service.store.rollback(generation)
        self._say(f"Serving generation {found.number}, built {found.built_at:%Y-%m-%d %H:%M} UTC.")

    def export(self, form: ExportFormat, output: Path | None) -> None:
        """Write all facts, or a trade register."""
        text = export_facts(self._ready().store.records(), form)
        if output is None:
            write_bytes(text.encode("utf-8"))
        else:
            # Spreadsheets take a CSV for UTF-8 only with a byte order mark.
            output.write_text(text, encoding="utf-8" if form is ExportFormat.JSON else "utf-8-sig", newline="")

    def run(self) -> int:
        """Serve the Telegram bot; its exit code."""
        # Here, not above: no other command needs Telegram's library, and it is slow to import.
        from bot.telegram.run import run_bot

        if self._config.token is not None:
            self._ready().close()
        return run_bot(self._config, BuildingApart(self._config))

    def _say_waiting(self, count: int) -> None:
        if count:
            facts = "1 fact waits" if count == 1 else f"{count} facts wait"
            self._say(f"{facts} for review; 'dealbot review' shows them.")

    def _say_failed(self, error: DealbotError) -> None:
        self._err.print(f"dealbot: {error}", highlight=False, soft_wrap=True)

    def _say(self, text: str) -> None:
        self._out.print(text, highlight=False)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
