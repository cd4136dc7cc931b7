"""Claims put as questions, each with whether it is so: which of them an answer has wrong, or says nothing to."""

from collections.abc import Iterable

from retrieval.answer import Answer, Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


def denies(answer: Answer) -> bool | None:
    """Whether an answer says no, or corrects what is claimed; None where it says neither that nor yes."""
    if answer.outcome is Outcome.PREMISE_REJECTED:
        return True
    return None if answer.yes_no is None else not answer.yes_no


def judge(answerer: Answerer, claims: Iterable[tuple[str, bool]]) -> tuple[list[str], list[str]]:
    """The claims that are answered against what is so, and those that are answered neither yes nor no."""
    told = [(question, is_so, denies(ask(answerer, question))) for question, is_so in claims]
    wrong = [question for question, is_so, denied in told if denied is is_so]
    return wrong, [question for question, _, denied in told if denied is None]
