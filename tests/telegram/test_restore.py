"""A backup that is put elsewhere, as the README says, goes on where it was taken."""

from pathlib import Path
from zipfile import ZipFile

from bot.backup import write_backup
from bot.config import Paths
from bot.service import Service
from index.encoder import Encoder
from tests.telegram.conftest import RunBot, config_for
from tests.telegram.double import BotApi
from tests.telegram.newsroom import service_over


async def test_a_restored_backup_knows_its_conversations(
    tg: BotApi, run_bot: RunBot, newsroom: Service, data: Path, encoder: Encoder, tmp_path: Path
) -> None:
    ann, backup, restored = tg.person(11, "Ann"), tmp_path / "backup.zip", tmp_path / "restored"
    async with run_bot(newsroom):
        answer = await ann.ask("How many K2 tanks have been delivered to Poland?")
    write_backup(data, tmp_path / ".chats" / "chats.db", backup)
    with ZipFile(backup) as archive:
        archive.extractall(restored)
    chats = restored / "data" / ".chats"
    chats.mkdir()
    (restored / "chats" / "chats.db").rename(chats / "chats.db")
    service = service_over(restored / "data", encoder)
    service.refresh()
    config = config_for(tg, tmp_path).model_copy(update={"paths": Paths(data=restored / "data")})
    async with run_bot(service, config=config):
        await ann.tap(answer, "Sources")
        await ann.until(lambda: answer.earlier, "its sources")
        assert "Peru" in (await ann.ask("and to Peru?", within=30)).text
    service.close()
