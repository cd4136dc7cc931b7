"""What goes wrong on demand, and the calls the bot made."""

import random
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass
class Fault:
    """What goes wrong with the next `times` calls of a method; of any but getUpdates, for "*".

    `chat`: only calls about that chat. `share`: only that part of the calls, drawn by a fixed seed. `done`: the call
    takes effect and only its answer is lost. `body`: sent instead of Telegram's JSON. `delay`: seconds before the
    answer; with the code 200 that is all that happens.
    """

    method: str
    code: int
    times: int = 1
    description: str = ""
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    body: str | None = None
    done: bool = False
    delay: float = 0.0
    chat: int | None = None
    share: float = 1.0
    _drawn: random.Random = field(default_factory=lambda: random.Random(7), repr=False)

    def hits(self, method: str, parameters: Json) -> bool:
        """Whether this call goes wrong."""
        fits = self.times > 0 and self.method in (method, "*" if method != "getUpdates" else method)
        here = self.chat is None or parameters.get("chat_id") == str(self.chat)
        return fits and here and (self.share >= 1 or self._drawn.random() < self.share)

    def words(self) -> tuple[int, str, dict[str, int]]:
        """The status, Telegram's description and the parameters of the refusal."""
        if self.retry_after is not None:
            words = f"Too Many Requests: retry after {self.retry_after}"
            return 429, words, {"retry_after": self.retry_after}
        if self.migrate_to_chat_id is not None:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            return 400, words, {"migrate_to_chat_id": self.migrate_to_chat_id}
        return self.code, self.description, {}


@dataclass(frozen=True)
class Call:
    """A call the bot made."""

    method: str
    parameters: Json
    at: float
