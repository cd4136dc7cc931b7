"""An article file → Article: a YAML header between two lines of ---, and the text below it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

import yaml

from index.problems import Finding, has_error, shown, suggestion, warning
from index.records import Article
from index.tables import Entry, Lines
from index.validation import build_record, unknown_keys

_FILE = re.compile(r"---[ \t]*\n(?P<header>.*?)^---[ \t]*(?:\n|\Z)(?P<text>.*)", re.DOTALL | re.MULTILINE)
_LONGEST_HEADER = 20_000  # characters; the YAML parser's time grows with the square of open brackets
_ID = re.compile(r"(?P<date>undated|\d{4}(?:-\d\d(?:-\d\d)?)?)-[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_MODES = ("full", "summary")
_REQUIRED = ("title", "publisher", "published", "language", "kind", "text")
_KEYS = (*_REQUIRED, "url", "syndicated_from", "author", "read")


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article, or None when its file has an error; the text is there even then, for the quotes."""

    article: Article | None = None
    text: str | None = None
    findings: tuple[tuple[Finding, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class _Header:
    """The single values of a header as written: YAML's own reading turns Norwegian, `no`, into false."""

    values: dict[str, str | None] = field(default_factory=dict)
    lines: Lines = field(default_factory=lambda: Lines({(None, None): 1}))
    findings: tuple[Finding, ...] = ()


def parse_article(article_id: str, file: str) -> ArticleFile:
    """What an article file holds; its text is all below the header, less the line breaks at its two ends."""
    match = _FILE.match(file)
    if match is None or len(match["header"]) > _LONGEST_HEADER:
        return ArticleFile(findings=((Finding(None, _no_header(file)), 1),))
    header, text = _read_header(match["header"]), match["text"].strip("\n")
    article, findings = None, list(header.findings)
    if header.values or not findings:
        article, more = _build(article_id, header.values, text)
        wrong = {finding.key for finding in findings}
        findings += [finding for finding in more if finding.key not in wrong]
    sound = None if has_error(findings) else article
    return ArticleFile(sound, text, tuple((found, header.lines.find(None, found.key)) for found in findings))


def _no_header(file: str) -> str:
    if re.match(r"---[ \t]*\n", file):
        return "the header has no end; put a line --- below its last key"
    return f"no header; begin the file with a line ---, the keys {', '.join(_KEYS[:8])}, and another line ---"


def _read_header(header: str) -> _Header:
    try:
        return _collect(_pairs(header))
    except yaml.MarkedYAMLError as error:
        reason, mark = error.problem or error.context, error.problem_mark
        line = mark.line + 2 if mark else 1
    except yaml.YAMLError as error:
        reason, line = " ".join(str(error).split()), 1
    message = f"the header is not YAML that loads: {reason}; a value with a colon or a # goes in quotation marks"
    return _Header(lines=Lines({(None, None): line}), findings=(Finding(None, message),))


def _pairs(header: str) -> Iterable[tuple[yaml.Event, yaml.Event]]:
    """Keys and values of the topmost mapping, taken from the flat stream of events.

    PyYAML's tree builder in C recurses without a limit: 200,000 open brackets end the process.
    """
    depth = 0
    nodes: list[yaml.Event] = []
    for event in yaml.parse(header, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.NodeEvent):
            if depth == 0 and not isinstance(event, yaml.MappingStartEvent):
                raise yaml.YAMLError("it should be lines of the form key: value")
            if depth == 1:
                nodes.append(event)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
    return zip(nodes[::2], nodes[1::2], strict=True)


def _collect(pairs: Iterable[tuple[yaml.Event, yaml.Event]]) -> _Header:
    values: dict[str, str | None] = {}
    places: dict[tuple[Entry, str | None], int] = {(None, None): 1}
    findings: list[Finding] = []
    for left, right in pairs:
        key = left.value if isinstance(left, yaml.ScalarEvent) else "?"
        # The header begins on line 2, and marks count from 0.
        line = left.start_mark.line + 2 if left.start_mark else 1
        if key in values:
            again = f"{key} again"
            places[None, again] = line
            findings.append(Finding(again, f"{key} is given twice, first on line {places[None, key]}; keep one"))
            continue
        places[None, key] = line
        values[key] = None
        if not isinstance(right, yaml.ScalarEvent):
            findings.append(Finding(key, f"{key} should be one value, not a list, a table or a reference"))
        elif right.value not in _NULLS or not right.implicit[0]:
            values[key] = right.value
    return _Header(values, Lines(places), tuple(findings))


def _build(article_id: str, values: dict[str, str | None], text: str) -> tuple[Article | None, list[Finding]]:
    raw: dict[str, object] = {key: value for key, value in values.items() if key in _KEYS and value is not None}
    raw |= {key: _find_day(values.get(key)) for key in ("published", "read")}
    raw |= {"id": article_id, "is_summary": values.get("text") == "summary"}
    raw["text"] = text if text.strip() else "-"  # an empty one has its own finding
    findings = [*_check_keys(values), *_check_days(values), *_check_id(article_id, values.get("published"))]
    if not text.strip():
        findings.append(Finding(None, "no text below the header; write the article there"))
    article, more = build_record(Article, raw)
    return article, findings + more


def _check_keys(values: dict[str, str | None]) -> Iterator[Finding]:
    yield from unknown_keys(values, _KEYS)
    if "published" not in values:
        yield Finding("published", "published is missing; add it, as null when the day isn't known")
    for key in ("language", "kind", "text"):
        if values.get(key) is None:
            yield Finding(key, f"{key} is missing; add it")
    mode, url = values.get("text"), values.get("url")
    if mode is not None and mode not in _MODES:
        yield Finding("text", f"text {shown(mode)} is not known{suggestion(mode, _MODES)}")
    if url is not None and not re.match(r"https?://[^\s/]", url):
        yield warning("url", f"url {shown(url)} doesn't begin with https://; write the whole address, or null")


def _check_days(values: dict[str, str | None]) -> Iterator[Finding]:
    for key in ("published", "read"):
        value = values.get(key)
        if value is not None and _find_day(value) is None:
            form = f"{value[:10]} alone" if _find_day(value[:10]) else "a day like 2024-11-18"
            yield Finding(key, f"{key} {shown(value)} is not a day; write {form}, or null when it isn't known")


def _check_id(article_id: str, published: str | None) -> Iterator[Finding]:
    match = _ID.fullmatch(article_id)
    if match is None:
        message = "the file name isn't <date>-<publisher>-<topic> in a-z, 0-9 and hyphens; rename the file"
        yield warning(None, message)
    elif published and _find_day(published) and not published.startswith(match["date"]):
        yield warning("published", f"published {published} isn't the date in the file name; correct one of them")


def _find_day(value: str | None) -> date | None:
    if value is None or not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
