"""Settings: config.toml and the environment, read once into a frozen Config."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails

from index.errors import ConfigError
from index.problems import suggestion

_CHECKOUT = Path(__file__).resolve().parent.parent
# Telegram's own senders: any anonymous group admin, and whatever a linked channel posts.
SHARED_IDS = (777000, 136817688, 1087968824)
_NOT_HERE = "the token belongs in TELEGRAM_BOT_TOKEN, not in a file that people share"
_MESSAGES = {
    "tuple_type": "should be a list",
    "model_type": "should be a table",
    "path_type": "should be a path, in quotes",
}


def _admin(value: object) -> object:
    if value in SHARED_IDS:
        raise ValueError("it stands for many people at once, so it can't be an admin")
    return value


def _unless_empty(value: object) -> object:
    return value or None


_Given = BeforeValidator(_unless_empty)  # TOML has no null: an empty string or a zero stands for "not set"


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Paths(_Table):
    """Where the data folder is, the index, and what the bot keeps of its chats."""

    data: Annotated[Path, Field(strict=False)] = Path("data")
    index: Annotated[Path | None, Field(strict=False), _Given] = None
    chats: Annotated[Path | None, Field(strict=False), _Given] = None

    @property
    def index_folder(self) -> Path:
        """The folder of the index: the one given, else `.index` in the data folder."""
        return self.index or self.data / ".index"

    @property
    def chats_folder(self) -> Path:
        """The folder of what no rebuild brings back of chats: the one given, else `.chats` in the data folder."""
        return self.chats or self.data / ".chats"


class Model(_Table):
    """The embedding model, with the names of index.encoder.ModelSettings."""

    name: str = Field(default="all-MiniLM-L6-v2", min_length=1)
    sha256: Annotated[str | None, Field(pattern="^[0-9a-fA-F]{64}$"), _Given] = None
    batch_size: int = Field(default=16, ge=1, le=256)
    threads: Annotated[int | None, Field(ge=1, le=256), _Given] = None


class Answers(_Table):
    """What an answer may rest on."""

    use_proposed: bool = True
    stale_after_days: int = Field(default=180, ge=1)
    conversation_minutes: int = Field(default=30, ge=1)


class Telegram(_Table):
    """Who may do what in Telegram, and which Bot API server is asked."""

    admins: Annotated[
        tuple[Annotated[int, Field(strict=True, gt=0), BeforeValidator(_admin)], ...], Field(strict=False)
    ] = ()
    access: Literal["open", "list"] = "open"
    contact: str = ""
    rich_tables: bool = False
    eyes: bool = False
    api_base: str = Field(default="https://api.telegram.org/bot", pattern="^https?://")
    file_base: str = Field(default="https://api.telegram.org/file/bot", pattern="^https?://")
    webhook_url: str = Field(default="", pattern="^(https://|$)")
    webhook_port: int = Field(default=8080, ge=1, le=65535)


class Limits(_Table):
    """How much may be asked, so that nobody's flood is in everybody's way; admins may ask as they like."""

    per_minute: int = Field(default=10, ge=1)
    per_day: int = Field(default=200, ge=1)
    group_per_minute: int = Field(default=15, ge=1)
    waiting: int = Field(default=3, ge=1)
    all_waiting: int = Field(default=200, ge=1)


class Metrics(_Table):
    """Where the bot tells on this machine whether it is well; port 0: nowhere."""

    port: int = Field(default=0, ge=0, le=65535)


class Alerts(_Table):
    """What is told to those who follow something."""

    proposed: bool = False


class Logs(_Table):
    """What the log says."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_questions: bool = False


