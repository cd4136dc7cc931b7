"""What a reply to a card asks to change: "2 value 180", one change a line."""

import re
from collections.abc import Mapping

from bot.telegram.newsroom.memory import Card

_LINE = re.compile(r"(?:(?P<number>\d{1,4})\s*[.):]?\s+)?(?P<key>[^\W\d]\w*)\s*[:=]?(?:\s+(?P<value>.*))?")

Edits = dict[str, dict[str, str]]


def parse_edits(text: str, card: Card, keys: Mapping[str, str]) -> Edits | None:
    """The new values of a card's facts, by fact and key; None when a line of the reply isn't a change.

    `keys` are the words for what can be changed. Without a number the fact is meant that is shown by itself.
    """
    facts = {number: fact for fact, number in card.numbers.items()}
    alone = card.focus or (card.facts[0] if len(card.facts) == 1 else None)
    edits: Edits = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        match = _LINE.fullmatch(line)
        key = keys.get(match["key"].casefold()) if match else None
        if match is None or key is None:
            return None
        fact = facts.get(int(match["number"])) if match["number"] else alone
        if fact is None:
            return None
        edits.setdefault(fact, {})[key] = match["value"] or ""
    return edits or None
