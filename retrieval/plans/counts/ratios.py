"""How many of one thing there are for each of another in a deal: rockets per launcher."""

from dataclasses import replace
from decimal import Decimal

from index.names import fold, split_pieces
from index.records import Attribute, Fact
from retrieval.answer import Figure
from retrieval.case import Case, Row
from retrieval.draft import Draft, figures_of
from retrieval.gate import Computation
from retrieval.plans.sentences import label, qualified
from retrieval.question import Subject
from retrieval.stems import singular

A = Attribute


def answer_ratio(case: Case) -> Draft | None:
    """One count shared out over another of the same deal, in the open; None where none is asked for or on record."""
    if "ratio" not in case.question.claims:
        return None
    pairs = [pair for deal in case.deals for pair in _pairs(case, deal.id)]
    if len(pairs) != 1:
        return None
    many, few = pairs[0]
    each, speech = round(many.number / few.number, 1), case.speech
    each = each.quantize(Decimal(1)) if each == each.to_integral() else each
    figure = speech.quantity(each, many.unit)
    text = speech.say(
        "unit_price", figure=figure, value=speech.figure(many), count=speech.figure(few), what=label(many, case)
    )
    return Draft(
        f"{text}, {qualified(many, case)}",
        (many, few),
        strong=figure,
        computations=(Computation(each, (many.number, few.number), "÷"),),
        figures=(
            Figure(each, many.unit, many.attribute, many.qualifier, many.as_of, None),
            *figures_of((many, few)),
        ),
        as_of=many.as_of,
    )


def _pairs(case: Case, deal: str) -> list[tuple[Fact, Fact]]:
    """The counts of a deal that the question names, the one it names first over the other."""
    rows = [row for role in (A.ORDERED_QUANTITY, A.SUPPORT_VEHICLES) for row in _rows(case, deal, role)]
    placed = [(place, row.fact) for row in rows if (place := _place(case, row.fact)) is not None and row.fact.number]
    counts = [fact for _, fact in sorted(placed, key=lambda pair: pair[0])]
    apart = len(counts) == 2 and counts[0].unit != counts[1].unit
    return [(counts[0], counts[1])] if apart else []


def _rows(case: Case, deal: str, role: A) -> list[Row]:
    """What stands of a role in a deal, of each of its products by itself."""
    subject = Subject(deals=frozenset({deal}))
    products = sorted({fact.product for fact in case.about(subject).deal_facts(role)})
    rows = [row for one in products for row in case.about(replace(subject, products=frozenset({one}))).rows(role)]
    return list({row.fact.id: row for row in rows}.values())


def _place(case: Case, fact: Fact) -> int | None:
    """Where the question names what a fact counts, by its product or its unit; None where it doesn't."""
    words = [piece.text for piece in split_pieces(fold(case.question.text))]
    forms = {fold(fact.unit), singular(fold(fact.unit))}
    forms |= {form for form, _ in case.knowledge.names.forms_of(fact.product)}
    return next((place for place, word in enumerate(words) if word in forms), None)