class Config(_Table):
    """Every setting, one table each; the token comes from the environment and is never shown."""

    paths: Paths = Paths()
    model: Model = Model()
    answers: Answers = Answers()
    telegram: Telegram = Telegram()
    limits: Limits = Limits()
    metrics: Metrics = Metrics()
    alerts: Alerts = Alerts()
    logs: Logs = Logs()
    token: SecretStr | None = Field(default=None, repr=False)

    def relative_to(self, folder: Path) -> "Config":
        """The same settings, with relative paths taken from `folder`."""
        paths, model = self.paths, self.model
        if model.name.startswith("."):  # a model's folder rather than its name
            model = model.model_copy(update={"name": str(folder / model.name)})
        moved = Paths(
            data=folder / paths.data,
            index=paths.index and folder / paths.index,
            chats=paths.chats and folder / paths.chats,
        )
        return self.model_copy(update={"model": model, "paths": moved})

    def with_paths(self, data: Path | None = None, index: Path | None = None) -> "Config":
        """The same settings with another data folder or index; an index of its own data folder follows it."""
        paths = Paths(data=data or self.paths.data, index=index or self.paths.index, chats=self.paths.chats)
        return self.model_copy(update={"paths": paths})


def find_config(cwd: Path) -> Path | None:
    """The config.toml to use: the one in `cwd`, else the checkout's, else None."""
    return next((path for folder in (cwd, _CHECKOUT) if (path := folder / "config.toml").is_file()), None)


def load_config(path: Path | None, environ: Mapping[str, str]) -> Config:
    """The settings of the file at `path` (None: the defaults), with the secrets of `environ`.

    Raises ConfigError, naming file, line and key, for anything that can't be used.
    """
    token = read_token(environ)
    if path is None:
        return Config(token=token)
    config = _parsed(path, _read(path)).relative_to(path.resolve().parent)
    return config.model_copy(update={"token": token})


def read_token(environ: Mapping[str, str]) -> SecretStr | None:
    """The bot token from TELEGRAM_BOT_TOKEN, else from the file TELEGRAM_BOT_TOKEN_FILE names, else None."""
    token, file = environ.get("TELEGRAM_BOT_TOKEN", ""), environ.get("TELEGRAM_BOT_TOKEN_FILE", "")
    if not token.strip() and file:
        try:
            token = Path(file).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "not a text file"
            raise ConfigError("TELEGRAM_BOT_TOKEN_FILE", f"can't read {file}: {reason}") from None
    return SecretStr(token.strip()) if token.strip() else None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise ConfigError(str(path), f"can't be read: {reason}") from None


def _parsed(path: Path, text: str) -> Config:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(path), f"not valid TOML: {error}") from None
    if "token" in tables:
        raise ConfigError(f"{path}:{_line(text, 'token')}", _NOT_HERE)
    try:
        return Config.model_validate(tables)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ConfigError(f"{path}:{_line(text, *map(str, first['loc']))}", _reason(first)) from None


def _line(text: str, *names: str) -> int:
    """The line (from 1) where the key is set, else where its table begins, else 1."""
    lines = text.splitlines()
    header = re.compile(rf"""\s*\[\s*["']?{re.escape(names[0])}["']?\s*\]""")
    key = re.compile(rf"""\s*["']?{re.escape(names[:2][-1])}["']?\s*[=.]""")
    start = next((number for number, line in enumerate(lines) if header.match(line)), 0)
    return next((number for number in range(start, len(lines)) if key.match(lines[number])), start) + 1


def _reason(error: ErrorDetails) -> str:
    table, *rest = (str(part) for part in error["loc"])
    name = f"{table}.{rest[0]}" if rest else table
    if rest[:1] == ["token"]:
        return _NOT_HERE
    if error["type"] == "extra_forbidden" and rest:
        return f"unknown key {name!r}{_nearest(table, rest[0])}"
    if error["type"] == "extra_forbidden":
        return f"unknown table [{name}]{_nearest(table)}"
    message = _MESSAGES.get(error["type"], error["msg"].removeprefix("Value error, ").removeprefix("Input "))
    return f"{name} = {error['input']!r}: {message}"


def _nearest(table: str, key: str = "") -> str:
    """What to write instead of an unknown name."""
    tables = {name: field.annotation for name, field in Config.model_fields.items() if name != "token"}
    fields = tables.get(table)
    if key and isinstance(fields, type) and issubclass(fields, _Table):
        return suggestion(key, fields.model_fields)
    return suggestion(table, tables)
