"""How often something is answered that no record tells: was it bought on credit, how many were stolen, why did it sink.

    python -m tests.benchmarks.untold DATA_FOLDER…

asks each question of lessons/untold_en.toml about every buyer and product with a number or a day on record, unless some
article of the folder has a word that tells it, and prints by kind how many were asked, answered and denied: each of
these is an answer to another question. Only sums are printed, never a question.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.console import Console

from index.corpus import load_corpus
from index.names import fold
from index.records import Attribute
from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.benchmarks.bench import table_of
from tests.retrieval.asking import answerer_over

UNTOLD = Path(__file__).parent / "lessons" / "untold_en.toml"
TODAY = date(2026, 11, 21)
_HAD = frozenset({Attribute.ORDERED_QUANTITY, Attribute.SIGNED, Attribute.DELIVERED_QUANTITY})


def questions_untold(answerer: Answerer) -> Iterator[tuple[str, str]]:
    """Questions that nothing in the articles of an answerer's records tells, each after its kind."""
    knowledge, country = answerer.knowledge, answerer.speeches["en"].country
    texts = fold(" ".join(article.text for article in knowledge.records.articles.values()))
    facts = [fact for fact in knowledge.records.facts.values() if fact.buyer and fact.product]
    pairs = sorted({(fact.buyer, fact.product) for fact in facts if fact.attribute in _HAD})
    for kind, asked in tomllib.loads(UNTOLD.read_text(encoding="utf-8")).items():
        for question, telling in asked.items():
            if not any(word in texts for word in telling):
                for buyer, product in pairs:
                    yield kind, question.format(buyer=country(buyer), product=knowledge.product_name(product))


def main() -> None:
    """Run the benchmark on the data folders that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    counts = Counter[tuple[str, Outcome]]()
    for folder in parser.parse_args().folders:
        answerer = answerer_over(load_corpus(folder).records)
        for kind, text in questions_untold(answerer):
            counts[kind, answerer.answer(text, TODAY)[0].outcome] += 1
    table = table_of("asked of what no record tells", "", "questions", "answered", "%", "denied", "%")
    for kind in dict.fromkeys(kind for kind, _ in counts):
        of_kind = {outcome: counts[kind, outcome] for outcome in Outcome}
        asked, answered, denied = sum(of_kind.values()), of_kind[Outcome.ANSWERED], of_kind[Outcome.PREMISE_REJECTED]
        shares = (f"{100 * answered / asked:.1f}", f"{100 * denied / asked:.1f}")
        table.add_row(kind, str(asked), str(answered), shares[0], str(denied), shares[1])
    Console(soft_wrap=True).print(table)


if __name__ == "__main__":
    main()
