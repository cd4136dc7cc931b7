"""Updates that Telegram brings to a proxy in front of us: the same inbox, and nobody else gets in."""

import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import InvalidToken

from bot.telegram.transport.downloads import CappedRequest
from bot.telegram.transport.ending import Ending, ExitCode
from tests.telegram.conftest import RunBot, config_for
from tests.telegram.desk import SEVENTY_ONE, HandDesk
from tests.telegram.double import BotApi, Chat
from tests.telegram.ports import free_port

SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Proxy:
    """What stands between Telegram and us: it passes on what comes for the address the bot gave."""

    def __init__(self, tg: BotApi, port: int, client: httpx.AsyncClient) -> None:
        self._tg = tg
        self._port = port
        self._client = client

    @property
    def told(self) -> dict[str, Any]:
        """What the bot told Telegram of its webhook."""
        return self._tg.called("setWebhook")[-1].parameters

    async def post(self, body: object, secret: str | None = None, **how: Any) -> int:
        """Bring an update; the status of the answer."""
        path = self.told["url"].removeprefix("https://bot.example/telegram")
        headers = {SECRET: self.told["secret_token"] if secret is None else secret} if secret != "" else {}
        content = {"content": body} if isinstance(body, bytes) else {"json": body}
        headers["Content-Type"] = "application/json"
        address = f"http://127.0.0.1:{self._port}{how.get('path', path)}"
        return (await self._client.post(address, headers=headers, **content)).status_code


@pytest.fixture
async def proxy(tg: BotApi, run_bot: RunBot, desk: HandDesk, tmp_path: Path) -> AsyncIterator[Proxy]:
    """The proxy of a bot that runs by webhook."""
    config, port = config_for(tg, tmp_path), free_port()
    telegram = config.telegram.model_copy(update={"webhook_url": "https://bot.example/telegram/", "webhook_port": port})
    desk.answers["how many?"] = SEVENTY_ONE
    async with (
        run_bot(desk, config=config.model_copy(update={"telegram": telegram})),
        httpx.AsyncClient(trust_env=False) as client,
    ):
        yield Proxy(tg, port, client)


def asked(person: Chat, number: int) -> dict[str, Any]:
    """The update that a question makes."""
    chat = {"id": person.id, "type": "private", "first_name": "Ann"}
    message = {"message_id": number, "date": 1763000000, "chat": chat, "from": person.user, "text": "how many?"}
    return {"update_id": number, "message": message}


async def test_a_question_that_is_brought_is_answered(tg: BotApi, proxy: Proxy) -> None:
    ann = tg.person(11, "Ann")
    assert await proxy.post(asked(ann, 501)) == 200
    assert "71 of the 180" in (await ann.answer(0)).text
    assert tg.polls == 0
    assert "message" in proxy.told["allowed_updates"]
    assert (len(proxy.told["url"]), len(proxy.told["secret_token"])) == (72, 64)


async def test_a_token_revoked_meanwhile_ends_a_bot_that_never_polls(tg: BotApi) -> None:
    ending = Ending()
    async with Bot(tg.token, base_url=tg.api_base, request=CappedRequest(ending)) as bot:
        tg.token = "987654321:AAH-somebody_elses_token-0123456789"
        with pytest.raises(InvalidToken):
            await bot.send_message(11, "hello")
    assert await ending.wait() == ExitCode.REFUSED


async def test_pitfall_09_wrong_or_no_secret(tg: BotApi, proxy: Proxy, desk: HandDesk) -> None:
    ann = tg.person(11, "Ann")
    assert await proxy.post(asked(ann, 501), secret="") == 403
    assert await proxy.post(asked(ann, 501), secret="wrong") == 403
    assert await proxy.post(asked(ann, 501), path="/") == 404
    assert await proxy.post(asked(ann, 502)) == 200
    await ann.answer(0)
    assert len(desk.asked) == 1


async def test_pitfall_09_duplicate_post(tg: BotApi, proxy: Proxy, desk: HandDesk) -> None:
    ann = tg.person(11, "Ann")
    assert [await proxy.post(asked(ann, number)) for number in (501, 501, 502, 501)] == [200] * 4
    await ann.answer(1)
    assert (len(desk.asked), len(ann.answers)) == (2, 2)


async def test_pitfall_09_bad_json_is_harmless(tg: BotApi, proxy: Proxy, caplog: pytest.LogCaptureFixture) -> None:
    ann = tg.person(11, "Ann")
    assert await proxy.post(b'{"update_id": 501, "message": {"te') == 500
    assert await proxy.post(b"[]") in (400, 500)
    assert await proxy.post({"update_id": 502, "message": {"text": "my secret deal"}}) == 400
    assert await proxy.post(asked(ann, 503)) == 200
    assert "71 of the 180" in (await ann.answer(0)).text
    assert "my secret deal" not in [record.getMessage() for record in caplog.records if record.levelno < logging.ERROR]
