"""The answer to a question: values that every face shows in its own way."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from index.periods import Period
from index.records import Article, Attribute, Fact, Qualifier


class Outcome(StrEnum):
    """What came of a question."""

    ANSWERED = "answered"
    DECLINED = "declined"
    CLARIFY = "clarify"
    PREMISE_REJECTED = "premise_rejected"


class Reason(StrEnum):
    """Why a question was declined."""

    UNKNOWN_NAME = "unknown_name"
    NOT_RECORDED = "not_recorded"
    OUTSIDE_TIME = "outside_time"
    NOT_ABOUT_DEALS = "not_about_deals"
    INTERNAL_ERROR = "internal_error"


TOLD = (Outcome.ANSWERED, Outcome.PREMISE_REJECTED)  # outcomes that tell something, rather than why not


@dataclass(frozen=True, slots=True)
class Figure:
    """One value the answer shows. `fact` is the id of the fact it was copied from, None when it was computed."""

    value: Decimal | Period | str
    unit: str
    attribute: Attribute
    qualifier: Qualifier
    as_of: Period | None
    fact: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """An article and the span of it an answer rests on; `fact` is None for a quoted passage."""

    article: Article
    quote: str
    stated_by: str
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A line of the details as the values it was made of: what it tells, when that was true, and where that stands.

    The figure of `fact` tells it in short; None where something would be left out then. Of the `names` the first by
    which all rows differ tells one from another; rows without any are told apart by their dates.
    """

    line: str
    told: str
    date: Period | None
    citation: Citation
    fact: Fact | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """Who stands behind the leading figure: how many sources say it by themselves, and the figures that others give.

    `sources` is 0 where the answer shows figures of several deals, or one that was computed, or none.
    """

    sources: int = 0
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes out.

    `headline` is the answer in one or two sentences of at most 300 characters, the figure first; `strong` is the
    part of its start to stress. `details` are further lines, `rows` those of them that a table can hold. `choices` are
    questions to offer when one must be asked back. `reading` says how the question was understood; `inferred` that
    not all of that was in its words, but taken from the question before or guessed. `stale`: the figure changes with
    time, and isn't fresh.
    """

    headline: str
    outcome: Outcome
    strong: str = ""
    yes_no: bool | None = None
    figures: tuple[Figure, ...] = ()
    as_of: Period | None = None
    details: tuple[str, ...] = ()
    reason: Reason | None = None
    citations: tuple[Citation, ...] = ()
    reading: str = ""
    language: str = "en"
    choices: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    support: Support = Support()
    inferred: bool = False
    stale: bool = False
    rows: tuple[TableRow, ...] = ()
