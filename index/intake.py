"""An article draft → the data folder: recognised or taken in, with the facts it proposes."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from index.additions import Additions, find_additions
from index.article_ids import choose_id, next_version
from index.build import Progress
from index.duplicates import Likeness, Match, describe_change
from index.errors import ExtractionFailed
from index.extraction.extract import Extraction, extract_facts
from index.flags import find_instructions, flag_facts
from index.library import Library
from index.readers.draft import ArticleDraft
from index.records import Article, Deal, Fact, Organisation, Product, Records

log = logging.getLogger(__name__)

UNKNOWN_PUBLISHER = "unknown publisher"  # said where the source names nobody and has no address
_LONGEST_TITLE = 300
_LONGEST_URL = 2_000
_UNSENT = str.maketrans({"\0": None, "\r": "\n"})


class Outcome(StrEnum):
    """What became of an article that was brought in."""

    ADDED = "added"
    KNOWN = "known"  # same address and text, or same text elsewhere
    REPRINT = "reprint"  # the same story at another address; taken in, but no witness of its own
    CHANGED = "changed"  # another text at a known address; taken in beside the earlier version


@dataclass(frozen=True, slots=True)
class Intake:
    """An article brought in, and what was read from it.

    `article` is the new one, or the known one when it adds nothing; `original` the id of the one that it repeats,
    reprints or changes, and `difference` the sentences changed there. `additions` are written, or with `dry_run`
    would be.
    """

    article: Article
    outcome: Outcome
    original: str | None = None
    difference: tuple[str, ...] = ()
    additions: Additions = field(default_factory=Additions)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts proposed, in the order of their file."""
        return self.additions.facts

    @property
    def deals(self) -> tuple[Deal, ...]:
        """The deals that no register had."""
        return self.additions.deals

    @property
    def products(self) -> tuple[Product, ...]:
        """The products that no register had."""
        return self.additions.products

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations that no register had."""
        return self.additions.organisations

    @property
    def flags(self) -> tuple[str, ...]:
        """What is odd about the facts, each once."""
        return tuple(dict.fromkeys(flag for fact in self.facts for flag in fact.flags))


def take_in(
    draft: ArticleDraft, folder: Path, *, read: date, name: str = "", approve: bool = False, dry_run: bool = False
) -> Intake:
    """Take one article into the data folder; see `Intaker.take_in`, which is quicker for many."""
    return Intaker(folder).take_in(draft, read=read, name=name, approve=approve, dry_run=dry_run)


class Intaker:
    """Takes articles into one data folder, loading it once; `extract` reads their facts."""

    def __init__(self, folder: Path, extract: Callable[[Article, Records], Extraction] = extract_facts) -> None:
        self._library = Library(folder)
        self._extract = extract

    def take_in(
        self, draft: ArticleDraft, *, read: date, name: str = "", approve: bool = False, dry_run: bool = False
    ) -> Intake:
        """Recognise the article or write it, with proposed facts and what they need; `approve` writes them approved.

        `name` is the file it came from, whose stem is kept when it is an article's id. Of an article that is known
        but has no fact file the facts are proposed now. Raises DataBusy, DataUnwritable, DataUnreadable and
        ExtractionFailed; nothing is written then.
        """
        with self._reaching(dry_run):
            intake = self._recognise(draft, read, name)
            return self._read_facts(intake, approve=approve, dry_run=dry_run)

    def propose_missing(
        self,
        *,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        approve: bool = False,
        dry_run: bool = False,
    ) -> Iterator[Intake | ExtractionFailed]:
        """Facts for the articles that have no fact file, the oldest first, each as it is written.

        An article whose facts can't be read is an error in its place. Stops before the next article
        once `cancelled` says so; what was written stays.
        """
        self._library.refresh()
        unread = [one for one in self._library.records.articles.values() if one.id not in self._library.read]
        unread.sort(key=lambda article: (article.published or date.max, article.id))
        progress(Progress("proposing", 0, len(unread)))
        failed = 0
        for done, article in enumerate(unread, 1):
            if cancelled():
                return
            known = Intake(article, Outcome.KNOWN, article.id)
            try:
                with self._reaching(dry_run):
                    known = self._read_facts(known, approve=approve, dry_run=dry_run)
            except ExtractionFailed as error:
                failed += 1
                yield error
            else:
                yield known
            progress(Progress("proposing", done, len(unread), failed))

    def knows_address(self, url: str) -> bool:
        """Whether an article of this address is recorded."""
        self._library.refresh()
        return self._library.shelf.knows_address(url)

    @contextmanager
    def _reaching(self, dry_run: bool) -> Iterator[None]:
        with nullcontext() if dry_run else self._library.writing():
            self._library.refresh()
            yield

    def _recognise(self, draft: ArticleDraft, read: date, name: str) -> Intake:
        article = _article_of(draft, read)
        match = self._library.shelf.find(article)
        if match is not None and match.likeness is Likeness.SAME_TEXT:
            return Intake(match.article, Outcome.KNOWN, match.article.id)
        if match is not None and match.likeness is Likeness.SAME_ADDRESS:
            chosen = next_version(match.article.id, self._library.articles)
        else:
            chosen = self._choose_id(article, Path(name).stem)
        return _placed(article.model_copy(update={"id": chosen}), match)

    def _choose_id(self, article: Article, stem: str) -> str:
        return choose_id(
            stem,
            self._library.articles,
            published=article.published,
            publisher="" if article.publisher == UNKNOWN_PUBLISHER else article.publisher,
            title=article.title,
            url=article.url or "",
        )

    def _read_facts(self, intake: Intake, *, approve: bool, dry_run: bool) -> Intake:
        """The intake with what its article proposes, written; a fact file that is there stays as it is."""
        article, library = intake.article, self._library
        additions = Additions() if article.id in library.read else self._propose(article)
        if approve:
            additions = additions.approved()
        if not dry_run:
            library.put(article, additions)
        return replace(intake, additions=additions)

    def _propose(self, article: Article) -> Additions:
        """What the article proposes, flagged. ExtractionFailed when that can't be told."""
        library = self._library
        try:
            extraction = self._extract(article, library.records)
            # What a line says that speaks to a machine is no statement of its source; the flag stays on the others.
            honest = tuple(fact for fact in extraction.facts if not find_instructions(fact.quote))
            extraction = replace(extraction, facts=honest)
            additions = find_additions(article, extraction, library.registered)
            return replace(additions, facts=flag_facts(additions.facts, library.beside(article, additions)))
        except Exception as error:  # whatever a rule stumbles over, the articles after this one are read all the same
            log.debug("article=%s can't be read", article.id, exc_info=True)
            raise ExtractionFailed(article.id, error) from error


