"""Learns index/extraction/weights.json from articles with approved facts.

    python -m tests.benchmarks.training DATA_FOLDER… [--half A] [--models NAME…] [--output FILE]

A figure of an article is an example of the role of the fact whose quote it stands in and whose value it is; one that no
fact states is an example of none. Of data folders whose articles may not all be looked at, half A alone is read.
tests/benchmarks/lessons adds short texts with their roles marked, for roles and languages that few articles show; those
in files of wordings weigh as much as articles. With --models the others stay as they are in the file.
Who buys and who sells is learnt first: what a figure is about is learnt from what that makes of the countries, so the
weights in the package must be the ones written.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from index.corpus import load_corpus
from index.extraction.amounts import Amount
from index.extraction.catalogue import build_catalogue, name_products
from index.extraction.counts import Count
from index.extraction.dates import Dated
from index.extraction.features import figure_features
from index.extraction.lexicon import Lexicon, build_lexicon
from index.extraction.linear import forget_models
from index.extraction.named_countries import find_countries
from index.extraction.parties import pair_pieces
from index.extraction.party_signs import party_features
from index.extraction.reading import Figure, Reading, Sort, cue_sentences, read_article
from index.extraction.roles import NONE
from index.extraction.sentences import Sentence, split_sentences
from index.extraction.statuses import find_signs, status_features
from index.extraction.subjects import Subjects
from index.names import fold
from index.periods import Period
from index.records import DATES, MONEY, QUANTITIES, Article, Attribute, Fact, Records
from tests.benchmarks.extraction import Judge, half_of, is_looked_at

WEIGHTS = Path(__file__).parents[2] / "index" / "extraction" / "weights.json"
LESSONS = Path(__file__).parent / "lessons"
PUBLISHED = date(2024, 6, 15)  # of every lesson
RARE = 3  # examples: what fewer show is left out
ARTICLE_WEIGHT = 3.0  # of an example from an article, or from a file of wordings, against one from another lesson
LEAST = 0.05  # a weight below it is none
ARTICLE = frozenset(("party", "main"))  # who buys and sells, and of which product; what a figure is about leans on it
REST = frozenset(("count", "money", "date", "modality", "status", "buyer", "product"))
STAGES = (ARTICLE, REST)
DAY = re.compile(r"@(\d{4}-\d\d-\d\d) ")
MARK = re.compile(r"\[([^|\]]+)\|(\w+)(?:\|(\w+))?\]")
OF_SORT = {Sort.COUNT: QUANTITIES, Sort.MONEY: MONEY, Sort.DATE: DATES}


@dataclass(frozen=True, slots=True)
class Example:
    """Features with the label they should get."""

    model: str
    features: tuple[str, ...]
    label: str
    folder: str


def read_examples(folder: Path, half: str | None, lexicon: Lexicon) -> Iterator[Example]:
    """The examples of one data folder."""
    records = load_corpus(folder).records
    judge = Judge(records)
    facts_of: dict[str, list[Fact]] = defaultdict(list)
    for fact in records.facts.values():
        facts_of[fact.article].append(fact)
    for article_id, facts in facts_of.items():
        is_extraction = folder.name == "extraction"
        if is_extraction and not is_looked_at(article_id):
            continue
        if not is_extraction and half is not None and half_of(facts) != half and folder.name == "data":
            continue
        article = records.articles[article_id]
        reading = read_article(article, lexicon)
        yield from _main_examples(reading, facts, judge, lexicon, str(folder))
        yield from _article_examples(reading, facts, str(folder))
        yield from _subject_examples(reading, facts, judge, lexicon, str(folder))
        sellers = {records.deals[fact.deal].seller_country for fact in facts if fact.deal in records.deals}
        yield from _party_examples(article, {fact.buyer for fact in facts}, sellers, lexicon, str(folder))


def _article_examples(reading: Reading, facts: Sequence[Fact], folder: str) -> Iterator[Example]:
    shown: set[str] = set()
    for line in reading.lines:
        before = dict.fromkeys(Sort, NONE)
        roles = []
        for figure in line.figures:
            features = tuple(figure_features(reading, line, figure, before[figure.sort]))
            fact = _find_fact(figure, facts)
            if fact is None and _is_stated_elsewhere(figure, facts):
                continue
            label = fact.attribute if fact else NONE
            before[figure.sort] = label
            yield Example(figure.sort, features, label, folder)
            if fact is not None:
                roles.append(str(fact.attribute))
                yield Example("modality", (*features, f"role:{fact.attribute}"), fact.modality, folder)
        for sign in find_signs(line):
            told = any(
                fact.attribute is Attribute.STATUS and fact.value == sign.status and _overlaps(fact, line.sentence)
                for fact in facts
            )
            somewhere = any(fact.attribute is Attribute.STATUS and fact.value == sign.status for fact in facts)
            if somewhere and not told:
                continue
            features = tuple(status_features(line, sign, roles, sign.status in shown))
            shown.add(sign.status)
            yield Example("status", features, "yes" if told else "no", folder)


def _main_examples(
    reading: Reading, facts: Sequence[Fact], judge: Judge, lexicon: Lexicon, folder: str
) -> Iterator[Example]:
    """Every product that an article names, as what most of its facts are about or not; one alone shows nothing."""
    named = name_products(reading, lexicon)
    most = Counter(fact.product for fact in facts).most_common(1)[0][0]
    fact = next(fact for fact in facts if fact.product == most)
    for product in named.prominence.candidates.values():
        if len(named.prominence.candidates) > 1:
            mine = fact.model_copy(update={"product": product.id})
            right = judge.is_right(mine, fact, {product.id: product.name})
            yield Example("main", tuple(named.prominence.features(product)), "yes" if right else "no", folder)


def _subject_examples(
    reading: Reading, facts: Sequence[Fact], judge: Judge, lexicon: Lexicon, folder: str
) -> Iterator[Example]:
    """Every country and every product that a figure with a fact may be about, as what it is about or not."""
    subjects = Subjects(reading, build_catalogue(reading, lexicon))
    for line in reading.lines:
        for figure in line.figures:
            fact = _find_fact(figure, facts)
            if fact is None:
                continue
            for country, features in subjects.buyers_at(line, figure.start):
                yield Example("buyer", features, "yes" if country == fact.buyer else "no", folder)
            for product, features in subjects.products_at(line, figure.start, figure):
                mine = fact.model_copy(update={"product": product.id})
                right = judge.is_right(mine, fact, {product.id: product.name})
                yield Example("product", features, "yes" if right else "no", folder)


def _party_examples(
    article: Article, buyers: set[str], sellers: set[str], lexicon: Lexicon, folder: str
) -> Iterator[Example]:
    """Every country of an article and its title, as a buyer, a seller or another."""
    language = article.language
    for text, other in ((article.text, article.title), (article.title, article.text)):
        pieces, folded = cue_sentences(split_sentences(text, language), language), fold(text)
        countries = find_countries(lexicon, text, language, other)
        for mention, piece, cues in pair_pieces(countries, pieces):
            name = mention.names[0].id
            label = "buyer" if name in buyers else "seller" if name in sellers else "other"
            features = tuple(party_features(text, folded, language, mention, piece.start, cues))
            yield Example("party", features, label, folder)


def read_lessons(path: Path, lexicon: Lexicon) -> Iterator[Example]:
    """The examples in a file of lessons, whose name begins with their language."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, states = line.partition(" => ")
            yield from _lesson_examples(text, {state.strip() for state in states.split(",")}, path, lexicon)


