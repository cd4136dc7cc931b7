"""Pages are fetched from a real server, within limits; what goes wrong says what to do."""

import ssl
import time
from collections.abc import Iterator

import pytest
import trustme

from index.fetch_errors import (
    FailedThere,
    FetchError,
    NotAdmitted,
    NotFound,
    RefusedAddress,
    TooBig,
    TooManyRedirects,
    TooSlow,
    Unreachable,
    WrongType,
)
from index.fetching import Fetcher, Page
from index.web_addresses import is_public
from tests.index.intake.web_server import ARTICLE, Site, serve


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """A server that every test may ask."""
    with serve() as running:
        yield running


@pytest.fixture
def fetcher(site: Site) -> Fetcher:
    """One that may ask this machine, at the server's port: everything else is as in production."""
    return Fetcher(allows=lambda address: address == "127.0.0.1" or is_public(address), ports=frozenset({site.port}))


def test_a_page_is_fetched(site: Site, fetcher: Fetcher) -> None:
    assert fetcher.fetch(site.url("page")) == Page(site.url("page"), ARTICLE, "text/html; charset=utf-8")


def test_the_name_is_looked_up_once_and_the_host_hears_the_name(site: Site, fetcher: Fetcher) -> None:
    asked: list[str] = []

    def look_up(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    renaming = Fetcher(allows=fetcher.allows, ports=fetcher.ports, resolve=look_up)
    page = renaming.fetch(site.url("page", "news.example"))
    assert (page.data, asked, site.hosts[-1]) == (ARTICLE, ["news.example"], f"news.example:{site.port}")


@pytest.mark.parametrize(("path", "kind"), [("paper.pdf", "application/pdf"), ("feed", "application/rss+xml"),
                                            ("notes.md", "text/markdown")])  # fmt: skip
def test_papers_feeds_and_notes_are_fetched(site: Site, fetcher: Fetcher, path: str, kind: str) -> None:
    assert fetcher.fetch(site.url(path)).content_type == kind


@pytest.mark.parametrize(("path", "kind"), [("picture", "it is image/png"), ("unnamed", "it is a page of unnamed type"),
                                            ("gzip", "it is compressed as gzip, which")])  # fmt: skip
def test_other_types_are_refused(site: Site, fetcher: Fetcher, path: str, kind: str) -> None:
    with pytest.raises(WrongType, match=kind):
        fetcher.fetch(site.url(path))


@pytest.mark.parametrize(
    ("status", "error", "says"),
    [
        (401, NotAdmitted, r"doesn't let us read it \(401\), as with a paywall .* save the page and send the file"),
        (402, NotAdmitted, r"\(402\)"),
        (403, NotAdmitted, r"\(403\)"),
        (404, NotFound, r"there is no such page \(404\); check the address"),
        (410, NotFound, r"\(410\)"),
        (500, FailedThere, "the site answers with error 500; try again later"),
        (204, FailedThere, "error 204"),
    ],
)
def test_an_error_says_what_to_do(
    site: Site, fetcher: Fetcher, status: int, error: type[FetchError], says: str
) -> None:
    with pytest.raises(error, match=says):
        fetcher.fetch(site.url(f"status/{status}"))


def test_three_redirects_are_followed_and_no_more(site: Site, fetcher: Fetcher) -> None:
    assert fetcher.fetch(site.url("hops/2")).url == site.url("page")
    with pytest.raises(TooManyRedirects, match="leads on more than 3 times"):
        fetcher.fetch(site.url("hops/3"))


@pytest.mark.parametrize(
    "url",
    ["http://169.254.169.254/latest/meta-data", "http://10.0.0.1/", "file:///etc/passwd", "http://[::1]/"],
)
def test_a_redirect_is_checked_like_any_address(site: Site, fetcher: Fetcher, url: str) -> None:
    loose = Fetcher(allows=fetcher.allows, ports=fetcher.ports | {80})
    with pytest.raises(RefusedAddress):
        loose.fetch(site.url(f"to/?url={url}"))


def test_a_page_may_have_five_megabytes_and_a_paper_twenty(site: Site, fetcher: Fetcher) -> None:
    assert len(fetcher.fetch(site.url("large/5000000")).data) == 5_000_000
    with pytest.raises(TooBig, match="more than 5 MB; paste the text"):
        fetcher.fetch(site.url("large/5100000"))
    assert len(fetcher.fetch(site.url("large/5100000?as=paper.pdf")).data) == 5_100_000
    with pytest.raises(TooBig, match="more than 20 MB"):
        fetcher.fetch(site.url("large/20100000?as=paper.pdf"))


def test_the_time_is_for_all_of_it_however_steadily_it_drips(site: Site, fetcher: Fetcher) -> None:
    hasty, started = Fetcher(allows=fetcher.allows, ports=fetcher.ports, seconds=0.5), time.monotonic()
    with pytest.raises(TooSlow, match=r"not there after 0\.5 seconds"):
        hasty.fetch(site.url("slow"))
    assert time.monotonic() - started < 3


def test_a_name_nobody_knows_and_a_closed_port_are_unreachable(fetcher: Fetcher) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError

    with pytest.raises(Unreachable, match="no host of that name is known"):
        Fetcher(resolve=unknown).fetch("https://news.example/1")
    with serve() as gone:
        closed = Fetcher(allows=fetcher.allows, ports=frozenset({gone.port}))
    with pytest.raises(Unreachable, match="nobody answers; check the address"):
        closed.fetch(gone.url("page"))


def test_the_certificate_has_to_be_the_name_s(fetcher: Fetcher) -> None:
    authority, server, client = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("news.example").configure_cert(server)
    authority.configure_trust(client)
    with serve(server) as site:
        secure = Fetcher(
            allows=fetcher.allows,
            ports=frozenset({site.port}),
            resolve=lambda host, port: ["127.0.0.1"],
            verify=client,
        )
        assert secure.fetch(site.url("page", "news.example", "https")).data == ARTICLE
        with pytest.raises(Unreachable, match="its certificate doesn't hold"):
            secure.fetch(site.url("page", "other.example", "https"))
        stranger = Fetcher(allows=secure.allows, ports=secure.ports, resolve=secure.resolve)
        with pytest.raises(Unreachable, match="its certificate doesn't hold"):
            stranger.fetch(site.url("page", "news.example", "https"))
