"""Which deal is meant: a question back, with the readings of a question to choose from."""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answer import Outcome
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.question import Operation


def which(case: Case, names: Sequence[str]) -> Draft:
    """A question back, with the readings to choose from."""
    unique = list(dict.fromkeys(names))
    return Draft(
        case.speech.say("clarify_deal", names=case.speech.both(unique[:4])),
        outcome=Outcome.CLARIFY,
        # The name first: a button shows no more than the beginning, and that is where they differ.
        choices=tuple(f"{name}: {case.question.text.rstrip(' ?')}?" for name in unique[:4]),
        echoed=tuple(unique),
    )


def is_unclear(case: Case, rows: Sequence[Row]) -> bool:
    """Whether a question that names no buyer and asks for no sum may mean any of several buyers' deals."""
    buyers = {row.deal.buyer for row in rows}
    question = case.question
    sold = question.subject.sellers and "one_deal" not in question.claims  # all that a maker sold
    of_all = sold or "elsewhere" in question.claims
    return question.operation is Operation.LOOKUP and len(buyers) > 1 and not question.subject.buyers and not of_all


def ask_back(case: Case, rows: Sequence[Row]) -> Draft:
    """A question back with the figure of every reading, where there are only a few."""
    names = [f"{row.deal.title} ({case.speech.country(row.deal.buyer)})" for row in rows]
    asked = which(case, names)
    if len(rows) > _READINGS:
        return asked
    shown = [f"{name}: {case.speech.figure(row.fact)}" for name, row in zip(names, rows, strict=True)]
    text = case.speech.say("clarify_deal", names="; ".join(dict.fromkeys(shown)))
    return replace(asked, headline=text, facts=tuple(row.fact for row in rows))


_READINGS = 4
