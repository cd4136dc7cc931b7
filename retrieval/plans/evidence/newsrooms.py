"""What one paper or agency says of a deal: what it reports itself, the newest first."""

from collections.abc import Sequence
from datetime import date

from index.records import Article, Attribute, Fact
from retrieval.case import Case
from retrieval.draft import SOURCES, Draft
from retrieval.matching import has_any
from retrieval.plans.absence import decline
from retrieval.plans.sentences import headline, line, line_row
from retrieval.question import Asked
from retrieval.tellings import tells

A = Attribute
_FIRST = (A.STATUS, A.DELIVERED_QUANTITY, A.ORDERED_QUANTITY, A.FRAMEWORK_QUANTITY, A.VALUE, A.SIGNED)


def answer_newsroom(case: Case) -> Draft | None:
    """What the newest article says that a paper named in the question has on the deals, then the older ones.

    A refusal where it has nothing on them; None where no paper is named, or a figure, a day or a yes is wanted.
    """
    question = case.question
    if question.asked is not Asked.ANY or question.is_yes_no or not tells("asks_what_is_said", question.text):
        return None
    articles = _articles(case)
    if not articles:
        return None
    facts = [fact for fact in case.known(case.facts(None)) if fact.article in {article.id for article in articles}]
    if not facts:
        return decline(case)
    order = [article.id for article in articles]
    facts.sort(key=lambda fact: (order.index(fact.article), _rank(fact)))
    told = facts[:SOURCES]
    return Draft(
        headline(case.row(told[0]), case),
        tuple(told),
        strong=case.speech.figure(told[0]),
        details=tuple(line(fact, case) for fact in told),
        rows=tuple(line_row(fact, case) for fact in told),
    )


def _articles(case: Case) -> Sequence[Article]:
    """The articles on record by the paper that the question names, the newest first."""
    articles = case.knowledge.records.articles.values()
    named = [article for article in articles if has_any(case.question.text, [article.publisher])]
    return sorted(named, key=lambda article: (article.published or date.min, article.id), reverse=True)


def _rank(fact: Fact) -> tuple[int, str]:
    """Where a fact stands among what one article says: what became of the deal before the rest."""
    return _FIRST.index(fact.attribute) if fact.attribute in _FIRST else len(_FIRST), fact.id
