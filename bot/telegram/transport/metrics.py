"""What is counted for Prometheus; nothing in it tells what anybody asked, or who."""

from collections.abc import Callable
from datetime import timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0)


class Metrics:
    """Counters of one bot, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._updates = Counter("dealbot_updates", "Updates taken in", ["kind"], registry=self._registry)
        self._answers = Counter("dealbot_answers", "Answers by outcome", ["outcome"], registry=self._registry)
        self._errors = Counter("dealbot_errors", "Errors by class", ["error"], registry=self._registry)
        self._seconds = Histogram(
            "dealbot_update_seconds",
            "From taking an update in to the end of its answer",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._waiting = Gauge("dealbot_updates_waiting", "Updates in hand", registry=self._registry)
        self._index_age = Gauge("dealbot_index_age_seconds", "Since the index was built", registry=self._registry)

    def watch_queue(self, length: Callable[[], float]) -> None:
        """Have the length of the queue read whenever somebody looks."""
        self._waiting.set_function(length)

    def took_in(self, kind: str) -> None:
        """Count an update: a message, a callback_query…"""
        self._updates.labels(kind).inc()

    def finished(self, seconds: float) -> None:
        """Count an update as dealt with, so long after it was taken in."""
        self._seconds.observe(seconds)

    def answered(self, outcome: str) -> None:
        """Count an answer."""
        self._answers.labels(outcome).inc()

    def failed(self, error: BaseException) -> None:
        """Count an error by its class."""
        self._errors.labels(type(error).__name__).inc()

    def index_is(self, age: timedelta) -> None:
        """Note how old the index is now."""
        self._index_age.set(age.total_seconds())

    def text(self) -> bytes:
        """All of it as Prometheus reads it."""
        return generate_latest(self._registry)
