"""What one answer is worth.

+1    right, with one of the gold sources cited (a due decline or clarifying question needs no citation)
+0.5  right without a gold source, or beside a forbidden figure in the headline; or, for lists, at least half
      of the elements with nothing forbidden
 0    declined or clarified although an answer existed; a plain decline on a false premise
-1    anything else, and no answer at all
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from retrieval.answer import Outcome
from retrieval.evaluation.gold import Behaviour, GoldQuestion
from retrieval.evaluation.normalise import Said, said

RIGHT, PARTLY, MISSED, WRONG = 1.0, 0.5, 0.0, -1.0

_HEADLINE_LIMIT = 300  # the contract's; what is beyond it isn't read
_LISTS = frozenset({"set", "timeline"})
# Of other types only the headline is read; of these the details and the quotes too.
_READ_WHOLE = frozenset({"passage", "provenance", "timeline", "set", "ambiguous"})
_SILENT = frozenset({Outcome.DECLINED, Outcome.CLARIFY})
_OUTCOMES: Mapping[str, Outcome] = MappingProxyType(
    {
        Behaviour.ABSTAIN: Outcome.DECLINED,
        Behaviour.REJECT_PREMISE: Outcome.PREMISE_REJECTED,
        Behaviour.CLARIFY: Outcome.CLARIFY,
    }
)
_YES_NO: Mapping[str, str] = MappingProxyType({Behaviour.YES: "yes", Behaviour.NO: "no"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer is worth; a flag is None where the question doesn't call for it.

    `cited`: one of the gold sources is among the answer's. `as_of`: a right answer has the gold date.
    `over_abstained`: it was silent although there is an answer.
    """

    question: GoldQuestion
    points: float
    cited: bool | None
    as_of: bool | None
    over_abstained: bool | None
    headline: str
    outcome: Outcome | None
    seconds: float | None


@dataclass(frozen=True, slots=True)
class _Reply:
    """An answer object as far as it is judged; what is missing or of another type is empty."""

    headline: str
    outcome: Outcome | None
    yes_no: str
    details: str
    as_of: str
    articles: frozenset[str]
    quotes: tuple[str, ...]
    seconds: float | None

    @property
    def silent(self) -> bool:
        return self.outcome in _SILENT

    @property
    def whole(self) -> str:
        return "\n".join([self.headline, self.details, *self.quotes])


def judge(question: GoldQuestion, answer: Mapping[str, object]) -> Verdict:
    """The verdict on one answer object; an empty one is a missing answer."""
    reply = _reply(answer)
    text = said(reply.whole if question.type in _READ_WHOLE else reply.headline, question.lang)
    met = [any(_meets(wanted, reply, text) for wanted in element) for element in question.elements]
    cited = None
    if question.gold_sources and not reply.silent:
        cited = not reply.articles.isdisjoint(question.gold_sources)
    points = _points(question, reply, met, cited)
    dated = question.gold_asof if points > MISSED and not reply.silent else None
    silence_is_due = bool(_wanted(question) & {Behaviour.ABSTAIN, Behaviour.CLARIFY})
    return Verdict(
        question=question,
        points=points,
        cited=cited,
        as_of=reply.as_of.startswith(dated) if dated else None,
        over_abstained=None if silence_is_due else reply.silent,
        headline=reply.headline,
        outcome=reply.outcome,
        seconds=reply.seconds,
    )


def _points(question: GoldQuestion, reply: _Reply, met: list[bool], cited: bool | None) -> float:
    due = {_OUTCOMES[wanted] for wanted in _wanted(question) & _OUTCOMES.keys()}
    if reply.silent and reply.outcome not in due:
        return _points_of_silence(question, reply, met)
    headline = said(reply.headline, question.lang)
    forbidden = any(headline.holds(figure) for figure in question.forbidden)
    if all(met):
        return PARTLY if forbidden or cited is False else RIGHT
    if question.type in _LISTS and 2 * sum(met) >= len(met) and not forbidden:
        return PARTLY
    return WRONG


def _points_of_silence(question: GoldQuestion, reply: _Reply, met: list[bool]) -> float:
    """The points of a decline or a question back that gold doesn't ask for."""
    if Behaviour.ABSTAIN in question.gold:
        return WRONG  # asking back about what nobody recorded isn't a decline
    # Asking back with the figure of every reading is an answer.
    return RIGHT if reply.outcome is Outcome.CLARIFY and all(met) else MISSED


def _wanted(question: GoldQuestion) -> frozenset[str]:
    return frozenset(alternative for element in question.elements for alternative in element)


def _meets(wanted: str, reply: _Reply, text: Said) -> bool:
    if wanted in _OUTCOMES:
        return reply.outcome is _OUTCOMES[wanted]
    if wanted in _YES_NO:
        return reply.yes_no == _YES_NO[wanted]
    return text.holds(wanted)


def _reply(answer: Mapping[str, object]) -> _Reply:
    listed = answer.get("sources")
    sources = [source for source in listed if isinstance(source, Mapping)] if isinstance(listed, list) else []
    outcome, seconds = answer.get("outcome"), answer.get("seconds")
    return _Reply(
        headline=_text(answer, "answer")[:_HEADLINE_LIMIT],
        outcome=next((known for known in Outcome if known.value == outcome), None),
        yes_no=_text(answer, "yes_no"),
        details=_text(answer, "details"),
        as_of=_text(answer, "as_of"),
        articles=frozenset(_text(source, "article") for source in sources) - {""},
        quotes=tuple(_text(source, "quote") for source in sources),
        seconds=float(seconds) if isinstance(seconds, int | float) else None,
    )


def _text(values: Mapping[str, object], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""
