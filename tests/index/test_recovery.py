"""Whatever happens to a build or its files: the last good generation answers, the next build mends it."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.build import BuildReport, build_index, is_current
from index.database import open_database
from index.embedded import open_store
from index.encoder import Encoder
from index.errors import BuildRunning, IndexCorrupt, VectorsDamaged
from index.records import Records
from tests.index.answers import Found, ReplayedEncoder, answers, record
from tests.index.data_folder import KOREA_HERALD, DataFolder

HERALD, PERU = "2024-11-18-herald", "2024-05-20-publicar"

# Builds the index, and dies at the n-th call that the index's modules make or get: between any two steps.
CHILD = """
import os, signal, sys
from pathlib import Path
from index.build import build_index
from index.corpus import load_corpus
from tests.index.answers import ReplayedEncoder

data, folder, vectors, fatal, wait = *map(Path, sys.argv[1:4]), int(sys.argv[4]), float(sys.argv[5])
corpus, encoder = load_corpus(data), ReplayedEncoder(vectors)
calls = 0

def count(frame, event, argument):
    global calls
    path = frame.f_code.co_filename
    if event in ("call", "c_call") and ("/index/" in path or "sqlite" in path):
        calls += 1
        if calls == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

sys.setprofile(count)
report = build_index(corpus, folder, encoder, wait=wait)
sys.setprofile(None)
print(calls, report.generation, report.changed)
"""


class Scene:
    """An index of one generation, data that has changed since, and what to expect of the next build."""

    def __init__(self, data: DataFolder, folder: Path, encoder: Encoder) -> None:
        self.data, self.folder = data, folder
        self.vectors = folder.with_name("vectors.npz")
        build_index(data.load(), folder, encoder)
        self.before = self.state(encoder)
        data.write_article(HERALD, f"{KOREA_HERALD} So it says.")
        data.write_article("2025-01-01-new", "A new article about K2 tanks for Poland.")
        data.remove(PERU)
        fresh = folder.with_name("fresh")
        build_index(data.load(), fresh, encoder)
        with closing(open_store(fresh)) as store:
            generation = store.current()
            assert generation is not None
            texts = [passage.text for passage in store.passages(range(1, generation.passages + 1))]
            self.after = (store.records(), answers(fresh, encoder))
        self.encoder = record(encoder, texts, self.vectors)

    def state(self, encoder: Encoder) -> tuple[Records, list[list[Found]]]:
        """All that a reader gets."""
        with closing(open_store(self.folder)) as store:
            return store.records(), answers(self.folder, encoder)

    def start(self, fatal: int = 0, wait: float = 0) -> "subprocess.Popen[str]":
        """A build in another process, killed at its n-th call."""
        arguments = [str(self.data.path), str(self.folder), str(self.vectors), str(fatal), str(wait)]
        return subprocess.Popen(
            [sys.executable, "-c", CHILD, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def build(self, *, full: bool = False) -> BuildReport:
        """A build in this process."""
        return build_index(self.data.load(), self.folder, self.encoder, full=full)


@pytest.fixture
def scene(data: DataFolder, folder: Path, encoder: Encoder) -> Scene:
    """The small world, built and then changed."""
    return Scene(data, folder, encoder)


def _count_calls(scene: Scene) -> int:
    """How many calls an undisturbed build makes; the index is as it was afterwards."""
    kept = scene.folder.with_name("kept")
    shutil.copytree(scene.folder, kept)
    process = scene.start()
    output, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, "")
    shutil.rmtree(scene.folder)
    kept.rename(scene.folder)
    return int(output.split()[0])


def test_a_build_killed_at_any_instant_leaves_the_last_generation_and_the_next_build_finishes(
    scene: Scene,
) -> None:
    """Forty instants; none may show a reader anything but the old generation or the new one."""
    calls = _count_calls(scene)
    kept = scene.folder.with_name("kept")
    shutil.copytree(scene.folder, kept)
    seen = []
    for fatal in np.linspace(1, calls, 40, dtype=int):
        process = scene.start(int(fatal))
        process.communicate(timeout=120)
        assert process.returncode == -signal.SIGKILL
        state = scene.state(scene.encoder)
        assert state in (scene.before, scene.after)
        seen.append(state == scene.after)
        scene.build()
        assert scene.state(scene.encoder) == scene.after
        shutil.rmtree(scene.folder)
        shutil.copytree(kept, scene.folder)
    assert seen == sorted(seen)
    assert not seen[0]
    assert seen[-1]


def test_a_first_build_killed_at_any_instant_can_be_run_again(scene: Scene) -> None:
    """There is no generation yet to fall back on."""
    shutil.rmtree(scene.folder)
    calls = int(scene.start().communicate(timeout=120)[0].split()[0])
    for fatal in np.linspace(1, calls - 1, 20, dtype=int):
        shutil.rmtree(scene.folder)
        process = scene.start(int(fatal))
        process.communicate(timeout=120)
        assert process.returncode == -signal.SIGKILL
        scene.build()
        assert scene.state(scene.encoder) == scene.after


def test_two_builds_at_once_end_as_one(scene: Scene) -> None:
    """The second waits, and finds nothing to do."""
    both = [scene.start(wait=100), scene.start(wait=100)]
    told = sorted(process.communicate(timeout=120)[0].split()[1:] for process in both)
    assert told == [["2", "False"], ["2", "True"]]
    assert scene.state(scene.encoder) == scene.after


def test_builds_that_do_not_wait_are_refused_or_find_nothing_to_do(scene: Scene) -> None:
    """Four at once: one publishes; none breaks anything."""
    told = [process.communicate(timeout=120) for process in [scene.start() for _ in range(4)]]
    published = [output for output, _ in told if output.endswith("2 True\n")]
    refused = [errors for output, errors in told if not output]
    assert len(published) == 1
    assert all(BuildRunning.__name__ in errors for errors in refused)
    assert scene.state(scene.encoder) == scene.after


FULL_DISK = """
import resource, sys
from pathlib import Path
from index.build import build_index
from index.corpus import load_corpus
from tests.index.answers import ReplayedEncoder

