"""A fact file → Facts: each entry checked against its article's text and against the registers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from index.extraction.amounts import find_amounts
from index.extraction.counts import find_counts
from index.extraction.numbers import find_numbers
from index.extraction.vocabulary import load_vocabulary
from index.numerals import states_number
from index.problems import Finding, Severity, has_error, nearest, shown, suggestion, warning
from index.quotes import check_quote
from index.records import MONEY, Deal, Fact, Organisation, Product
from index.registers import Declared, check_name
from index.shipped import find_country
from index.tables import Entry
from index.validation import build_record, unknown_keys
from index.values import check_as_of, check_value

_LARGE = 1_000_000  # a number from here on is one of money
_KEYS = (*(key for key in Fact.model_fields if key not in ("id", "article")), "as_of_precision")


@dataclass(frozen=True, slots=True)
class Known:
    """What facts may refer to."""

    declared: Declared
    buyers: frozenset[str]  # of the deals, and the countries of names/countries.toml
    counts: Mapping[str, int]  # how many facts each fact file has that loads, by article id
    unreadable: frozenset[str]  # files that don't load: nobody can say what isn't in them


def read_entries(content: Mapping[str, object]) -> tuple[list[object], list[tuple[Entry, Finding]]]:
    """The [[fact]] entries of a fact file, and what is wrong with the rest of it."""
    entries = content.get("fact", [])
    findings: list[tuple[Entry, Finding]] = []
    if not isinstance(entries, list):
        findings.append(("fact", Finding(None, "a fact begins with [[fact]], in two pairs of brackets")))
        entries = []
    for key, value in content.items():
        if key != "fact" and isinstance(value, dict | list):
            message = f"{shown(key)} is not a fact, so all in it would be lost; begin it with [[fact]]"
            findings.append((key, Finding(None, message)))
        elif key != "fact":
            findings += [(key, finding) for finding in unknown_keys([key], ["fact"])]
    return entries, findings


def build_facts(
    article_id: str, text: str | None, entries: list[object], known: Known, language: str = "en"
) -> tuple[dict[str, Fact], list[tuple[Entry, Finding]]]:
    """The valid facts of one file by id, and what is wrong with it; without a text, quotes aren't checked.

    The language is the text's.
    """
    facts: dict[str, Fact] = {}
    findings: list[tuple[Entry, Finding]] = []
    for place, raw in enumerate(entries, 1):
        if not isinstance(raw, dict):
            findings.append((place, Finding(None, f"fact {place} should be a table that begins with [[fact]]")))
            continue
        fact, found = _build_fact(f"{article_id}#{place}", raw, text, known, language)
        findings += [(place, finding) for finding in found]
        if fact is not None:
            facts[fact.id] = fact
    return facts, findings


def _build_fact(
    fact_id: str, raw: Mapping[str, object], text: str | None, known: Known, language: str
) -> tuple[Fact | None, list[Finding]]:
    span, found = check_quote(raw, text)
    found += [*check_value(raw), *check_as_of(raw), *_check_names(raw, known), *unknown_keys(raw, _KEYS)]
    fact, more = build_record(Fact, _without_wrong_keys(raw, found, fact_id) | {"span": span})
    found += more
    if fact is None or has_error(found):
        return None, found
    found += _check_number(fact, language)
    return (None if has_error(found) else fact), found


def _without_wrong_keys(raw: Mapping[str, object], found: list[Finding], fact_id: str) -> dict[str, object]:
    """The entry as a Fact reads it; keys already found wrong give way, so that the others are checked too."""
    plain = {**raw, "id": fact_id, "article": fact_id.rpartition("#")[0]}
    wrong = {finding.key for finding in found if finding.severity is Severity.ERROR}
    if wrong & {"attribute", "qualifier", "value"}:
        plain |= {"attribute": "other", "qualifier": "exact", "value": "-"}
    if wrong & {"as_of", "as_of_precision"}:
        plain |= {"as_of": None, "as_of_precision": None}
    return plain


def _check_names(raw: Mapping[str, object], known: Known) -> Iterator[Finding]:
    deal, product, seller = raw.get("deal"), raw.get("product"), raw.get("seller")
    if isinstance(deal, str) and not known.declared[Deal] and "deals.toml" not in known.unreadable:
        yield Finding("deal", f"deal {shown(deal)} is not registered; add deals.toml with a table [{deal}]")
    yield from check_name("deal", deal, Deal, known.declared)
    yield from check_name("product", product, Product, known.declared)
    yield from check_name("seller", seller, Organisation, known.declared)
    buyer, corrects = raw.get("buyer"), raw.get("corrects")
    if isinstance(buyer, str) and buyer and known.buyers and buyer not in known.buyers:
        near = find_country(buyer) or nearest(buyer, known.buyers)
        hint = f"did you mean {shown(near)}?" if near else "check its spelling"
        yield warning("buyer", f"buyer {shown(buyer)} is the buyer of no deal and no country known here; {hint}")
    if isinstance(corrects, str) and corrects:
        yield from _check_correction(corrects, known)


def _check_correction(corrects: str, known: Known) -> Iterator[Finding]:
    article_id, _, place = corrects.rpartition("#")
    if f"facts/{article_id}.toml" in known.unreadable:
        return
    count = known.counts.get(article_id, 0)
    if not count:
        hint = suggestion(article_id, [key for key, facts in known.counts.items() if facts])
        yield Finding("corrects", f"corrects {shown(corrects)} is no fact{hint or '; write <article-id>#<n>'}")
    elif place not in map(str, range(1, count + 1)):
        yield Finding("corrects", f"corrects {shown(corrects)} is no fact; that article has #1 to #{count}")


def _check_number(fact: Fact, language: str) -> Iterator[Finding]:
    """A figure that isn't in its quote: an error where the quote has others of its kind, one of which was meant.

    Else no more than a warning: it may stand in words that this program can't read.
    """
    if not isinstance(fact.value, Decimal) or states_number(fact.quote, fact.value):
        return
    stated = list(dict.fromkeys(_figures_like(fact, language)))
    message = f"value {fact.value} is not in the quote {shown(fact.quote)}"
    if fact.value in stated:
        return
    # In another language, or with a ½, the figure may well stand there unread.
    if stated and load_vocabulary(language).language == language and not re.search("[¼-¾⅐-⅞]", fact.quote):
        said = " and ".join(f"{number.normalize():f}" for number in stated)
        yield Finding("value", f"{message}, which says {said}; write the figure of the quote")
    else:
        yield warning("value", f"{message}; check that it says so")


def _figures_like(fact: Fact, language: str) -> list[Decimal]:
    """The figures of the quote that are of the fact's kind: amounts of money, or counts."""
    if fact.unit == "percent":
        return []
    if fact.attribute not in MONEY:
        return [count.value for count in find_counts(fact.quote, language)]
    sums = [amount.value for amount in find_amounts(fact.quote, language)]
    # "1.8 billion kroner", whose currency is open, is no amount, but its size tells that it is money.
    return sums or [number.value for number in find_numbers(fact.quote, language) if number.value >= _LARGE]
