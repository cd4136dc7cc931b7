"""The command line: `dealbot COMMAND`. The contract of its options, its JSON and its exit codes is in README.md."""

import io
import logging
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer
from rich.console import Console

from bot.config import find_config, load_config
from bot.export import ExportFormat
from bot.logs import without_tokens
from index.errors import DealbotError

if TYPE_CHECKING:
    from bot.commands import Commands

log = logging.getLogger(__name__)

app = typer.Typer(
    help="Cited answers to questions about defence-export deals.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Data = Annotated[Path | None, typer.Option("--data", help="The data folder.")]
Index = Annotated[
    Path | None, typer.Option("--index", help="The index folder; .index in the data folder unless given.")
]
ConfigFile = Annotated[Path | None, typer.Option("--config", help="The settings file; config.toml unless given.")]
Today = Annotated[str | None, typer.Option("--today", metavar="DATE", help="Answer as if today were this day.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="Answer from what was true on this day.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change; write nothing.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date like 2024-11-18") from None


@app.callback()
def settings(context: typer.Context, data: Data = None, index: Index = None, config: ConfigFile = None) -> None:
    """Cited answers to questions about defence-export deals."""
    # Here, not above: the index and its libraries take longer to import than --help may take to answer.
    from bot.commands import Commands

    if config is not None and not config.is_file():
        raise typer.BadParameter(f"{config} is not a file", param_hint="--config")
    context.obj = Commands(load_config(config or find_config(Path.cwd()), os.environ).with_paths(data, index))


def _commands(context: typer.Context) -> "Commands":
    commands: Commands = context.obj
    return commands


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="The question, in quotes.")],
    as_json: AsJson = False,
    as_of: AsOf = None,
    today: Today = None,
) -> None:
    """Answer one question."""
    _commands(context).ask(question, _day(as_of) or _day(today), as_json=as_json)


@app.command()
def chat(context: typer.Context, today: Today = None) -> None:
    """Talk: follow-ups are understood; /help says more."""
    _commands(context).chat(_day(today))


@app.command()
def answer(
    context: typer.Context,
    questions: Annotated[
        str, typer.Argument(metavar="QUESTIONS.jsonl", help="One question a line; - is standard input.")
    ],
    output: Annotated[str, typer.Option("-o", "--output", metavar="ANSWERS.jsonl", help="- is standard output.")] = "-",
    today: Today = None,
) -> None:
    """Answer a file of questions."""
    _commands(context).answer(questions, output, _day(today))


@app.command("eval")
def evaluate(
    context: typer.Context,
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS.jsonl", help="Questions with gold answers.")],
    today: Today = None,
    min_truthfulness: Annotated[float, typer.Option(help="Exit 1 below this.")] = -100.0,
    max_wrong: Annotated[float, typer.Option(help="Exit 1 above this percentage of wrong answers.")] = 100.0,
    by: Annotated[Literal["type", "lang"], typer.Option(help="What the rows are.")] = "type",
) -> None:
    """Answer a file of questions, score the answers, and print the table."""
    truthfulness, wrong = _commands(context).evaluate(questions, _day(today), by)
    if truthfulness < min_truthfulness or wrong > max_wrong:
        raise typer.Exit(1)


@app.command()
def index(
    context: typer.Context,
    full: Annotated[bool, typer.Option("--full", help="Embed everything anew.")] = False,
    dry_run: DryRun = False,
    extract: Annotated[bool, typer.Option("--extract", help="First propose facts for articles without any.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring the index up to date with the data folder."""
    failures = _commands(context).propose_missing(dry_run=dry_run) if extract else 0
    _commands(context).index(full=full, dry_run=dry_run, as_json=as_json)
    if failures:
        raise typer.Exit(1)


@app.command()
def ingest(
    context: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(metavar="FILE|URL|-…", help="Articles or feeds; - is a text on standard input.")
    ],
    approve: Annotated[bool, typer.Option("--approve", help="Take the proposed facts as approved.")] = False,
    dry_run: DryRun = False,
) -> None:
    """Take articles in: read, recognise, propose facts, write to the data folder, index."""
    if _commands(context).ingest(sources, approve=approve, dry_run=dry_run):
        raise typer.Exit(1)


@app.command()
def extract(
    context: typer.Context,
    articles: Annotated[list[Path], typer.Argument(metavar="ARTICLE.md…", help="Article files, anywhere.")],
    as_json: AsJson = False,
) -> None:
    """Show the facts that a machine would propose for articles; write nothing."""
    _commands(context).extract(articles, as_json=as_json)


@app.command()
def review(
    context: typer.Context,
    article: Annotated[str | None, typer.Argument(metavar="ARTICLE-ID", help="Only the facts of this article.")] = None,
) -> None:
    """Approve, edit or reject the facts that were read by machine."""
    _commands(context).review(article)


@app.command()
def check(context: typer.Context) -> None:
    """Check settings, data folder and index against each other; every error with file and line."""
    if _commands(context).check():
        raise typer.Exit(1)


@app.command()
def status(context: typer.Context, as_json: AsJson = False) -> None:
    """Say what is on record: counts, newest article, generation, model, age of the index."""
    _commands(context).status(as_json=as_json)


@app.command()
def rollback(
    context: typer.Context,
    generation: Annotated[int | None, typer.Argument(help="Which; the one before the current unless given.")] = None,
) -> None:
    """Serve an earlier generation of the index."""
    _commands(context).rollback(generation)


@app.command()
def export(
    context: typer.Context,
    form: Annotated[ExportFormat, typer.Option("--format", help="sipri is a trade register.")] = ExportFormat.CSV,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A file; standard output unless given.")] = None,
) -> None:
    """Write all facts, or a trade register."""
    _commands(context).export(form, output)


@app.command()
def run(context: typer.Context) -> None:
    """Serve the Telegram bot."""
    raise typer.Exit(_commands(context).run())


def main() -> NoReturn:
    """Run the command line; exit 0 fine, 1 a problem of ours or of the data, 2 usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that can't show a letter still shows the rest
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except DealbotError as error:
        _fail(str(error))
    except KeyboardInterrupt:
        _fail("interrupted")
    except BrokenPipeError:  # the reader of our output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        _fail(f"{error.filename or 'input/output'}: {error.strerror or error}")
    except Exception as error:  # the contract: one clear line, no traceback
        log.debug("the command failed", exc_info=True)
        _fail(f"something went wrong on our side: {type(error).__name__}: {error}")
    sys.exit(0)


def _fail(message: str) -> NoReturn:
    console = Console(stderr=True, markup=False, emoji=False)
    console.print(f"dealbot: {without_tokens(message)}", highlight=False, soft_wrap=True)
    sys.exit(1)
