"""The errors dealbot raises on purpose: a small tree whose messages say what, where, and what to do."""

from datetime import datetime
from pathlib import Path


class DealbotError(Exception):
    """Something a person can put right; its message is shown as one line, without a traceback."""


class ConfigError(DealbotError):
    """A setting that can't be used."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where


class DataFolderMissing(DealbotError):
    """There is no data folder at the path given."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no data folder with articles/ here; give one with --data DIR")
        self.path = path


class DataBusy(DealbotError):
    """Another process has been writing the data folder for too long."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: another process is writing here; try again when it is done")
        self.path = path


class DataUnwritable(DealbotError):
    """The data folder can't be written: the disk is full, or the folder is read-only."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: can't write the data folder: {reason}; make room, or make it writable")
        self.path = path
        self.reason = reason


class DataUnreadable(DealbotError):
    """A file of the data folder that can't be changed as long as it can't be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ArticleUnreadable(DealbotError):
    """A file holds no article that can be read."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        super().__init__(f"{path}{f':{line}' if line else ''}: {reason}")
        self.path = path
        self.line = line


class ExtractionFailed(DealbotError):
    """The facts of an article can't be read because of a mistake in this program; its cause is the mistake."""

    def __init__(self, article: str, cause: Exception) -> None:
        why = " ".join(f"{type(cause).__name__}: {cause}".split())
        super().__init__(f"{article}: no facts could be read, by a mistake of ours ({why}); please report it")
        self.article = article


class UnknownArticle(DealbotError):
    """There is no article with the id given."""

    def __init__(self, article: str, near: str | None) -> None:
        super().__init__(f"no article {article!r}; " + (f"did you mean {near}?" if near else "see the articles folder"))
        self.article = article


class AlreadyReviewed(DealbotError):
    """Somebody has decided on the fact already."""

    def __init__(self, fact: str, action: str, who: str, when: datetime) -> None:
        super().__init__(f"{fact} was {action} by {who} on {when:%Y-%m-%d at %H:%M} UTC; nothing was done again")
        self.fact = fact
        self.action = action
        self.who = who
        self.when = when


class FactChanged(DealbotError):
    """A fact isn't in its file any more as it was shown."""

    def __init__(self, article: str) -> None:
        super().__init__(f"{article}: the fact has been changed or taken out by hand since it was shown; look again")
        self.article = article


class StillReferred(DealbotError):
    """A fact can't be taken out while another corrects it."""

    def __init__(self, fact: str, referring: str) -> None:
        super().__init__(f"{fact} can't be rejected while {referring} says that it corrects it; change that one first")
        self.fact = fact
        self.referring = referring


class EditRefused(DealbotError):
    """What a fact was to be changed to isn't valid."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


class WithdrawalRefused(DealbotError):
    """An article that stays, for somebody has decided on a fact of it."""

    def __init__(self, article: str) -> None:
        super().__init__(f"{article} stays: facts of it were decided on; reject those that wait instead")
        self.article = article


class UndoRefused(DealbotError):
    """A change that can't be undone, or can't be any more."""


class ModelError(DealbotError):
    """The embedding model is missing, or isn't the one that was pinned."""


class IndexCorrupt(DealbotError):
    """The index on disk can't be trusted."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}; run 'dealbot index --full' to rebuild it from the data folder")
        self.path = path


class IndexMissing(DealbotError):
    """There is no index at the path given."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no index here; build one with 'dealbot index'")
        self.path = path


class IndexOutdated(DealbotError):
    """The index was written in another layout than this program reads, or with another model."""

    def __init__(self, path: Path, found: str, wanted: str) -> None:
        super().__init__(f"{path}: the index is of {found}, this program needs {wanted}; run 'dealbot index'")
        self.path = path
        self.found = found
        self.wanted = wanted


class IndexUnwritable(DealbotError):
    """The index can't be written: the disk is full, or the folder is read-only."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: can't write the index: {reason}; the last good generation is untouched")
        self.path = path
        self.reason = reason


class BuildCancelled(DealbotError):
    """The build was asked to stop; nothing was published."""

    def __init__(self) -> None:
        super().__init__("the build was cancelled; the last good generation still answers")


class VectorsDamaged(IndexCorrupt):
    """Rows of the vector file don't hold what was written."""

    def __init__(self, path: Path, rows: list[int]) -> None:
        super().__init__(path, f"{len(rows)} damaged vectors, the first in row {rows[0]}")
        self.rows = rows


class BuildRunning(DealbotError):
    """Another process is building the index."""

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(f"{path}: the index is being built by {holder}; try again when it is done")
        self.path = path
        self.holder = holder


class UnknownGeneration(DealbotError):
    """The generation asked for isn't kept."""

    def __init__(self, wanted: int, kept: list[int]) -> None:
        names = ", ".join(map(str, kept)) or "none"
        super().__init__(f"generation {wanted} isn't kept; these are: {names}")
        self.wanted = wanted
        self.kept = kept
