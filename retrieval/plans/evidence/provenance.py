"""Who says so: the sources of a figure, how old it is, and where they disagree."""

import re
from collections.abc import Sequence
from decimal import Decimal

from index.numerals import states_number
from index.records import DATES, MONEY, QUANTITIES, TEXTS, Attribute, Deal, Fact, Modality
from retrieval.case import Case
from retrieval.draft import SOURCES, Draft, age_since
from retrieval.gate import Computation
from retrieval.plans.absence import decline
from retrieval.plans.deals.status import CLAIMED
from retrieval.plans.evidence.added_up import find_sum, written_sum
from retrieval.plans.evidence.rebuttals import rebuttal_of
from retrieval.plans.evidence.rival_figures import (
    asks_why,
    counts_at_odds,
    dates_at_odds,
    in_play,
    is_scaled,
    put_right,
    reasons_for,
    sums_at_odds,
)
from retrieval.plans.evidence.unsaid import CAME, nobody_says
from retrieval.plans.evidence.why_apart import sentence_apart
from retrieval.plans.sentences import label, line, line_row
from retrieval.question import LARGE, Asked
from retrieval.resolution import known_by

A = Attribute
_DEFAULT = (A.DELIVERED_QUANTITY, A.ORDERED_QUANTITY, A.FRAMEWORK_QUANTITY, A.VALUE)
_WISHES = (A.NEGOTIATED_QUANTITY, A.REQUIRED_QUANTITY, A.PLANNED_QUANTITY, A.STATUS)  # where nothing was agreed


def answer_provenance(case: Case, *, disagreement: bool, age: bool) -> Draft:
    """The sources of the figure meant: the number given, else the attribute asked about."""
    facts = known_by(_in_question(case), case.question.frame.as_of, case.knowledge)
    meant = _with_numbers(case, facts) or ([] if disagreement else _with_dates(case))
    if disagreement and _asks_prices(case) and not any(fact.attribute in MONEY for fact in meant):
        deals = {fact.deal for fact in meant}  # "for the 54 tanks"
        meant, facts = [], [fact for fact in facts if not deals or fact.deal in deals]
    dated = "dates" in case.question.about_sources or case.question.asked is Asked.DATE
    if disagreement and not meant and dated and (dates := dates_at_odds(case)):
        return _disagreement(case, dates, dates)
    if not meant and (told := _in_words(case)):
        return _sources(case, told)
    if not disagreement and (draft := nobody_says(case, meant)) is not None:
        return draft
    if (claimed := _claimed(meant)) is not None:
        return _disagreement(case, [claimed], [fact for fact in facts if fact.deal == claimed.deal])
    if right := put_right(meant, facts):
        return _disagreement(case, meant, right)
    if disagreement or len({fact.value for fact in meant}) > 1:
        return _disagreement(case, meant, facts)
    meant = meant or _of_attribute(case)
    if not meant:
        return decline(case)
    if age:
        return _age(case, meant[0])
    others = [f for row in case.rows(meant[0].attribute, _deals(case, meant)) for f in row.standing.rivals]
    return _sources(case, meant, others)


def _in_words(case: Case) -> list[Fact]:
    """The terms told in words in which a number of the question stands: "70 per cent covered by a loan"."""
    numbers = {number.value for number in case.question.numbers if number.currency is None}
    terms = case.known(case.facts(A.OTHER))
    return [f for f in terms if numbers & {Decimal(n) for n in re.findall(r"(?<![\d.,])\d+(?![\d.,]\d)", str(f.value))}]


def _asks_prices(case: Case) -> bool:
    """Whether it is sums that are said to differ, though the numbers given may be counts."""
    given = any(number.value >= LARGE or number.value % 1 for number in case.question.numbers)
    return not given and any(attribute in MONEY for attribute in case.question.attributes)


def _claimed(meant: Sequence[Fact]) -> Fact | None:
    """The one claim with the number given that somebody denies in the same role: "who says eight were bought"."""
    claims = [fact for fact in meant if fact.modality is Modality.REPORTED and "disputed" in fact.scope]
    denied = {(f.deal, f.attribute, f.value) for f in meant if f.modality is Modality.DENIED}
    claims = [fact for fact in claims if (fact.deal, fact.attribute, fact.value) in denied]
    return claims[0] if len(claims) == 1 else None


def at_odds(case: Case) -> Draft | None:
    """Both with their sources, where two figures that a question gives, or years it speaks of, are at odds."""
    known = case.known(_in_question(case))
    if "dates" in case.question.about_sources and (dates := dates_at_odds(case)):
        return _disagreement(case, dates, dates)
    meant = _with_numbers(case, known)
    meant = sums_at_odds(case, meant) or counts_at_odds(case, meant)
    return _disagreement(case, meant, known) if meant else None


