"""Which addresses may be fetched: pages on the public web, and nothing in the network that we stand in."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address, ip_address, ip_network

import httpx

from index.fetch_errors import RefusedAddress

WEB_PORTS = frozenset({80, 443})
_LONGEST = 2_000
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|\d+")
# Not public whatever the standard library of this Python says, whose lists differ from one release to the next.
# Most are IPv6 addresses that carry an IPv4 address, which may be any: a gateway would lead to it.
_SPECIAL = tuple(
    ip_network(network)
    for network in (
        *("192.0.0.0/24", "192.88.99.0/24"),  # protocol assignments, 6to4 relays
        *("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/23"),
        *("3fff::/20", "5f00::/16", "fec0::/10"),  # documentation, segment routing, site-local
    )
)


@dataclass(frozen=True, slots=True)
class Target:
    """A checked URL: the name of its host, as the certificate has it, and the port."""

    url: httpx.URL
    host: str
    port: int


def is_public(address: str) -> bool:
    """Whether an IP address belongs to a host on the public internet; False for anything that isn't one."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.scope_id:
        return False
    special = found.is_multicast or found.is_reserved or found.is_unspecified
    return found.is_global and not special and not any(found in network for network in _SPECIAL)


def parse_target(text: str, ports: Collection[int] = WEB_PORTS) -> Target:
    """The host and port that a URL names. RefusedAddress for a URL that no article's page has."""
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError):
        raise RefusedAddress(text, "it isn't a web address") from None
    host = url.raw_host.decode("ascii").strip("[]").rstrip(".")
    port = url.port or (443 if url.scheme == "https" else 80)
    reasons = (
        (len(text) > _LONGEST, "it is too long for an address"),
        (url.scheme not in ("http", "https"), f"{url.scheme or 'nothing'} isn't http or https"),
        (not host, "it names no host"),
        (bool(url.userinfo), "it holds a user name or a password"),
        (port not in ports, f"port {port} isn't one of web pages"),
        (_is_disguised(host), "its host is a number in an unusual form"),
    )
    for is_so, reason in reasons:
        if is_so:
            raise RefusedAddress(text, reason)
    return Target(url, host, port)


def _is_disguised(host: str) -> bool:
    """Whether a host is an IP address written so that a reader doesn't see which: 2130706433, 0x7f.1, 0177.0.0.1."""
    if ":" in host or not _NUMBER.fullmatch(host.rpartition(".")[2]):
        return False
    try:
        IPv4Address(host)
    except AddressValueError:
        return True
    return False
