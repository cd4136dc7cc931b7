"""The conversation in the README is what the bot says."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from index.corpus import load_corpus
from index.records import Records
from index.shipped import load_endings
from retrieval.answer import Answer
from retrieval.answerer import Answerer
from retrieval.gathering import build_knowledge
from retrieval.understanding.cues import load_languages
from retrieval.understanding.parse import Reader
from retrieval.wording.speech import load_speeches
from tests.telegram.conftest import RunBot
from tests.telegram.desk import HandDesk
from tests.telegram.double import BotApi, Message

ROOT = Path(__file__).parents[2]


@dataclass
class RecordsDesk(HandDesk):
    """Answers from all the records that ship; no passage is looked for, so nothing is embedded."""

    known: Records = field(default_factory=lambda: load_corpus(ROOT / "data").records)

    def __post_init__(self) -> None:
        super().__post_init__()
        reader = Reader(build_knowledge(self.known, load_endings()), load_languages())
        self._answerer = Answerer(reader, load_speeches(), lambda question, deals: ())

    def ask(self, text: str, *, today: date | None = None, history: Sequence[str] = ()) -> Answer:
        """What the records say."""
        day, before = today or date.today(), None
        for said in history:
            _, before = self._answerer.answer(said, day, before)
        return self._answerer.answer(text, day, before)[0]


async def test_the_conversation_in_the_readme(tg: BotApi, run_bot: RunBot) -> None:
    transcript = (ROOT / "README.md").read_text(encoding="utf-8").split("```")[3].strip()
    ann, said = tg.person(11, "Ann"), list[str]()
    async with run_bot(RecordsDesk(), now=lambda: datetime(2026, 11, 21, 12, tzinfo=UTC)):
        for line in transcript.splitlines():
            if line.startswith("> "):
                said += [line, _shown(await ann.ask(line.removeprefix("> ")))]
    assert "\n".join(said) == transcript


def _shown(message: Message) -> str:
    rows = message.raw["reply_markup"]["inline_keyboard"]
    return "\n".join([message.text, *("".join(f"[ {button['text']} ]" for button in row) for row in rows)])
