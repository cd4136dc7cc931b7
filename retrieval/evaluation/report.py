"""The verdicts on many answers as a table: rows a type or a language, their total, and how sure it is."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from rich.console import Group
from rich.table import Table
from rich.text import Text

from retrieval.evaluation.judge import MISSED, Verdict

_RESAMPLES = 2000
_LOW, _HIGH = 49, 1949  # the 2.5th and 97.5th percentile of that many sorted means


@dataclass(frozen=True, slots=True)
class Row:
    """Some verdicts together, as percentages of n.

    `truthfulness` is the mean of the points times 100, so from -100 to 100; `cited` the percentage of answers
    with a gold source among those that should have one, None where none should.
    """

    n: int
    accurate: float
    missing: float
    wrong: float
    truthfulness: float
    cited: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """Rows by name in the order met, and the total with the 95 % bootstrap `interval` of its truthfulness.

    Percentages: `as_of_agreement` of the right answers to questions with a gold date, `over_abstention` of
    the questions that have an answer. `p50` and `p95` are seconds. Each is None where nothing was measured.
    """

    by: str
    rows: Mapping[str, Row]
    total: Row
    interval: tuple[float, float]
    as_of_agreement: float | None
    over_abstention: float | None
    p50: float | None
    p95: float | None


def build_report(verdicts: Sequence[Verdict], by: Literal["type", "lang"] = "type") -> Report:
    """The report on at least one verdict."""
    if not verdicts:
        raise ValueError("no verdicts to report on")
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        name = verdict.question.type if by == "type" else verdict.question.lang
        groups.setdefault(name, []).append(verdict)
    times = sorted(verdict.seconds for verdict in verdicts if verdict.seconds is not None)
    return Report(
        by=by,
        rows=MappingProxyType({name: _row(group) for name, group in groups.items()}),
        total=_row(verdicts),
        interval=_interval([verdict.points for verdict in verdicts]),
        as_of_agreement=_share(verdict.as_of for verdict in verdicts),
        over_abstention=_share(verdict.over_abstained for verdict in verdicts),
        p50=_percentile(times, 50),
        p95=_percentile(times, 95),
    )


def render_report(report: Report) -> Group:
    """The report for a rich console: the table, and under it what is measured over all answers."""
    table = Table(report.by, box=None, pad_edge=False)
    for heading in ("n", "accurate", "missing", "wrong", "truthfulness", "cited"):
        table.add_column(heading, justify="right")
    for name, row in report.rows.items():
        table.add_row(name, *_cells(row))
    table.add_section()
    table.add_row("total", *_cells(report.total), style="bold")
    low, high = report.interval
    measures = (
        f"truthfulness 95 % interval {low} to {high} · as-of agreement {_shown(report.as_of_agreement)} % · "
        f"over-abstention {_shown(report.over_abstention)} % · "
        f"seconds p50 {_shown(report.p50)}, p95 {_shown(report.p95)}"
    )
    return Group(table, Text(measures))


def _row(verdicts: Sequence[Verdict]) -> Row:
    points = [verdict.points for verdict in verdicts]
    return Row(
        n=len(points),
        accurate=_percent(sum(p > MISSED for p in points), len(points)),
        missing=_percent(sum(p == MISSED for p in points), len(points)),
        wrong=_percent(sum(p < MISSED for p in points), len(points)),
        truthfulness=_percent(sum(points), len(points)),
        cited=_share(verdict.cited for verdict in verdicts),
    )


def _interval(points: Sequence[float]) -> tuple[float, float]:
    """The interval that the mean stays in when the same number of answers is drawn again and again.

    The generator is seeded, so the same verdicts always give the same interval.
    """
    generator = random.Random(1)
    means = sorted(100 * sum(generator.choices(points, k=len(points))) / len(points) for _ in range(_RESAMPLES))
    return round(means[_LOW], 1), round(means[_HIGH], 1)


def _percentile(times: Sequence[float], percent: int) -> float | None:
    """The smallest time that `percent` of the times don't exceed."""
    return times[(percent * len(times) - 1) // 100] if times else None


def _share(flags: Iterable[bool | None]) -> float | None:
    known = [flag for flag in flags if flag is not None]
    return _percent(sum(known), len(known)) if known else None


def _percent(part: float, whole: int) -> float:
    return round(100 * part / whole, 1)


def _cells(row: Row) -> list[str]:
    values = (row.n, row.accurate, row.missing, row.wrong, row.truthfulness, row.cited)
    return [_shown(value) for value in values]


def _shown(value: float | None) -> str:
    return "-" if value is None else str(value)
