"""A build in a process of its own: it does what a build does, says the same, and never outlives its work."""

import gc
import multiprocessing
import shutil
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.building_apart import BuilderGone, BuildingApart, BuildRefused
from bot.config import Config, Paths
from index.build import Progress
from index.errors import BuildCancelled
from index.lock import hold_build_lock
from tests.telegram.newsroom import HEADER

ARTICLE = HEADER + "Peru has ordered 54 K2 tanks from Hyundai Rotem, the army said on 20 November 2025.\n"
QUESTION = "how many K2s has Peru ordered?"


@pytest.fixture
def service(recorded: Path, tmp_path: Path) -> Iterator[BuildingApart]:
    """The service over a copy of the recorded articles, with one more that nobody has read."""
    data = shutil.copytree(recorded, tmp_path / "data")
    (data / "articles" / "2025-11-20-defence-wire-peru-k2.md").write_text(ARTICLE, encoding="utf-8")
    opened = BuildingApart(Config(paths=Paths(data=data)))
    yield opened
    opened.close()


def test_it_is_built_elsewhere_and_answers_know_it_here(service: BuildingApart) -> None:
    seen: list[Progress] = []
    before = service.ask(QUESTION)
    done = service.reindex(seen.append, lambda: False)
    assert done.report.articles_added == ("2025-11-20-defence-wire-peru-k2",)
    assert done.read == 1
    assert {state.stage for state in seen} >= {"embedding", "publishing"}
    assert service.ask(QUESTION).headline != before.headline
    assert multiprocessing.active_children() == []
    assert not service.encoder.__dict__.get("_model")  # what embeds passages was never loaded here


def test_it_stops_when_it_is_no_longer_wanted(service: BuildingApart) -> None:
    with pytest.raises(BuildCancelled):
        service.reindex(lambda state: None, lambda: True)
    assert multiprocessing.active_children() == []


def test_what_keeps_it_from_building_is_said_in_the_same_words(service: BuildingApart) -> None:
    with hold_build_lock(service.folder), pytest.raises(BuildRefused, match="the index is being built by process "):
        service.reindex(lambda state: None, lambda: False)


def test_a_builder_that_is_killed_is_told_from_one_that_is_done(service: BuildingApart) -> None:
    def kill(state: Progress) -> None:
        for process in multiprocessing.active_children():
            process.kill()

    before = service.ask(QUESTION)
    with pytest.raises(BuilderGone, match=r"has ended \(exit code -9\)"):
        service.reindex(kill, lambda: False)
    assert service.ask(QUESTION) == before
    service.catch_up(lambda: False)
    assert service.status().articles == 13


def test_what_it_answers_from_holds_no_thread_up_and_is_let_go_when_it_is_replaced(service: BuildingApart) -> None:
    looked_through = len(gc.get_objects())
    old = weakref.ref(service.knowledge())
    assert len(gc.get_objects()) < looked_through
    service.catch_up(lambda: False)
    assert service.knowledge() is not None
    assert old() is None
