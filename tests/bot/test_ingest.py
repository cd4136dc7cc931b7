"""`ingest` and `index --extract`: articles taken in by command, and asked about at once."""

import io
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from bot.ingest import ingest, show_intake
from index.corpus import load_corpus
from index.errors import DealbotError
from index.fetching import Fetcher
from index.intake import Intake, Intaker, Outcome
from index.web_addresses import is_public
from tests.bot.front_door import dealbot, printed
from tests.index.intake.test_intake import DRAFT, ID, TEXT
from tests.index.intake.web_server import Site, serve
from tests.records_folder import ARTICLES, DATA, HERALD

PASTED = f"# {DRAFT.title}\n\n{TEXT}\n"
FILE = f"""---
title: {DRAFT.title}
publisher: Baltic Times
published: 2025-03-05
url: null
language: en
kind: paper
text: full
syndicated_from: null
---
{TEXT}
"""
PAGE = f"""<html lang="en"><head><title>{DRAFT.title}</title><meta property="og:site_name" content="Baltic Times">
<meta property="article:published_time" content="2025-03-05T08:00:00+02:00"></head><body><article><h1>{DRAFT.title}</h1>
<p>{TEXT.replace(chr(10) * 2, "</p><p>")}</p><p>The vehicles will replace older ones of the Estonian army, which has
used them since 2004, and they will be built in Germany by a joint venture of two companies.</p></article></body></html>
"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Baltic Times</title><link>{home}</link>
<description>News</description>
<item><title>Estonia orders 36 Boxer vehicles</title><link>{first}</link><description>Boxers.</description></item>
<item><title>Latvia waits</title><link>{second}</link><description>Latvia waits …</description></item>
</channel></rss>
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file as those of the data folder."""
    file = tmp_path / f"{ID}.md"
    file.write_text(FILE, encoding="utf-8")
    return file


def test_an_article_is_taken_in_indexed_and_answers_at_once(tmp_path: Path, article: Path) -> None:
    folder = tmp_path / "data"
    result = dealbot(folder, "ingest", str(article))
    lines = result.stdout.splitlines()
    assert (result.exit_code, lines[:5]) == (
        0,
        [
            f"{ID}: added",
            "  Estonia orders 36 Boxer vehicles (Baltic Times, 2025-03-05)",
            "  new deal estonia-boxer-2025: Boxer for Estonia, 2025",
            "  new product boxer: Boxer",
            "  “Estonia signed a contract for 36 Boxer armoured vehicles on 4 March 2025, the defence ministry said.”",
        ],
    )
    ordered = "ordered_quantity: 36 vehicles · Estonia · boxer · estonia-boxer-2025 · as of 2025-03-04"
    assert [line.partition(". ")[2] for line in lines].count(ordered) == 1
    facts = len(load_corpus(folder).records.facts)
    assert lines[-1] == f"{facts} facts wait for review; 'dealbot review' shows them."
    assert len(lines) == len(set(lines))  # a quote of several facts is said once, and so is a new name
    answer = printed(folder, "ask", "How many Boxers did Estonia order?", "--json", "--today", "2026-11-22")
    assert (answer["outcome"], [figure["value"] for figure in answer["figures"]]) == ("answered", [36])
    assert [source["article"] for source in answer["sources"]] == [ID]
    assert "Unreviewed: read by machine" in answer["details"]


def test_a_dry_run_writes_nothing(tmp_path: Path, article: Path) -> None:
    folder = tmp_path / "data"
    result = dealbot(folder, "ingest", str(article), "--dry-run")
    assert (result.exit_code, result.stdout.splitlines()[0], folder.exists()) == (0, f"{ID}: would be added", False)


def test_one_bad_source_is_named_and_does_not_stop_the_others(tmp_path: Path, article: Path) -> None:
    folder, empty = tmp_path / "data", tmp_path / "empty.txt"
    empty.touch()
    result = dealbot(
        folder, "ingest", str(empty), str(tmp_path / "gone.md"), "http://127.0.0.1/1", "ftp://a.example/1", str(article)
    )
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, f"{ID}: added")
    assert result.stderr.splitlines() == [
        "dealbot: empty.txt: it is empty; send a file with text",
        f"dealbot: {tmp_path / 'gone.md'}: no such file; give a file, an address that begins with https://, or - for "
        "pasted text",
        "dealbot: http://127.0.0.1/1: not fetched: its host isn't on the public internet; give the http(s) address of "
        "a public page",
        "dealbot: ftp://a.example/1: not fetched: ftp isn't http or https; give the http(s) address of a public page",
    ]
    assert list(load_corpus(folder).records.articles) == [ID]


