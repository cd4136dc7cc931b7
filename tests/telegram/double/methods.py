"""The Bot API methods the double models, by name; `getUpdates` is the server's own."""

from collections.abc import Callable
from typing import Any

from tests.telegram.double.about import About
from tests.telegram.double.answering import Answering
from tests.telegram.double.changing import Changing
from tests.telegram.double.sending import Sending
from tests.telegram.double.world import World

Json = dict[str, Any]


def methods_over(world: World) -> dict[str, Callable[[Json], object]]:
    """What each method does to the world; it returns the result, or raises ApiError."""
    sending = Sending(world)
    return {
        **About(world).by_name,
        **sending.by_name,
        **Changing(world, sending).by_name,
        **Answering(world).by_name,
    }
