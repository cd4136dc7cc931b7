"""Answers and reports for the terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.text import Text

from index.build import BuildReport
from index.build import Progress as Step
from index.problems import Problem
from retrieval.answer import Answer, Citation, Outcome


def write_bytes(data: bytes) -> None:
    """Print data for other programs as it is: neither the terminal's encoding nor its width changes it."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def show_answer(answer: Answer, console: Console) -> None:
    """Print an answer: the headline with its figure stressed, details, then each source with its quote."""
    console.print(_headline(answer), highlight=False)
    for line in (*answer.details, *answer.notes):
        console.print(Text(line, style="dim"), highlight=False)
    for choice in answer.choices if answer.outcome is Outcome.CLARIFY else ():
        console.print(Text(f"  · {choice}"), highlight=False)
    for citation in answer.citations[:3]:
        show_citation(citation, console)
    if len(answer.citations) > 3:
        console.print(Text(f"  … and {len(answer.citations) - 3} more sources (--json shows all)", style="dim"))


def show_citation(citation: Citation, console: Console) -> None:
    """Print one source: the quote, and where it stands; a summary of ours is called one."""
    article = citation.article
    when = article.published.isoformat() if article.published else "undated"
    console.print(Text(f"  “{citation.quote}”", style="italic"), highlight=False)
    kind = "our summary of " if article.is_summary else ""
    console.print(Text(f"    {kind}{article.publisher}, {when}  {article.url or ''}", style="dim"), highlight=False)


def _headline(answer: Answer) -> Text:
    text = Text(answer.headline)
    if answer.strong and answer.headline.startswith(answer.strong):
        text.stylize("bold", 0, len(answer.strong))
    return text


def show_report(report: BuildReport, console: Console) -> None:
    """Print what a build changed."""
    changes = (
        ("added", report.articles_added),
        ("changed", report.articles_changed),
        ("removed", report.articles_removed),
    )
    for word, articles in changes:
        for article in articles[:20]:
            console.print(f"  {word} {article}", highlight=False)
        if len(articles) > 20:
            console.print(f"  … and {len(articles) - 20} more {word}", highlight=False)
    counts = ", ".join(f"{len(articles)} {word}" for word, articles in changes)
    verb = "would be" if report.dry_run else "are"
    console.print(
        f"Articles: {counts}. {report.facts} facts and {report.passages} passages {verb} indexed; "
        f"{report.embedded} embedded, {report.reused} reused, in {report.seconds:.1f} s.",
        highlight=False,
    )
    if report.generation is not None:
        console.print(f"Generation {report.generation}{'' if report.changed else ' (unchanged)'}.", highlight=False)


def show_problems(problems: tuple[Problem, ...], console: Console) -> None:
    """Print problems, one a line."""
    for problem in problems:
        console.print(Text(str(problem)), highlight=False, soft_wrap=True)


@contextmanager
def progress_bar(console: Console) -> Iterator[Callable[[Step], None]]:
    """A progress bar to report steps to; it shows nothing where the console is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        tasks: dict[str, TaskID] = {}

        def report(step: Step) -> None:
            if step.stage not in tasks:
                tasks[step.stage] = progress.add_task(step.stage, total=step.total)
            progress.update(tasks[step.stage], completed=step.done, total=step.total)

        yield report
