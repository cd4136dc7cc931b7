"""The chart of an answer in words: title, names, values and sources as they are drawn, and the caption below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.dates import format_skeleton

from bot.chart_values import Bar, BarChart, Chart, Heading, Line, LineChart, Mark, Part
from bot.series import Comparison, Course, Point, Series, Side, widest
from bot.telegram.answers.figures import short_figure
from bot.telegram.answers.render import render_headline
from bot.telegram.messages.text import CAPTION, Text, inert, italic, joined
from bot.telegram.wording import Wording, Wordings
from bot.typeface import Typeface
from index.periods import Period
from index.records import MONEY, Attribute, Fact, Review
from retrieval.answer import Answer
from retrieval.knowledge import Knowledge

_SOURCES, _NAMED = 4, 3
_TICKS = 7
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)  # months from one day named to the next


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as a PNG, and what it shows in words."""

    png: bytes
    caption: Text


def sketch(
    series: Series, answer: Answer, knowledge: Knowledge, wordings: Wordings, face: Typeface
) -> tuple[Chart, Text]:
    """The chart of an answer, in its language where there are letters for it, and the caption below."""
    told = wordings.of(answer.language)
    drawn = told if face.draws(told.role(Attribute.DELIVERED_QUANTITY)) else wordings.of("en")
    chart = Drawing(drawn, knowledge, face).chart(series, answer)
    return chart, Drawing(told, knowledge, face).caption(series, answer)


