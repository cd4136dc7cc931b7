"""The data folder → Corpus: every valid record, and every problem in one report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from index.articles import ArticleFile, parse_article
from index.facts import Known, build_facts, read_entries
from index.files import decode, fingerprint, fingerprint_of, read_files
from index.problems import Finding, Problem, Severity, nearest, warning
from index.records import Article, Country, Deal, Fact, Organisation, Product, Record, Records
from index.registers import FILES, Declared, build_register
from index.shipped import shipped_countries, shipped_kinds
from index.tables import Entry, find_lines, load_table

__all__ = ["Corpus", "Problem", "Severity", "build_corpus", "fingerprint_of", "load_corpus"]

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the data folder holds: all that is valid, and all that is wrong.

    `broken` names, as relative paths, the files with an error, and the fact files that lack a fact because of
    an error elsewhere (in their article, in a deal): what they hold can't be known until it is put right.
    """

    folder: Path
    records: Records
    problems: tuple[Problem, ...]
    broken: frozenset[str]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Source:
    """The files that could be read: texts of all, contents of the TOML ones, articles by id."""

    names: frozenset[str]
    texts: Mapping[str, str]
    tables: Mapping[str, Mapping[str, object]]
    articles: Mapping[str, ArticleFile]

    @property
    def unreadable(self) -> frozenset[str]:
        return frozenset(name for name in self.names if name.endswith(".toml") and name not in self.tables)


class _Report:
    """Collects what is wrong while the folder is read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.broken: set[str] = set()

    def add(self, name: str, findings: Iterable[tuple[Finding, int | None]]) -> None:
        for finding, line in findings:
            self.problems.append(Problem(self.folder / name, line, finding.severity, finding.message))
            if finding.severity is Severity.ERROR:
                self.broken.add(name)

    def add_located(self, name: str, text: str, findings: list[tuple[Entry, Finding]]) -> None:
        if findings:
            lines = find_lines(text)
            self.add(name, ((finding, lines.find(entry, finding.key)) for entry, finding in findings))


def load_corpus(folder: Path) -> Corpus:
    """The valid records of the data folder, and all that is wrong with it.

    Raises DataFolderMissing when there is no articles/ in it; whatever its files hold, it doesn't raise.
    """
    return build_corpus(folder, read_files(folder))


def build_corpus(folder: Path, files: Mapping[str, bytes | OSError]) -> Corpus:
    """What the data folder holds, or would hold, with these files in it."""
    report = _Report(folder)
    source = _parse(files, report)
    declared = _declared(source)
    records = Records(
        articles=_articles(source, report),
        deals=_register(Deal, source, declared, report),
        products=_register(Product, source, declared, report),
        organisations=_register(Organisation, source, declared, report),
        countries=_register(Country, source, declared, report),
    )
    records.facts.update(_facts(source, _known(source, declared, records), records, report))
    problems = sorted(report.problems, key=lambda problem: (str(problem.path), problem.line or 0))
    return Corpus(folder, records, tuple(problems), frozenset(report.broken), fingerprint(files))


def _parse(files: Mapping[str, bytes | OSError], report: _Report) -> _Source:
    texts, tables, articles = {}, {}, {}
    for name, data in files.items():
        text = decode(data)
        if not isinstance(text, str):
            report.add(name, [text])
            continue
        texts[name] = text
        if name.endswith(".md"):
            article_id = name.removeprefix("articles/").removesuffix(".md")
            articles[article_id] = parse_article(article_id, text)
            continue
        if not name.startswith("facts/") and name not in FILES.values():
            known = ", ".join(FILES.values())
            report.add(name, [(warning(None, f"not read; deals and names stand in {known}"), None)])
            continue
        table = load_table(text)
        if table.failure:
            report.add(name, [(Finding(None, table.failure), table.failed_at)])
        else:
            tables[name] = table.content
    return _Source(frozenset(files), texts, tables, articles)


def _articles(source: _Source, report: _Report) -> dict[str, Article]:
    for article_id, file in source.articles.items():
        report.add(f"articles/{article_id}.md", file.findings)
    return {key: file.article for key, file in source.articles.items() if file.article is not None}


def _register(model: type[R], source: _Source, declared: Declared, report: _Report) -> dict[str, R]:
    name = FILES[model]
    records, findings = build_register(model, source.tables.get(name, {}), declared)
    report.add_located(name, source.texts.get(name, ""), findings)
    return records


def _declared(source: _Source) -> Declared:
    declared = {register: frozenset(source.tables.get(name, ())) for register, name in FILES.items()}
    if declared[Product]:
        declared[Product] |= shipped_kinds()
    return declared


def _known(source: _Source, declared: Declared, records: Records) -> Known:
    entries = {
        name.removeprefix("facts/").removesuffix(".toml"): read_entries(content)[0]
        for name, content in source.tables.items()
        if name.startswith("facts/")
    }
    deals = source.tables.get(FILES[Deal], {}).values()
    buyers = _buyers(deals) | {country.name for country in records.countries.values()}
    if not all(_buyers(facts) <= buyers for facts in entries.values()):
        buyers |= shipped_countries()  # a large file, which few folders need
    counts = {article_id: len(facts) for article_id, facts in entries.items()}
    return Known(declared, frozenset(buyers), counts, source.unreadable)


def _buyers(entries: Iterable[object]) -> set[str]:
    named = (entry.get("buyer") for entry in entries if isinstance(entry, dict))
    return {buyer for buyer in named if isinstance(buyer, str)}


def _facts(source: _Source, known: Known, records: Records, report: _Report) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for article_id in known.counts:
        name = f"facts/{article_id}.toml"
        entries, findings = read_entries(source.tables[name])
        file = source.articles.get(article_id)
        if f"articles/{article_id}.md" not in source.names:
            near = nearest(article_id, source.articles)
            hint = f"rename this file to {near}.toml, or add" if near else "add"
            message = f"these facts have no article; {hint} articles/{article_id}.md"
            findings.append((None, Finding(None, message)))
        language = file.article.language if file and file.article else "en"
        built, more = build_facts(article_id, file.text if file else None, entries, known, language)
        report.add_located(name, source.texts[name], [*findings, *more])
        kept = {
            key: fact for key, fact in built.items() if fact.article in records.articles and fact.deal in records.deals
        }
        if len(kept) < len(built):
            report.broken.add(name)
        facts.update(kept)
    return facts
