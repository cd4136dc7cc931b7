"""Something that stands in a text."""

from typing import Protocol


class Place(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...
