"""A real web server on this machine that serves what a test asks of it, well or badly."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

ARTICLE = b"<html><body><p>Poland signed for 180 tanks.</p></body></html>"
TYPES = {
    "page": "text/html; charset=utf-8",
    "paper.pdf": "application/pdf",
    "feed": "application/rss+xml",
    "notes.md": "text/markdown",
    "picture": "image/png",
    "unnamed": "",
}


class Site:
    """The server's port, what it is to serve beside the usual pages, and the Host of each request it had."""

    def __init__(self) -> None:
        self.port = 0
        self.hosts: list[str] = []
        self.pages: dict[str, tuple[str, bytes]] = {}

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        """The address of a page here."""
        return f"{scheme}://{host}:{self.port}/{path}"


class _Pages(RequestHandler):
    def initialize(self, site: Site) -> None:
        self.site = site

    async def get(self, path: str) -> None:
        self.site.hosts.append(self.request.headers["Host"])
        kind, _, rest = path.partition("/")
        if path in self.site.pages:
            content_type, body = self.site.pages[path]
            self.set_header("Content-Type", content_type)
            self.write(body)
        elif kind == "status":
            self.set_status(int(rest))
        elif kind == "to":
            self.set_status(302)
            self.set_header("Location", self.get_argument("url", ""))
        elif kind == "hops":
            self.redirect(f"/hops/{int(rest) - 1}" if int(rest) else "/page")
        elif kind == "large":
            await self._stream(int(rest))
        elif kind == "slow":
            await self._drip()
        elif kind == "gzip":
            self.set_header("Content-Encoding", "gzip")
            self._page("page")
        else:
            self._page(kind)

    def _page(self, kind: str) -> None:
        self.set_header("Content-Type", TYPES[kind])
        if not TYPES[kind]:
            self.clear_header("Content-Type")
        self.write(ARTICLE)

    async def _stream(self, size: int) -> None:
        self.set_header("Content-Type", TYPES[self.get_argument("as", "page")])
        for _ in range(0, size, 100_000):
            self.write(b"x" * 100_000)
            await self.flush()

    async def _drip(self) -> None:
        self.set_header("Content-Type", "text/html")
        while True:
            self.write(b"x")
            await self.flush()
            await asyncio.sleep(0.05)


@contextmanager
def serve(certificate: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server in a thread of its own, on a free port."""
    site, started, done = Site(), threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def run() -> None:
        server = HTTPServer(Application([(r"/(.*)", _Pages, {"site": site})]), ssl_options=certificate)
        sockets = bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        site.port = sockets[0].getsockname()[1]
        loops.append(asyncio.get_running_loop())
        started.set()
        await done.wait()
        server.stop()
        await server.close_all_connections()

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    started.wait(10)
    try:
        yield site
    finally:
        loops[0].call_soon_threadsafe(done.set)
        thread.join(10)
