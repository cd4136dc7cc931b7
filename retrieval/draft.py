"""Drafts: what a plan hands over, and how it becomes an answer that has passed the gate."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.periods import Period, period_of
from index.records import Attribute, Fact, Review
from retrieval.answer import Answer, Citation, Figure, Outcome, Reason, Support, TableRow
from retrieval.case import Case
from retrieval.gate import Computation, Grounds, build_grounds, check
from retrieval.question import Operation
from retrieval.rates import Rate
from retrieval.resolution import RUNNING, standing_among

HEADLINE = 300  # characters
DETAILS = 1200  # characters, all lines together
SOURCES = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before its citations and notes. `facts` are all it rests on, the leading one first.

    `rows` are the lines of `details` that a table can hold.
    """

    headline: str
    facts: tuple[Fact, ...] = ()
    outcome: Outcome = Outcome.ANSWERED
    strong: str = ""
    yes_no: bool | None = None
    details: tuple[str, ...] = ()
    reason: Reason | None = None
    computations: tuple[Computation, ...] = ()
    figures: tuple[Figure, ...] | None = None
    as_of: Period | None = None
    choices: tuple[str, ...] = ()
    quotes: tuple[Citation, ...] = ()
    echoed: tuple[str, ...] = ()
    rates: tuple[Rate, ...] = ()
    rows: tuple[TableRow, ...] = ()


def quotation(lead: Citation, beside: Sequence[Citation] = (), as_of: Period | None = None) -> Draft:
    """What an article says, in its words and in no figure of ours."""
    text = f"“{lead.quote}” ({lead.article.publisher})"
    return Draft(text, quotes=(lead, *beside), figures=(), as_of=as_of)


def finish(draft: Draft, case: Case) -> Answer:
    """The answer of a draft, cut to size, cited, and let through the gate."""
    facts = _cited(draft.facts, SOURCES - len(draft.quotes))
    citations = unique([*draft.quotes, *(cite(fact, case) for fact in facts)])
    silent = draft.outcome in (Outcome.DECLINED, Outcome.CLARIFY)
    undated = silent or draft.figures == () or case.question.operation is Operation.TIMELINE
    age = None if undated else _age(facts, case)
    echoed = (*draft.echoed, *_own_words(case), *([age] if age else []))
    grounds = build_grounds(citations, facts, draft.computations, echoed, case.knowledge, case.speech, draft.rates)
    lead = facts[0] if facts else None
    notes = tuple(_notes(facts, age, case))
    figures = draft.figures if draft.figures is not None else figures_of(facts[:1])
    details = _fit(draft.details, grounds, DETAILS - sum(len(note) + 1 for note in notes))
    answer = Answer(
        headline=shorten(draft.headline, HEADLINE),
        outcome=draft.outcome,
        strong=draft.strong,
        yes_no=draft.yes_no,
        figures=() if silent else figures,
        as_of=draft.as_of or (lead.as_of if lead is not None and not silent else None),
        details=details,
        reason=draft.reason,
        citations=tuple(citations),
        reading=_reading(case),
        language=case.speech.language,
        choices=draft.choices,
        notes=notes,
        support=Support() if silent else _support(facts, figures, case),
        inferred=bool(case.question.assumed),
        stale=age is not None,
        rows=tuple({row.line: row for row in draft.rows if row.line in details}.values()),
    )
    return check(answer, grounds)


def _support(facts: Sequence[Fact], figures: Sequence[Figure], case: Case) -> Support:
    """Who says the same as the leading fact, reprints counted once, and who says otherwise."""
    if not facts or not figures or figures[0].fact != facts[0].id:
        return Support()
    lead, shown = facts[0], {figure.fact for figure in figures}
    standing = standing_among([f for f in facts if (f.deal, f.product) == (lead.deal, lead.product)], lead)
    articles = [case.knowledge.article(fact) for fact in (lead, *standing.agreeing)]
    sources = {article.syndicated_from or article.publisher for article in articles}
    rivals = dict.fromkeys(case.speech.figure(fact) for fact in standing.rivals)
    told = [fact for fact in facts if fact.id in shown]
    alike = [fact for fact in told if fact.unit == lead.unit]  # the others give it in another currency
    is_one = {fact.deal for fact in told} == {lead.deal} and {fact.value for fact in alike} == {lead.value}
    return Support(len(sources) if is_one and None not in shown else 0, tuple(rivals))


