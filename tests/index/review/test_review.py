"""Decisions on proposed facts: what they change, what they leave, and what becomes of one that comes too late."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.corpus import load_corpus
from index.errors import AlreadyReviewed, EditRefused, FactChanged, StillReferred
from index.journal import Action, Change, load_journal
from index.records import Review
from index.review import approve, count_waiting, edit, find_waiting, reject, skip
from tests.index.folders import ARTICLE, DEALS, ORGANISATIONS, PRODUCTS, fact, problems
from tests.index.review.desk import (
    DELIVERED,
    FACTS,
    LATER,
    NOON,
    ORDERED,
    OTHER,
    OTHER_FACTS,
    PRICE,
    SIGNED,
    WAITS,
    proposals,
    text,
    token,
    write_desk,
)  # fmt: skip


def test_what_waits_comes_by_article_with_the_gravest_flag_first(tmp_path: Path) -> None:
    known = fact(value="180", quote='"All 180 tanks"') + fact(
        attribute='"signed"', value='"2022-08"', unit=None, quote='"All 180 tanks"'
    )
    write_desk(tmp_path, SIGNED, PRICE, DELIVERED, other=known)
    [waiting] = find_waiting(load_corpus(tmp_path))
    assert waiting.article.id == ARTICLE
    assert [(proposal.fact.id, proposal.fact.flags) for proposal in waiting.proposals] == [
        (f"{ARTICLE}#3", (f"contradicts {OTHER}#1",)),
        (f"{ARTICLE}#1", (f"repeats {OTHER}#2",)),
        (f"{ARTICLE}#2", ()),
    ]
    assert count_waiting(load_corpus(tmp_path).records) == 3


def test_an_approval_changes_one_mark_and_no_other_byte(tmp_path: Path) -> None:
    first = "# read on a Sunday\r\n\r\n# mind the batch\r\n" + DELIVERED.replace("\n", "\r\n")
    second = ORDERED.replace("value = 180", "  value=180 # really?").replace("\n", "\r\n")
    write_desk(tmp_path, first, second)
    (tmp_path / FACTS).write_bytes((first + second).encode())
    change = approve(tmp_path, ARTICLE, [token(tmp_path, "ordered_quantity")], "ann", NOON)
    assert (tmp_path / FACTS).read_bytes().decode() == first + second.replace("extracted", "approved")
    assert [(change.action, found.fact) for found in change.facts] == [(Action.APPROVED, f"{ARTICLE}#2")]
    assert problems(tmp_path) == []


def test_all_of_an_article_are_approved_at_once(tmp_path: Path) -> None:
    write_desk(tmp_path, DELIVERED, ORDERED, SIGNED)
    [waiting] = find_waiting(load_corpus(tmp_path))
    approve(tmp_path, ARTICLE, waiting.tokens, "ann", NOON)
    assert text(tmp_path) == "\n".join((DELIVERED, ORDERED, SIGNED)).replace("extracted", "approved")
    assert len(load_journal(tmp_path)) == 1


# ----------------------------------------------------- who comes second


def test_the_second_to_decide_is_told_who_did_and_when(tmp_path: Path) -> None:
    write_desk(tmp_path, DELIVERED, ORDERED)
    shown = token(tmp_path, "delivered_quantity")
    approve(tmp_path, ARTICLE, [shown], "ann", NOON)
    after = text(tmp_path)
    with pytest.raises(AlreadyReviewed) as refused:
        reject(tmp_path, ARTICLE, [shown], "bob", LATER)
    assert str(refused.value) == f"{ARTICLE}#1 was approved by ann on 2026-11-22 at 12:00 UTC; nothing was done again"
    assert (text(tmp_path), len(load_journal(tmp_path))) == (after, 1)


def test_two_at_the_same_time_decide_once(tmp_path: Path) -> None:
    write_desk(tmp_path, DELIVERED, ORDERED, SIGNED)
    shown = token(tmp_path, "signed")

    def decide(who: str) -> Change | str:
        try:
            return approve(tmp_path, ARTICLE, [shown], who, NOON)
        except AlreadyReviewed as error:
            return error.who

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(decide, "abcdefgh"))
    [made] = [result for result in results if isinstance(result, Change)]
    assert [result for result in results if isinstance(result, str)] == [made.who] * 7
    assert len(load_journal(tmp_path)) == 1


def test_a_decision_on_several_passes_over_what_others_decided(tmp_path: Path) -> None:
    write_desk(tmp_path, DELIVERED, ORDERED)
    [waiting] = find_waiting(load_corpus(tmp_path))
    reject(tmp_path, ARTICLE, waiting.tokens[:1], "ann", NOON)
    change = approve(tmp_path, ARTICLE, waiting.tokens, "bob", LATER)
    assert ([found.fact for found in change.facts], proposals(tmp_path)) == ([f"{ARTICLE}#1"], ())


def test_a_fact_that_was_changed_by_hand_is_to_be_looked_at_again(tmp_path: Path) -> None:
    write_desk(tmp_path, DELIVERED)
    shown = token(tmp_path, "delivered_quantity")
    write_desk(tmp_path, DELIVERED.replace("71\n", "180\n"))
    with pytest.raises(FactChanged, match=f"^{ARTICLE}: the fact has been changed or taken out by hand"):
        approve(tmp_path, ARTICLE, [shown], "ann", NOON)


def test_a_token_names_the_same_fact_when_those_before_it_are_gone(tmp_path: Path) -> None:
    write_desk(tmp_path, DELIVERED, ORDERED, SIGNED)
    last = token(tmp_path, "signed")
    reject(tmp_path, ARTICLE, [token(tmp_path, "delivered_quantity")], "ann", NOON)
    assert text(tmp_path) == f"{ORDERED}\n{SIGNED}"
    approve(tmp_path, ARTICLE, [last], "bob", LATER)
    assert text(tmp_path) == f"{ORDERED}\n{SIGNED.replace('extracted', 'approved')}"


def test_a_skipped_fact_goes_on_waiting(tmp_path: Path) -> None:
    write_desk(tmp_path, DELIVERED)
    shown = token(tmp_path, "delivered_quantity")
    skip(tmp_path, ARTICLE, shown, "ann", NOON)
    assert [change.action for change in load_journal(tmp_path)] == [Action.SKIPPED]
    approve(tmp_path, ARTICLE, [shown], "ann", LATER)


# ----------------------------------------------------- rejecting


def test_what_refers_to_facts_further_down_follows_them(tmp_path: Path) -> None:
    correcting = fact(value="180", quote='"All 180 tanks"', corrects=f'"{ARTICLE}#3"')
    flagged = SIGNED + f'flags = ["repeats {ARTICLE}#1", "contradicts {ARTICLE}#2", "new deal x"]\n'
    write_desk(tmp_path, ORDERED, flagged, DELIVERED, other=correcting)
    reject(tmp_path, ARTICLE, [token(tmp_path, "ordered_quantity")], "ann", NOON)
    assert text(tmp_path, OTHER_FACTS) == correcting.replace("#3", "#2")
    assert f'flags = ["contradicts {ARTICLE}#1", "new deal x"]' in text(tmp_path)
    assert problems(tmp_path) == []


def test_a_fact_that_another_corrects_is_not_rejected(tmp_path: Path) -> None:
    correcting = fact(value="180", quote='"All 180 tanks"', corrects=f'"{ARTICLE}#1"')
    write_desk(tmp_path, DELIVERED, other=correcting)
    with pytest.raises(StillReferred, match=f"^{ARTICLE}#1 can't be rejected while {OTHER}#1 says"):
        reject(tmp_path, ARTICLE, [token(tmp_path, "delivered_quantity")], "ann", NOON)
    assert text(tmp_path) == DELIVERED


def test_the_file_stays_when_its_last_fact_is_rejected(tmp_path: Path) -> None:
    write_desk(tmp_path, DELIVERED)
    reject(tmp_path, ARTICLE, [token(tmp_path, "delivered_quantity")], "ann", NOON)
    assert (text(tmp_path), problems(tmp_path)) == ("", [])


# ----------------------------------------------------- editing


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"value": "180"}, "value = 180"),
        ({"value": "180", "qualifier": "over"}, 'qualifier = "over"'),
        ({"as_of": "2024-11"}, 'as_of = "2024-11"'),
        ({"as_of": "2024-11-17"}, "as_of = 2024-11-17"),
        ({"scope": "first_batch, net"}, 'scope = ["first_batch", "net"]'),
        ({"attribute": "delivery_due", "value": "2026-Q3", "unit": ""}, 'value = "2026-Q3"'),
        ({"attribute": "value", "value": "71", "unit": "USD"}, 'unit = "USD"'),
    ],
)
def test_an_edited_fact_is_approved(tmp_path: Path, changes: dict[str, str], line: str) -> None:
    write_desk(tmp_path, DELIVERED + 'as_of_precision = "day"\n', ORDERED)
    edit(tmp_path, ARTICLE, token(tmp_path, "delivered_quantity"), changes, "ann", NOON)
    assert line in text(tmp_path).split("\n")
    assert load_corpus(tmp_path).records.facts[f"{ARTICLE}#1"].review is Review.APPROVED
    assert [problem for problem in problems(tmp_path) if "error" in problem] == []


def test_another_quote_has_its_own_span(tmp_path: Path) -> None:
    write_desk(tmp_path, DELIVERED + "span = [14, 45]\n")
    edit(tmp_path, ARTICLE, token(tmp_path, "delivered_quantity"), {"quote": "71 of the 180 tanks"}, "ann", NOON)
    assert load_corpus(tmp_path).records.facts[f"{ARTICLE}#1"].span == (26, 45)


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        (
            "value",
            "72",
            "value 72 is not in the quote 'handed over 71 of the 180 tanks', which says 71 and 180; "
            "write the figure of the quote",
        ),
        ("value", "many", "value of delivered_quantity should be a number, not 'many'"),
        ("deal", "poland-k2-2023", "deal 'poland-k2-2023' is not in deals.toml; did you mean 'poland-k2-2022'?"),
        ("buyer", "", "buyer is missing; add it"),
        ("as_of", "soon", "as_of 'soon' is not a date; write 2024-11-18 without quotation marks, or"),
        ("review", "approved", "'review' can't be edited"),
        ("quantity", "7", "'quantity' can't be edited; it should be one of: value, unit, attribute"),
    ],
)
def test_an_edit_that_check_would_refuse_is_refused(tmp_path: Path, key: str, typed: str, said: str) -> None:
    write_desk(tmp_path, DELIVERED, fact(quote='"nowhere"', **WAITS))
    before = text(tmp_path)
    with pytest.raises(EditRefused) as refused:
        edit(tmp_path, ARTICLE, token(tmp_path, "delivered_quantity"), {key: typed}, "ann", NOON)
    assert str(refused.value).startswith(said)
    assert (text(tmp_path), load_journal(tmp_path)) == (before, ())


# ----------------------------------------------------- the names a fact needs


def test_approving_a_fact_approves_the_names_it_needs_and_no_others(tmp_path: Path) -> None:
    proposed = 'review = "extracted"  # by machine\n'
    more = {
        "deals.toml": DEALS
        + '[poland-k2-frame]\ntitle = "Framework"\nbuyer = "Poland"\n'
        + proposed
        + '[poland-k2-2025]\ntitle = "Second"\nbuyer = "Poland"\nparent = "poland-k2-frame"\nproducts = ["k2pl"]\n'
        + proposed
        + '[poland-k9]\ntitle = "Other"\nbuyer = "Poland"\n'
        + proposed,
        "names/products.toml": PRODUCTS + '[k2pl]\nname = "K2PL"\nmaker = ["bumar"]\n' + proposed,
        "names/organisations.toml": ORGANISATIONS + '[bumar]\nname = "Bumar"\n' + proposed,
    }
    write_desk(tmp_path, DELIVERED.replace("poland-k2-2022", "poland-k2-2025"), more=more)
    assert problems(tmp_path) == []
    change = approve(tmp_path, ARTICLE, [token(tmp_path, "delivered_quantity")], "ann", NOON)
    assert change.names == (
        "deals.toml#poland-k2-2025",
        "deals.toml#poland-k2-frame",
        "names/organisations.toml#bumar",
        "names/products.toml#k2pl",
    )
    approved = 'review = "approved"  # by machine\n'
    assert text(tmp_path, "deals.toml") == more["deals.toml"].replace(proposed, approved, 2)
    assert text(tmp_path, "names/products.toml") == more["names/products.toml"].replace(proposed, approved)
    assert text(tmp_path, "names/organisations.toml").endswith(approved)
