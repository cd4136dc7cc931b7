"""How well facts are read from articles, against the approved facts of data folders.

    python -m tests.benchmarks.extraction DATA_FOLDER… [--half A|B] [--names] [--all] [--show]

prints precision, recall and F1 in percent, loose (attribute and value) and strict (buyer, product and modality too), in
all and by attribute; the share of quotes that stand in the text where the fact says; and articles per second.

The texts are read without any names unless --names is given: then with the folder's registers, but never its deals or
facts. Half A are the articles whose most common deal has an even SHA-256 (in tests/extraction: whose file's stem has);
--show prints what was missed and what was wrong, and is refused for half B. Text attributes count with --all only.

A number is right when equal (money within 0.5 %), a date when both say the same as far as both are known (a day that we
give only as its month counts), a status when equal, a text when it folds to the same. A buyer is right when the country
is, a product when its id is gold's, or when our name for it is one of gold's product, its family or its variants.
"""

import argparse
import hashlib
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from rich.console import Console
from rich.table import Table

from index.corpus import load_corpus
from index.extraction.extract import Extraction, extract_facts
from index.names import fold, split_pieces
from index.periods import Period
from index.records import MONEY, TEXTS, Article, Attribute, Fact, Records

SCORED = frozenset(Attribute) - TEXTS | {Attribute.STATUS}


@dataclass
class Score:
    """Counts of facts: gold, ours, and ours that are right."""

    gold: int = 0
    ours: int = 0
    loose: int = 0
    strict: int = 0

    def row(self) -> list[str]:
        """Precision, recall and F1 in percent, loose and then strict, and the counts."""
        cells = []
        for right in (self.loose, self.strict):
            precision = right / self.ours if self.ours else 0.0
            recall = right / self.gold if self.gold else 0.0
            f1 = 2 * precision * recall / (precision + recall) if right else 0.0
            cells += [f"{100 * share:.1f}" for share in (precision, recall, f1)]
        return [*cells, str(self.gold), str(self.ours)]


@dataclass
class Outcome:
    """What was found over all articles."""

    total: Score = field(default_factory=Score)
    by_attribute: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    quotes: int = 0
    exact_quotes: int = 0
    articles: int = 0
    seconds: float = 0.0


def half_of(facts: Iterable[Fact]) -> str:
    """A or B: by the SHA-256 of the deal that most facts are about."""
    counts = Counter(fact.deal for fact in facts)
    deal = min(counts, key=lambda deal: (-counts[deal], deal))
    return "AB"[int(hashlib.sha256(deal.encode()).hexdigest(), 16) % 2]


def is_looked_at(article: str) -> bool:
    """Whether a test article of tests/extraction may be looked at: by the SHA-256 of its file's stem."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 2 == 0


def same_value(ours: Fact, gold: Fact) -> bool:
    """Whether two facts of one attribute state the same value."""
    if isinstance(ours.value, Decimal) and isinstance(gold.value, Decimal):
        if ours.attribute in MONEY:
            if ours.unit != gold.unit:
                return False
            return abs(ours.value - gold.value) <= gold.value * Decimal("0.005")
        return ours.value == gold.value
    if isinstance(ours.value, Period) and isinstance(gold.value, Period):
        return ours.value.contains(gold.value) or gold.value.contains(ours.value)
    return _folded(str(ours.value)) == _folded(str(gold.value))


def _folded(text: str) -> str:
    return "".join(piece.text for piece in split_pieces(fold(text)))


class Judge:
    """Compares facts read from articles with the approved ones of one folder."""

    def __init__(self, records: Records) -> None:
        self._products = records.products
        self._forms = {key: self._forms_of(key) for key in self._products}

    def _forms_of(self, product: str) -> frozenset[str]:
        """How a product, its family and its variants are called, folded, plurals as well."""
        own = self._products.get(product)
        near = {product, own.variant_of if own else ""}
        near |= {other.id for other in self._products.values() if other.variant_of == product}
        forms = {product}
        for known in (self._products[key] for key in near if key in self._products):
            forms |= {known.name, *known.aliases}
        return frozenset(_folded(form).removesuffix("s") for form in forms)

    def is_right(self, ours: Fact, gold: Fact, names: Mapping[str, str]) -> bool:
        """Whether buyer, product and modality are gold's as well."""
        if (ours.buyer, ours.modality) != (gold.buyer, gold.modality):
            return False
        if ours.product == gold.product:
            return True
        forms = self._forms.get(gold.product, frozenset({_folded(gold.product)}))
        return _folded(names.get(ours.product, ours.product)).removesuffix("s") in forms

    def pair(
        self, ours: Sequence[Fact], gold: Sequence[Fact], names: Mapping[str, str]
    ) -> list[tuple[Fact, Fact, bool]]:
        """Our facts with the gold facts they match, each used once, strictly right pairs first."""
        near = [(a, b) for a in ours for b in gold if a.attribute == b.attribute and same_value(a, b)]
        marked = [(a, b, self.is_right(a, b, names)) for a, b in near]
        pairs, used = [], set[str]()
        for mine, true, strict in sorted(marked, key=lambda pair: not pair[2]):
            keys = {"ours " + mine.id, "gold " + true.id}
            if not keys & used:
                used |= keys
                pairs.append((mine, true, strict))
        return pairs


