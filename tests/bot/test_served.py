"""The records that questions are answered from, as other faces of the bot see them."""

from pathlib import Path

import pytest

from bot.config import Answers, Config, Paths
from bot.service import Service
from index.encoder import Encoder
from index.records import Review
from tests.telegram.newsroom import ARTICLE, data_folder


@pytest.mark.parametrize(("use_proposed", "waiting"), [(True, 3), (False, 0)])
def test_proposed_facts_are_served_when_answers_may_use_them(
    recorded: Path, tmp_path: Path, encoder: Encoder, use_proposed: bool, waiting: int
) -> None:
    config = Config(paths=Paths(data=data_folder(recorded, tmp_path)), answers=Answers(use_proposed=use_proposed))
    service = Service(config)
    service.__dict__["encoder"] = encoder
    service.refresh()
    records = service.records()
    assert service.knowledge().records is records
    service.close()
    assert sum(fact.review is Review.EXTRACTED for fact in records.facts.values()) == waiting
    assert sum(fact.article == ARTICLE for fact in records.facts.values()) == waiting
