"""What the address of a page tells: the site and its country."""

from urllib.parse import urlsplit

from babel.core import get_global

_SUBDOMAINS = ("www.", "m.", "amp.", "mobile.")


def host_of(url: str | None) -> str:
    """The host of an address in small letters, "" when it has none."""
    try:
        return (urlsplit(url or "").hostname or "").casefold()
    except ValueError:
        return ""


def plain_host(url: str | None) -> str:
    """The host without the first part that only names a form of the site."""
    host = host_of(url)
    mark = next((mark for mark in _SUBDOMAINS if host.startswith(mark) and host.count(".") > 1), "")
    return host.removeprefix(mark)


def territory_of(url: str | None, language: str | None = None) -> str | None:
    """The country (ISO 3166-1) of a page, by the end of its host, or by a language tag such as es-PE."""
    parts = (language or "").replace("_", "-").split("-")
    for code in (host_of(url).rpartition(".")[2], parts[-1] if len(parts) > 1 else ""):
        if len(code) == 2 and code.upper() in _territories():
            return code.upper()
    return _home_of(parts[0].casefold())


def _home_of(language: str) -> str | None:
    """The country where most speakers of a language live."""
    tag = get_global("likely_subtags").get(language)
    return str(tag).rpartition("_")[2] if language and tag else None


def _territories() -> frozenset[str]:
    return frozenset(get_global("zone_territories").values())
