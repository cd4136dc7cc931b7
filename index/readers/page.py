"""What a web page says about itself: JSON-LD first, then meta tags, then its visible marks."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit

from lxml import etree

from index.readers.addresses import host_of, plain_host, territory_of
from index.readers.datelines import find_dateline
from index.readers.language import find_language
from index.readers.moments import Moment, find_day, parse_moment
from index.readers.tidying import one_line

_ARTICLES = re.compile(r"(Article|BlogPosting|Report|Review|PressRelease)$")
_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date"),
    *("pubdate", "publishdate", "publish-date", "publish_date", "dc.date.issued", "dcterms.issued", "dcterms.created"),
    *("dc.date", "date", "article.published", "citation_publication_date"),
)
_CHANGED = re.compile(r"modif|updat|comment|related", re.IGNORECASE)
_DATED = re.compile(r"(?<![a-z])(?:date|publish(?:ed)?|pubdate|posted|timestamp)", re.IGNORECASE)
_MOST_PARTS = 4  # elements in one that shows a date
_ASIDE = frozenset(("aside", "nav", "footer"))
_PATH_DAY = re.compile(r"/(20\d\d)[/-](\d\d)[/-](\d\d)(?=/|-)")
_MOST_NODES = 5_000


@dataclass(frozen=True, slots=True)
class Page:
    """The stated particulars of a page; None or "" where it states nothing."""

    title: str
    publisher: str
    author: str | None
    published: date | None
    url: str | None
    language: str | None
    is_paid: bool


def read_page(root: etree._Element, url: str | None) -> Page:
    """The particulars of a parsed page that came from `url`."""
    nodes = list(_linked_data(root))
    article = next((node for node in nodes if _ARTICLES.search(_type_of(node))), {})
    metas = _metas(root)
    address = _canonical(root, metas, url)
    language = root.get("lang") or metas.get("og:locale")
    publisher = _name(article.get("publisher"), nodes) or metas.get("og:site_name") or plain_host(address)
    return Page(
        title=_title(root, article, metas, publisher),
        publisher=one_line(publisher),
        author=_author(article, nodes, metas),
        published=_published(root, article, metas, address, language),
        url=address,
        language=language,
        is_paid=str(article.get("isAccessibleForFree", "")).casefold() == "false",
    )


def _linked_data(root: etree._Element) -> Iterator[Mapping[str, object]]:
    """The objects of all JSON-LD in the page, outer before inner."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                waiting: list[object] = [json.loads(script.text or "", strict=False)]
            except (ValueError, RecursionError):
                continue  # pages with broken JSON-LD are common, and their meta tags are still good
            for _ in range(_MOST_NODES):
                if not waiting:
                    break
                node = waiting.pop(0)
                if isinstance(node, dict):
                    yield node
                    waiting += node.values()
                elif isinstance(node, list):
                    waiting += node


def _type_of(node: Mapping[str, object]) -> str:
    types = node.get("@type", "")
    return str(types[0]) if isinstance(types, list) and types else str(types)


def _name(value: object, nodes: Iterable[Mapping[str, object]]) -> str:
    """The name of a person or organisation, which JSON-LD may write out, list, or refer to by its @id."""
    if isinstance(value, list):
        names = [_name(part, nodes) for part in value[:5] if isinstance(part, str | dict)]
        return ", ".join(filter(None, names))
    if isinstance(value, dict):
        if "name" not in value and "@id" in value:
            same = (node for node in nodes if node.get("@id") == value["@id"] and isinstance(node.get("name"), str))
            value = next(same, {})
        value = value.get("name")
    return one_line(value) if isinstance(value, str) else ""


def _metas(root: etree._Element) -> dict[str, str]:
    """The first content of each meta tag, by its name in small letters."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name.casefold(), content)
    return found


def _canonical(root: etree._Element, metas: Mapping[str, str], url: str | None) -> str | None:
    """The address the page gives itself, unless it is another site's or a site's front page."""
    links = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").casefold() == "canonical"]
    for stated in (*links, metas.get("og:url")):
        address = urljoin(url or "", (stated or "").strip())
        if not address.startswith(("https://", "http://")) or not host_of(address):
            continue
        is_front = not urlsplit(address).path.strip("/") and not urlsplit(address).query
        if not is_front and (url is None or plain_host(address) == plain_host(url)):
            return str(address)
    return url


def _title(root: etree._Element, article: Mapping[str, object], metas: Mapping[str, str], publisher: str) -> str:
    headline = article.get("headline")
    headings = ("".join(element.itertext()) for tag in ("h1", "title") for element in root.iter(tag))
    stated = (headline if isinstance(headline, str) else "", metas.get("og:title", ""), *headings)
    title = next(filter(None, map(one_line, stated)), "")
    for mark in (" - ", " | ", " – ", " — ", " :: ", " : "):
        if publisher and title.casefold().endswith((mark + publisher).casefold()):
            return title[: -len(mark + publisher)]
    return title


def _author(
    article: Mapping[str, object], nodes: Iterable[Mapping[str, object]], metas: Mapping[str, str]
) -> str | None:
    stated = (_name(article.get("author"), nodes), one_line(metas.get("author", "")), metas.get("article:author", ""))
    return next((name for name in stated if name and "://" not in name), None)


def _published(
    root: etree._Element, article: Mapping[str, object], metas: Mapping[str, str], url: str | None, language: str | None
) -> date | None:
    stated = [str(article.get("datePublished", "")), *(metas[name] for name in _PUBLISHED if name in metas)]
    stated += _marked_times(root)
    moments: list[Moment] = [moment for moment in map(parse_moment, stated) if moment]
    path_day = _PATH_DAY.search(urlsplit(url or "").path)
    if not moments and path_day:
        moments = [moment for moment in [parse_moment("-".join(path_day.groups()))] if moment]
    if moments:
        return find_day(moments, territory_of(url, language))
    spoken = find_language("", language)
    days = (find_dateline(one_line(text), spoken) for text in _marked_times(root))
    return next(filter(None, days), None)


def _marked_times(root: etree._Element) -> Iterator[str]:
    """The times marked up in the page itself that aren't of a change, a comment or another article."""
    for element in root.iter():
        is_dated = _DATED.search(element.get("class") or "") is not None and len(element) < _MOST_PARTS
        if is_dated or element.get("itemprop") == "datePublished" or element.tag == "time":
            marks = (f"{node.tag} {node.get('itemprop')} {node.get('class')} {node.get('id')}" for node in _up(element))
            if not any(_CHANGED.search(mark) or mark.split()[0] in _ASIDE for mark in marks):
                yield element.get("datetime") or element.get("content") or "".join(element.itertext())


def _up(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    for node in element.iterancestors():
        if node.tag in ("body", "html"):
            return
        yield node
