"""What the articles say of a deal beside the facts read from them: their sentences, each with the deals it is about."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from index.names import NameKind
from index.periods import Period, period_of
from index.records import Article, Attribute, Deal, Fact
from retrieval.answer import Citation
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.claims import verdict
from retrieval.plans.denials import says_of_none
from retrieval.plans.detail import in_its_words
from retrieval.question import Subject
from retrieval.selection import find_deals

_END = re.compile(r"(?<=[.!?])\s+(?=[^a-z])")
_LANGUAGE = "en"  # the only one whose sentences are read here


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an article that speaks of the deals in question."""

    article: Article
    sentence: str

    @property
    def day(self) -> Period | None:
        """When it was said."""
        return period_of(self.article.published) if self.article.published else None


def sentences_about(case: Case, *, joined: bool = False) -> list[Said]:
    """The sentences of English articles about the deals in question, newest article first.

    A sentence is about the deals of the facts read from it; where none was, about those of the sentence before it in
    its paragraph, unless it names a country that has no part in them, or of the paragraph before where it names the
    buyer. `joined` adds the other deals that the buyers
    have of the same things.
    """
    until = case.question.frame.as_of
    deals = {deal.id for deal in (_joined(case) if joined else case.deals)}
    articles = {fact.article: case.knowledge.article(fact) for fact in case.deal_facts()}
    english = [a for a in articles.values() if a.language == _LANGUAGE and (a.published or until) <= until]
    english.sort(key=lambda article: (article.published or until, article.id), reverse=True)
    return [Said(article, text) for article in english for text in _about(article, deals, case)]


def sentences_naming_buyer(case: Case) -> Iterator[str]:
    """The sentences that name a buyer, in the articles that the facts of the deals in question were read from."""
    buyers = {deal.buyer for deal in case.deals}
    for article in {fact.article: case.knowledge.article(fact) for fact in case.known(case.deal_facts())}.values():
        yield from (text for text in _END.split(article.text) if buyers & _countries(text, case))


def by_words_of(case: Case, fact: Fact, yes: bool) -> Draft:
    """Yes or no on the ground of the sentence of a fact."""
    return verdict(case, in_its_words(case, fact), yes)


def by_sentence(case: Case, said: Said, yes: bool) -> Draft:
    """Yes or no on the ground of a sentence of an article."""
    quote = Citation(said.article, said.sentence, said.article.publisher)
    text = f"“{said.sentence}” ({said.article.publisher})"
    return verdict(case, Draft(text, (), quotes=(quote,), figures=(), as_of=said.day), yes)


def _joined(case: Case) -> Sequence[Deal]:
    buyers = frozenset(deal.buyer for deal in case.deals)
    products = frozenset(product for deal in case.deals for product in deal.products)
    return find_deals(Subject(buyers=buyers, products=products), case.knowledge)


def none_told(case: Case, role: Attribute) -> Said | None:
    """The newest sentence of an article that says of a deal that there has been none of what a role counts."""
    return next((said for said in sentences_about(case) if says_of_none(said.sentence, role)), None)


def _about(article: Article, deals: Collection[str], case: Case) -> Iterator[str]:
    facts = case.knowledge.facts_in.get(article.id, ())
    buyers = {deal.buyer for deal in case.deals}
    parties = buyers | {deal.seller_country for deal in case.deals}
    alone, current = {fact.deal for fact in facts} <= set(deals), set[str]()
    for paragraph in filter(None, map(str.strip, article.text.split("\n"))):
        sentences = _END.split(paragraph)
        owners = [_owners(sentence, facts) for sentence in sentences]
        told = any(owners) or alone
        current = next(filter(None, owners), set(deals) if alone else current)
        for sentence, own in zip(sentences, owners, strict=True):
            current = own or current
            named = _countries(sentence, case)
            plain = own or (named <= parties and (told or named & buyers))
            if current and current <= set(deals) and plain:
                yield sentence


def _owners(sentence: str, facts: Sequence[Fact]) -> set[str]:
    """The deals of the facts read from a sentence."""
    return {fact.deal for fact in facts if fact.quote in sentence or sentence in fact.quote}


def _countries(sentence: str, case: Case) -> set[str]:
    names = (name for mention in case.knowledge.names.find(sentence) for name in mention.names)
    return {name.id for name in names if name.kind is NameKind.COUNTRY}
