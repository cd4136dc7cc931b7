"""A proposed fact in a few lines: the figure and its role, what it is about, who says so, its flags and its quote."""

import re
from dataclasses import dataclass

from bot.sheets import flags_of
from bot.telegram.messages.text import Text, bold, inert, italic, joined, plain
from bot.telegram.wording import Wording
from index.records import Article, Fact, Modality, Records, Review

_CONTEXT = 160  # characters on either side of a quote
_LONGEST_LINE = 300  # units of a line somebody else wrote


@dataclass(frozen=True, slots=True)
class FactLines:
    """Renders facts in the words of one language, beside the records they belong to."""

    words: Wording
    records: Records

    def brief(self, number: int, fact: Fact, quote: int) -> Text:
        """A fact on a card; its quote may take so many units."""
        said = plain("“") + inert(" ".join(fact.quote.split())).cut(quote) + plain("”")
        return joined([plain(f"{number}. ") + self._headline(fact), self._about(fact), self._flags(fact), said], "\n")

    def whole(self, fact: Fact, article: Article) -> Text:
        """A fact by itself, with the text around its quote."""
        said = joined([self._headline(fact), self._about(fact), self._flags(fact), self._rule(fact)], "\n")
        return joined([said, _in_context(fact, article.text)], "\n\n")

    def _headline(self, fact: Fact) -> Text:
        role = self.words.role(fact.attribute)
        modality = ""
        if fact.modality is not Modality.ACTUAL:
            modality = f" ({self.words.speech.word('modality', fact.modality)})"
        figure = self.words.speech.figure(fact)
        return plain(f"{role[:1].upper()}{role[1:]}: ") + bold(inert(figure).cut(_LONGEST_LINE)) + plain(modality)

    def _about(self, fact: Fact) -> Text:
        """What the fact is about on one line, when and according to whom on the next."""
        deal, product = self.records.deals.get(fact.deal), self.records.products.get(fact.product)
        words, intake = self.words, self.words.intake
        things = [
            words.speech.country(fact.buyer),
            self._named(product.name if product else fact.product, product.review if product else None),
            self._named(deal.title if deal else fact.deal, deal.review if deal else None),
        ]
        terms = [
            intake.as_of.format(date=words.date(fact.as_of)) if fact.as_of else "",
            intake.stated_by.format(name=fact.stated_by),
            ", ".join(fact.scope),
        ]
        lines = (" · ".join(filter(None, parts)) for parts in (things, terms))
        return joined([inert(line).cut(_LONGEST_LINE) for line in lines], "\n")

    def _named(self, name: str, review: Review | None) -> str:
        return self.words.intake.new.format(name=name) if review is Review.EXTRACTED else name

    def _flags(self, fact: Fact) -> Text:
        return joined([plain("⚠ ") + inert(self._flag(flag)).cut(_LONGEST_LINE) for flag in flags_of(fact)], "\n")

    def _flag(self, flag: str) -> str:
        """A flag in words: its kind, and the fact it speaks of; as it is when there are no words for its kind."""
        kind, *said = flag.split(" ")
        sentence = self.words.intake.flags.get(kind)
        if sentence is None or not said:
            return flag
        other = self.records.facts.get(said[-1])
        shown = self._figure_of(other) if other else said[-1]
        return sentence.format(other=shown, times=f"{said[0]} ×")

    def _figure_of(self, fact: Fact) -> str:
        figure, article = self.words.speech.figure(fact), self.records.articles.get(fact.article)
        published = article.published if article else None
        source = ", ".join(
            filter(None, [article.publisher if article else "", self.words.date(published) if published else ""])
        )
        return f"{figure} ({source})" if source else figure

    def name_of(self, identity: str) -> str:
        """What a deal, a product or an organisation is called."""
        if deal := self.records.deals.get(identity):
            return deal.title
        found = self.records.products.get(identity) or self.records.organisations.get(identity)
        return found.name if found else identity

    def _rule(self, fact: Fact) -> Text:
        if fact.confidence is None and not fact.rule:
            return Text()
        percent = "?" if fact.confidence is None else str(round(100 * fact.confidence))
        return italic(inert(self.words.intake.confidence.format(percent=percent, rule=fact.rule or "?")))


def _in_context(fact: Fact, text: str) -> Text:
    """The quote in bold, with what stands around it in the article."""
    start = fact.span[0] if fact.span else text.find(fact.quote)
    if start < 0:
        return bold(_flat(fact.quote))
    end = start + len(fact.quote)
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    opening, closing = "…" if start > _CONTEXT else "", "…" if end + _CONTEXT < len(text) else ""
    return (
        plain(opening) + _flat(before) + bold(_flat(fact.quote).cut(4 * _LONGEST_LINE)) + _flat(after) + plain(closing)
    )


def _flat(text: str) -> Text:
    """Text of an article on one line, spaces at its ends kept."""
    return inert(re.sub(r"\s+", " ", text))