def _lesson_examples(marked: str, states: set[str], path: Path, lexicon: Lexicon) -> Iterator[Example]:
    day = DAY.match(marked)
    text, marks = _unmark(marked[day.end() :] if day else marked)
    published = date.fromisoformat(day[1]) if day else PUBLISHED
    language = path.stem.partition("-")[0]
    article = Article(id="x", title="x", publisher="x", published=published, language=language, text=text)
    reading = read_article(article, lexicon)
    roles_alone = states == {"?"}
    for line in reading.lines:
        before = dict.fromkeys(Sort, NONE)
        roles = []
        for figure in line.figures:
            role, modality = next(
                ((role, how) for start, end, role, how in marks if start < figure.end and figure.start < end),
                (NONE, ""),
            )
            if role != NONE and role not in OF_SORT[figure.sort]:
                continue
            features = tuple(figure_features(reading, line, figure, before[figure.sort]))
            before[figure.sort] = role
            yield Example(figure.sort, features, role, path.name)
            if role != NONE and not roles_alone:
                roles.append(role)
                yield Example("modality", (*features, f"role:{role}"), modality, path.name)
        for sign in () if roles_alone else find_signs(line):
            features = tuple(status_features(line, sign, roles, False))
            yield Example("status", features, "yes" if sign.status in states else "no", path.name)


def _unmark(marked: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """The text without its marks, and each marked place with its role and modality."""
    text, marks, at = "", list[tuple[int, int, str, str]](), 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()].replace(" ¶ ", " \n ")
        marks.append((len(text), len(text) + len(match[1]), match[2], match[3] or "actual"))
        text += match[1]
        at = match.end()
    return (text + marked[at:]).replace(" ¶ ", " \n "), marks


