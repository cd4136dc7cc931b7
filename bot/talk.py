"""A conversation in the terminal."""

from datetime import date

from rich.console import Console
from rich.text import Text

from bot.console import show_answer, show_citation
from bot.service import Service
from retrieval.answer import Answer

_HELP = """Ask in plain words; follow-ups are understood ("and Peru?", "who says so?").
/source    all sources of the last answer, with their sentences
/timeline  what happened when in the deal last asked about
/new       forget the conversation
/quit      leave"""


def talk(service: Service, console: Console, today: date | None) -> None:
    """Answer questions from the terminal until the input ends."""
    console.print(Text("Ask about a deal. /help says more, /quit leaves.", style="dim"))
    last: Answer | None = None
    history: list[str] = []
    while True:
        try:
            line = console.input("> ").strip()
        except EOFError:
            return
        match line:
            case "":
                continue
            case "/quit" | "/exit":
                return
            case "/help":
                console.print(_HELP, highlight=False, markup=False)
            case "/new":
                last, history = None, []
            case "/source":
                _show_sources(last, console)
            case _:
                question = "timeline" if line == "/timeline" else line
                last = service.ask(question, today=today, history=history)
                history = [*history, question] if last.inferred else [question]
                show_answer(last, console)


def _show_sources(answer: Answer | None, console: Console) -> None:
    if answer is None or not answer.citations:
        console.print("There is no answer with sources yet.")
        return
    for citation in answer.citations:
        show_citation(citation, console)
