"""What kind of publisher an address belongs to, and whether a text is another publisher's, by publishers.toml."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from index.readers.addresses import host_of
from index.terms import ArticleKind

_FIRST_LINE = 300  # characters in which an agency is named, as in "SEOUL, Nov. 18 (Yonhap) -- "


def kind_of(url: str | None) -> ArticleKind:
    """The kind of the publisher at an address; a paper where nothing else is known."""
    parts = host_of(url).split(".")
    ends = (".".join(parts[place:]) for place in range(len(parts)))
    return next((_kinds()[end] for end in ends if end in _kinds()), ArticleKind.PAPER)


def find_origin(text: str, publisher: str, author: str | None) -> str | None:
    """The agency a story of another publisher comes from: its author, or in brackets where the text begins."""
    named = re.findall(r"[(\[]([^()\[\]]{2,40})[)\]]", text[:_FIRST_LINE])
    signed = [part.strip() for line in ((author or ""), *named) for part in re.split(r"[,/=·|]", line)]
    origin = next((_wires()[name.casefold()] for name in signed if name.casefold() in _wires()), None)
    return origin if origin and origin.casefold() not in publisher.casefold() else None


@cache
def _kinds() -> Mapping[str, ArticleKind]:
    hosts = _load()["hosts"]
    return {host: ArticleKind(kind) for kind in hosts for host in hosts[kind]}


@cache
def _wires() -> Mapping[str, str]:
    return {name.casefold(): name for name in _load()["wires"]["names"]}


def _load() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files("index.readers").joinpath("publishers.toml").read_text(encoding="utf-8"))
