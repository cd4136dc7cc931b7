"""Telegram posts, pasted or forwarded → ArticleDraft. Knows nothing of Telegram but how long its messages are."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.readers.draft import ArticleDraft
from index.readers.text import read_text
from index.terms import ArticleKind

_NEARLY_FULL = (
    3500  # of 4096 characters: an app that splits a long paste looks for a space or a line end near the limit
)
_ENDS = (".", "!", "?", "…", ":", "”", '"', ")", "|")


def read_post(
    parts: Sequence[str],
    *,
    forwarded_from: str | None = None,
    published: date | None = None,
    url: str | None = None,
    name: str = "",
) -> ArticleDraft:
    """The article in the texts of one post, or of one long paste that was split on its way.

    `forwarded_from` is the channel or person it was forwarded from, `published` the day of the post forwarded (not of
    the forwarding), `url` its address; the text's own header comes before them. Raises Empty.
    """
    draft = read_text(join_parts(parts), name=name, url=url)
    is_forward = bool(forwarded_from) and not draft.publisher
    return replace(
        draft,
        publisher=draft.publisher or forwarded_from or "",
        published=draft.published or published,
        kind=ArticleKind.BLOG if is_forward and draft.kind is ArticleKind.PAPER else draft.kind,
    )


def join_parts(parts: Sequence[str]) -> str:
    """The parts as one text: a part that the limit cut goes on in the next, others begin a paragraph."""
    texts = [part.strip() for part in parts if part.strip()]
    joined = "".join(text + _between(text) for text in texts)
    return joined.strip()


def _between(part: str) -> str:
    is_cut = len(part) >= _NEARLY_FULL and not part.endswith(_ENDS)
    return " " if is_cut else "\n\n"
