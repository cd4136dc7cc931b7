"""A refusal by the Bot API."""


class ApiError(Exception):
    """What a method answers instead of a result: an HTTP status, Telegram's words, and parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(words: str) -> ApiError:
    """A refusal of the call as it is."""
    return ApiError(400, f"Bad Request: {words}")
