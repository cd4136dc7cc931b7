"""Methods about the bot itself, its chats and its files."""

import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any

from tests.telegram.double.content import parsed
from tests.telegram.double.errors import bad
from tests.telegram.double.places import chat_of
from tests.telegram.double.world import World

Json = dict[str, Any]
LARGEST_DOWNLOAD = 20 * 1024 * 1024
_LONGEST = {"Name": 64, "Description": 512, "ShortDescription": 120}
_FIELDS = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}
_NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}
_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


def standing_of(world: World, chat: int, user: int) -> Json:
    """What somebody is in a chat, as Telegram shows it."""
    status = world.standing.get(chat, {}).get(user)
    if status is None:
        raise bad("member not found")
    shown: Json = {"user": world.users.get(user, world.bot), "status": status}
    if status == "administrator":
        shown.update(dict.fromkeys(_RIGHTS, True))
    if status in ("creator", "kicked"):
        shown.update({"is_anonymous": False} if status == "creator" else {"until_date": 0})
    return shown


class About:
    """Tells and takes what concerns the bot, its chats and its files."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.by_name: dict[str, Callable[[Json], object]] = {
            "getMe": lambda call: world.bot,
            "logOut": lambda call: True,
            "close": lambda call: True,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._webhook_info,
            "getMyCommands": lambda call: world.commands.get(_scope(call), []),
            "setMyCommands": self._set_commands,
            "deleteMyCommands": lambda call: world.commands.pop(_scope(call), []) is not None,
            "getChatMenuButton": lambda call: world.menu_button,
            "setChatMenuButton": self._set_menu_button,
            "getChat": self._chat,
            "getChatMember": lambda call: standing_of(world, chat_of(world, call)["id"], int(call["user_id"])),
            "getChatAdministrators": self._administrators,
            "leaveChat": self._leave,
            "getFile": self._file,
        }
        for what in _FIELDS:
            self.by_name[f"getMy{what}"] = partial(self._profile, what)
            self.by_name[f"setMy{what}"] = partial(self._set_profile, what)

    def _set_webhook(self, call: Json) -> bool:
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", call.get("secret_token", "")):
            raise bad("secret token contains unallowed characters")
        self._world.webhook = call if call.get("url") else {}
        self._world.allowed = parsed(call.get("allowed_updates"), self._world.allowed)
        return True

    def _delete_webhook(self, call: Json) -> bool:
        self._world.webhook = {}
        if call.get("drop_pending_updates") == "true":
            self._world.updates.clear()
        return True

    def _webhook_info(self, call: Json) -> Json:
        url, waiting = self._world.webhook.get("url", ""), len(self._world.updates)
        return {"url": url, "has_custom_certificate": False, "pending_update_count": waiting}

    def _set_commands(self, call: Json) -> bool:
        scope = parsed(call.get("scope"), {"type": "default"})
        if scope["type"] == "chat" and int(scope["chat_id"]) not in self._world.chats:
            raise bad("chat not found")
        commands = json.loads(call["commands"])
        for command in commands:
            if not re.fullmatch("[a-z0-9_]{1,32}", command["command"]):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        if len(commands) > 100:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        self._world.commands[_scope(call)] = commands
        return True

    def _set_menu_button(self, call: Json) -> bool:
        self._world.menu_button = parsed(call.get("menu_button"), {"type": "commands"})
        return True

    def _profile(self, what: str, call: Json) -> Json:
        language = call.get("language_code", "")
        texts = self._world.profile
        return {_FIELDS[what]: texts.get((what, language)) or texts.get((what, ""), "")}

    def _set_profile(self, what: str, call: Json) -> bool:
        text = call.get(_FIELDS[what], "")
        if len(text) > _LONGEST[what]:
            raise bad(f"{_FIELDS[what]} is too long")
        self._world.profile[what, call.get("language_code", "")] = text
        return True

    def _chat(self, call: Json) -> Json:
        chat = chat_of(self._world, call)
        return {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _NO_GIFTS, **chat}

    def _administrators(self, call: Json) -> list[Json]:
        chat = chat_of(self._world, call)["id"]
        standing = self._world.standing.get(chat, {})
        found = [user for user, status in standing.items() if status in ("creator", "administrator")]
        return [standing_of(self._world, chat, user) for user in found]

    def _leave(self, call: Json) -> bool:
        self._world.standing.setdefault(chat_of(self._world, call)["id"], {})[self._world.bot["id"]] = "left"
        return True

    def _file(self, call: Json) -> Json:
        number = call["file_id"]
        data = self._world.files.get(number)
        if data is None:
            raise bad("wrong file_id or the file is temporarily unavailable")
        if len(data) > LARGEST_DOWNLOAD:
            raise bad("file is too big")
        return {"file_id": number, "file_unique_id": number, "file_size": len(data), "file_path": f"documents/{number}"}


def _scope(call: Json) -> tuple[str, str]:
    scope = parsed(call.get("scope"), {"type": "default"})
    return f"{scope['type']} {scope.get('chat_id', '')}".strip(), call.get("language_code", "")
