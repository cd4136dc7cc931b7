"""What a question asks of a thing that no record speaks of: what its hangars cost, how many were stolen."""

import re

from index.ordinary import load_ordinary_words
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.premises.manners import lacks_untold
from retrieval.question import Asked, Operation, Question
from retrieval.stems import has_stem
from retrieval.tellings import telling, tells
from retrieval.understanding.mentions import mask

_PLAIN = frozenset({Operation.LOOKUP, Operation.PROGRESS})
_STANDING = "WORD"  # for a word that nothing explains
_LONG = 7  # letters of a word that a slip would hardly leave without a likeness to a known one


def is_of_other_thing(draft: Draft, case: Case) -> bool:
    """Whether a fact answers that has no word of what is paid for, counted or dated.

    English only: where a word stands tells no more elsewhere. A short word that isn't ordinary may be a slip.
    """
    question = case.question
    summed = question.asked is Asked.MONEY and draft.computations  # "how much did the amendment add"
    if question.language != "en" or summed:
        return False
    if _is_of_unread_deed(question):
        return True
    told = f"{draft.headline} {' '.join(f'{fact.quote} {fact.note} {fact.stated_by}' for fact in draft.facts)}"
    counted = question.asked is Asked.QUANTITY and question.operation in _PLAIN and not draft.computations
    if counted and lacks_untold(case, told):
        return True
    strange = [word for word in question.words if _is_word(word) and not has_stem(word, told)]
    if not strange:
        return False
    masked = mask(question.text, case.knowledge.names.find(question.text)).text
    put = re.sub(rf"\b(?:{'|'.join(map(re.escape, strange))})\b", _STANDING, masked)
    return any(telling(key).search(put) is not None for key in _asking(question))


def _is_word(word: str) -> bool:
    """Whether a word is an English one, as far as can be told, and no slip of another."""
    return word in load_ordinary_words() or (len(word) >= _LONG and word.isalpha())


def _asking(question: Question) -> tuple[str, ...]:
    """The ways in which a question may ask for something of another thing."""
    if question.operation is Operation.PROVENANCE:
        return ("other_report",)
    if question.operation is Operation.SHARE:
        return ("other_share",)
    if question.asked is Asked.QUANTITY and not question.attributes:
        return ("other_count", "other_state")
    return _BY_SORT.get(question.asked, ())


_BY_SORT = {
    Asked.MONEY: ("other_sum",),
    Asked.QUANTITY: ("other_count",),
    Asked.DATE: ("other_day",),
    Asked.STATUS: ("other_event",),
}


def _is_of_unread_deed(question: Question) -> bool:
    """Whether it is asked what was done, or how, and no word of it is understood."""
    unread = question.operation is Operation.LOOKUP and question.asked is Asked.ANY
    return unread and not question.attributes and tells("other_deed", question.text)
