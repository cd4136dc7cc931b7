"""What a button sends back when it is tapped: `kind:id`, or `kind:id:argument`, in at most 64 bytes."""

import re
from dataclasses import dataclass

_LONGEST = 64  # bytes; Telegram refuses a message with a button that carries more
_SENT = re.compile(r"([a-z]+):([A-Za-z0-9_-]+)(?::([^\n]+))?")


@dataclass(frozen=True, slots=True)
class Tap:
    """What was tapped: which kind of button, of what, and what else it says.

    A client can be made to send anything, so rights and state are looked up again at each tap.
    """

    kind: str
    id: str
    argument: str = ""

    @property
    def number(self) -> int | None:
        """The id as a number; None when it is none, or longer than any of ours."""
        return int(self.id) if re.fullmatch(r"[0-9]{1,18}", self.id) else None


def encode_tap(kind: str, identity: int | str, argument: str = "") -> str:
    """The data of a button; ValueError when Telegram wouldn't take it, or `parse_tap` not read it."""
    data = f"{kind}:{identity}:{argument}" if argument else f"{kind}:{identity}"
    if len(data.encode()) > _LONGEST or not _SENT.fullmatch(data):
        raise ValueError(f"{data!r} is no button's data: kind:id[:argument] in at most {_LONGEST} bytes")
    return data


def parse_tap(data: str | None) -> Tap | None:
    """What a button's data says; None when it can't be one of ours."""
    match = _SENT.fullmatch(data or "")
    return Tap(match[1], match[2], match[3] or "") if match and len(match[0].encode()) <= _LONGEST else None


def taps_of(*kinds: str) -> str:
    """The pattern by which a `CallbackQueryHandler` takes the taps of these kinds."""
    return f"^(?:{'|'.join(map(re.escape, kinds))}):"
