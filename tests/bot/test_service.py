"""The service: a question that was answered is not worked out again until the records change."""

import gc
from datetime import date
from pathlib import Path

from index.encoder import Encoder
from tests.telegram.newsroom import service_over

TODAY = date(2026, 11, 21)
K2S = "how many K2s have been delivered to Poland?"


def test_what_is_asked_again_is_answered_from_what_was_just_answered(recorded: Path, encoder: Encoder) -> None:
    service = service_over(recorded, encoder)
    first = service.ask(K2S, today=TODAY)
    follow_up = service.ask("and to Peru?", today=TODAY, history=[K2S])
    assert service.ask(K2S, today=TODAY) is first
    assert service.ask("and to Peru?", today=TODAY, history=[K2S]) is follow_up
    assert service.ask("and to Peru?", today=TODAY) is not follow_up
    assert service.ask(K2S, today=date(2026, 11, 22)) is not first
    service.close()


def test_new_records_give_new_answers(copy: Path, encoder: Encoder) -> None:
    service = service_over(copy, encoder)
    assert service.ask(K2S, today=TODAY).headline.startswith("180 ")
    for file in copy.glob("*/2025-11-13-defence24-poland-k2-ec1-2022.*"):
        file.unlink()
    service.build()
    assert service.ask(K2S, today=TODAY).headline.startswith("84 ")
    service.close()


def test_nothing_is_looked_through_for_garbage_while_records_are_loaded(recorded: Path, encoder: Encoder) -> None:
    service, looked = service_over(recorded, encoder), list[int]()

    def note(phase: str, about: dict[str, int]) -> None:
        looked.append(about["generation"])

    assert service.generation  # the store is open
    gc.callbacks.append(note)
    service.knowledge()
    gc.callbacks.remove(note)
    assert (2 in looked, gc.isenabled()) == (False, True)
    service.close()


def test_only_what_was_taken_over_is_said_to_be(recorded: Path, encoder: Encoder) -> None:
    service = service_over(recorded, encoder)
    asked = [
        service.ask(K2S, today=TODAY),
        service.ask("and to Peru?", today=TODAY, history=[K2S]),
        service.ask(K2S, today=TODAY, history=["what did Peru sign?"]),
        service.ask("how many K2s have been delivered to Polnad?", today=TODAY),
    ]
    assert [answer.inferred for answer in asked] == [False, True, False, True]
    service.close()
