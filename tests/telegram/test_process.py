"""The bot as a process: tokens, signals, rivals, and a Telegram that is down."""

import asyncio
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.telegram.double import BotApi
from tests.telegram.double.server import Fault
from tests.telegram.process import Starter, ended, started

OTHER_TOKEN = "987654321:AAH-somebody_elses_token-0123456789"


@pytest.fixture
def serve(tg: BotApi, tmp_path: Path) -> Callable[..., Starter]:
    """Starts the bot as a process; each with the same folder, as after a restart."""

    def start(token: str = tg.token, **environment: str) -> Starter:
        return started(
            "-m", "tests.telegram.serve", tg.api_base, str(tmp_path), TELEGRAM_BOT_TOKEN=token, **environment
        )

    return start


async def test_without_a_token_it_says_where_to_get_one(serve: Callable[..., Starter]) -> None:
    async with serve(token="") as process:
        assert await ended(process) == (
            2,
            "dealbot: no bot token: get one from @BotFather in Telegram and set TELEGRAM_BOT_TOKEN, or name a"
            " file that holds it in TELEGRAM_BOT_TOKEN_FILE; 'dealbot chat' answers here without one\n",
        )


async def test_pitfall_08_wrong_token(serve: Callable[..., Starter]) -> None:
    async with serve(token=OTHER_TOKEN) as process:
        code, output = await ended(process)
    assert code == 2
    assert output.splitlines()[-1].startswith("dealbot: Telegram refused the bot token: check TELEGRAM_BOT_")
    assert OTHER_TOKEN not in output
    assert "Traceback" not in output


async def test_a_malformed_token_is_not_even_sent(tg: BotApi, serve: Callable[..., Starter]) -> None:
    async with serve(token="123 45:what?") as process:
        code, output = await ended(process)
    assert (code, output.count("\n"), tg.calls) == (2, 1, [])


async def test_pitfall_02_sigterm_answers_everything_in_hand(
    tg: BotApi, serve: Callable[..., Starter], tmp_path: Path
) -> None:
    (tmp_path / "token").write_text(tg.token + "\n")
    ann, bob, eve = tg.person(11, "Ann"), tg.person(12, "Bob"), tg.person(13, "Eve")
    async with serve(token="", TELEGRAM_BOT_TOKEN_FILE=str(tmp_path / "token")) as process:
        assert "71 of the 180" in (await ann.ask("how many?")).text
        tg.fail(Fault("sendMessage", 429, times=3, retry_after=1))
        for person in (ann, bob, eve):
            await person.say("how many?")
        await tg.world.until(lambda: len(tg.called("sendMessage")) == 4, "the answers to be held up")
        process.send_signal(signal.SIGTERM)
        code, output = await ended(process)
    assert (code, len(ann.answers), len(bob.answers), len(eve.answers)) == (0, 2, 1, 1)
    assert output.count("event=question outcome=answered") == 4
    assert "how many?" not in output


async def test_pitfall_03_sigkill_and_restart_answer_every_question_once(
    tg: BotApi, serve: Callable[..., Starter]
) -> None:
    people = [tg.person(number, f"P{number}") for number in (11, 12, 13)]
    async with serve() as process:
        await people[0].ask("how many?")
        tg.fail(Fault("sendMessage", 429, times=3, retry_after=60))
        for person in people:
            await person.say("how many?")
        await tg.world.until(lambda: len(tg.called("sendMessage")) == 4, "the answers to be held up")
        process.kill()
        await ended(process)
    async with serve() as process:
        await tg.world.until(lambda: all(person.answers for person in people[1:]), "the answers", 30)
        await people[2].ask("how many?")
        process.terminate()
        code, output = await ended(process)
    assert (code, [len(person.answers) for person in people]) == (0, [2, 1, 2])
    assert "event=left undone replayed=3 given_up=0" in output.replace('"', "")


async def test_pitfall_04_an_update_that_ends_the_process_twice_is_left_alone(
    tg: BotApi, serve: Callable[..., Starter]
) -> None:
    ann, bob = tg.person(11, "Ann"), tg.person(12, "Bob")
    tg.fail(Fault("sendMessage", 429, times=2, retry_after=60, chat=11))
    for tries in (1, 2):
        async with serve() as process:
            if not tg.called("sendMessage"):
                await ann.say("how many?")
            await tg.world.until(partial(_sent, tg, tries), "the answer to be held up", 30)
            process.kill()
            await ended(process)
    async with serve() as process:
        await bob.ask("how many?", within=30)
        process.terminate()
        code, output = await ended(process)
    assert (code, ann.answers) == (0, [])
    assert "event=left undone replayed=0 given_up=1" in output.replace('"', "")


async def test_pitfall_06_of_two_pollers_one_ends_and_admins_are_told_once(
    tg: BotApi, serve: Callable[..., Starter]
) -> None:
    ada = tg.person(1, "Ada")
    async with serve() as one:
        await ada.ask("how many?", within=30)
        async with serve() as other:
            ends = {asyncio.create_task(process.wait()): process for process in (one, other)}
            [first], [last] = await asyncio.wait(ends, timeout=60, return_when=asyncio.FIRST_COMPLETED)
            code, output = await ended(ends[first])
            assert code == 3
            assert output.endswith("dealbot: another process polls with the same token: stop one of the two\n")
            assert len([message for message in ada.answers if "Another process" in message.text]) == 1
            assert "71 of the 180" in (await ada.ask("how many?", within=40)).text
            ends[last].terminate()
            assert (await ended(ends[last]))[0] == 0


async def test_pitfall_07_telegram_down_at_the_start(tg: BotApi, serve: Callable[..., Starter]) -> None:
    tg.fail(Fault("getMe", 502, times=3, body="<html>Bad Gateway</html>"))
    ann = tg.person(11, "Ann")
    async with serve() as process:
        assert "71 of the 180" in (await ann.ask("how many?", within=30)).text
        process.terminate()
        code, output = await ended(process)
    assert (code, output.count("event=unreachable")) == (0, 3)


async def test_pitfall_14_a_stop_doesnt_wait_for_long_work_and_the_next_start_takes_it_up(
    tg: BotApi, serve: Callable[..., Starter]
) -> None:
    ada = tg.person(1, "Ada")
    async with serve() as process:
        message = await ada.ask("/reindex", within=30)
        await tg.world.until(lambda: "1 of 2" in message.text, "the work to begin", 30)
        process.terminate()
        code, _ = await ended(process)  # in a minute at most, where the work takes an hour
    assert (code, message.labels) == (0, ["Stop"])
    async with serve() as process:
        before = len(tg.called("editMessageText"))
        await tg.world.until(lambda: len(tg.called("editMessageText")) > before, "it to be taken up", 30)
        process.kill()
        await ended(process)
    assert len(ada.answers) == 1


async def test_a_token_revoked_while_running_ends_it(tg: BotApi, serve: Callable[..., Starter]) -> None:
    ann = tg.person(11, "Ann")
    async with serve() as process:
        await ann.ask("how many?", within=30)
        old, tg.token = tg.token, OTHER_TOKEN
        await ann.say("still there?")
        code, output = await ended(process)
    assert (code, output.splitlines()[-1][:42]) == (2, "dealbot: Telegram refused the bot token: c")
    assert old not in output


def _sent(tg: BotApi, count: int) -> bool:
    return len(tg.called("sendMessage")) == count
