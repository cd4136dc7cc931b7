"""The command lists Telegram offers, by where one is and who."""

from tests.telegram.conftest import RunBot
from tests.telegram.desk import HandDesk
from tests.telegram.double import BotApi

_BROWSING = ["latest", "country", "deal", "compare", "export"]
_PRIVATE = ["ask", *_BROWSING, "alerts", "language", "privacy", "forget", "new", "status", "help"]


async def test_the_menu_is_set_once_and_for_admins_who_have_pressed_start(
    tg: BotApi, run_bot: RunBot, desk: HandDesk
) -> None:
    tg.person(1, "Ada")
    for _ in range(2):
        async with run_bot(desk):
            pass
    menus = {key: [one["command"] for one in menu] for key, menu in tg.world.commands.items()}
    for language in ("", "es", "ko", "pl"):
        assert menus["all_group_chats", language] == ["ask", "help"]
        assert menus["all_private_chats", language] == _PRIVATE
        assert menus["chat 1", language] == ["queue", "ingest", "gaps", "reindex", "grant", "revoke", *_PRIVATE]
    # Three lists in four languages; the chat of admin 2 is tried, and refused, at each of two starts.
    assert len(tg.called("setMyCommands")) == 3 * 4 + 2 * 4