def _own_words(case: Case) -> list[str]:
    """What an answer may repeat of the question: the names it was read as, and the date asked."""
    deals = [deal.title for deal in case.deals]
    products = [case.knowledge.product_name(product) for product in case.question.subject.products]
    return [
        *case.question.assumed,
        *deals,
        *products,
        case.speech.period(period_of(case.question.frame.as_of)),
    ]


def cite(fact: Fact, case: Case) -> Citation:
    """The citation of a fact: its article and the stored span."""
    return Citation(case.knowledge.article(fact), fact.quote, fact.stated_by, fact.id)


def figures_of(facts: Iterable[Fact]) -> tuple[Figure, ...]:
    """The figures that facts give, as the JSON answer carries them."""
    return tuple(Figure(f.value, f.unit, f.attribute, f.qualifier, f.as_of, f.id) for f in facts)


def shorten(text: str, limit: int) -> str:
    """The text, cut at a word before the limit where it is too long; a number is never cut."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;(–") + "…"


def _cited(facts: Sequence[Fact], places: int) -> tuple[Fact, ...]:
    """The facts an answer can still cite, with at most as many sentences as there are places for sources."""
    spans = list(dict.fromkeys((fact.article, fact.quote) for fact in facts))[:places]
    return tuple({fact.id: fact for fact in facts if (fact.article, fact.quote) in spans}.values())


def unique(citations: Iterable[Citation]) -> list[Citation]:
    """The citations, each sentence once, in order."""
    return list({(c.article.id, c.quote): c for c in citations}.values())


def _fit(lines: Sequence[str], grounds: Grounds, room: int) -> tuple[str, ...]:
    """The detail lines that fit, in order; those about facts that found no place among the sources are left out."""
    return fitting([line for line in lines if grounds.missing(line) is None], room)


def fitting(lines: Sequence[str], room: int) -> tuple[str, ...]:
    """The lines, each once, that fit into as many characters, in order."""
    kept, length = list[str](), 0
    for line in dict.fromkeys(lines):
        if length + len(line) < room:
            kept.append(line)
            length += len(line) + 1
    return tuple(kept)


def age_since(then: date, case: Case) -> str:
    """How long ago a day is, in whole months and from two years on in whole years."""
    today = case.question.today
    months = (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
    if months < 24:
        return case.speech.say("months", count=str(months))
    return case.speech.say("years", count=str(months // 12))


def _age(facts: Sequence[Fact], case: Case) -> str | None:
    """How old the leading figure is, where it changes with time and isn't fresh."""
    lead = facts[0] if facts else None
    if lead is None or lead.as_of is None or lead.attribute not in _CHANGING:
        return None
    if (case.question.today - lead.as_of.end).days <= case.stale_after_days:
        return None
    return age_since(lead.as_of.end, case)


_CHANGING = RUNNING | {Attribute.STATUS, Attribute.DELIVERY_DUE, Attribute.DELIVERY_START, Attribute.PLANNED_QUANTITY}


def _notes(facts: Sequence[Fact], age: str | None, case: Case) -> Iterable[str]:
    """What the reader must know of the figure: how old it is, who read it, what was assumed."""
    speech = case.speech
    if age is not None:
        yield speech.say("stale", years=age)
    if case.question.assumed:
        yield speech.say("assuming", names=speech.both(dict.fromkeys(case.question.assumed)))
    unreviewed = [fact.review is Review.EXTRACTED for fact in facts]
    if any(unreviewed):
        yield speech.say("unreviewed" if unreviewed[0] else "partly_unreviewed")


def _reading(case: Case) -> str:
    """How the question was understood, for the reader to check."""
    subject, knowledge = case.question.subject, case.knowledge
    parts = [
        *sorted(subject.buyers),
        *(knowledge.product_name(product) for product in sorted(subject.products)),
        *(knowledge.organisation_name(seller) for seller in sorted(subject.sellers)),
        *(knowledge.records.deals[deal].title for deal in sorted(subject.deals)),
    ]
    lead = case.question.attributes[0].value if case.question.attributes else case.question.operation.value
    return " · ".join([lead, *parts])
