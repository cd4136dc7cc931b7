"""What Telegram shows of the bot: the commands, by where one is and who, and the descriptions."""

from pathlib import Path

from telegram.ext import CommandHandler

from tests.telegram.conftest import RunBot, config_for
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
        assert menus["chat 1", language] == [
            "queue",
            "ingest",
            "gaps",
            "reindex",
            "jobs",
            "cancel",
            "backup",
            "grant",
            "revoke",
            *_PRIVATE,
        ]
    # Three lists in four languages; the chat of admin 2 is tried, and refused, at each of two starts.
    assert len(tg.called("setMyCommands")) == 3 * 4 + 2 * 4


async def test_the_descriptions_are_set_once_in_every_language(tg: BotApi, run_bot: RunBot, desk: HandDesk) -> None:
    for _ in range(2):
        async with run_bot(desk):
            pass
    short = {call.parameters.get("language_code", ""): call.parameters for call in tg.called("setMyShortDescription")}
    assert set(short) == {"", "es", "ko", "pl"}
    assert short[""]["short_description"] == "Figures on arms-export deals, each with its source and date."
    assert short["pl"]["short_description"] == "Liczby o kontraktach zbrojeniowych, każda ze źródłem i datą."
    assert (len(tg.called("setMyDescription")), len(tg.called("setMyShortDescription"))) == (4, 4)


async def test_every_command_there_is_is_in_a_menu(tg: BotApi, run_bot: RunBot, desk: HandDesk, tmp_path: Path) -> None:
    config = config_for(tg, tmp_path)
    closed = config.model_copy(update={"telegram": config.telegram.model_copy(update={"access": "list"})})
    tg.person(1, "Ada")
    async with run_bot(desk, config=closed) as application:
        handlers = [handler for group in application.handlers.values() for handler in group]
    commands = [command for one in handlers if isinstance(one, CommandHandler) for command in one.commands]
    offered = {one["command"] for one in tg.world.commands["chat 1", ""]}
    assert sorted(set(commands) - offered) == ["done", "start"]
    assert offered - set(commands) == set()
