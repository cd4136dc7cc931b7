"""What pages are made of: lines, each with one figure and what it rests on, and the view they are seen from."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from index.records import DATES, MONEY, QUANTITIES, Attribute, Fact, Review
from retrieval.answer import Citation
from retrieval.case import Case, Row
from retrieval.draft import cite
from retrieval.gate import Computation, UngroundedFigure, build_grounds
from retrieval.knowledge import Knowledge
from retrieval.plans.amounts.money import money_rows
from retrieval.plans.deals.status import find_stages
from retrieval.plans.sentences import qualified
from retrieval.question import Asked, Frame, Operation, Question, Subject
from retrieval.rates import ReferenceRates
from retrieval.resolution import RESERVED, Standing
from retrieval.understanding.parse import Reader
from retrieval.wording.speech import Speech

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a page says: `strong`, the figure, is a part of `text`; `dated` is when it is true and who says so.

    `citations` are what it rests on, the leading one first.
    """

    text: str
    strong: str = ""
    dated: str = ""
    citations: tuple[Citation, ...] = ()
    unreviewed: bool = False


@dataclass(frozen=True)
class View:
    """From where pages are seen: what is known and how names are read, in which language, on which day."""

    reader: Reader
    speech: Speech
    today: date
    _rates: ReferenceRates = field(default_factory=ReferenceRates)

    @property
    def knowledge(self) -> Knowledge:
        """What is known."""
        return self.reader.knowledge

    def read(self, text: str) -> Question:
        """What a text names, read in the language of the view, else in the one it seems to be written in."""
        question = self.reader.read(text, self.today, self.speech.language)
        return self.reader.read(text, self.today) if question.subject.is_empty else question

    def case(self, subject: Subject) -> Case:
        """The case of a page about `subject`: the rules by which a figure is chosen are those of answers."""
        question = Question(
            text="",
            language=self.speech.language,
            operation=Operation.LOOKUP,
            asked=Asked.ANY,
            attributes=(),
            subject=subject,
            frame=Frame(self.today),
            today=self.today,
        )
        return Case(question, self.knowledge, self.speech, lambda *_: (), 0, self._rates)


def rows_of(case: Case, attribute: Attribute) -> list[Row]:
    """What stands for an attribute in the deals of a case; amounts in the currency each deal is best stated in."""
    if attribute is Attribute.STATUS:  # a deal climbs from state to state, which isn't a dispute
        stages = find_stages(case)
        return [Row(stage.deal, stage.facts[0].product, Standing(stage.facts[0])) for stage in stages]
    rows = money_rows(case, attribute) if attribute in MONEY else case.rows(attribute)
    if attribute is Attribute.PLANNED_QUANTITY:  # a plan for one year is no plan for all
        rows = [row for row in rows if set(row.fact.scope) <= RESERVED]
    return rows


def lines_of(rows: Iterable[Row], case: Case) -> list[Line]:
    """A line for each figure that stands, and behind it one for each that contradicts it; nothing is told twice."""
    rows = list(rows)
    several = len({row.product for row in rows}) > 1
    lines = list[Line]()
    for row in rows:
        lines += figure_line(row.fact, case, with_product=several)
        for rival in row.standing.rivals:
            lines += _rival_line(rival, case)
    return list({(line.text, line.dated): line for line in lines}.values())


def figure_line(fact: Fact, case: Case, *, with_product: bool = False) -> list[Line]:
    """A fact as a line: figure, role, where it helps the product, and when it is true and who says so."""
    figure, text = in_role(fact, case.speech)
    if with_product and fact.attribute in QUANTITIES | DATES:
        text += f": {case.knowledge.product_name(fact.product)}"
    return let_through(text, figure, qualified(fact, case), [fact], case)


def in_role(fact: Fact, speech: Speech) -> tuple[str, str]:
    """A fact's figure, and the figure with its role; a status speaks for itself."""
    figure = speech.figure(fact)
    if fact.attribute is Attribute.STATUS:
        figure = figure[:1].upper() + figure[1:]
        return figure, figure
    return figure, speech.say("timeline_step", figure=figure, role=speech.word("role", fact.attribute))


def _rival_line(fact: Fact, case: Case) -> list[Line]:
    speech = case.speech
    date_of = speech.period(fact.as_of) if fact.as_of else speech.say("undated_article")
    source = speech.source(fact, case.knowledge)
    text = speech.say("rival", figure=speech.figure(fact), source=source, date=date_of)
    return let_through(text, "", "", [fact], case)


def let_through(
    text: str,
    strong: str,
    dated: str,
    facts: Sequence[Fact],
    case: Case,
    computations: Sequence[Computation] = (),
    names: Sequence[str] = (),
) -> list[Line]:
    """The line, if its digits are those of the facts it cites or computed from them in the open; else none.

    `names` may have digits of their own: those of the deals and products that the line names.
    """
    citations = tuple(cite(fact, case) for fact in facts)
    try:
        grounds = build_grounds(citations, facts, computations, names, case.knowledge, case.speech)
        for part in (text, strong, dated):
            if (missing := grounds.missing(part)) is not None:
                raise UngroundedFigure(missing, part)
    except UngroundedFigure as error:
        log.warning("gate refused a line: %s", error)
        return []
    return [Line(text, strong, dated, citations, any(fact.review is Review.EXTRACTED for fact in facts))]
