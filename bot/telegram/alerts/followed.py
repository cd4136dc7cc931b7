"""A question that is followed: what is asked again, and the answer its listener knows."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from bot.changes import stands
from index.records import Fact
from retrieval.answer import TOLD, Answer, Figure, Reason

_NOT_YET = (Reason.NOT_RECORDED, Reason.OUTSIDE_TIME)


@dataclass(frozen=True, slots=True)
class FollowedQuestion:
    """A question with the ones it leans on, oldest first."""

    question: str = field(repr=False)
    history: tuple[str, ...] = field(default=(), repr=False)

    def dump(self) -> str:
        """The question as a text to keep."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def load(text: str) -> "FollowedQuestion":
        """The question that `dump` wrote."""
        read = json.loads(text)
        return FollowedQuestion(read["question"], tuple(read["history"]))


@dataclass(frozen=True, slots=True)
class ToldAnswer:
    """An answer as its listener knows it: its sentence, the figures in it, and the facts these came from."""

    headline: str = field(repr=False)
    figures: tuple[str, ...]
    facts: tuple[str, ...] = field(default=(), repr=False)

    def dump(self) -> str:
        """The answer as a text to keep."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def load(text: str) -> "ToldAnswer":
        """The answer that `dump` wrote."""
        read = json.loads(text)
        return ToldAnswer(read["headline"], tuple(read["figures"]), tuple(read["facts"]))

    def is_corrected(self, served: Mapping[str, Fact]) -> bool:
        """Whether a fact it came from isn't on record any more as it was told."""
        return not all(stands(Fact.model_validate_json(fact), served) for fact in self.facts)


def told_of(answer: Answer, facts: Mapping[str, Fact]) -> ToldAnswer:
    """What a listener knows once they have been given `answer`; an honest no is known by its reason.

    `facts` are those that alerts may rest on: a figure from any other isn't among what is known.
    """
    sure = all(citation.fact is None or citation.fact in facts for citation in answer.citations)
    firm = [figure for figure in answer.figures if (sure if figure.fact is None else figure.fact in facts)]
    shown = (facts[figure.fact].model_dump_json() for figure in firm if figure.fact is not None)
    figures = tuple(sorted(map(_figure, firm))) or (f"{answer.outcome} {answer.reason or ''}",)
    return ToldAnswer(answer.headline, figures, tuple(dict.fromkeys(shown)))


def may_tell(answer: Answer, facts: Mapping[str, Fact]) -> bool:
    """Whether an answer's main figure comes from one of these facts; an answer without figures may be told."""
    main = answer.figures[0].fact if answer.figures else None
    return main is None or main in facts


def can_follow(answer: Answer) -> bool:
    """Whether a question's answer may change with what comes on record: it was understood."""
    return answer.outcome in TOLD or answer.reason in _NOT_YET


def _figure(figure: Figure) -> str:
    return " ".join(map(str, (figure.attribute, figure.qualifier, figure.value, figure.unit)))
