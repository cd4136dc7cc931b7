"""The words of what was missing: the question what is wrong with an answer, and the admins' list of gaps."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict


class GapsWording(BaseModel):
    """What the bot says of gaps, a sentence a field; {placeholders} are filled by the caller."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    wrong: str
    thanks: str
    which: str
    noted: str
    more: str
    remark_noted: str
    noted_already: str
    gone: str
    title: str
    none: str
    line: str
    entry: str
    wanted: str
    wanted_newer: str
    on_record: str
    not_on_record: str
    else_on_record: str
    wanted_name: str
    wanted_then: str
    look: str
    report: str
    unsaid: str
    done: str
    mark_done: str
    undo: str
    back: str
    kinds: Mapping[str, str]
    faults: Mapping[str, str]
