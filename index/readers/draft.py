"""An article as a reader understood it, before anything is written."""

from dataclasses import dataclass
from datetime import date

from index.terms import ArticleKind


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """One article taken from one source; what the source doesn't state is "" or None, never guessed.

    `publisher` is "" when nothing names one. A draft marked `is_summary` holds less than the article itself: the
    teaser of a feed entry, whose whole text stands at `url`, or a file of ours that says `text: summary`.
    """

    title: str
    text: str
    publisher: str = ""
    author: str | None = None
    published: date | None = None
    url: str | None = None
    language: str = "en"
    kind: ArticleKind = ArticleKind.PAPER
    syndicated_from: str | None = None
    is_summary: bool = False
