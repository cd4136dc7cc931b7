"""A service whose builds are made by a process of its own, so that answers don't wait for them.

In the process that answers, reading articles would take turns with every answer, and the model that embeds would stay
in memory. A build may be killed at any moment, so its process simply ends with the one that asked for it.
"""

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeAlias

from bot.config import Config
from bot.service import PATIENCE, Reindexed, Report, Service
from index.build import Progress
from index.errors import BuildCancelled, DealbotError
from retrieval.answerer import Answerer

_Stop: TypeAlias = Callable[[], bool]
_Work: TypeAlias = Callable[[Service, Report, _Stop], Reindexed]
_PROCESSES = multiprocessing.get_context("spawn")  # a fork would share the threads' locks and the open databases
_LOOK = 0.2  # seconds from one look at whether the build is still wanted to the next
_LAST_STEP = 5.0  # seconds a build may take to come to a good end once it is asked to stop
_NICENESS = 10  # whoever waits for an answer goes first


class BuildRefused(DealbotError):
    """What kept the other process from building, in its words."""


class BuilderGone(DealbotError):
    """The other process has ended before its work was done."""

    def __init__(self, code: int | None) -> None:
        super().__init__(f"the process that builds the index has ended (exit code {code}); the log may say why")
        self.code = code


class BuildingApart(Service):
    """Answers as any service does, and goes on doing so with the old index while a new one is built elsewhere."""

    def reindex(self, progress: Report, cancelled: _Stop) -> Reindexed:
        """As Service.reindex; a DealbotError also when the process that does it ends."""
        return _apart(self.config, _reindex, progress, cancelled)

    def catch_up(self, cancelled: _Stop) -> None:
        """As Service.catch_up; a DealbotError also when the process that does it ends."""
        _apart(self.config, _catch_up, lambda state: None, cancelled)

    def _load(self) -> Answerer:
        """As Service._load; what is loaded is not looked through for garbage any more.

        It is most of the process, and every thread stands still while it is looked through: a quarter of a second even
        with a hundred articles. No part of it refers back to the whole, so it goes all the same once nobody uses it.
        """
        answerer = super()._load()
        gc.freeze()
        return answerer


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How the work ended: with a result, refused for a reason, or stopped."""

    result: Reindexed | None = None
    refusal: str = ""
    stopped: bool = False


def _reindex(service: Service, progress: Report, cancelled: _Stop) -> Reindexed:
    return service.reindex(progress, cancelled)


def _catch_up(service: Service, progress: Report, cancelled: _Stop) -> Reindexed:
    return Reindexed(service.build(cancelled=cancelled, wait=PATIENCE))


def _apart(config: Config, work: _Work, progress: Report, cancelled: _Stop) -> Reindexed:
    """What a function of this module makes of the service in a process of its own."""
    here, there = _PROCESSES.Pipe()
    without_token = config.model_copy(update={"token": None})
    process = _PROCESSES.Process(target=_work, args=(there, without_token, work), daemon=True)
    process.start()
    there.close()
    try:
        outcome = _listen(here, progress, cancelled)
    except (EOFError, ConnectionError):
        process.join(_LAST_STEP)
        raise BuilderGone(process.exitcode) from None
    finally:
        here.close()  # which asks it to stop
        process.join(_LAST_STEP)
        if process.is_alive():
            process.kill()
            process.join()
    if outcome.stopped:
        raise BuildCancelled()
    if outcome.result is None:
        raise BuildRefused(outcome.refusal)
    return outcome.result


def _listen(connection: Connection, progress: Report, cancelled: _Stop) -> _Outcome:
    """How the work ended, once its progress is told; EOFError or ConnectionError when the other process is gone."""
    asked_to_stop = False
    while True:
        if not asked_to_stop and cancelled():
            connection.send("stop")
            asked_to_stop = True
        if connection.poll(_LOOK):
            said: Progress | _Outcome = connection.recv()
            if isinstance(said, _Outcome):
                return said
            progress(said)


def _work(connection: Connection, config: Config, work: _Work) -> None:
    """What the other process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal's Ctrl-C reaches both; the one that answers decides
    os.nice(_NICENESS)
    service = Service(config)
    try:
        # Whatever is said to it from now on is a request to stop, and so is hanging up.
        outcome = _Outcome(work(service, connection.send, connection.poll))
    except BuildCancelled:
        outcome = _Outcome(stopped=True)
    except DealbotError as error:
        outcome = _Outcome(refusal=str(error))
    finally:
        service.close()
    with suppress(BrokenPipeError):  # nobody listens any more
        connection.send(outcome)
