"""Settings: found, read, checked, and explained when they are wrong."""

import re
import tomllib
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Config, find_config, load_config, read_token
from index.encoder import ModelSettings
from index.errors import ConfigError

CHECKOUT = Path(__file__).parents[2]
SHIPPED = CHECKOUT / "config.toml"


def _written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_file_loads_to_exactly_the_defaults() -> None:
    assert load_config(SHIPPED, {}) == Config().relative_to(CHECKOUT)
    assert load_config(None, {}) == Config()


def test_the_shipped_file_names_and_explains_every_key() -> None:
    tables = {name: set(keys) for name, keys in tomllib.loads(SHIPPED.read_text(encoding="utf-8")).items()}
    assert tables == {name: set(keys) for name, keys in Config().model_dump(exclude={"token"}).items()}
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.match(r"\w+ = ", line) and not re.search(r"  # \w", line)] == []


def test_the_working_directory_comes_before_the_checkout(tmp_path: Path) -> None:
    assert find_config(tmp_path) == SHIPPED
    assert find_config(_written(tmp_path, "").parent) == tmp_path / "config.toml"


def test_relative_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    text = '[paths]\ndata = "records"\nindex = "../index"\n[model]\nname = "./models/small"\n'
    config = load_config(_written(tmp_path, text), {})
    assert config.paths.data == tmp_path / "records"
    assert config.paths.index_folder == tmp_path / "../index"
    assert config.model.name == str(tmp_path / "models/small")


def test_absolute_paths_stay_and_the_index_follows_the_data(tmp_path: Path) -> None:
    config = load_config(_written(tmp_path, '[paths]\ndata = "/srv/records"\n'), {})
    assert config.paths.index_folder == Path("/srv/records/.index")
    assert config.with_paths(data=Path("/tmp/other")).paths.index_folder == Path("/tmp/other/.index")
    assert config.with_paths(index=Path("/tmp/index")).paths.index_folder == Path("/tmp/index")


def test_the_model_table_is_what_the_encoder_takes() -> None:
    assert ModelSettings(**Config().model.model_dump()) == ModelSettings()


def test_one_key_is_enough(tmp_path: Path) -> None:
    config = load_config(_written(tmp_path, "[telegram]\nadmins = [11, 12]\n"), {})
    assert config.telegram.admins == (11, 12)
    assert config.answers == Config().answers


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[telegrm]\nadmins = [1]", "1: unknown table [telegrm]; did you mean 'telegram'?"),
        ("[telegram]\n\nadmin = [1]", "3: unknown key 'telegram.admin'; did you mean 'admins'?"),
        ("admins = [1]\n[telegram]", "1: unknown table [admins]"),
        ("[telegram]\nadmins = ['Ann']", "2: telegram.admins = 'Ann': should be a valid integer"),
        ("[telegram]\nadmins = [true]", "2: telegram.admins = True: should be a valid integer"),
        ("[telegram]\nadmins = 11", "2: telegram.admins = 11: should be a list"),
        ("[telegram]\nadmins = [-5]", "2: telegram.admins = -5: should be greater than 0"),
        (
            "[telegram]\nadmins = [1087968824]",
            "2: telegram.admins = 1087968824: it stands for many people at once, so it can't be an admin",
        ),
        ("[model]\nbatch_size = '16'", "2: model.batch_size = '16': should be a valid integer"),
        (
            "[model]\nname = 'x'\nbatch_size = 0",
            "3: model.batch_size = 0: should be greater than or equal to 1",
        ),
        ("[paths]\ndata = 3", "2: paths.data = 3: should be a path, in quotes"),
        ("model = 3", "1: model = 3: should be a table"),
        (
            "[logs]\nlevel = 'info'",
            "2: logs.level = 'info': should be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'",
        ),
        ("token = '1:x'", "1: the token belongs in TELEGRAM_BOT_TOKEN, not in a file"),
        ("[telegram]\ntoken = '1:x'", "2: the token belongs in TELEGRAM_BOT_TOKEN, not in a file"),
    ],
)
def test_what_cannot_be_used_is_named_with_file_line_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    path = _written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load_config(path, {})
    assert str(caught.value).startswith(f"{path}:{message}")
    assert "1:x" not in str(caught.value)


def test_a_file_that_is_not_toml_is_named_with_the_line(tmp_path: Path) -> None:
    path = _written(tmp_path, "[paths]\ndata = records\n")
    with pytest.raises(ConfigError, match=r"config\.toml: not valid TOML: Invalid value \(at line 2"):
        load_config(path, {})


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: can't be read: No such file"):
        load_config(tmp_path / "none.toml", {})
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="can't be read: not UTF-8"):
        load_config(tmp_path / "config.toml", {})


def test_the_token_comes_from_the_environment_and_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("2:from-file\n", encoding="utf-8")
    file = {"TELEGRAM_BOT_TOKEN_FILE": str(tmp_path / "token")}
    config = load_config(None, {"TELEGRAM_BOT_TOKEN": " 1:direct ", **file})
    assert config.token == SecretStr("1:direct")
    assert "direct" not in f"{config!r} {config} {config.model_dump()}"
    assert read_token({"TELEGRAM_BOT_TOKEN": " ", **file}) == SecretStr("2:from-file")
    assert read_token({}) is None


def test_a_token_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"TELEGRAM_BOT_TOKEN_FILE: can't read .*none: No such file"):
        read_token({"TELEGRAM_BOT_TOKEN_FILE": str(tmp_path / "none")})