@dataclass(frozen=True)
class Drawing:
    """Puts series of one generation in the words of one language, and what is drawn in letters that there are."""

    words: Wording
    knowledge: Knowledge
    face: Typeface

    def chart(self, series: Series, answer: Answer) -> Chart:
        """What to draw."""
        match series:
            case Course():
                return self._lines(series)
            case Comparison():
                return self._bars(series, answer)

    def caption(self, series: Series, answer: Answer) -> Text:
        """The answer in full, then all that the picture shows: the picture for those who don't see it."""
        below = [italic(inert(line)) for line in (self._footer(series, drawn=False), *self._warning(series))]
        return joined([render_headline(answer), inert(self._told(series)), *below], "\n").cut(CAPTION)

    def _lines(self, course: Course) -> LineChart:
        newest = course.newest[0]
        words, what = self.words.charts, self._what([newest])
        figure, role = " / ".join(map(self.words.speech.figure, course.newest)), self.words.role(newest.attribute)
        title = words.reached.format(figure=figure, role=role, what=what)
        if course.ordered:
            ordered = self.words.speech.number(course.ordered[-1].fact.number)
            title = words.progress.format(figure=figure, ordered=ordered, what=what)
        heading = Heading(_capital(title), course.deal.title, (self._footer(course), *self._warning(course)))
        lines = [self._line(points, points is course.ordered) for points in (course.points, course.ordered) if points]
        days = [mark.day for line in lines for mark in line.marks]
        return LineChart(heading, tuple(lines), tuple(self._ticks(min(days), max(days))))

    def _line(self, points: Sequence[Point], in_steps: bool) -> Line:
        marks = tuple(
            Mark(point.day, float(point.fact.number), short_figure(point.fact, self.words)) for point in points
        )
        return Line(self.words.role(points[0].fact.attribute), marks, in_steps)

    def _bars(self, comparison: Comparison, answer: Answer) -> BarChart:
        names, words = self._names(comparison), self.words.charts
        lead, role = comparison.sides[0], self.words.role(comparison.facts[0].attribute)
        leads = self._is_lead(lead, answer)
        title = self._amounts(comparison)
        if comparison.total is not None:
            total = self._written(comparison.facts[0], comparison.total)
            title = words.total.format(figure=total, role=role, what=self._what(comparison.facts))
        elif leads:
            title = words.leads.format(name=names[0], figure=self._amount(lead), role=role)
        subtitle = words.compared[comparison.by].format(role=role)
        footer = [self._footer(comparison)]
        if comparison.left_out:
            figures = self.words.speech.both(map(self.words.speech.figure, comparison.left_out))
            footer.insert(0, words.left_out.format(figures=figures))
        bars = [
            Bar(name, self._parts(side), self._amount(side), strong=not leads or side is lead)
            for name, side in zip(names, comparison.sides, strict=True)
        ]
        footer += self._warning(comparison)
        return BarChart(Heading(_capital(title), _capital(subtitle), tuple(footer)), tuple(bars))

    def _names(self, comparison: Comparison) -> list[str]:
        """What the sides are called, each differently."""
        speech = self.words.speech
        match comparison.by:
            case "buyer":
                return [speech.country(side.key) for side in comparison.sides]
            case "product":
                return [self._product(side.key) for side in comparison.sides]
        facts = [side.facts[0] for side in comparison.sides]
        several = len({fact.buyer for fact in facts}) > 1
        short = [self._deal_name(fact, several) for fact in facts]
        if len(set(short)) == len(short):
            return short
        titles = [self.knowledge.records.deals[fact.deal].title for fact in facts]
        return [
            f"{title}: {name}" if short.count(name) > 1 else name for title, name in zip(titles, short, strict=True)
        ]

    def _deal_name(self, fact: Fact, with_buyer: bool) -> str:
        buyer = f"{self.words.speech.country(fact.buyer)}, " if with_buyer else ""
        signed = self.knowledge.signing.get(fact.deal)
        year = f" ({signed.start.year})" if signed else ""
        return f"{buyer}{self._product(fact.product)}{year}"

    def _is_lead(self, side: Side, answer: Answer) -> bool:
        """Whether the answer is that this side comes first, rather than what all of them are."""
        fact = side.facts[0]
        names = (
            self.words.speech.country(fact.buyer),
            self.knowledge.product_name(side.key),
            self.knowledge.records.deals[fact.deal].title,
        )
        return any(answer.strong.startswith(name) for name in names)

    def _amounts(self, comparison: Comparison) -> str:
        """What the sides come to, when they are few; else just what is compared."""
        role, what = self.words.role(comparison.facts[0].attribute), self._what(comparison.facts)
        if len(comparison.sides) > _NAMED:
            return _capital(f"{role} – {what}")
        figures = self.words.speech.both(map(self._amount, comparison.sides))
        return self.words.charts.reached.format(figure=figures, role=role, what=what)

    def _amount(self, side: Side) -> str:
        return (
            self.words.speech.figure(side.facts[0])
            if len(side.facts) == 1
            else self._written(side.facts[0], side.amount)
        )

    def _parts(self, side: Side) -> tuple[Part, ...]:
        if len(side.facts) == 1:
            return (Part(float(side.amount)),)
        return tuple(Part(float(fact.number), short_figure(fact, self.words)) for fact in side.facts)

    def _summed(self, side: Side) -> str:
        parts = " + ".join(short_figure(fact, self.words) for fact in side.facts)
        return self._amount(side) if len(side.facts) == 1 else f"{self._amount(side)} ({parts})"

    def _written(self, fact: Fact, amount: Decimal) -> str:
        """An amount in the unit of a fact."""
        speech = self.words.speech
        return speech.amount(amount, fact.unit) if fact.attribute in MONEY else speech.quantity(amount, fact.unit)

    def _product(self, product: str) -> str:
        """The name of a product; its id, which is always Latin, when nothing of the name can be drawn."""
        name = self.knowledge.product_name(product)
        return name if self.face.drawable(name) else product

    def _what(self, facts: Iterable[Fact]) -> str:
        """The product, when it is one, and the buyers, when they are few."""
        facts = list(facts)
        products = dict.fromkeys(fact.product for fact in facts)
        if len(products) > 1:
            products = dict.fromkeys(widest(product, self.knowledge) for product in products)
        names = [self._product(product) for product in products]
        buyers = dict.fromkeys(self.words.speech.country(fact.buyer) for fact in facts)
        told = names[:1] if len(names) == 1 else []
        if len(buyers) <= _NAMED:
            told.append(self.words.speech.both(buyers))
        return ", ".join(told) or self.words.speech.both(names[:_NAMED])

    def _footer(self, series: Series, drawn: bool = True) -> str:
        """The date of the newest figure and who says so."""
        told = [self.words.as_of.format(date=self.words.date(max(dates)))] if (dates := _dates(series.facts)) else []
        names = list(dict.fromkeys(self.knowledge.article(fact).publisher for fact in series.facts))
        shown = [name for name in names if self.face.draws(name)][:_SOURCES] if drawn else names[:_SOURCES]
        more = [self.words.more.format(count=len(names) - len(shown))] if len(names) > len(shown) else []
        told.append(self.words.charts.sources.format(names=", ".join([*shown, *more])))
        return _capital(" · ".join(told))

    def _warning(self, series: Series) -> list[str]:
        """That nobody has reviewed some of the figures, or any."""
        unreviewed = [fact.review is Review.EXTRACTED for fact in series.facts]
        key = "unreviewed" if all(unreviewed) else "partly_unreviewed"
        return [self.words.speech.say(key)] if any(unreviewed) else []

    def _told(self, series: Series) -> str:
        """Every value that is drawn, in words."""
        words = self.words.charts
        match series:
            case Comparison():
                sides = zip(self._names(series), series.sides, strict=True)
                return " · ".join(words.point.format(date=name, figure=self._summed(side)) for name, side in sides)
            case Course():
                told = [
                    words.point.format(date=self._day(point), figure=short_figure(point.fact, self.words))
                    for point in series.points
                ]
                return " · ".join(told)

    def _day(self, point: Point) -> str:
        return self.words.date(point.fact.as_of or point.day)

    def _ticks(self, first: date, last: date) -> Iterable[tuple[date, str]]:
        """Beginnings of months or years to name on the axis, few enough to be read."""
        months = range(first.year * 12 + first.month, last.year * 12 + last.month)
        step = next((step for step in _STEPS if len(months) // step <= _TICKS), _STEPS[-1])
        skeleton = "y" if step >= 12 else "yMMM"
        for month in months:
            if month % step == 0:
                day = date(month // 12, month % 12 + 1, 1)
                yield day, format_skeleton(skeleton, day, locale=self.words.speech.locale)


def _dates(facts: Iterable[Fact]) -> list[Period]:
    return [fact.as_of for fact in facts if fact.as_of]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
