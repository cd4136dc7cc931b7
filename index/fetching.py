"""A page from the web, fetched so that nobody can make us ask a host that isn't public, wait long, or take in much."""

import asyncio
import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx

from index.fetch_errors import (
    FailedThere,
    NotAdmitted,
    NotFound,
    RefusedAddress,
    TooBig,
    TooManyRedirects,
    TooSlow,
    Unreachable,
    WrongType,
)
from index.web_addresses import WEB_PORTS, Target, is_public, parse_target

_REDIRECTS = 3
_MB = 1_000_000
_PAPERS = frozenset({"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"})
_PAGES = frozenset(
    {
        "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown", "application/xml",
        "text/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml",
    }
)  # fmt: skip
_LARGEST_PAGE, _LARGEST_PAPER = 5 * _MB, 20 * _MB  # a paper carries its pictures with it
_HEADERS = {
    "Accept": "text/html, application/xhtml+xml, application/pdf, application/rss+xml, text/plain;q=0.9, */*;q=0.5",
    # A compressed body of a few bytes can unpack to gigabytes.
    "Accept-Encoding": "identity",
    "User-Agent": "dealbot/0.1 (reads single articles at the request of a person)",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What stood at an address: `url` is the one it was found at, after redirects."""

    url: str
    data: bytes
    content_type: str


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the order to try; OSError when there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True)
class Fetcher:
    """Fetches pages. As it is made without arguments it reaches public hosts only; tests let it reach their own."""

    allows: Callable[[str], bool] = is_public
    ports: frozenset[int] = WEB_PORTS
    resolve: Callable[[str, int], list[str]] = resolve
    verify: ssl.SSLContext | bool = True
    seconds: float = 10

    def fetch(self, url: str) -> Page:
        """The page at a URL, after at most three redirects; a FetchError that says why there is none."""
        # Looking up a name can't be interrupted; not the event loop's own executor, which would be waited for.
        resolver = ThreadPoolExecutor(max_workers=1)
        try:
            return asyncio.run(self._fetch_in_time(url, resolver))
        finally:
            resolver.shutdown(wait=False, cancel_futures=True)

    async def _fetch_in_time(self, url: str, resolver: ThreadPoolExecutor) -> Page:
        try:
            async with (
                asyncio.timeout(self.seconds),
                httpx.AsyncClient(trust_env=False, verify=self.verify, timeout=None) as client,  # the time is for all
            ):
                return await self._follow(url, client, resolver)
        except TimeoutError:
            raise TooSlow(url, self.seconds) from None

    async def _follow(self, url: str, client: httpx.AsyncClient, resolver: ThreadPoolExecutor) -> Page:
        at = url
        for _ in range(_REDIRECTS + 1):
            target = parse_target(at, self.ports)
            addresses = await self._find_addresses(target, resolver)
            response = await _ask(client, target, addresses)
            try:
                if not response.has_redirect_location:
                    return await _read(response, str(target.url))
                at = str(target.url.join(response.headers["location"]))
            except httpx.InvalidURL:
                raise RefusedAddress(str(target.url), "it leads to something that isn't a web address") from None
            finally:
                await response.aclose()
        raise TooManyRedirects(url, _REDIRECTS)

    async def _find_addresses(self, target: Target, resolver: ThreadPoolExecutor) -> list[str]:
        """The addresses that are then connected to, so that a name can't change its mind between check and use."""
        loop = asyncio.get_running_loop()
        try:
            found = await loop.run_in_executor(resolver, self.resolve, target.host, target.port)
        except (OSError, UnicodeError):
            raise Unreachable(str(target.url), "no host of that name is known") from None
        # One that isn't public among several is enough: such a name is set up to slip past a check.
        if not found or not all(map(self.allows, found)):
            raise RefusedAddress(str(target.url), "its host isn't on the public internet")
        return found


async def _ask(client: httpx.AsyncClient, target: Target, addresses: list[str]) -> httpx.Response:
    """The answer of the first address that takes a connection; the body isn't read yet."""
    reason = "nobody answers"
    for address in addresses:
        request = client.build_request(
            "GET",
            target.url.copy_with(host=address, fragment=None),
            headers={**_HEADERS, "Host": target.url.netloc.decode("ascii")},
            extensions={"sni_hostname": target.host},  # the certificate has to be the name's
        )
        try:
            return await client.send(request, stream=True, follow_redirects=False)
        except httpx.ConnectError as error:
            reason = _why(error)
        except httpx.TransportError as error:
            raise Unreachable(str(target.url), _why(error)) from error
    raise Unreachable(str(target.url), reason)


def _why(error: httpx.TransportError) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return "its certificate doesn't hold, or the connection isn't secure"
        cause = cause.__cause__ or cause.__context__
    return "nobody answers" if isinstance(error, httpx.ConnectError) else "the connection broke off"


async def _read(response: httpx.Response, url: str) -> Page:
    _check_status(response.status_code, url)
    content_type = response.headers.get("content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in _PAGES | _PAPERS:
        raise WrongType(url, kind)
    if (encoding := response.headers.get("content-encoding", "identity").lower()) != "identity":
        raise WrongType(url, f"compressed as {encoding}, which wasn't asked for")
    most = _LARGEST_PAPER if kind in _PAPERS else _LARGEST_PAGE
    data = bytearray()
    try:
        async for part in response.aiter_raw():
            data += part
            if len(data) > most:
                raise TooBig(url, most)
    except httpx.TransportError as error:
        raise Unreachable(url, _why(error)) from error
    return Page(url, bytes(data), content_type)


def _check_status(status: int, url: str) -> None:
    match status:
        case 200 | 203:
            return
        case 404 | 410:
            raise NotFound(url, status)
        case 401 | 402 | 403 | 407 | 451:
            raise NotAdmitted(url, status)
    raise FailedThere(url, status)
