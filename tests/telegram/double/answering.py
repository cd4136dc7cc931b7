"""Methods that answer a tap or an inline query."""

import json
from collections.abc import Callable
from typing import Any

from tests.telegram.double.content import text_of
from tests.telegram.double.entities import units
from tests.telegram.double.errors import bad
from tests.telegram.double.world import World

Json = dict[str, Any]
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Answering:
    """Takes answers to taps and inline queries: once each, and not too late."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.by_name: dict[str, Callable[[Json], object]] = {
            "answerCallbackQuery": self._answer_tap,
            "answerInlineQuery": self._answer_inline,
        }

    def _answer_tap(self, call: Json) -> bool:
        number = call["callback_query_id"]
        answers = self._world.taps.get(number)
        if answers is None:
            raise bad(_TOO_OLD)
        if units(call.get("text", "")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        answers.append(call)
        if number in self._world.late or len(answers) > 1:
            raise bad(_TOO_OLD)
        return True

    def _answer_inline(self, call: Json) -> bool:
        number = call["inline_query_id"]
        if self._world.inline.get(number) != {}:
            raise bad(_TOO_OLD)
        self._world.inline[number] = call
        if number in self._world.late:
            raise bad(_TOO_OLD)
        results = json.loads(call["results"])
        if len(results) > 50:
            raise bad("RESULTS_TOO_MUCH")
        if len({result["id"] for result in results}) < len(results):
            raise bad("RESULT_ID_DUPLICATE")
        if len(call.get("next_offset", "").encode()) > 64:
            raise bad("NEXT_OFFSET_INVALID")
        for result in results:
            _check_result(result)
        return True


def _check_result(result: Json) -> None:
    if not 1 <= len(result["id"].encode()) <= 64:
        raise bad("RESULT_ID_INVALID")
    if result["type"] == "article":
        if not result.get("title"):
            raise bad('can\'t parse inline query result: Field "title" must be of type String')
        content = result["input_message_content"]
        entities = json.dumps(content.get("entities") or [])
        text_of({"text": content["message_text"], "entities": entities, "parse_mode": content.get("parse_mode")})