corpus, encoder = load_corpus(Path(sys.argv[1])), ReplayedEncoder(Path(sys.argv[3]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), resource.RLIM_INFINITY))
build_index(corpus, Path(sys.argv[2]), encoder)
"""


@pytest.mark.parametrize("room", [1_000, 9_000, 40_000])
def test_a_full_disk_is_a_clear_error_and_harms_nothing(scene: Scene, room: int) -> None:
    """No file may grow past so many bytes: too few for the vectors, or for the database's log."""
    arguments = [str(scene.data.path), str(scene.folder), str(scene.vectors), str(room)]
    found = subprocess.run(
        [sys.executable, "-c", FULL_DISK, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert found.stderr.splitlines()[-1].startswith("index.errors.IndexUnwritable: ")
    assert scene.state(scene.encoder) == scene.before
    scene.build()
    assert scene.state(scene.encoder) == scene.after


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _garble(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [_cut, _garble, Path.unlink, lambda path: path.write_bytes(b"not FAISS")])
def test_a_faiss_file_that_is_no_good_is_built_anew(scene: Scene, harm: Callable[[Path], None]) -> None:
    """Readers do so in memory, the next build on disk, and nobody is troubled."""
    path = scene.folder / "vectors-1.faiss"
    good = path.read_bytes()
    harm(path)
    assert scene.state(scene.encoder) == scene.before
    scene.data.write_small_world()
    scene.data.remove("2025-01-01-new")
    assert scene.build().changed is False
    assert path.read_bytes() == good


@pytest.mark.parametrize("harm", [_cut, Path.unlink])
def test_vectors_that_are_missing_are_embedded_again(scene: Scene, harm: Callable[[Path], None]) -> None:
    """Only those; and the index says that it isn't current."""
    scene.build()
    path = scene.folder / "vectors-1.f32"
    held = path.stat().st_size // (4 * 384)
    harm(path)
    left = held // 2 if path.exists() else 0
    corpus = scene.data.load()
    assert not is_current(corpus.fingerprint, scene.folder, scene.encoder.model_id)
    report = scene.build()
    assert (report.changed, report.passages) == (False, 5)
    assert report.embedded >= 5 - left > 0
    assert is_current(corpus.fingerprint, scene.folder, scene.encoder.model_id)
    (scene.folder / "vectors-1.faiss").unlink()
    assert scene.state(scene.encoder) == scene.after


def test_a_vector_with_a_wrong_bit_answers_nothing_and_is_embedded_again(scene: Scene) -> None:
    """A reader that needs it says so; a build replaces it."""
    scene.build()
    _garble(scene.folder / "vectors-1.f32")
    (scene.folder / "vectors-1.faiss").unlink()
    with pytest.raises(VectorsDamaged, match="1 damaged vectors, the first in row"):
        scene.state(scene.encoder)
    report = scene.build()
    assert (report.changed, report.embedded) == (False, 1)
    assert scene.state(scene.encoder) == scene.after


def test_what_a_killed_build_wrote_behind_the_last_vector_is_dropped(scene: Scene) -> None:
    """Whole rows and torn ones."""
    path = scene.folder / "vectors-1.f32"
    held = path.stat().st_size
    with path.open("ab") as file:
        file.write(b"\xff" * 5000)
    assert scene.state(scene.encoder) == scene.before
    report = scene.build()
    assert path.stat().st_size == held + report.embedded * 4 * 384
    assert scene.state(scene.encoder) == scene.after


@pytest.mark.parametrize("content", [b"this is not a database" * 500, b"SQLite format 3\0" + b"\1" * 8000])
def test_a_database_that_is_none_is_a_clear_error_until_it_is_built_in_full(scene: Scene, content: bytes) -> None:
    """What it knew of broken files is lost with it, so a person has to ask; the old file is kept aside."""
    path = scene.folder / "records.db"
    path.write_bytes(content)
    with pytest.raises(IndexCorrupt, match=f"^{path}: .*; run 'dealbot index --full' to rebuild it"):
        open_store(scene.folder)
    with pytest.raises(IndexCorrupt):
        scene.build()
    assert not is_current("any", scene.folder, scene.encoder.model_id)
    report = scene.build(full=True)
    assert (report.generation, report.embedded) == (1, 5)
    assert scene.state(scene.encoder) == scene.after
    assert (scene.folder / "records.db.damaged").read_bytes() == content


def test_pages_that_are_damaged_are_a_clear_error_until_they_are_built_in_full(scene: Scene) -> None:
    """The header is fine; the tables behind it aren't."""
    path = scene.folder / "records.db"
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xa5" * (len(content) - 8192))
    with pytest.raises(IndexCorrupt):
        scene.state(scene.encoder)
    scene.build(full=True)
    assert scene.state(scene.encoder) == scene.after


def test_an_open_store_follows_when_its_database_is_replaced(scene: Scene) -> None:
    """A bot needn't be started again after a full build."""
    with closing(open_store(scene.folder)) as store:
        assert store.records() == scene.before[0]
        (scene.folder / "records.db").write_bytes(b"overwritten by mistake" * 500)
        scene.build(full=True)
        assert store.current() is not None
        assert store.records() == scene.after[0]


def test_an_index_of_another_layout_is_built_anew(scene: Scene) -> None:
    """As after an update of the program; the derived is derived again."""
    with closing(open_database(scene.folder)) as database:
        database.execute("PRAGMA user_version = 99")
    assert not is_current("any", scene.folder, scene.encoder.model_id)
    assert scene.build().generation == 1
    assert scene.state(scene.encoder) == scene.after


def test_another_model_embeds_everything_and_keeps_the_generations(scene: Scene, encoder: Encoder) -> None:
    """The old generation keeps its vectors, and can be served again."""

    class Renamed(ReplayedEncoder):
        @property
        def model_id(self) -> str:
            return "another@1"

    renamed = Renamed(scene.vectors)
    scene.build()
    report = build_index(scene.data.load(), scene.folder, renamed)
    assert (report.generation, report.changed, report.embedded) == (3, True, 5)
    assert scene.state(renamed) == scene.after
    with closing(open_store(scene.folder)) as store:
        store.rollback(2)
    assert scene.state(scene.encoder) == scene.after
    assert encoder.model_id != renamed.model_id
