"""Which addresses a fetcher made as in production asks: none that isn't a public page, in whatever disguise."""

import pytest

from index.fetch_errors import RefusedAddress
from index.fetching import Fetcher
from index.web_addresses import is_public, parse_target


def never(host: str, port: int) -> list[str]:
    """A look-up that a refused address must not get to."""
    raise AssertionError(host)


@pytest.mark.parametrize(
    "url",
    [
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://127.1/",
        "http://127.0.1/",
        "http://0/",
        "http://134744072/",  # 8.8.8.8: public, but nobody writes it so
        "http://8.8.8.8.0x1/",
        "http://256.1.1.1/",
        "http://a@8.8.8.8/",
        "http://news.example@127.0.0.1/",
        "http://:secret@news.example/",
        "http://news.example:22/",
        "http://news.example:8080/",
        "https://news.example:6379/",
        "file:///etc/passwd",
        "ftp://news.example/",
        "gopher://news.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "http:///page",
        "//news.example/page",
        "news.example/page",
        "",
        "http://[::1/",
        "http://news.example:99999999/",
        "http://news.example/" + "a" * 2_000,
    ],
)
def test_what_is_no_address_of_a_page_is_refused_before_anything_is_looked_up(url: str) -> None:
    with pytest.raises(RefusedAddress, match=r"give the http\(s\) address of a public page"):
        Fetcher(resolve=never).fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://localhost./",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:8.8.8.8]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::a00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
        "http://[fe80::1]/",
        "http://[fec0::1]/",
        "http://[fd00::1]/",
        "http://[3fff::1]/",
        "http://[2001:db8::1]/",
        "http://[ff02::1]/",
        "http://0.0.0.0/",
        "http://10.0.0.5/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.0.0.192/",
        "http://192.88.99.1/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://１２７.0.0.1/",
        "http://①②⑦.⓪.⓪.①/",
    ],
)
def test_hosts_that_are_not_public_are_refused(url: str) -> None:
    with pytest.raises(RefusedAddress):
        Fetcher().fetch(url)


@pytest.mark.parametrize("addresses", [["10.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["2606:2800:21f::1", "::1"], []])
def test_a_name_that_stands_for_any_host_that_is_not_public_is_refused(addresses: list[str]) -> None:
    with pytest.raises(RefusedAddress, match="its host isn't on the public internet"):
        Fetcher(resolve=lambda host, port: addresses).fetch("https://news.example/1")


@pytest.mark.parametrize(
    ("address", "expected"),
    [("8.8.8.8", True), ("2606:4700:4700::1111", True), ("fe80::1%eth0", False), ("not an address", False)],
)
def test_public_addresses(address: str, expected: bool) -> None:
    assert is_public(address) is expected


def test_host_and_port_are_those_that_are_connected_to() -> None:
    target = parse_target("https://wiadomości.example./a?b=1#c")
    assert (target.host, target.port) == ("xn--wiadomoci-11b.example", 443)