def test_a_text_is_pasted_on_standard_input(tmp_path: Path) -> None:
    result = dealbot(tmp_path, "ingest", "-", said=PASTED)
    assert (result.exit_code, result.stdout.splitlines()[:2]) == (
        0,
        [
            "undated-unknown-estonia-orders-36-boxer-vehicles: added",
            "  Estonia orders 36 Boxer vehicles (unknown publisher, undated)",
        ],
    )


def test_approved_facts_are_a_person_s(tmp_path: Path, article: Path) -> None:
    assert dealbot(tmp_path / "data", "ingest", "--approve", str(article)).exit_code == 0
    records = load_corpus(tmp_path / "data").records
    assert records.facts
    assert records.approved().facts == records.facts


def test_an_article_that_is_there_without_facts_gets_them_from_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    shutil.copy(DATA / "articles" / f"{HERALD}.md", tmp_path / "articles")
    result = dealbot(tmp_path, "ingest", str(tmp_path / "articles" / f"{HERALD}.md"))
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, f"{HERALD}: known already")
    assert (tmp_path / "facts" / f"{HERALD}.toml").exists()


def test_index_extract_proposes_facts_for_all_articles_without_any(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    for name in ARTICLES:
        shutil.copy(DATA / "articles" / f"{name}.md", tmp_path / "articles")
    planned = dealbot(tmp_path, "index", "--extract", "--dry-run").stderr
    assert not (tmp_path / "facts").exists()
    result = dealbot(tmp_path, "index", "--extract")
    corpus = load_corpus(tmp_path)
    assert result.stderr.splitlines()[-1] == f"{len(corpus.records.facts)} facts proposed in 12 articles that had none."
    assert " facts would be proposed in 12 articles that had none." in planned
    assert [str(problem) for problem in corpus.problems if problem.severity == "error"] == []
    assert {path.stem for path in (tmp_path / "articles").iterdir()} == set(ARTICLES)


def fetch_from(site: Site, folder: Path, *paths: str) -> list[Intake | DealbotError]:
    """What becomes of pages of a server on this machine."""
    fetcher = Fetcher(allows=lambda one: one == "127.0.0.1" or is_public(one), ports=frozenset({site.port}))
    sources = [site.url(path) for path in paths]
    return list(ingest(sources, Intaker(folder), fetcher, io.BytesIO(), approve=False, dry_run=False))


def test_a_page_is_fetched_read_and_taken_in_once(tmp_path: Path) -> None:
    with serve() as site:
        site.pages["1"] = ("text/html; charset=utf-8", PAGE.encode())
        first, again = fetch_from(site, tmp_path, "1", "1?utm_source=x")
    assert isinstance(first, Intake)
    assert isinstance(again, Intake)
    assert (first.outcome, first.article.publisher, str(first.article.published)) == (
        Outcome.ADDED, "Baltic Times", "2025-03-05",
    )  # fmt: skip
    assert (again.outcome, again.original) == (Outcome.KNOWN, first.article.id)


def test_of_a_feed_the_new_entries_are_fetched_whole(tmp_path: Path) -> None:
    with serve() as site:
        site.pages["1"] = ("text/html; charset=utf-8", PAGE.encode())
        places = {"home": site.url(""), "first": site.url("1"), "second": site.url("status/404")}
        site.pages["news"] = ("application/rss+xml", FEED.format(**places).encode())
        first, missing = fetch_from(site, tmp_path, "news")
        assert isinstance(first, Intake)
        assert (first.outcome, "250 million" in first.article.text) == (Outcome.ADDED, True)
        assert str(missing) == f"{site.url('status/404')}: there is no such page (404); check the address"
        site.hosts.clear()
        assert len(fetch_from(site, tmp_path, "news")) == 1
        assert len(site.hosts) == 2  # the feed, and the entry that is still missing


def test_an_intake_is_shown_with_what_changed_and_harmlessly(tmp_path: Path) -> None:
    printed_to = io.StringIO()
    console = Console(file=printed_to, markup=False, emoji=False, soft_wrap=True)
    with serve() as site:
        for text in ("250 million", "280 [red]million[/red] :100:"):
            site.pages["1"] = ("text/html; charset=utf-8", PAGE.replace("250 million", text).encode())
            (intake,) = fetch_from(site, tmp_path, "1")
    assert isinstance(intake, Intake)
    show_intake(intake, console)
    lines = printed_to.getvalue().splitlines()
    assert lines[0].endswith("-v2: changed since 2025-03-05-baltic-times-estonia-orders-36-boxer-vehicles; added")
    assert "  + The deal is worth 280 [red]million[/red] :100: euros." in lines
