"""A double of the Bot API: real HTTP, and Telegram's rules and words where the bot meets them.

It models the methods the bot calls. Any other call gets Telegram's 404, and fails the test at its end.
"""

from tests.telegram.double.chats import Chat
from tests.telegram.double.faults import Fault
from tests.telegram.double.groups import Channel, Group
from tests.telegram.double.message import Message
from tests.telegram.double.server import BotApi

__all__ = ["BotApi", "Channel", "Chat", "Fault", "Group", "Message"]
