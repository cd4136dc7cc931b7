"""What became of articles that were sent in, in words."""

from bot.telegram.messages.reply import Reply
from bot.telegram.messages.text import bold, inert, joined, plain
from bot.telegram.wording import Wording
from index.intake import Intake, Outcome

_DIFFERENCES = 5
_LINE = 200
_REASON = 900


class Refused(Exception):
    """What was sent can't be had from Telegram; the message says why, in the words of whoever sent it."""


def note_of(intake: Intake, words: Wording) -> str:
    """What became of an article, for the top of its card."""
    sentences = {
        Outcome.ADDED: words.intake.added,
        Outcome.KNOWN: words.intake.known,
        Outcome.REPRINT: words.intake.reprint,
        Outcome.CHANGED: words.intake.changed,
    }
    lines = [sentences[intake.outcome].format(article=intake.original)]
    lines += [line if len(line) <= _LINE else f"{line[:_LINE]}…" for line in intake.difference[:_DIFFERENCES]]
    if left := len(intake.difference[_DIFFERENCES:]):
        lines.append(words.more.format(count=left))
    if dropped := len(intake.additions.dropped):
        lines.append(words.intake.dropped.format(count=dropped))
    return "\n".join(lines)


def render_failed(reason: str, words: Wording) -> Reply:
    """That nothing was taken in, and why."""
    return Reply(joined([bold(plain(words.intake.failed)), inert(reason).cut(_REASON)], "\n"))
