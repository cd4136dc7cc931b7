"""The words of what only admins see: articles taken in, cards of proposed facts, the queue."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict


class IntakeWording(BaseModel):
    """What the bot says to admins about articles, a sentence a field; {placeholders} are filled by the caller."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    usage: str
    reading: str
    reading_parts: str
    nothing_to_finish: str
    failed: str
    interrupted: str
    too_large: str
    not_fetched: str
    added: str
    known: str
    reprint: str
    changed: str
    several: str
    dropped: str
    proposed: str
    flagged: str
    new_names: str
    none_waits: str
    no_facts: str
    place: str
    as_of: str
    stated_by: str
    new: str
    confidence: str
    how_to_edit: str
    editing: str
    edit_unclear: str
    edit_refused: str
    approve_all: str
    one_by_one: str
    edit: str
    reject: str
    cancel: str
    close: str
    approve: str
    skip: str
    back: str
    more: str
    earlier: str
    undo: str
    changes_meanwhile: str
    article_gone: str
    nothing_waits_here: str
    decided_already: str
    refused: str
    cancelled: str
    closed: str
    decision: str
    you: str
    admin: str
    moment: str
    not_live: str
    queue: str
    queue_empty: str
    queue_line: str
    queue_flagged: str
    actions: Mapping[str, str]
    flags: Mapping[str, str]
    keys: Mapping[str, str]

    def action(self, name: str) -> str:
        """What was done, by the journal's name for it."""
        return self.actions.get(name, name)

    def names(self) -> dict[str, str]:
        """The first word there is for each key that can be changed."""
        return {key: word for word, key in reversed(list(self.keys.items()))}
