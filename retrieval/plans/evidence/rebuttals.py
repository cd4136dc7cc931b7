"""What an article says against a figure that it passes on: whose guess it is, what it counts, who denies it."""

from index.names import fold
from index.records import Fact, Modality
from retrieval.answer import Citation
from retrieval.case import Case
from retrieval.plans.evidence.paragraphs import paragraphs
from retrieval.understanding.cues import load_cues

_LONGEST = 160  # characters of a sentence that fits beside the figure


def rebuttal_of(fact: Fact, case: Case) -> Citation | None:
    """The sentence in which a figure in dispute is told, or the next one, that speaks against it; None where none does.

    What stands before the figure in its sentence is of something else.
    """
    if fact.modality is Modality.ACTUAL and "disputed" not in fact.scope:
        return None
    article = case.knowledge.article(fact)
    cues = load_cues(article.language)
    for text in paragraphs(article):
        for at, one in enumerate(text):
            if fact.quote not in one.text:
                continue
            told = one.text[one.text.find(fact.quote) :]
            if cues.has("telling", "rebuttal", fold(told)):
                return _cited(one.text, fact, case)
            follows = text[at + 1].text if at + 1 < len(text) else ""
            return _cited(follows, fact, case) if cues.has("telling", "rebuttal", fold(follows)) else None
    return None


def _cited(sentence: str, fact: Fact, case: Case) -> Citation | None:
    article = case.knowledge.article(fact)
    return Citation(article, sentence, article.publisher) if len(sentence) <= _LONGEST else None
