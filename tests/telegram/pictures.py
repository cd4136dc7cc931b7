"""Pictures of the bot's messages and charts, to be looked at: `python -m tests.telegram.pictures FOLDER [SCENE…]`.

Needs Chromium or Chrome. The bot is the real one over a copy of the records that ship, Telegram is the double.
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageChops
from pydantic import SecretStr

from bot.config import Config, Logs, Paths, Telegram
from bot.service import Service
from bot.telegram.app import build_bot
from tests.records_folder import DATA
from tests.telegram.bubbles import AROUND, WIDTH, render_page
from tests.telegram.double import BotApi, Chat, Message
from tests.telegram.scenes import SCENES

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_SCALE = 2
_TALLEST = 4000
_SHARED = ("card", "decided", "alert")  # scenes that go on from each other


def main() -> int:
    """Write a picture of every scene, in light and dark, and every chart and file the bot sent."""
    if len(sys.argv) < 2:
        sys.stderr.write(f"{__doc__}")
        return 2
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser is None:
        sys.stderr.write(f"none of these is installed: {', '.join(_BROWSERS)}\n")
        return 1
    os.environ["NO_PROXY"] = "127.0.0.1"
    folder, chosen = Path(sys.argv[1]), sys.argv[2:] or list(SCENES)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        asyncio.run(_play(Path(scratch), folder, browser, chosen))
    return 0


async def _play(scratch: Path, folder: Path, browser: str, chosen: Iterable[str]) -> None:
    data = shutil.copytree(DATA, scratch / "data")
    tg = await BotApi().start()
    telegram = Telegram(admins=(1,), api_base=tg.api_base, file_base=tg.file_base)
    config = Config(paths=Paths(data=data), telegram=telegram, logs=Logs(), token=SecretStr(tg.token))
    service = Service(config)
    service.refresh()
    bot = build_bot(config, SecretStr(tg.token), service, pace=0.1, quiet=0.5, spaced=False, pulse=1)
    async with bot.running():
        for number, name in enumerate(chosen):
            scene, language = SCENES[name]
            chat = await scene(tg, tg.person(11 if name in _SHARED else 100 + number, "Ann", language))
            await asyncio.to_thread(_take, _said(tg, chat), name, folder, browser)
    service.close()
    await tg.stop()


def _said(tg: BotApi, chat: Chat) -> list[Message]:
    return list(tg.world.messages[chat.id].values())


def _take(messages: list[Message], name: str, folder: Path, browser: str) -> None:
    """Write the pictures of a conversation, and its charts as they are."""
    for theme in ("light", "dark"):
        _photograph(render_page(messages, theme), folder / f"{name}-{theme}.png", browser)
    for number, chart in enumerate(one for one in messages if one.kind == "photo"):
        (folder / f"{name}-chart-{number}.png").write_bytes(chart.data)


def _photograph(page: str, picture: Path, browser: str) -> None:
    """Write what a browser shows of a page, without what is around it."""
    with tempfile.TemporaryDirectory() as scratch:
        html, shot = Path(scratch) / "page.html", Path(scratch) / "shot.png"
        html.write_text(page, encoding="utf-8")
        # A window can't be as narrow as a phone, so the page is, and the rest is cut off.
        subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--screenshot={shot}",
             f"--force-device-scale-factor={_SCALE}", f"--window-size={2 * WIDTH},{_TALLEST}", html.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        whole = Image.open(shot).convert("RGB")
    around = Image.new("RGB", whole.size, AROUND)
    whole.crop(ImageChops.difference(whole, around).getbbox()).save(picture)


if __name__ == "__main__":
    sys.exit(main())
