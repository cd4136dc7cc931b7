"""What a bot complains of while it works."""

import logging

import pytest


def complaints(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """All that was logged as a warning or worse, but for a turn that the scheduler skips on a machine under load."""
    worse = [record for record in caplog.records if record.levelno >= logging.WARNING]
    return [record for record in worse if not record.name.startswith("apscheduler")]
