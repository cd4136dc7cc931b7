"""The disk is full, or closed to us: nothing is lost, nothing crashes, and one line says what is wrong."""

import resource
from pathlib import Path

from tests.telegram.double import BotApi
from tests.telegram.process import ended, started

FREE = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
FULL = (0, resource.RLIM_INFINITY)  # no file may grow


async def test_a_full_disk_leaves_messages_with_telegram_until_there_is_room(tg: BotApi, tmp_path: Path) -> None:
    ann = tg.person(11, "Ann")
    serve = ("-m", "tests.telegram.serve", tg.api_base, str(tmp_path))
    async with started(*serve, TELEGRAM_BOT_TOKEN=tg.token) as process:
        await ann.ask("how many?", within=30)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, FULL)
        polls = tg.polls
        await ann.say("how many?")
        await ann.until(lambda: tg.polls > polls + 2, "it to be fetched again")
        assert len(ann.answers) == 1
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, FREE)
        await ann.answer(1, within=30)
        process.terminate()
        code, output = await ended(process)
    assert (code, len(ann.answers)) == (0, 2)
    unstored = [line for line in output.splitlines() if "event=unstored" in line]
    assert unstored[0].endswith('error="disk I/O error" remedy="Telegram delivers it again"')
    assert "Traceback" not in output


async def test_a_folder_it_may_not_write_into_is_named_at_the_start(tg: BotApi, tmp_path: Path) -> None:
    (tmp_path / ".chats").write_text("a file where the folder should be")
    serve = ("-m", "tests.telegram.serve", tg.api_base, str(tmp_path))
    async with started(*serve, TELEGRAM_BOT_TOKEN=tg.token) as process:
        code, output = await ended(process)
    assert code == 1
    assert output.splitlines()[-1].startswith("dealbot: can't start ([Errno 17] File exists:")
    assert "Traceback" not in output


async def test_a_database_that_cant_be_opened_is_named_at_the_start(tg: BotApi, tmp_path: Path) -> None:
    (tmp_path / ".chats" / "chats.db").mkdir(parents=True)
    serve = ("-m", "tests.telegram.serve", tg.api_base, str(tmp_path))
    async with started(*serve, TELEGRAM_BOT_TOKEN=tg.token) as process:
        code, output = await ended(process)
    assert code == 1
    assert output.splitlines()[-1] == (
        f"dealbot: can't use {tmp_path}/.chats (unable to open database file); check the disk, and who may write there"
    )
