"""Whether the bot is well, over HTTP on this machine alone: /health for a supervisor, /metrics for Prometheus."""

import asyncio
import logging
import socket
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import TypeAlias

from prometheus_client import CONTENT_TYPE_LATEST
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.logs import log_event
from bot.telegram.transport.metrics import Metrics

# What is wrong with a part of the bot; empty when it is well.
Check: TypeAlias = Callable[[], Awaitable[str]]

_PATIENCE = 8.0  # seconds; a part that doesn't answer isn't well. The database waits five for another process

log = logging.getLogger(__name__)


class Health:
    """Looks at each part by its check whenever somebody asks."""

    def __init__(self, checks: Mapping[str, Check], metrics: Metrics) -> None:
        self._checks = checks
        self._metrics = metrics
        self._server: HTTPServer | None = None

    def open(self, port: int) -> None:
        """Listen on a port of this machine. Raises OSError when that is taken."""
        pages = Application(log_function=lambda handler: None)
        pages.add_handlers(".*", [("/health", _HealthPage, {"health": self})])
        pages.add_handlers(".*", [("/metrics", _MetricsPage, {"health": self, "metrics": self._metrics})])
        server = HTTPServer(pages)
        listening = socket.create_server(("127.0.0.1", port))  # tornado's own way forgets it when the port is taken
        listening.setblocking(False)
        server.add_socket(listening)
        self._server = server

    async def close(self) -> None:
        """Stop listening."""
        if self._server:
            self._server.stop()
            await self._server.close_all_connections()

    async def complaints(self) -> tuple[str, ...]:
        """What is wrong, a line a part."""
        found = await asyncio.gather(*(self._look(name, check) for name, check in self._checks.items()))
        return tuple(filter(None, found))

    async def _look(self, name: str, check: Check) -> str:
        try:
            async with asyncio.timeout(_PATIENCE):
                complaint = await check()
        except TimeoutError:
            complaint = f"no answer within {_PATIENCE:g} seconds"
        if complaint:
            log_event(log, "unwell", logging.WARNING, part=name, error=complaint)
        return f"{name}: {complaint}" if complaint else ""


class _HealthPage(RequestHandler):
    def initialize(self, health: Health) -> None:
        self._health = health

    async def get(self) -> None:
        complaints = await self._health.complaints()
        self.set_status(HTTPStatus.SERVICE_UNAVAILABLE if complaints else HTTPStatus.OK)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("\n".join(complaints or ("ok",)) + "\n")


class _MetricsPage(RequestHandler):
    def initialize(self, health: Health, metrics: Metrics) -> None:
        self._health = health
        self._metrics = metrics

    async def get(self) -> None:
        await self._health.complaints()  # so that the index's age is that of now
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.finish(self._metrics.text())