def measure(
    folder: Path, half: str | None, outcome: Outcome, *, names: bool, every: bool, show: Console | None
) -> None:
    """Add what one data folder's articles give."""
    records = load_corpus(folder).records
    judge = Judge(records)
    given = Records(products=records.products, organisations=records.organisations, countries=records.countries)
    facts_of: dict[str, list[Fact]] = defaultdict(list)
    for fact in records.facts.values():
        facts_of[fact.article].append(fact)
    for article_id, facts in facts_of.items():
        if half is not None and half != _half(folder, article_id, facts):
            continue
        article = records.articles[article_id]
        started = time.perf_counter()
        found = extract_facts(article, given if names else Records())
        outcome.seconds += time.perf_counter() - started
        outcome.articles += 1
        _add(outcome, judge, article, found, facts, every=every, show=show)


def _half(folder: Path, article: str, facts: Sequence[Fact]) -> str:
    return ("A" if is_looked_at(article) else "B") if folder.name == "extraction" else half_of(facts)


def _add(
    outcome: Outcome, judge: Judge, article: Article, found: Extraction, facts: Sequence[Fact], *, every: bool,
    show: Console | None,
) -> None:  # fmt: skip
    scored = frozenset(Attribute) if every else SCORED
    ours = [fact for fact in found.facts if fact.attribute in scored]
    gold = [fact for fact in facts if fact.attribute in scored]
    names = {product.id: product.name for product in found.products}
    pairs = judge.pair(ours, gold, names)
    for counted, key in ((gold, "gold"), (ours, "ours")):
        for fact in counted:
            for score in (outcome.total, outcome.by_attribute[fact.attribute]):
                setattr(score, key, getattr(score, key) + 1)
    for mine, _, strict in pairs:
        for score in (outcome.total, outcome.by_attribute[mine.attribute]):
            score.loose += 1
            score.strict += strict
    for fact in found.facts:
        outcome.quotes += 1
        outcome.exact_quotes += fact.span is not None and article.text[slice(*fact.span)] == fact.quote
    if show is not None:
        _show(show, article, ours, gold, pairs, names)


def _show(
    out: Console, article: Article, ours: Sequence[Fact], gold: Sequence[Fact],
    pairs: Sequence[tuple[Fact, Fact, bool]], names: Mapping[str, str],
) -> None:  # fmt: skip
    out.print(f"== {article.id} | {article.title} | {article.published}\n{article.text}")
    mine, true = {a.id for a, _, _ in pairs}, {b.id for _, b, _ in pairs}
    for fact in gold:
        if fact.id not in true:
            out.print(f"  missed {_line(fact, names)}")
    for fact in ours:
        if fact.id not in mine:
            out.print(f"  wrong  {_line(fact, names)} [{fact.rule} {fact.confidence}]")
    for a, b, strict in pairs:
        if not strict:
            out.print(f"  loose  {_line(a, names)} <> {b.buyer} {b.product} {b.modality}")


def _line(fact: Fact, names: Mapping[str, str]) -> str:
    product = names.get(fact.product, fact.product)
    return f"{fact.attribute} {fact.value} {fact.unit} | {fact.buyer} {product} {fact.modality} | {fact.quote[:110]}"


def main() -> None:
    """Read the options, measure, print the table."""
    parser = argparse.ArgumentParser(description="How well facts are read from articles.")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--half", choices=("A", "B"))
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    if chosen.show and chosen.half == "B":
        parser.error("half B is not to be looked at")
    out = Console(soft_wrap=True, markup=False, emoji=False, highlight=False)
    outcome = Outcome()
    for folder in chosen.folders:
        measure(folder, chosen.half, outcome, names=chosen.names, every=chosen.all, show=out if chosen.show else None)
    table = Table(*("attribute", "P", "R", "F1", "P strict", "R strict", "F1 strict", "gold", "ours"))
    for name, score in sorted(outcome.by_attribute.items(), key=lambda pair: -pair[1].gold):
        table.add_row(name, *score.row())
    table.add_section()
    table.add_row("all", *outcome.total.row())
    out.print(table)
    out.print(
        f"{outcome.articles} articles, {outcome.articles / (outcome.seconds or 1):.0f} a second; "
        f"{outcome.exact_quotes} of {outcome.quotes} quotes exact"
    )


if __name__ == "__main__":
    main()
