"""Taking articles in: what is written, what is recognised, and that nothing of a person's is touched."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from index.build import Progress
from index.corpus import Corpus, load_corpus
from index.errors import DataUnreadable, ExtractionFailed
from index.extraction.extract import Extraction
from index.intake import Intake, Intaker, Outcome, take_in
from index.readers.draft import ArticleDraft
from index.records import QUANTITIES, Article, Attribute, Records, Review
from index.terms import ArticleKind
from tests.records_folder import DATA, HERALD, copy_records

TODAY = date(2026, 11, 22)
TEXT = (
    "Estonia signed a contract for 36 Boxer armoured vehicles on 4 March 2025, the defence ministry said.\n\n"
    "The deal is worth 250 million euros. Deliveries will begin in 2027."
)
DRAFT = ArticleDraft(
    title="Estonia orders 36 Boxer vehicles",
    text=TEXT,
    publisher="Baltic Times",
    published=date(2025, 3, 5),
    url="https://www.baltictimes.example/news/36-boxers?utm_source=feed",
    kind=ArticleKind.PAPER,
)
ID = "2025-03-05-baltic-times-estonia-orders-36-boxer-vehicles"


def bring(draft: ArticleDraft, folder: Path, *, approve: bool = False, dry_run: bool = False) -> Intake:
    """What becomes of a draft today."""
    return take_in(draft, folder, read=TODAY, approve=approve, dry_run=dry_run)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a data folder, but for locks."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def sound(folder: Path) -> Corpus:
    """What a data folder holds, which is without an error."""
    corpus = load_corpus(folder)
    assert [str(problem) for problem in corpus.problems if problem.severity == "error"] == []
    return corpus


def test_an_article_is_written_with_its_proposed_facts_and_what_they_need(tmp_path: Path) -> None:
    intake = bring(DRAFT, tmp_path / "new")
    records = sound(tmp_path / "new").records
    assert (intake.outcome, intake.article.id, intake.original) == (Outcome.ADDED, ID, None)
    assert records.articles == {ID: intake.article}
    assert (intake.article.published, intake.article.read, intake.article.text) == (date(2025, 3, 5), TODAY, TEXT)
    assert tuple(records.facts.values()) == intake.facts
    ordered = next(fact for fact in intake.facts if fact.attribute is Attribute.ORDERED_QUANTITY)
    assert (ordered.buyer, ordered.number, ordered.review) == ("Estonia", Decimal(36), Review.EXTRACTED)
    assert ordered.span is not None
    assert TEXT[slice(*ordered.span)] == ordered.quote
    assert {deal.id for deal in intake.deals} == set(records.deals) == {fact.deal for fact in intake.facts}
    assert {deal.review for deal in records.deals.values()} == {Review.EXTRACTED}


def test_figures_in_words_are_read_in_the_language_of_the_article(tmp_path: Path) -> None:
    text = "Perú compró una veintena de tanques K2 y 3 vehículos de recuperación, informó el ministerio."
    intake = bring(replace(DRAFT, title="Perú compra tanques", text=text, language="es"), tmp_path)
    found = {(fact.attribute, fact.number) for fact in intake.facts if fact.attribute in QUANTITIES}
    assert found == {(Attribute.ORDERED_QUANTITY, Decimal(20)), (Attribute.SUPPORT_VEHICLES, Decimal(3))}
    assert intake.additions.dropped == ()
    assert tuple(sound(tmp_path).records.facts.values()) == intake.facts


def test_the_same_address_or_text_again_adds_nothing(tmp_path: Path) -> None:
    bring(DRAFT, tmp_path)
    before = contents(tmp_path)
    elsewhere = replace(DRAFT, text=TEXT.replace("\n\n", " "), publisher="Another", url="https://b.example/1")
    for draft in (DRAFT, replace(DRAFT, url="http://baltictimes.example/news/36-boxers/"), elsewhere):
        again = bring(draft, tmp_path)
        assert (again.outcome, again.original, again.article.id, again.facts) == (Outcome.KNOWN, ID, ID, ())
    assert contents(tmp_path) == before


def test_the_same_story_elsewhere_is_no_witness_of_its_own(tmp_path: Path) -> None:
    bring(DRAFT, tmp_path)
    reprint = replace(DRAFT, text=f"{TEXT} It is the largest ever.", publisher="Post", url="https://post.example/7")
    second = bring(reprint, tmp_path)
    third = bring(replace(reprint, text=f"{TEXT} Large.", publisher="Third", url="https://third.example/7"), tmp_path)
    assert (second.outcome, second.original, second.article.syndicated_from) == (Outcome.REPRINT, ID, "Baltic Times")
    assert (third.outcome, third.article.syndicated_from) == (Outcome.REPRINT, "Baltic Times")
    assert sound(tmp_path).records.articles[second.article.id] == second.article


def test_a_changed_article_stands_beside_its_first_version(tmp_path: Path) -> None:
    bring(DRAFT, tmp_path)
    before = contents(tmp_path)
    changed = bring(replace(DRAFT, text=TEXT.replace("250 million", "280 million")), tmp_path)
    assert (changed.outcome, changed.original, changed.article.id) == (Outcome.CHANGED, ID, f"{ID}-v2")
    assert changed.difference == ("- The deal is worth 250 million euros.", "+ The deal is worth 280 million euros.")
    after = contents(tmp_path)
    assert {name: after[name] for name in before if name.startswith(("articles/", "facts/"))} == {
        name: data for name, data in before.items() if name.startswith(("articles/", "facts/"))
    }
    third = bring(replace(DRAFT, text=TEXT.replace("250 million", "300 million")), tmp_path)
    assert (third.original, third.article.id) == (f"{ID}-v2", f"{ID}-v3")
    sound(tmp_path)


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    planned = bring(DRAFT, folder, dry_run=True)
    assert not folder.exists()
    assert planned == bring(DRAFT, folder)


def test_approving_writes_facts_and_names_as_a_person_s(tmp_path: Path) -> None:
    intake = bring(DRAFT, tmp_path, approve=True)
    records = sound(tmp_path).records
    assert records.facts
    assert records.facts == records.approved().facts == {fact.id: fact for fact in intake.facts}
    assert {deal.review for deal in records.deals.values()} == {Review.APPROVED}


@pytest.mark.parametrize(
    ("draft", "publisher", "title"),
    [
        (replace(DRAFT, publisher=""), "baltictimes.example", DRAFT.title),
        (replace(DRAFT, publisher="", url=None), "unknown publisher", DRAFT.title),
        (replace(DRAFT, title=" "), "Baltic Times", TEXT.partition("\n")[0]),
        (replace(DRAFT, title="One\n title", publisher="A\0B"), "AB", "One title"),
    ],
)
def test_nothing_is_made_up_where_the_source_does_not_say(
    tmp_path: Path, draft: ArticleDraft, publisher: str, title: str
) -> None:
    article = bring(draft, tmp_path).article
    assert (article.publisher, article.title) == (publisher, title)
    assert sound(tmp_path).records.articles == {article.id: article}


def test_what_people_wrote_stays_to_the_byte(tmp_path: Path) -> None:
    folder = copy_records(tmp_path / "data")
    deals = folder / "deals.toml"
    deals.write_bytes("\ufeff# Ours.\r\n".encode() + deals.read_bytes().replace(b"\n", b"\r\n") + b"# The end")
    before = contents(folder)
    bring(DRAFT, folder)
    after = contents(folder)
    assert after.keys() - before.keys() == {f"articles/{ID}.md", f"facts/{ID}.toml"}
    assert all(after[name].startswith(data) for name, data in before.items())
    sound(folder)


def test_a_fact_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    bring(DRAFT, tmp_path)
    facts = tmp_path / "facts" / f"{ID}.toml"
    facts.write_text("# I took them all out.\n", encoding="utf-8")
    before = contents(tmp_path)
    assert bring(DRAFT, tmp_path).facts == ()
    assert list(Intaker(tmp_path).propose_missing(progress=lambda step: None, cancelled=lambda: False)) == []
    assert contents(tmp_path) == before


def test_a_register_that_does_not_load_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    bring(DRAFT, tmp_path)
    (tmp_path / "deals.toml").write_text("[half", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(DataUnreadable, match=r"deals\.toml: not TOML that loads"):
        bring(replace(DRAFT, text="Poland signed for 20 tanks.", url=None), tmp_path)
    assert contents(tmp_path) == before


def test_facts_are_proposed_for_the_articles_without_any_until_it_is_cancelled(tmp_path: Path) -> None:
    folder, steps = copy_records(tmp_path / "data"), list[Progress]()
    for facts in sorted((folder / "facts").iterdir())[:2]:
        facts.unlink()
    intaker = Intaker(folder)
    first = list(intaker.propose_missing(progress=steps.append, cancelled=lambda: len(steps) == 2))
    rest = list(Intaker(folder).propose_missing(progress=steps.append, cancelled=lambda: False))
    assert [one.article.id for one in (*first, *rest) if isinstance(one, Intake)] == [
        "2022-07-28-yonhap-poland-k2-framework-2022",
        "2022-08-26-ap-via-kesq-poland-k2-ec1-2022",
    ]
    assert steps[:2] == [Progress("proposing", 0, 2), Progress("proposing", 1, 2)]
    sound(folder)


def stumbles(article: Article, records: Records) -> Extraction:
    """An extractor with a mistake in it, which shows in articles that speak of Boxers."""
    return Extraction() if "Boxer" not in article.text else Extraction(deals=(records.deals["boxer"],))


def test_an_article_that_the_extractor_stumbles_over_is_named_and_left_alone(tmp_path: Path) -> None:
    folder = copy_records(tmp_path / "data")
    before = contents(folder)
    with pytest.raises(ExtractionFailed) as failed:
        Intaker(folder, stumbles).take_in(DRAFT, read=TODAY)
    assert str(failed.value) == (
        f"{ID}: no facts could be read, by a mistake of ours (KeyError: 'boxer'); please report it"
    )
    assert contents(folder) == before


def test_the_articles_after_one_that_cannot_be_read_get_their_facts(tmp_path: Path) -> None:
    bring(DRAFT, tmp_path)
    bring(replace(DRAFT, title="More", text="Latvia waits.", published=date(2025, 3, 6), url=None), tmp_path)
    shutil.rmtree(tmp_path / "facts")
    intaker = Intaker(tmp_path, stumbles)
    first, second = intaker.propose_missing(progress=lambda step: None, cancelled=lambda: False)
    assert isinstance(first, ExtractionFailed)
    assert isinstance(second, Intake)
    assert (first.article, second.article.title) == (ID, "More")


def test_what_others_write_meanwhile_is_seen(tmp_path: Path) -> None:
    intaker = Intaker(tmp_path / "one")
    intaker.take_in(DRAFT, read=TODAY)
    shutil.copy(DATA / "articles" / f"{HERALD}.md", tmp_path / "one" / "articles")
    herald = load_corpus(tmp_path / "one").records.articles[HERALD]
    same = ArticleDraft(herald.title, herald.text, "Somebody")
    assert intaker.take_in(same, read=TODAY).original == HERALD


def test_two_processes_take_the_same_article_in_once(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.index.intake.test_intake import DRAFT, bring\n"
        "print(bring(DRAFT, Path(sys.argv[1])).outcome)"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = sorted(process.communicate(timeout=60)[0].strip() for process in running)
    assert said == ["added", "known", "known"]
    sound(tmp_path)