def _deals(case: Case, facts: Sequence[Fact]) -> list[Deal]:
    return [deal for deal in case.deals if deal.id in {fact.deal for fact in facts}]


def answer_number(case: Case) -> Draft | None:
    """What a bare number is, in every role that it has in the deals asked about; None when it is in none."""
    meant = _with_numbers(case, case.known(_in_question(case)))
    if not meant:
        return None
    distinct = list({(fact.attribute, fact.deal): fact for fact in meant}.values())
    text = "; ".join(line(fact, case) for fact in distinct[:2])
    return Draft(
        text,
        tuple(distinct),
        strong=case.speech.figure(distinct[0]),
        details=tuple(line(fact, case) for fact in distinct),
        rows=tuple(line_row(fact, case) for fact in distinct),
    )


def _in_question(case: Case) -> list[Fact]:
    """The facts of the deals asked about; every fact, where the question gives nothing but a number."""
    if case.question.subject.is_empty and case.question.numbers:
        return list(case.knowledge.records.facts.values())
    return case.facts(None)


def _with_numbers(case: Case, facts: Sequence[Fact]) -> list[Fact]:
    """The facts whose value is a number the asker gave; a bare 6.7 is met whatever its magnitude."""
    meant = []
    for number in case.question.numbers:
        for fact in facts:
            if not isinstance(fact.value, Decimal) or number.value == 0:
                continue
            if fact.value == number.value or is_scaled(fact, number.value):
                meant.append(fact)
    came = [f for f in meant if f.attribute in CAME] if "delivered" in case.question.claims else []
    meant = came or meant
    then = [fact for fact in meant if fact.as_of and any(fact.as_of.overlaps(time) for time in case.question.times)]
    return then or meant


def _with_dates(case: Case) -> list[Fact]:
    """The facts whose value is a time the asker gave, whenever they were told: "who says February 2027"."""
    if not case.question.times or "told" in case.question.claims or case.question.frame.printed:
        return []  # the time says when it was told
    dates = [fact for fact in case.facts(None) if fact.attribute in DATES and fact.period in case.question.times]
    return [fact for fact in dates if fact.attribute in case.question.attributes] or dates


def _of_attribute(case: Case) -> list[Fact]:
    if case.question.numbers and case.question.asked is Asked.PLACE:  # nobody gives the figure: "where is 53 from"
        return []
    states = {state for claim in case.question.claims & CLAIMED.keys() for state in CLAIMED[claim]}
    if told := [fact for fact in case.known(case.facts(A.STATUS)) if fact.value in states]:
        return told[-1:]
    dates = [A.SIGNED] if case.question.asked is Asked.DATE else []
    named = dates + [
        a for a in case.question.attributes if a in QUANTITIES | MONEY | DATES | TEXTS and a is not A.REASON
    ]
    for attribute in (*named, *_DEFAULT, *_WISHES):
        rows = case.rows(attribute)
        if rows:
            return [fact for row in rows for fact in (row.fact, *row.standing.agreeing)]
    return [fact for fact in case.known(case.facts(None)) if fact.modality is Modality.DENIED][:1]


def _sources(case: Case, facts: Sequence[Fact], others: Sequence[Fact] = ()) -> Draft:
    """Who says so, how many, and who says otherwise."""
    speech = case.speech
    lead = facts[0]
    date = speech.period(lead.as_of) if lead.as_of else speech.say("undated_article")
    text = speech.say(
        "source_head",
        source=speech.source(lead, case.knowledge),
        date=date,
        figure=speech.figure(lead),
        role=speech.word("role", lead.attribute),
        what=label(lead, case),
    )
    if lead.modality is not Modality.ACTUAL:
        text += f" ({speech.word('modality', lead.modality)})"
    told = _told_of(case, lead)
    text += "".join(f"; {speech.figure(fact)}" for fact in told)
    against = rebuttal_of(lead, case) if not told else None
    text += f" “{against.quote}”" if against is not None else ""
    others = [*told, *others]
    facts = facts[: SOURCES - len(others[:3])]
    names = independent(case, facts)
    key = "sources_count" if len(names) > 1 else "source_one"
    counted = speech.say(key, count=speech.number(Decimal(len(names))), names=speech.both(names))
    return Draft(
        text,
        (*facts, *others[:3]),
        strong=speech.source(lead, case.knowledge),
        details=(counted, *(line(fact, case) for fact in (*others[:3], *facts[1:5]))),
        rows=tuple(line_row(fact, case) for fact in (*others[:3], *facts[1:5])),
        computations=(Computation(Decimal(len(names)), tuple(Decimal(1) for _ in names), "#"),),
        quotes=(against,) if against is not None else (),
    )


