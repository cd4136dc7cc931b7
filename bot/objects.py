"""Answers as the JSON objects of the command line's contract."""

import json
from decimal import Decimal

from index.periods import Period
from retrieval.answer import Answer, Citation, Figure, Outcome, Reason

Json = dict[str, object]


def answer_object(identity: str, answer: Answer, seconds: float) -> Json:
    """One answer as a JSON object."""
    return {
        "id": identity,
        "answer": answer.headline,
        "outcome": answer.outcome.value,
        "yes_no": None if answer.yes_no is None else "yes" if answer.yes_no else "no",
        "figures": [_figure(figure) for figure in answer.figures],
        "as_of": str(answer.as_of) if answer.as_of else None,
        "details": "\n".join((*answer.details, *answer.notes)),
        "reason": answer.reason.value if answer.reason else None,
        "sources": [_source(citation) for citation in answer.citations],
        "reading": answer.reading,
        "language": answer.language,
        "seconds": round(seconds, 4),
    }


def encode_json(value: object) -> bytes:
    """A value as one line of JSON in UTF-8; what has no UTF-8 form, half a surrogate pair, as its JSON escape."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def failure_object(identity: str, seconds: float) -> Json:
    """The object of a question that failed on our side."""
    answer = Answer("Something went wrong on our side with this question.", Outcome.DECLINED,
                    reason=Reason.INTERNAL_ERROR)  # fmt: skip
    return answer_object(identity, answer, seconds)


def _figure(figure: Figure) -> Json:
    return {
        "value": plain(figure.value),
        "unit": figure.unit,
        "attribute": figure.attribute.value,
        "qualifier": figure.qualifier.value,
        "as_of": str(figure.as_of) if figure.as_of else None,
        "fact": figure.fact,
    }


def plain(value: Decimal | Period | str) -> int | float | str:
    """A value as JSON has it: whole numbers without a point, dates in ISO form."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


def _source(citation: Citation) -> Json:
    article = citation.article
    return {
        "article": article.id,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "stated_by": citation.stated_by,
        "quote": citation.quote,
    }
