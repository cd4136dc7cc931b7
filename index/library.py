"""The data folder as a new article meets it: what is recorded, what is alike, and where it is put."""

import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from index.additions import Additions, Registered
from index.corpus import load_corpus
from index.data_rendering import fact_entry, render_article, render_facts, render_register
from index.data_writing import hold_data_lock, write_files
from index.duplicates import Shelf
from index.records import Article, Deal, Fact, Organisation, Product, Record, Records
from index.registers import FILES
from index.table_files import read_table

_Stamp = tuple[tuple[int, int] | None, ...]


class Library:
    """What a data folder holds, kept in step with what is put there, by this program or by others.

    A folder that isn't there yet counts as empty, and is made by the first article.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stamp: _Stamp | None = None
        self._sound: dict[type[Record], bytes] = {}  # the registers as they last loaded; parsing takes long
        self._forget()

    def _forget(self) -> None:
        self.records = Records()
        self.registered = Registered()
        self.shelf = Shelf()
        self.articles: set[str] = set()  # the names of the files, sound or not
        self.read: set[str] = set()  # the articles that have a fact file
        self._facts_of: dict[str, list[Fact]] = defaultdict(list)  # by deal and by buyer

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the folder against other writers, with all they have written until now. DataBusy, DataUnwritable."""
        (self.folder / "articles").mkdir(parents=True, exist_ok=True)
        with hold_data_lock(self.folder):
            self.refresh()
            yield

    def refresh(self) -> None:
        """Load what has changed since; DataUnreadable when a register doesn't load, so that nothing may be added."""
        stamp = self._find_stamp()
        if stamp == self._stamp:
            return
        self._forget()
        if (self.folder / "articles").is_dir():
            self._load()
        self._stamp = stamp

    def _load(self) -> None:
        self.records = load_corpus(self.folder).records
        self._sound.clear()
        for model in (Deal, Product, Organisation):
            self._register(model)
        self.articles = {path.stem for path in (self.folder / "articles").glob("*.md")}
        self.read = {path.stem for path in (self.folder / "facts").glob("*.toml")}
        for fact in self.records.facts.values():
            self._know(fact)
        # The oldest first: of several versions at one address the newest is compared.
        for article in sorted(self.records.articles.values(), key=_age):
            self.shelf.add(article)

    def beside(self, article: Article, additions: Additions) -> Records:
        """The article and its additions with what is recorded of the same deals and buyers, to hold them against."""
        named = {name for fact in additions.facts for name in (fact.deal, fact.buyer)}
        facts = {fact.id: fact for name in named for fact in self._facts_of.get(name, ())}
        articles = {fact.article: self.records.articles[fact.article] for fact in facts.values()}
        return replace(
            self.records,
            articles={**articles, article.id: article},
            facts=facts,
            deals={**self.records.deals, **{deal.id: deal for deal in additions.deals}},
            products={**self.records.products, **{product.id: product for product in additions.products}},
            organisations={**self.records.organisations, **{one.id: one for one in additions.organisations}},
        )

    def put(self, article: Article, additions: Additions) -> None:
        """Write an article that isn't there yet, and what was read from it: all of it or nothing. DataUnwritable."""
        files: dict[str, str | None] = {}
        added: dict[type[Record], bytes] = {}
        for model, entries in additions.registers().items():
            before = self._register(model)
            gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
            after = f"{before}{gap}{render_register(entries)}"
            files[FILES[model]], added[model] = after, after.encode()
        if article.id not in self.articles:
            files[f"articles/{article.id}.md"] = render_article(article)
        if additions.facts and article.id not in self.read:
            files[f"facts/{article.id}.toml"] = render_facts(map(fact_entry, additions.facts))
        if files:
            write_files(self.folder, files)
            self._note(article, additions)
            self._sound |= added
            self._stamp = self._find_stamp()

    def _note(self, article: Article, additions: Additions) -> None:
        if article.id not in self.records.articles:
            self.records.articles[article.id] = article
            self.articles.add(article.id)
            self.shelf.add(article)
        self.records.deals.update({deal.id: deal for deal in additions.deals})
        self.records.products.update({product.id: product for product in additions.products})
        self.records.organisations.update({one.id: one for one in additions.organisations})
        self.records.facts.update({fact.id: fact for fact in additions.facts})
        for model, entries in additions.registers().items():
            self.registered.add(model, entries)
        for fact in additions.facts:
            self.read.add(fact.article)
            self._know(fact)

    def _know(self, fact: Fact) -> None:
        self._facts_of[fact.deal].append(fact)
        self._facts_of[fact.buyer].append(fact)
        place = int(fact.id.rpartition("#")[2])
        self.registered.counts[fact.article] = max(place, self.registered.counts.get(fact.article, 0))

    def _register(self, model: type[Record]) -> str:
        """The text of a register as it stands in its file, whose line ends and comments are a person's."""
        path = self.folder / FILES[model]
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return ""
        if data != self._sound.get(model):
            _, tables = read_table(path, data)
            self.registered.add(model, tables)
            self._sound[model] = data
        return data.decode("utf-8")

    def _find_stamp(self) -> _Stamp:
        """What tells cheaply that a file was added, replaced or taken away since."""
        names = ("articles", "facts", *(FILES[model] for model in (Deal, Product, Organisation)))
        return tuple(_stat(self.folder / name) for name in names)


def _stat(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size


def _age(article: Article) -> tuple[str, str]:
    return str(article.read or article.published or ""), article.id
