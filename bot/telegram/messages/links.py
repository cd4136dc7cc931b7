"""Links that open a private chat with us at something: t.me/<bot>?start=a_17 at an answer."""

import re

ANSWER = "a"  # an answer that was given, by its id
_PAYLOAD = re.compile(r"([a-z])_([A-Za-z0-9_-]{1,62})")


def deep_link(username: str, kind: str, identity: int | str) -> str:
    """The address that opens something in private; ValueError when Telegram wouldn't hand its id to us."""
    payload = f"{kind}_{identity}"
    if not _PAYLOAD.fullmatch(payload):
        raise ValueError(f"{payload!r} is no start parameter: a letter, _, then up to 62 of A-Z a-z 0-9 _ -")
    return f"https://t.me/{username}?start={payload}"


def parse_payload(payload: str) -> tuple[str, str] | None:
    """What /start is to open, its kind and its id; None when it is nothing of ours."""
    match = _PAYLOAD.fullmatch(payload)
    return (match[1], match[2]) if match else None
