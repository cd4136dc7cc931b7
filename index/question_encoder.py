"""One question to a vector without torch: a BERT in numpy, which starts in a tenth of a second.

It computes what sentence-transformers computes for models shaped like the default one; other models go there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, TypeAdapter, ValidationError
from safetensors.numpy import load_file
from threadpoolctl import ThreadpoolController
from tokenizers import Tokenizer

Matrix = NDArray[np.float32]

_WEIGHTS = "model.safetensors"
_EPSILON = 1e-12


@dataclass(frozen=True, slots=True)
class _Layer:
    weights: Mapping[str, Matrix]
    heads: int

    def apply(self, states: Matrix) -> Matrix:
        """The states of the tokens after this layer."""
        count, width = states.shape
        query, key, value = (
            self._dense(states, f"attention.self.{name}").reshape(count, self.heads, -1).transpose(1, 0, 2)
            for name in ("query", "key", "value")
        )
        weights = query @ key.transpose(0, 2, 1) * np.float32((width // self.heads) ** -0.5)
        weights = np.exp(weights - weights.max(-1, keepdims=True))
        mixed = (weights / weights.sum(-1, keepdims=True)) @ value
        mixed = self._dense(mixed.transpose(1, 0, 2).reshape(count, width), "attention.output.dense")
        states = _normalise(states + mixed, self.weights, "attention.output.LayerNorm")
        inner = self._dense(_gelu(self._dense(states, "intermediate.dense")), "output.dense")
        return _normalise(states + inner, self.weights, "output.LayerNorm")

    def _dense(self, states: Matrix, name: str) -> Matrix:
        result: Matrix = states @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return result


class QuestionEncoder:
    """Encodes one text at a time; safe to share between threads."""

    def __init__(self, folder: Path, heads: int, layers: int, longest: int) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        # The default model's file says "pad to 128": twelve word pieces would cost as much as 128.
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(longest)
        weights: dict[str, Matrix] = load_file(folder / _WEIGHTS)
        self._embeddings = _under(weights, "embeddings.")
        # Two threads on matrices this small wait for each other: on a busy machine a hundred times as long.
        self._threads = ThreadpoolController()
        self._layers = [_Layer(_under(weights, f"encoder.layer.{n}."), heads) for n in range(layers)]

    def encode(self, text: str) -> Matrix:
        """One unit vector."""
        with self._threads.limit(limits=1, user_api="blas"):
            return self._encode(text)

    def _encode(self, text: str) -> Matrix:
        tokens = self._tokenizer.encode(text).ids
        embeddings = self._embeddings
        states: Matrix = (
            embeddings["word_embeddings.weight"][tokens]
            + embeddings["position_embeddings.weight"][: len(tokens)]
            + embeddings["token_type_embeddings.weight"][0]
        )
        states = _normalise(states, embeddings, "LayerNorm")
        for layer in self._layers:
            states = layer.apply(states)
        mean: Matrix = states.mean(axis=0)
        vector: Matrix = mean / np.linalg.norm(mean)
        return vector


def find_question_encoder(folder: Path) -> QuestionEncoder | None:
    """The encoder of the model in this folder; None when it isn't a BERT whose tokens' mean is taken."""
    try:
        bert = _Bert.model_validate_json((folder / "config.json").read_bytes())
        modules = _MODULES.validate_json((folder / "modules.json").read_bytes())
        _Pooling.model_validate_json((folder / "1_Pooling" / "config.json").read_bytes())
        reader = _Reader.model_validate_json((folder / "sentence_bert_config.json").read_bytes())
        texts = _Texts.model_validate_json((folder / "config_sentence_transformers.json").read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
    if [module.type.rpartition(".")[2] for module in modules] != ["Transformer", "Pooling", "Normalize"]:
        return None
    if bert.layer_norm_eps != _EPSILON:
        return None
    # A text to put before a question is sentence-transformers' to follow.
    if any(texts.prompts.values()) or not (folder / _WEIGHTS).is_file():
        return None
    return QuestionEncoder(folder, bert.num_attention_heads, bert.num_hidden_layers, reader.max_seq_length)


class _Bert(BaseModel):
    architectures: tuple[Literal["BertModel"]]
    hidden_act: Literal["gelu"]
    position_embedding_type: Literal["absolute"]
    num_attention_heads: int
    num_hidden_layers: int
    layer_norm_eps: float


class _Module(BaseModel):
    type: str


class _Pooling(BaseModel):
    pooling_mode_mean_tokens: Literal[True]
    pooling_mode_cls_token: Literal[False] = False
    pooling_mode_max_tokens: Literal[False] = False
    pooling_mode_mean_sqrt_len_tokens: Literal[False] = False


class _Reader(BaseModel):
    max_seq_length: int
    do_lower_case: Literal[False] = False


class _Texts(BaseModel):
    prompts: dict[str, str] = {}


_MODULES = TypeAdapter(list[_Module])


def _under(weights: Mapping[str, Matrix], prefix: str) -> dict[str, Matrix]:
    return {name.removeprefix(prefix): weight for name, weight in weights.items() if name.startswith(prefix)}


def _normalise(states: Matrix, weights: Mapping[str, Matrix], name: str) -> Matrix:
    centred = states - states.mean(-1, keepdims=True)
    scale = np.sqrt(np.square(centred).mean(-1, keepdims=True) + np.float32(_EPSILON))
    result: Matrix = centred / scale * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return result


def _gelu(values: Matrix) -> Matrix:
    # erf after Abramowitz and Stegun 7.1.26, exact to float32's own precision; numpy has none.
    size: Matrix = np.abs(values) * np.float32(2**-0.5)
    step: Matrix = np.reciprocal(np.float32(1) + np.float32(0.3275911) * size)
    series: Matrix = np.full_like(step, 1.061405429)
    for term in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series = np.multiply(series, step) + np.float32(term)
    erf = np.copysign(1 - series * step * np.exp(-size * size), values)
    result: Matrix = values * (1 + erf) * np.float32(0.5)
    return result
