"""The process that reads: what comes back, and how it ends when a file takes too much."""

import asyncio
import subprocess
import sys
import time

import pytest

from index.readers.child import Limits
from index.readers.isolated import read_isolated, run_limited
from index.readers.reading import read_bytes
from index.readers.unreadable import Encrypted, TooDemanding, TooLarge, Unreadable
from tests.index.readers.files import load_file
from tests.index.readers.hostile import deflated_twice, pdf_of


@pytest.mark.parametrize("name", ["news.html", "writer.pdf", "writer.docx", "wordpress.xml", "korean-euckr.txt"])
def test_it_gives_what_reading_in_the_same_process_gives(name: str) -> None:
    data = load_file(name)
    url = "https://www.seoulcourier.kr/x"
    assert read_isolated(data, name=name, url=url) == read_bytes(data, name=name, url=url)


def test_an_error_comes_back_as_itself() -> None:
    with pytest.raises(Encrypted) as raised:
        read_isolated(load_file("password.pdf"), name="password.pdf")
    assert str(raised.value) == "password.pdf: it is encrypted; send a copy without a password"


def test_what_is_too_large_is_not_even_sent() -> None:
    with pytest.raises(TooLarge):
        read_isolated(bytes(20_000_001))


def test_a_file_that_takes_too_long_is_left() -> None:
    paragraphs = b"<html><body><article>" + b"<p>a tank</p>" * 100_000
    start = time.monotonic()
    with pytest.raises(TooDemanding) as raised:
        read_isolated(paragraphs, name="x", limits=Limits(seconds=3))
    assert str(raised.value) == "x: reading it was stopped: it takes longer than 3 seconds; paste the text instead"
    assert time.monotonic() - start < 15


def test_a_file_that_takes_too_much_memory_is_left() -> None:
    page = b"<html><body>" + b"<p>tank" * 2_000_000
    with pytest.raises(TooDemanding) as raised:
        read_isolated(page, name="x", limits=Limits(memory=64))
    assert str(raised.value) == (
        "x: reading it was stopped: it needs more than 64 MB of memory; paste the text instead"
    )


def test_a_stream_that_inflates_a_million_times_ends_within_the_limits() -> None:
    bomb = pdf_of("/Kids [3 0 R] /Count 1", deflated_twice(300_000_000), "/Filter [/FlateDecode /FlateDecode]")
    assert len(bomb) < 2_000
    with pytest.raises(Unreadable):
        read_isolated(bomb, limits=Limits(memory=128))


def test_it_can_be_called_from_threads_of_an_asyncio_app() -> None:
    async def read_two() -> list[str]:
        names = ["korean-euckr.txt", "polish-cp1250.txt"]
        read = await asyncio.gather(*(asyncio.to_thread(read_isolated, load_file(name)) for name in names))
        return [drafts[0].language for drafts in read]

    assert asyncio.run(read_two()) == ["ko", "pl"]


def python(script: str) -> tuple[str, ...]:
    return (sys.executable, "-c", script)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("import time; time.sleep(60)", "it takes longer than 2 seconds"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "its reader was ended by SIGSEGV"),
        ("import sys; sys.exit(3)", "its reader failed with exit code 3"),
        (
            "from index.readers.child import Limits, restrict; restrict(Limits(seconds=1))\nwhile True: pass",
            "it takes longer than 20 seconds",
        ),
        (
            "from index.readers.child import Limits, restrict; restrict(Limits(memory=64)); bytearray(200 << 20)",
            "its reader failed with exit code 1",
        ),
        (
            "from index.readers.child import Limits, restrict; restrict(Limits())\n"
            "import sys\nwhile True: sys.stdout.write('x' * (1 << 20))",
            "its reader failed with exit code 1",
        ),
    ],
)
def test_a_process_that_does_not_end_well_says_how(script: str, said: str) -> None:
    with pytest.raises(TooDemanding) as raised:
        run_limited(python(script), b"", 2 if "sleep" in script else 20, "x")
    assert said in str(raised.value)


def test_nothing_a_process_says_or_knows_leaks(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:secret")
    script = "import os, sys; print('noise', file=sys.stderr); print(os.environ.get('TELEGRAM_BOT_TOKEN'))"
    assert run_limited(python(script), b"", 10, "x") == b"None\n"
    assert capfd.readouterr() == ("", "")


def test_its_process_starts_without_the_heavy_libraries() -> None:
    script = "import index.readers.child, sys; print({'torch', 'faiss', 'sentence_transformers'} & set(sys.modules))"
    assert subprocess.check_output(python(script), text=True) == "set()\n"
