"""What is on record, and how a re-index goes, as messages."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from bot.service import Reindexed, Status
from bot.telegram.messages.callbacks import encode_tap
from bot.telegram.messages.reply import Attachment, Button, Reply
from bot.telegram.messages.text import Text, bold, code, inert, joined, plain
from bot.telegram.newsroom.jobs import STOP
from bot.telegram.wording import Wording
from index.build import Progress

_CELLS = 12
_LISTED = 5
_LINE = 300  # units of a line that somebody else wrote


def render_status(status: Status, words: Wording, for_admin: bool) -> Reply:
    """What is on record; admins also see how it is served."""
    line = words.status_empty
    if status.newest:
        line = words.status.format(
            articles=words.number(status.articles),
            facts=words.number(status.facts),
            deals=words.number(status.deals),
            newest=words.date(status.newest),
        )
    built = f"{words.date(status.built_at.date())}, {status.built_at:%H:%M}" if status.built_at else words.never
    served = words.status_admin.format(
        passages=words.number(status.passages),
        generation=words.never if status.generation is None else status.generation,
        built=built,
        model=status.model,
    )
    return Reply(joined([plain(line), inert(served) if for_admin else Text()], "\n"))


def render_progress(progress: Progress | None, left: timedelta | None, words: Wording, job: str) -> Reply:
    """How far the re-index has come, with a button to stop it; None before it has said anything.

    `left` is the time its stage still takes, where that can be told.
    """
    stop = Button(words.reindex_cancel, encode_tap(STOP, job))
    if progress is None:
        return Reply(plain(words.reindex_started), (stop,))
    stage = plain(words.reindex_stage.format(stage=words.stage(progress.stage)))
    if progress.total <= 0:
        return Reply(stage, (stop,))
    counted = words.reindex_counted.format(
        bar=_bar(progress.done, progress.total),
        done=words.number(progress.done),
        total=words.number(progress.total),
    )
    failed = words.reindex_failures.format(count=words.number(progress.failed)) if progress.failed else ""
    time = f"~{words.duration(left)}" if left else ""
    return Reply(joined([stage, plain(" · ".join(filter(None, (counted, failed, time))))], "\n"), (stop,))


def render_report(reindexed: Reindexed, words: Wording) -> Reply:
    """What the re-index did, and what it found wrong."""
    report = reindexed.report
    done = words.reindex_done if report.changed else words.reindex_unchanged
    added, changed, removed = report.articles_added, report.articles_changed, report.articles_removed
    counts = words.reindex_counts.format(added=len(added), changed=len(changed), removed=len(removed))
    totals = words.reindex_totals.format(
        facts=words.number(report.facts),
        passages=words.number(report.passages),
        embedded=words.number(report.embedded),
        reused=words.number(report.reused),
        generation=report.generation,
    )
    parts = [
        bold(plain(done.format(seconds=f"{report.seconds:.1f}"))),
        joined([plain(counts), _listed(added, words)], "\n"),
        plain(_proposed(reindexed, words)),
        plain(totals),
    ]
    if problems := _problems(reindexed):
        heading = words.reindex_problems.format(count=len(problems))
        parts.append(joined([bold(plain(heading)), _listed(problems, words)], "\n"))
    return Reply(joined(parts, "\n"))


def enclosed_problems(reindexed: Reindexed, words: Wording) -> Attachment | None:
    """What the re-index found wrong as a file; None when all of it is in the report."""
    return problems_file(_problems(reindexed), _LISTED, words)


def problems_file(problems: Sequence[str], shown: int, words: Wording) -> Attachment | None:
    """All problems as a text file, a line each; None when the message shows as many."""
    if len(problems) <= shown:
        return None
    lines = "".join(f"{' '.join(problem.split())}\n" for problem in problems)
    caption = plain(words.reindex_problems.format(count=words.number(len(problems))))
    return Attachment("problems.txt", lines.encode(), Reply(caption))


def render_failure(reason: str, words: Wording, stopped: bool = False) -> Reply:
    """What kept the re-index from being done, and that nothing is lost by it."""
    heading = bold(plain(words.reindex_stopped if stopped else words.reindex_failed))
    return Reply(joined([heading, code(plain(reason).cut(3 * _LINE)), plain(words.reindex_old_serves)], "\n"))


def _problems(reindexed: Reindexed) -> list[str]:
    return [*reindexed.unread, *map(str, reindexed.report.problems)]


def _proposed(reindexed: Reindexed, words: Wording) -> str:
    if not reindexed.proposed:
        return ""
    facts, articles = words.number(reindexed.proposed), words.number(reindexed.read)
    return words.reindex_proposed.format(facts=facts, articles=articles)


def _bar(done: int, total: int) -> str:
    filled = min(_CELLS, _CELLS * done // total)
    return "▰" * filled + "▱" * (_CELLS - filled)


def _listed(lines: Iterable[str], words: Wording) -> Text:
    shown = [code(plain(line).cut(_LINE)) for line in lines]
    if left := len(shown[_LISTED:]):
        shown = [*shown[:_LISTED], plain(words.more.format(count=left))]
    return joined(shown, "\n")