def _overlaps(fact: Fact, place: Figure | Sentence) -> bool:
    return fact.span is not None and fact.span[0] < place.end and place.start < fact.span[1]


def _find_fact(figure: Figure, facts: Iterable[Fact]) -> Fact | None:
    for fact in facts:
        if fact.attribute in OF_SORT[figure.sort] and _states(figure, fact) and _overlaps(fact, figure):
            return fact
    return None


def _is_stated_elsewhere(figure: Figure, facts: Iterable[Fact]) -> bool:
    return any(fact.attribute in OF_SORT[figure.sort] and _states(figure, fact) for fact in facts)


def _states(figure: Figure, fact: Fact) -> bool:
    match figure.found:
        case Count(value=value):
            return fact.value == value
        case Amount(value=value, currency=currency):
            return (
                isinstance(fact.value, Decimal)
                and fact.unit == currency
                and abs(fact.value - value) <= value * Decimal("0.005")
            )
        case Dated(period=period):
            return isinstance(fact.value, Period) and (fact.value.contains(period) or period.contains(fact.value))
    return False


def learn(examples: Sequence[Example], strength: float) -> tuple[list[str], list[float], dict[str, list[float]]]:
    """Labels, biases, and the weights of each feature that isn't rare."""
    seen = Counter(feature for example in examples for feature in set(example.features))
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{feature: 1.0 for feature in example.features if seen[feature] >= RARE} for example in examples]
    )
    model = LogisticRegression(C=strength, max_iter=300)
    weights = [1.0 if _is_light(example.folder) else ARTICLE_WEIGHT for example in examples]
    model.fit(matrix, [example.label for example in examples], sample_weight=weights)
    coefficients, intercepts = model.coef_, model.intercept_
    labels = [str(label) for label in model.classes_]
    if len(labels) == 2:
        coefficients, intercepts = (
            np.vstack([-coefficients, coefficients]) / 2,
            np.array([-intercepts[0], intercepts[0]]) / 2,
        )
    rows = {
        str(name): [round(float(weight), 2) if abs(weight) >= LEAST else 0 for weight in coefficients[:, column]]
        for column, name in enumerate(vectorizer.get_feature_names_out())
        if np.abs(coefficients[:, column]).max() >= 2 * LEAST
    }
    return labels, [round(float(value), 2) for value in intercepts], rows


def _is_light(folder: str) -> bool:
    """Whether examples are of lessons other than plain statements in many wordings."""
    return folder.endswith(".txt") and not folder.endswith("-wordings.txt")


def write_weights(models: Mapping[str, Sequence[Example]], strength: float, path: Path) -> None:
    """Learn the models and write them into the file, beside the others that it holds."""
    content: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name, examples in models.items():
        labels, bias, weights = learn(examples, strength)
        content[name] = {"labels": labels, "bias": bias, "weights": weights}
    lines = []
    for name, model in sorted(content.items()):
        rows = ",\n".join(
            f"   {json.dumps(key, ensure_ascii=False)}: {_packed(row)}" for key, row in sorted(model["weights"].items())
        )
        lines.append(
            f' "{name}": {{\n  "labels": {json.dumps(model["labels"])},\n  "bias": {json.dumps(model["bias"])},\n'
            f'  "weights": {{\n{rows}\n  }}\n }}'
        )
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _packed(row: Sequence[float]) -> str:
    return json.dumps(row, separators=(",", ":"))


def main() -> None:
    """Read the options, learn, write."""
    parser = argparse.ArgumentParser(description="Learns the weights of the extraction models.")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--half")
    parser.add_argument("--models", nargs="+", choices=sorted(ARTICLE | REST), default=sorted(ARTICLE | REST))
    parser.add_argument("--strength", type=float, default=0.15)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    chosen = parser.parse_args()
    lexicon = build_lexicon(Records())
    for stage in STAGES:
        models: dict[str, list[Example]] = defaultdict(list)
        for folder in chosen.folders:
            for example in read_examples(folder, chosen.half, lexicon):
                models[example.model].append(example)
        for path in sorted(LESSONS.glob("*.txt")):
            for example in read_lessons(path, lexicon):
                models[example.model].append(example)
        learnt = {name: examples for name, examples in models.items() if name in stage & set(chosen.models)}
        write_weights(learnt, chosen.strength, chosen.output)
        forget_models()
        print({name: len(examples) for name, examples in learnt.items()})  # noqa: T201


if __name__ == "__main__":
    main()