def _told_of(case: Case, disputed: Fact) -> list[Fact]:
    """What a source says in words of a disputed figure, by its number: that it counts training rounds."""
    if "disputed" not in disputed.scope or not isinstance(disputed.value, Decimal):
        return []
    facts = [f for f in case.known(case.knowledge.facts_of.get(disputed.deal, ())) if f.attribute is A.OTHER]
    return [fact for fact in facts if states_number(str(fact.value), disputed.value)][:1]


def independent(case: Case, facts: Sequence[Fact]) -> list[str]:
    """Who says so, each once: reprints of one wire are one witness."""
    articles = [case.knowledge.article(fact) for fact in facts]
    return list(dict.fromkeys(article.syndicated_from or article.publisher for article in articles))


def _disagreement(case: Case, meant: Sequence[Fact], facts: Sequence[Fact]) -> Draft:
    """Every figure in play with its source, so that the reader sees why they differ."""
    meant = _of_one_role(meant)
    named = [fact.attribute for fact in meant] + [a for a in case.question.attributes if a in QUANTITIES | MONEY]
    on_record = {fact.attribute for fact in facts}
    attribute = next((a for a in (*named, *_disputed(case)) if a in on_record), A.VALUE)
    distinct = in_play(case, meant, [fact for fact in facts if fact.attribute is attribute])
    if len(distinct) < 2:
        return _sources(case, [*meant, *distinct]) if meant or distinct else decline(case, attribute)
    reasons = reasons_for(case, distinct)
    sums = [found for fact in distinct[:6] if (found := find_sum(case, fact)) is not None]
    shown = (written_sum(case, one) for one in sums[:1] if case.question.numbers)  # "where is 19.9 from"
    said = sentence_apart(case, distinct) if not reasons else None
    why = [case.speech.figure(fact) for fact in reasons[:1] if asks_why(case.question)]
    parts = (*(with_source(fact, case) for fact in distinct[:3]), *shown, *why)
    text = case.speech.say("disagree", figures="; ".join(parts)) + (f" “{said.quote}”" if said else "")
    told = [*distinct[:6], *reasons[:1]]
    return Draft(
        text,
        (*distinct, *reasons[:1], *(addend for *_, addend in sums)),
        strong="",
        details=(*(written_sum(case, one) for one in sums), *(line(fact, case) for fact in told)),
        rows=tuple(line_row(fact, case) for fact in told),
        computations=tuple(Computation(a.number, (b.number, c.number), "+") for a, b, c in sums),
        quotes=(said,) if said else (),
    )


def _of_one_role(meant: Sequence[Fact]) -> list[Fact]:
    """Of the numbers given those of the role in which most are on record, or of one unit where those are more."""
    role = _shared_role(meant)
    own = [fact for fact in meant if fact.attribute is role]
    alike = [fact for fact in meant if fact.unit == meant[0].unit]  # 58 vehicles are no 58 million
    return alike if {fact.value for fact in own} < {fact.value for fact in alike} else own


def _shared_role(meant: Sequence[Fact]) -> Attribute | None:
    """The role in which most of the numbers given are on record; the first of these."""
    values: dict[Attribute, set[object]] = {}
    for fact in meant:
        values.setdefault(fact.attribute, set()).add(fact.value)
    return max(values, key=lambda role: len(values[role]), default=None)


def _disputed(case: Case) -> list[Attribute]:
    """The roles in which somebody contradicts the figure that stands, or a source was put right."""
    roles = (*_DEFAULT, A.AMOUNT_PAID, A.REMAINING_QUANTITY)
    put_right = {fact.attribute for fact in case.known(case.facts(None)) if fact.corrects}
    return [role for role in roles if role in put_right or any(row.standing.rivals for row in case.rows(role))]


def with_source(fact: Fact, case: Case) -> str:
    """A figure with whose it is and its day."""
    speech = case.speech
    date = speech.period(fact.as_of) if fact.as_of else speech.say("undated_article")
    key = "disagree_converted" if "converted" in fact.scope else "disagree_part"
    return speech.say(key, figure=speech.figure(fact), source=speech.source(fact, case.knowledge), date=date)


def _age(case: Case, fact: Fact) -> Draft:
    speech = case.speech
    if fact.as_of is None:
        return _sources(case, [fact])
    age = age_since(fact.as_of.end, case)
    text = speech.say(
        "age",
        figure=speech.figure(fact),
        role=speech.word("role", fact.attribute),
        date=speech.period(fact.as_of),
        age=age,
        source=speech.source(fact, case.knowledge),
    )
    return Draft(text, (fact,), strong=speech.figure(fact), echoed=(age,))