def _article_of(draft: ArticleDraft, read: date) -> Article:
    """The article that a draft describes; nothing is made up where the draft doesn't say."""
    text = _clean(draft.text).strip("\n")
    url = _clean(draft.url or "").strip()
    lines = (line.strip("# \t") for line in text.split("\n"))
    title = _clean(draft.title).strip() or next(filter(None, lines), "")
    return Article(
        id="-",
        title=_cut(" ".join(title.split())),
        publisher=_cut(" ".join(_clean(draft.publisher).split())) or _host(url) or UNKNOWN_PUBLISHER,
        published=draft.published,
        url=url if 0 < len(url) <= _LONGEST_URL else None,
        language=draft.language,
        kind=draft.kind,
        is_summary=draft.is_summary,
        syndicated_from=_cut(" ".join(_clean(draft.syndicated_from or "").split())) or None,
        author=_cut(" ".join(_clean(draft.author or "").split())) or None,
        read=read,
        text=text,
    )


def _placed(article: Article, match: Match | None) -> Intake:
    if match is None:
        return Intake(article, Outcome.ADDED)
    known = match.article
    if match.likeness is Likeness.SAME_ADDRESS:
        return Intake(article, Outcome.CHANGED, known.id, describe_change(known.text, article.text, article.language))
    first = article.syndicated_from or known.syndicated_from or known.publisher
    return Intake(article.model_copy(update={"syndicated_from": first}), Outcome.REPRINT, known.id)


def _clean(text: str) -> str:
    """The text as a file can hold it: no NUL, no half of a character, plain line ends."""
    return text.replace("\r\n", "\n").translate(_UNSENT).encode("utf-8", "replace").decode()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TITLE else f"{text[: _LONGEST_TITLE - 1]}…"


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
