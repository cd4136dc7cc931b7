"""Sentences that several plans share: a standing fact as a headline, its disagreements, its other figures."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from index.periods import Period
from index.records import Attribute, Fact, Modality
from retrieval.answer import Outcome, TableRow
from retrieval.case import Case, Row
from retrieval.draft import Draft, cite
from retrieval.matching import has_any

_PLAIN = (Modality.ACTUAL,)


def label(fact: Fact, case: Case) -> str:
    """The deal and product a fact is about."""
    return case.what(case.knowledge.records.deals[fact.deal], fact.product)


def role_of(fact: Fact) -> str:
    """The role of a fact's value, as sentences tell it: what was paid, unless it was paid back."""
    return "refund" if fact.attribute is Attribute.AMOUNT_PAID and "refund" in fact.scope else fact.attribute.value


def headline(row: Row, case: Case, *, figure: str | None = None, also: Sequence[str] = ()) -> str:
    """One row as a sentence: the figure first, its role, its date, who says so."""
    fact, speech = row.fact, case.speech
    shown = figure or speech.figure(fact)
    if also:
        shown += f" ({speech.say('also', figures=speech.both(also))})"
    key = role_of(fact) if role_of(fact) in speech.sections["sentence"] else "other"
    text = speech.sentence(key, shown, fact.buyer, label(fact, case))
    return f"{text}, {qualified(fact, case)}"


def qualified(fact: Fact, case: Case) -> str:
    """When a figure is true, who says so, and, where it isn't plain fact, what it is."""
    return _guarded(case.speech.dated(fact, case.knowledge), fact, case)


def _guarded(text: str, fact: Fact, case: Case) -> str:
    """A text with what a figure is where it isn't plain fact: an estimate, reported."""
    named = [case.speech.word("scope", scope) for scope in fact.scope if scope in case.speech.sections.get("scope", {})]
    if fact.modality not in _PLAIN:
        named.append(case.speech.word("modality", fact.modality))
    return f"{text}; {', '.join(named)}" if named else text


def line(fact: Fact, case: Case) -> str:
    """One fact as a line: figure, role, deal, date and source."""
    return line_row(fact, case).line


def line_row(fact: Fact, case: Case) -> TableRow:
    """The same line as a row."""
    speech = case.speech
    role = speech.word("role", role_of(fact))
    key = "told" if fact.attribute is Attribute.OTHER else "line"  # what is told in words has no role to name
    text = speech.say(key, figure=speech.figure(fact), role=role, what=label(fact, case), dated="")
    return row_of(text.removesuffix(","), fact, case)


def row_of(text: str, fact: Fact, case: Case) -> TableRow:
    """What is told of a fact as a row; its line ends in the date and the source."""
    told = _guarded(text, fact, case)
    return TableRow(f"{text}, {qualified(fact, case)}", told, fact.as_of, cite(fact, case))


def member(fact: Fact, case: Case) -> TableRow:
    """A figure among others of its role: the figure, its deal, date and source."""
    speech, figure = case.speech, case.speech.figure(fact)
    row = row_of(f"{figure}: {label(fact, case)}", fact, case)
    country, signed = speech.country(fact.buyer), case.knowledge.signing.get(fact.deal)
    names = (
        country,
        case.knowledge.product_name(fact.product),
        f"{country} {signed.start.year}" if signed else country,
    )
    is_plain = row.told == f"{figure}: {label(fact, case)}" and isinstance(fact.value, Decimal)
    return replace(row, names=names, fact=fact if is_plain else None)


def untrue(case: Case, *facts: Fact) -> Draft:
    """The correction of what a question takes for granted, by what is on record instead."""
    text = case.speech.say("premise", line="; ".join(line(fact, case) for fact in facts))
    return Draft(text, facts, Outcome.PREMISE_REJECTED)


def rivals(rows: Iterable[Row], case: Case) -> list[str]:
    """A line for every figure that contradicts one that stands."""
    speech, lines = case.speech, list[str]()
    for row in rows:
        for fact in row.standing.rivals:
            date = speech.period(fact.as_of) if fact.as_of else speech.say("undated_article")
            source = speech.source(fact, case.knowledge)
            lines.append(speech.say("rival", figure=speech.figure(fact), source=source, date=date))
    return list(dict.fromkeys(lines))


def rival_facts(rows: Iterable[Row]) -> list[Fact]:
    """The facts that contradict those that stand, and those that say the same."""
    facts = list[Fact]()
    for row in rows:
        facts += row.standing.rivals
    return facts


def witnesses(rows: Iterable[Row]) -> list[Fact]:
    """The facts that say the same as those that stand."""
    return [fact for row in rows for fact in row.standing.agreeing]


def latest(facts: Iterable[Fact]) -> Period | None:
    """The latest as-of of some facts."""
    return max(
        (fact.as_of for fact in facts if fact.as_of),
        default=None,
        key=lambda period: (period.end, period.start),
    )


def names_stand_in(text: str, case: Case) -> bool:
    """Whether all the names of the question that nobody recorded stand in a text, in one of their forms."""
    forms_of = case.knowledge.names.forms_of
    forms = [{name, *(form for form, _ in forms_of(name))} for name in case.question.unknown]  # Brazil, Brazilian
    return all(has_any(text, each) for each in forms)
