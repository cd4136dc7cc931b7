"""An article and its proposed facts as a person decides on them: what the faces show of the data folder."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from index.journal import Change
from index.records import Article, Fact, Records
from index.review import Proposal

_NEW = "new "
SUSPICIOUS = "instruction in the article"  # a flag that all facts of an article have, or none


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article, the facts of it that wait, the gravest flags first, and what was decided, the newest first."""

    article: Article
    waiting: tuple[Proposal, ...]
    changes: tuple[Change, ...] = ()
    undoable: str | None = None  # the id of the newest decision that can be put back
    records: Records = field(default_factory=Records, repr=False)

    @property
    def key(self) -> str:
        """A short name of the article, for what can't hold its id."""
        return key_of(self.article.id)

    @property
    def tokens(self) -> tuple[str, ...]:
        """The facts that wait."""
        return tuple(proposal.token for proposal in self.waiting)

    @property
    def version(self) -> str:
        """A short name of what waits, another one as soon as anything of it is decided or changed."""
        return key_of(" ".join(sorted(self.tokens)))

    @property
    def flagged(self) -> int:
        """How many facts carry a flag of their own."""
        return count_flagged(self.waiting)

    @property
    def new_names(self) -> tuple[str, ...]:
        """The ids of the deals, products and organisations that nobody has approved yet."""
        flags = (flag for proposal in self.waiting for flag in proposal.fact.flags)
        return tuple(dict.fromkeys(flag.split(" ")[-1] for flag in flags if flag.startswith(_NEW)))

    @property
    def is_suspicious(self) -> bool:
        """Whether the article has words that speak to a machine."""
        return any(SUSPICIOUS in proposal.fact.flags for proposal in self.waiting)

    def find(self, token: str) -> Proposal | None:
        """The fact with this token, if it waits."""
        return next((proposal for proposal in self.waiting if proposal.token == token), None)

    def following(self, token: str) -> str:
        """The fact behind the one with this token; empty when that was the last one."""
        behind = self.tokens[self.tokens.index(token) + 1 :] if token in self.tokens else ()
        return behind[0] if behind else ""


def flags_of(fact: Fact) -> tuple[str, ...]:
    """A fact's own flags: not those that all facts of the article share, such as a new name."""
    return tuple(flag for flag in fact.flags if flag != SUSPICIOUS and not flag.startswith(_NEW))


def count_flagged(proposals: Iterable[Proposal]) -> int:
    """How many of the facts carry a flag of their own."""
    return sum(bool(flags_of(proposal.fact)) for proposal in proposals)


def key_of(text: str) -> str:
    """Twelve letters and digits that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
