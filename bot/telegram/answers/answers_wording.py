"""The words around an answer: what its buttons say, how its sources stand to each other, and what is gone."""

from pydantic import BaseModel, ConfigDict


class AnswersWording(BaseModel):
    """What the bot says of its answers, a sentence a field; {placeholders} are filled by the caller."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    sources: str
    timeline: str
    back: str
    details: str
    timeline_question: str
    one_source: str
    agree: str
    disagree: str
    stale: str
    figure: str
    date: str
    source: str
    late: str
    gone: str
    gone_link: str
