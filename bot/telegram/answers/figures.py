"""Figures where there is little room: beside a mark of a chart, in a column of a table."""

from bot.telegram.wording import Wording
from index.records import MONEY, Fact, Qualifier

_SIGNS = {
    Qualifier.ABOUT: "≈", Qualifier.NEARLY: "≈", Qualifier.OVER: ">", Qualifier.UNDER: "<",
    Qualifier.AT_LEAST: "≥", Qualifier.UP_TO: "≤",
}  # fmt: skip


def short_figure(fact: Fact, words: Wording) -> str:
    """A figure with how exact it is as a sign, and no unit for counts."""
    speech = words.speech
    figure = speech.amount(fact.number, fact.unit) if fact.attribute in MONEY else speech.number(fact.number)
    return _SIGNS.get(fact.qualifier, "") + figure
