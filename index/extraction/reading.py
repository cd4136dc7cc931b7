"""An article as it is read for facts: sentences with the figures, cues, products and countries in them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from index.extraction.amounts import Amount, find_amounts
from index.extraction.bare_sums import find_bare_sums
from index.extraction.companies import Company, find_companies
from index.extraction.counts import Count, find_counts
from index.extraction.cues import Cue, find_cues
from index.extraction.dates import Dated, find_dates
from index.extraction.lexicon import Lexicon
from index.extraction.named_countries import find_countries
from index.extraction.parties import Party, add_home, find_parties
from index.extraction.places import Place
from index.extraction.products import Sighting, find_products
from index.extraction.runs import singular
from index.extraction.sentences import Sentence, split_sentences
from index.extraction.table_rows import cues_by_cell, cues_of_head
from index.records import Article

P = TypeVar("P", bound=Place)
_WORD = re.compile(r"\w+")
_LONGEST_SENTENCE = 2_000  # characters; more is no sentence, and its figures times its cues would take minutes


class Sort(StrEnum):
    """What a figure is."""

    COUNT = "count"
    MONEY = "money"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of things, a sum of money or a date, with its place in the article's text."""

    sort: Sort
    start: int
    end: int
    found: Count | Amount | Dated


@dataclass(frozen=True)
class Line:
    """A sentence with all that was found in it, left to right; places are those of the article's text."""

    number: int
    sentence: Sentence
    text: str  # of the whole article
    words: tuple[int, ...]  # where each word begins
    cues: tuple[Cue, ...]
    figures: tuple[Figure, ...]
    products: tuple[Sighting, ...]
    parties: tuple[Party, ...]

    def words_between(self, start: int, end: int) -> int:
        """How many words begin between two places."""
        return sum(start <= word < end for word in self.words)

    def opens_paragraph(self, lines: Sequence["Line"]) -> bool:
        """Whether it is the first sentence of a paragraph, or of the text; `lines` are all of the text's."""
        return not self.number or "\n" in self.text[lines[self.number - 1].sentence.end : self.sentence.start]


@dataclass(frozen=True)
class Reading:
    """A whole article, read."""

    article: Article
    lines: tuple[Line, ...]
    title_parties: tuple[Party, ...]
    title_products: tuple[Sighting, ...]
    companies: tuple[Company, ...]
    home: str = ""  # the country that the publisher's name shows


def read_article(article: Article, lexicon: Lexicon) -> Reading:
    """The sentences of an article with what was found in them."""
    text, language = article.text, article.language
    sentences = split_sentences(text, language)
    money = _find_money(article)
    named = find_countries(lexicon, text, language, article.title)
    # US$ and Danish kroner name a currency; elsewhere what looks like a figure may be part of a country's name.
    countries = [one for one in named if not any(_overlap(figure, one) for figure in money)]
    figures = [
        figure
        for sentence in sentences
        if len(sentence.text) <= _LONGEST_SENTENCE
        for figure in _figures(sentence, language, article.published, money)
    ]
    figures = [figure for figure in figures if not any(_overlap(figure, one) for one in countries)]
    counts = [figure for figure in figures if figure.sort is Sort.COUNT]
    paper = [Company(one.start(), one.end(), one[0]) for one in re.finditer(re.escape(article.publisher), text)]
    companies = find_companies(text, language, countries)
    others: list[Place] = [*named, *lexicon.organisations.find(text, inflected=language == "pl"), *companies, *paper]
    others += [figure for figure in figures if figure.sort is not Sort.COUNT]
    above = find_countries(lexicon, article.title, language, text)
    heading = [one for one in find_products(article.title, language, lexicon, above, ()) if one.name]
    names = frozenset(singular(one.name) for one in heading)
    products = find_products(text, language, lexicon, others, counts, names, article.title)
    figures = [figure for figure in figures if not any(one.name and _overlap(figure, one) for one in products)]
    pieces = cue_sentences(sentences, language)
    parties = find_parties(text, language, countries, pieces)
    lines = []
    headings: list[list[Cue]] = []
    for number, (sentence, cues) in enumerate(pieces):
        if sentence.text.startswith("|"):
            headings = headings or cues_by_cell(sentence, cues)
            cues += cues_of_head(sentence, headings)
        else:
            headings = []
        cues = [cue for cue in cues if not any(m.start < cue.end and cue.start < m.end for m in countries)]
        own = add_home(text, language, sentence.start, sentence.end, _within(parties, sentence))
        words = tuple(sentence.start + word.start() for word in _WORD.finditer(sentence.text))
        found = tuple(_within(figures, sentence)), tuple(_within(products, sentence)), tuple(own)
        lines.append(Line(number, sentence, text, words, tuple(cues), *found))
    title = Sentence(0, len(article.title), article.title)
    heads = find_parties(article.title, language, above, [(title, find_cues(article.title, language))])
    home = next((one.names[0].id for one in find_countries(lexicon, article.publisher, language)), "")
    return Reading(article, tuple(lines), tuple(heads), tuple(heading), tuple(companies), home)


def cue_sentences(sentences: Iterable[Sentence], language: str) -> list[tuple[Sentence, list[Cue]]]:
    """Each sentence with the cues in it, which stand at their places in the article."""
    return [
        (sentence, [_moved(cue, sentence.start) for cue in find_cues(sentence.text, language)])
        for sentence in sentences
    ]


def _within(places: Iterable[P], sentence: Sentence) -> list[P]:
    """What begins in a sentence."""
    return [place for place in places if sentence.start <= place.start < sentence.end]


def _find_money(article: Article) -> list[Figure]:
    """The sums of money of an article, found in one go: the country named nearest says whose crowns they are."""
    head = f"{article.title}\n\n"
    text = head + article.text
    amounts = find_amounts(text, article.language)
    amounts = sorted([*amounts, *find_bare_sums(text, article.language, amounts)], key=lambda amount: amount.start)
    return [
        Figure(Sort.MONEY, amount.start - len(head), amount.end - len(head), amount)
        for amount in amounts
        if amount.start >= len(head)
    ]


def _figures(sentence: Sentence, language: str, published: date | None, money: Sequence[Figure]) -> list[Figure]:
    text, at = sentence.text, sentence.start
    amounts = [figure for figure in money if at <= figure.start and figure.end <= sentence.end]
    dates = [Figure(Sort.DATE, at + one.start, at + one.end, one) for one in find_dates(text, language, published)]
    dates = [figure for figure in dates if not any(_overlap(figure, amount) for amount in amounts)]
    taken = [(figure.start - at, figure.end - at) for figure in (*amounts, *dates)]
    counts = find_counts(text, language, taken)
    return sorted(
        [*amounts, *dates, *(Figure(Sort.COUNT, at + one.start, at + one.end, one) for one in counts)],
        key=lambda figure: figure.start,
    )


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end


def _moved(cue: Cue, by: int) -> Cue:
    return Cue(cue.kind, cue.start + by, cue.end + by)
