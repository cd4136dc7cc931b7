"""A memory that forgets: the newest entries by key, and no more than it was given room for."""

from collections import OrderedDict
from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Recent(Generic[_Key, _Value]):
    """Keeps the last `room` entries that were put in."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._entries: OrderedDict[_Key, _Value] = OrderedDict()

    def put(self, key: _Key, value: _Value) -> None:
        """Remember `value`, as the newest entry."""
        self._entries[key] = value
        self._entries.move_to_end(key)
        while len(self._entries) > self._room:
            self._entries.popitem(last=False)

    def get(self, key: _Key) -> _Value | None:
        """The value of `key`, or None when there is none or it has been forgotten."""
        return self._entries.get(key)
