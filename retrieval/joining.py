"""One answer of several, for a message with several questions."""

from collections.abc import Sequence
from dataclasses import replace

from retrieval.answer import Answer, Citation, Outcome
from retrieval.draft import DETAILS, HEADLINE, SOURCES


def join(answers: Sequence[Answer]) -> Answer:
    """The answers in the order asked, each with its sources; what the headline can't hold leads the details.

    The first answer that isn't silent decides the outcome, the date and yes or no. Every part has passed the gate
    by itself, and nothing is added here.
    """
    if len(answers) == 1:
        return answers[0]
    told = [answer for answer in answers if answer.outcome not in (Outcome.DECLINED, Outcome.CLARIFY)]
    lead = (told or list(answers))[0]
    headlines = [answer.headline.rstrip(".") + "." for answer in answers]
    fits = len(" ".join(headlines)) <= HEADLINE
    notes = tuple(dict.fromkeys(note for answer in answers for note in answer.notes))
    shown = headlines if fits else [answer.strong or answer.headline for answer in answers]
    lines = [*(() if fits else headlines), *(line for answer in answers for line in answer.details)]
    return replace(
        lead,
        headline=(" " if fits else "; ").join(shown) if fits or len("; ".join(shown)) <= HEADLINE else lead.headline,
        strong=answers[0].strong,
        figures=tuple(figure for answer in answers for figure in answer.figures),
        yes_no=next((answer.yes_no for answer in answers if answer.yes_no is not None), None),
        details=_fitting(lines, DETAILS - sum(len(note) + 1 for note in notes)),
        citations=_shared(answers),
        reading=" + ".join(dict.fromkeys(answer.reading for answer in answers if answer.reading)),
        choices=tuple(choice for answer in answers for choice in answer.choices)[:4],
        notes=notes,
    )


def _fitting(lines: Sequence[str], room: int) -> tuple[str, ...]:
    kept, length = list[str](), 0
    for line in dict.fromkeys(lines):
        if length + len(line) < room:
            kept.append(line)
            length += len(line) + 1
    return tuple(kept)


def _shared(answers: Sequence[Answer]) -> tuple[Citation, ...]:
    """The sources of all answers, each answer's first ones before the others' last ones."""
    longest = max(len(answer.citations) for answer in answers)
    ranked = [answer.citations[n] for n in range(longest) for answer in answers if n < len(answer.citations)]
    return tuple({(c.article.id, c.quote): c for c in ranked}.values())[:SOURCES]
