"""What each part is worth: the system scored whole, then without one part at a time.

    python -m tests.benchmarks.ablate QUESTIONS.jsonl [--data DIR] [--today DATE]

prints truthfulness, right, wrong and over-abstention (percent) for

    full              the system as it is
    no lexical        passages are found by meaning only
    no dense          passages are found by words only, without a cosine floor
    no aliases        names are known by their one canonical form: products, organisations, deals, countries in English
    no roles          no word tells ordered from delivered, signed from due: every count is what was ordered
    no exemplars      what is wanted is what the cue words tell, likely or not
    no guesses        slips of the keyboard, in names and in ordinary words, stay as they are
    passages only     the best passage is the answer
    always refuse     nothing is ever answered

The index of the data folder is built or refreshed first. Only sums are printed, never a question.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from bot.objects import answer_object
from index.embedded import EmbeddedStore
from index.names import Name, NameKind, Names, fold
from index.shipped import load_endings
from index.store import Filter, Hit
from retrieval.answer import Answer, Outcome, Reason
from retrieval.answerer import Answerer
from retrieval.draft import HEADLINE, shorten
from retrieval.evaluation import GoldQuestion, Verdict, build_report, judge
from retrieval.knowledge import Knowledge
from retrieval.search import Searcher
from retrieval.understanding.cues import Cues
from retrieval.understanding.parse import Reader
from retrieval.understanding.sighting import Sighting, look
from retrieval.understanding.subject import Roles, find_roles
from tests.benchmarks.bench import Bench, Unweighed, open_bench, read_arguments, score, table_of

Variant = Callable[[Bench, Sequence[GoldQuestion]], list[Verdict]]


def full(bench: Bench, questions: Sequence[GoldQuestion]) -> list[Verdict]:
    """The system as it is."""
    return score(bench, bench.answerer(Searcher(bench.store, bench.encoder).passages), questions)


# ------------------------------------------------------------------- search


class ByMeaningOnly(EmbeddedStore):
    """A store that finds nothing by words."""

    def search_lexical(self, text: str, filter: Filter, k: int) -> list[Hit]:
        """Nothing."""
        return []


class ByWordsOnly(EmbeddedStore):
    """A store that finds nothing by meaning."""

    def search_dense(self, vector: NDArray[np.float32], filter: Filter, k: int) -> list[Hit]:
        """Nothing."""
        return []


def no_lexical(bench: Bench, questions: Sequence[GoldQuestion]) -> list[Verdict]:
    """Passages by meaning only."""
    with closing(ByMeaningOnly(bench.folder)) as store:
        store.current()
        return score(bench, bench.answerer(Searcher(store, bench.encoder).passages), questions)


def no_dense(bench: Bench, questions: Sequence[GoldQuestion]) -> list[Verdict]:
    """Passages by words only; without cosines there is no floor to hold them to."""
    with closing(ByWordsOnly(bench.folder)) as store:
        store.current()
        return score(bench, bench.answerer(Searcher(store, bench.encoder, floor=0).passages), questions)


# ------------------------------------------------------------ understanding


def no_aliases(bench: Bench, questions: Sequence[GoldQuestion]) -> list[Verdict]:
    """One name for each thing."""
    known = bench.knowledge
    names = Names(load_endings())
    for country in known.country_codes:
        names.add(NameKind.COUNTRY, country, [country])
    for product in known.products.values():
        names.add(NameKind.PRODUCT, product.id, [product.name])
    for organisation in known.records.organisations.values():
        names.add(NameKind.ORGANISATION, organisation.id, [organisation.name])
    for deal in known.records.deals.values():
        names.add(NameKind.DEAL, deal.id, [deal.title])
    for group in known.groups.values():
        names.add(NameKind.GROUP, group.id, [group.name])
    bare = replace(known, names=names, unsure=Names())
    return score(bench, _answerer(bench, Reader(bare, bench.cues)), questions)


class Roleless(Cues):
    """Cue words that don't tell roles apart; they still count as understood, so nothing is taken for a name."""

    def found(self, section: str, masked: str) -> dict[str, int]:
        """What is found, but no attribute: any count is what was ordered."""
        if section == "weak":
            return {"ordered_quantity": 0}
        return {} if section == "attribute" else super().found(section, masked)

    def has(self, section: str, key: str, masked: str) -> bool:
        """Whether a key is found; no attribute is."""
        return section != "attribute" and super().has(section, key, masked)


