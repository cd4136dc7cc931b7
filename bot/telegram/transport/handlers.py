"""What takes updates: handlers, as every area has some, and the messages that are taken for commands and questions."""

from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import BaseHandler, ContextTypes, filters

Handler: TypeAlias = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, Any]

# New messages, never edits, and never a channel's.
TYPED = filters.UpdateType.MESSAGE & (filters.ChatType.PRIVATE | filters.ChatType.GROUPS)
