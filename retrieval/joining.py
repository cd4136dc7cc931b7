"""One answer of several, for a message with several questions."""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answer import Answer, Citation, Outcome
from retrieval.draft import DETAILS, HEADLINE, SOURCES, fitting, unique


def can_join(answers: Sequence[Answer]) -> bool:
    """Whether one answer can cite all that the answers cite, so that each figure keeps its source."""
    return len(_sources(answers)) <= SOURCES


def join(answers: Sequence[Answer]) -> Answer:
    """The answers in the order asked, each with its sources; what the headline can't hold leads the details.

    The first answer that isn't silent decides the outcome, the date and yes or no. Every part has passed the gate
    by itself, and nothing is added here.
    """
    if len(answers) == 1:
        return answers[0]
    told = [answer for answer in answers if answer.outcome not in (Outcome.DECLINED, Outcome.CLARIFY)]
    lead = (told or list(answers))[0]
    headlines = list(dict.fromkeys(answer.headline.rstrip(".") + "." for answer in answers))  # one refusal for both
    short = "; ".join(answer.strong or answer.headline for answer in answers)
    text = next((text for text in (" ".join(headlines), short) if len(text) <= HEADLINE), lead.headline)
    notes = tuple(dict.fromkeys(note for answer in answers for note in answer.notes))
    lines = [*(headlines if text != " ".join(headlines) else ()), *(line for a in answers for line in a.details)]
    details = fitting(lines, DETAILS - sum(len(note) + 1 for note in notes))
    return replace(
        lead,
        headline=text,
        strong=answers[0].strong,
        figures=tuple(figure for answer in answers for figure in answer.figures),
        yes_no=next((answer.yes_no for answer in answers if answer.yes_no is not None), None),
        details=details,
        rows=tuple(row for answer in answers for row in answer.rows if row.line in details),
        citations=_sources(answers),
        reading=" + ".join(dict.fromkeys(answer.reading for answer in answers if answer.reading)),
        choices=tuple(choice for answer in answers for choice in answer.choices)[:4],
        notes=notes,
        inferred=any(answer.inferred for answer in answers),
    )


def _sources(answers: Sequence[Answer]) -> tuple[Citation, ...]:
    return tuple(unique(citation for answer in answers for citation in answer.citations))