def no_roles(bench: Bench, questions: Sequence[GoldQuestion]) -> list[Verdict]:
    """Every count is what was ordered."""
    cues = {
        language: Roleless(
            own.language, own.marks, own.stop, own.sections, own.number_words, own.number_scales, own.place_words
        )
        for language, own in bench.cues.items()
    }
    return score(bench, _answerer(bench, Reader(bench.knowledge, cues)), questions)


def no_exemplars(bench: Bench, questions: Sequence[GoldQuestion]) -> list[Verdict]:
    """What the cue words tell is wanted, however unlikely."""
    return score(bench, _answerer(bench, Unweighed(bench.knowledge, bench.cues)), questions)


class Unguessing(Knowledge):
    """Knowledge that no misspelt name is near to."""

    @cached_property
    def recorded_forms(self) -> Mapping[str, Mapping[str, tuple[Name, ...]]]:
        """None."""
        return {}


class LetterByLetter(Reader):
    """A reader that puts no slip right."""

    def _look(self, text: str, cues: Cues, today: date, *, with_deals: bool = True) -> tuple[Sighting, Roles]:
        seen = look(text, self.knowledge, cues, today, with_deals=with_deals, correcting=False)
        return seen, find_roles(seen.mentions, fold(seen.text), self.knowledge, cues)


def no_guesses(bench: Bench, questions: Sequence[GoldQuestion]) -> list[Verdict]:
    """What is written is what was meant."""
    known = Unguessing(**{field.name: getattr(bench.knowledge, field.name) for field in fields(bench.knowledge)})
    return score(bench, _answerer(bench, LetterByLetter(known, bench.cues)), questions)


def _answerer(bench: Bench, reader: Reader) -> Answerer:
    return bench.answerer(Searcher(bench.store, bench.encoder).passages, reader)


# ---------------------------------------------------------------- baselines


def passages_only(bench: Bench, questions: Sequence[GoldQuestion]) -> list[Verdict]:
    """The best passage of all, however far from the question."""
    searcher = Searcher(bench.store, bench.encoder, floor=-1)

    def reply(question: GoldQuestion) -> Answer:
        asked = replace(bench.understood(question), words=())
        found = searcher.passages(asked, frozenset())[:1]
        text = shorten(found[0].quote, HEADLINE) if found else ""
        return Answer(text, Outcome.ANSWERED, citations=tuple(found))

    return [judge(question, answer_object("", reply(question), 0)) for question in questions]


def always_refuse(bench: Bench, questions: Sequence[GoldQuestion]) -> list[Verdict]:
    """No answer to anything."""
    refusal = answer_object("", Answer("", Outcome.DECLINED, reason=Reason.NOT_RECORDED), 0)
    return [judge(question, refusal) for question in questions]


HEADINGS = ("variant", "truthfulness", "right", "wrong", "over-abstained", "cited")
VARIANTS: Mapping[str, Variant] = {
    "full": full,
    "no lexical": no_lexical,
    "no dense": no_dense,
    "no aliases": no_aliases,
    "no roles": no_roles,
    "no exemplars": no_exemplars,
    "no guesses": no_guesses,
    "passages only": passages_only,
    "always refuse": always_refuse,
}


def main() -> None:
    """Score each variant and print the table."""
    questions, data, today = read_arguments(__doc__)
    table = table_of(
        f"{len(questions)} questions", "variant", "truthfulness", "right", "wrong", "over-abstained", "cited"
    )
    with open_bench(data, today) as bench:
        for name, variant in VARIANTS.items():
            report = build_report(variant(bench, questions))
            row = report.total
            shown = (row.truthfulness, row.accurate, row.wrong, report.over_abstention, row.cited)
            table.add_row(name, *("-" if value is None else f"{value:.1f}" for value in shown))
    Console().print(table)


if __name__ == "__main__":
    main()
