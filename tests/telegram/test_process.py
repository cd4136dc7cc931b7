"""The bot as a process: tokens, signals, and a Telegram that is down."""

import signal
from pathlib import Path

from tests.telegram.double import BotApi
from tests.telegram.double.server import Fault
from tests.telegram.process import ended, started

SERVE = ("-m", "tests.telegram.serve")
OTHER_TOKEN = "987654321:AAH-somebody_elses_token-0123456789"


async def test_without_a_token_it_says_where_to_get_one(tg: BotApi) -> None:
    async with started(*SERVE, tg.api_base) as process:
        assert await ended(process) == (
            2,
            "dealbot: no bot token: get one from @BotFather in Telegram and set TELEGRAM_BOT_TOKEN, or name a"
            " file that holds it in TELEGRAM_BOT_TOKEN_FILE; 'dealbot chat' answers here without one\n",
        )


async def test_a_refused_token_is_not_shown(tg: BotApi) -> None:
    async with started(*SERVE, tg.api_base, TELEGRAM_BOT_TOKEN=OTHER_TOKEN) as process:
        code, output = await ended(process)
    assert code == 2
    assert output.splitlines()[-1].startswith("dealbot: Telegram refused the bot token: check TELEGRAM_BOT_")
    assert OTHER_TOKEN not in output
    assert "Traceback" not in output


async def test_a_malformed_token_is_not_even_sent(tg: BotApi) -> None:
    async with started(*SERVE, tg.api_base, TELEGRAM_BOT_TOKEN="123 45:what?") as process:
        code, output = await ended(process)
    assert (code, output.count("\n"), tg.calls) == (2, 1, [])


async def test_sigterm_answers_what_is_in_hand_and_ends_well(tg: BotApi, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(tg.token + "\n")
    tg.fail(Fault("getMe", 502, body="<html>Bad Gateway</html>"))  # down for a moment when we start
    ann = tg.person(11, "Ann")
    async with started(*SERVE, tg.api_base, TELEGRAM_BOT_TOKEN_FILE=str(tmp_path / "token")) as process:
        assert "71 of the 180" in (await ann.ask("how many?")).text
        tg.fail(Fault("sendMessage", 429, retry_after=1))
        await ann.say("how many?")
        await tg.world.until(lambda: len(tg.called("sendMessage")) == 2, "the answer to be held up")
        process.send_signal(signal.SIGTERM)
        code, output = await ended(process)
    assert (code, len(ann.answers)) == (0, 2)
    assert "event=question outcome=answered" in output
    assert "how many?" not in output
    assert tg.token not in output


async def test_a_token_revoked_while_running_ends_it(tg: BotApi) -> None:
    ann = tg.person(11, "Ann")
    async with started(*SERVE, tg.api_base, TELEGRAM_BOT_TOKEN=tg.token) as process:
        await ann.ask("how many?")
        old, tg.token = tg.token, OTHER_TOKEN
        await ann.say("still there?")
        code, output = await ended(process)
    assert (code, output.splitlines()[-1][:42]) == (2, "dealbot: Telegram refused the bot token: c")
    assert old not in output
