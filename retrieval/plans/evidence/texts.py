"""What the articles say of a deal beside the facts read from them: their sentences, each with the deals it is about."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from index.names import NameKind
from index.periods import Period, period_of
from index.records import Article, Attribute, Deal, Fact
from retrieval.answer import Citation
from retrieval.case import Case
from retrieval.draft import Draft, quotation
from retrieval.plans.evidence.denials import says_of_none
from retrieval.plans.evidence.detail import in_its_words
from retrieval.plans.evidence.paragraphs import deals_of, paragraphs
from retrieval.plans.premises.claims import verdict
from retrieval.question import Subject
from retrieval.selection import find_deals

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


def sentences_about(case: Case, tells: Callable[[str], object], *, joined: bool = False) -> Iterator[Said]:
    """The sentences of English articles about the deals in question that tell something, newest article first.

    A sentence is about the deals of the facts read from it; where none was, about those of the sentence before it in
    its paragraph, unless it names a country that has no part in them, or of the paragraph before where it names the
    buyer. `joined` adds the other deals that the buyers have of the same things.
    """
    until = case.question.frame.as_of
    deals = {deal.id for deal in (_joined(case) if joined else case.deals)}
    articles = {fact.article: case.knowledge.article(fact) for fact in case.deal_facts()}
    english = [a for a in articles.values() if a.language == _LANGUAGE and (a.published or until) <= until]
    english.sort(key=lambda article: (article.published or until, article.id), reverse=True)
    return (Said(article, text) for article in english for text in _about(article, deals, tells, case))


def says_of_buyer(case: Case, tells: Callable[[str], object]) -> bool:
    """Whether a sentence that names a buyer tells something, in the articles that the deals in question are told in."""
    buyers = {deal.buyer for deal in case.deals}
    articles = {fact.article: case.knowledge.article(fact) for fact in case.known(case.deal_facts())}
    said = (one.text for article in articles.values() for text in paragraphs(article) for one in text)
    return any(tells(text) and buyers & _countries(text, case) for text in said)


def by_words_of(case: Case, fact: Fact, yes: bool) -> Draft:
    """Yes or no on the ground of the sentence of a fact."""
    return verdict(case, in_its_words(case, fact), yes)


def by_sentence(case: Case, said: Said, yes: bool) -> Draft:
    """Yes or no on the ground of a sentence of an article."""
    return verdict(case, quoted(said), yes)


def quoted(said: Said) -> Draft:
    """What a sentence of an article tells, in its words."""
    return quotation(Citation(said.article, said.sentence, said.article.publisher), as_of=said.day)


def _joined(case: Case) -> Sequence[Deal]:
    buyers = frozenset(deal.buyer for deal in case.deals)
    products = frozenset(product for deal in case.deals for product in deal.products)
    return find_deals(Subject(buyers=buyers, products=products), case.knowledge)


def none_told(case: Case, role: Attribute) -> Said | None:
    """The newest sentence of an article that says of a deal that there has been none of what a role counts."""
    return next(sentences_about(case, lambda said: says_of_none(said, role)), None)


def _about(article: Article, deals: Collection[str], tells: Callable[[str], object], case: Case) -> Iterator[str]:
    texts = paragraphs(article)
    if not any(tells(one.text) for text in texts for one in text):
        return
    facts = case.knowledge.facts_in[article.id]
    buyers = {deal.buyer for deal in case.deals}
    parties = buyers | {deal.seller_country for deal in case.deals}
    alone, current = {fact.deal for fact in facts} <= set(deals), frozenset[str]()
    for text in texts:
        owners = [deals_of(one, facts) for one in text]
        told = any(owners) or alone
        current = next(filter(None, owners), frozenset(deals) if alone else current)
        for one, own in zip(text, owners, strict=True):
            current = own or current
            if current and current <= set(deals) and tells(one.text):
                named = _countries(one.text, case)
                if own or (named <= parties and (told or named & buyers)):
                    yield one.text


def _countries(sentence: str, case: Case) -> set[str]:
    names = (name for mention in case.knowledge.names.find(sentence) for name in mention.names)
    return {name.id for name in names if name.kind is NameKind.COUNTRY}
