"""`review`, and what answers make of facts that nobody has reviewed: all from the command line."""

import getpass
import json
from pathlib import Path

import pytest

from tests.bot.front_door import DELIVERED, Json, dealbot, failed
from tests.index.data_folder import DEALS, PRODUCTS, DataFolder

OLD, NEW, PERU = "2024-11-18-herald", "2025-11-13-defence24", "2024-05-20-publicar"
IN_PERU = """
[[fact]]
deal = "peru-k808-2024"
buyer = "Peru"
product = "k808"
attribute = "ordered_quantity"
value = 30
unit = "vehicles"
as_of = 2024-05-20
stated_by = "Publicar"
quote = "Peru ordered 30 K808 armoured vehicles"
"""
WAITS = 'review = "extracted"\n'
KEYS = "a approve · e edit · r reject · s skip · A approve all of this article · u undo · q quit > "
UNREVIEWED = "Unreviewed: read by machine, not yet checked by a person."


def write_fact(folder: DataFolder, article: str, quote: str, value: int, more: str = "") -> None:
    """A fact as of 2025: so many tanks delivered to Poland."""
    folder.write_fact(article, quote, value, more)
    path = folder.path / "facts" / f"{article}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("2024-11-18", "2025-11-13"), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """71 tanks delivered by 2024, approved; all 180 by 2025 and 30 vehicles for Peru, read by machine."""
    world = DataFolder(tmp_path / "data")
    world.write_small_world()
    write_fact(world, NEW, "All 180 K2 tanks", 180, WAITS)
    (world.path / "facts" / f"{PERU}.toml").write_text(IN_PERU + WAITS, encoding="utf-8")
    (world.path / "deals.toml").write_text(DEALS + WAITS, encoding="utf-8")
    products = PRODUCTS.replace("[k808]", 'aliases = ["K2"]\n[k808]') + 'aliases = ["K808"]\n'
    (world.path / "names" / "products.toml").write_text(products, encoding="utf-8")
    return world


def asked(folder: DataFolder, question: str = DELIVERED, *options: str) -> Json:
    """The JSON answer to a question."""
    result = dealbot(folder.path, *options, "ask", question, "--json", "--today", "2025-12-01")
    assert result.exit_code == 0
    found: Json = json.loads(result.stdout)
    return found


def figure(folder: DataFolder, question: str = DELIVERED, *options: str) -> tuple[object, bool]:
    """The one figure that a question gets, and whether it is marked as unreviewed."""
    answer = asked(folder, question, *options)
    [found] = answer["figures"]
    return found["value"], UNREVIEWED in answer["details"]


# ----------------------------------------------------- the command


def test_a_fact_is_shown_with_its_sentence_its_flags_and_the_keys(folder: DataFolder) -> None:
    result = dealbot(folder.path, "review", PERU, said="q\n")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.split("\n") == [
        "",
        f"{PERU}  The Korea Herald, 2024-11-18, fact 1 of 1",
        "  ! new deal peru-k808-2024",
        "  ordered_quantity: 30 vehicles",
        "  Peru · k808 · peru-k808-2024",
        "  as of 2024-05-20 · said by Publicar",
        "  Peru ordered 30 K808 armoured vehicles in May 2024.",
        f"{KEYS}q",
        "Nothing decided; 1 still to review.",
        "",
    ]


def test_the_next_question_sees_what_was_approved(folder: DataFolder) -> None:
    assert figure(folder) == (180, True)
    assert dealbot(folder.path, "review", NEW, said="a\n").stdout.endswith("\n1 approved; 0 still to review.\n")
    report = json.loads(dealbot(folder.path, "index", "--json").stdout)
    assert (report["generation"], report["embedded"], report["changed"]) == (2, 0, True)
    assert figure(folder) == (180, False)


def test_the_next_question_does_not_see_what_was_rejected(folder: DataFolder) -> None:
    assert figure(folder) == (180, True)
    dealbot(folder.path, "review", NEW, said="r\n")
    assert figure(folder) == (71, False)


def test_the_next_question_sees_what_was_edited(folder: DataFolder) -> None:
    said = "e\nqualifier at_least\nas_of 2025-11-12\n\n"
    assert "1 edited and approved; 0 still to review." in dealbot(folder.path, "review", NEW, said=said).stdout
    found = asked(folder)
    assert (found["figures"][0]["qualifier"], found["as_of"]) == ("at_least", "2025-11-12")
    assert UNREVIEWED not in found["details"]


def test_a_wrong_edit_is_refused_and_the_fact_shown_again(folder: DataFolder) -> None:
    result = dealbot(folder.path, "review", NEW, said="e\nvalue = 181\n\nq\n")
    assert "value 181 is not in the quote 'All 180 K2 tanks', which says 180; write the figure" in result.stdout
    assert result.stdout.count(f"{NEW}  The Korea Herald") == 2
    assert result.stdout.endswith("Nothing decided; 1 still to review.\n")


def test_a_sitting_goes_on_where_the_last_one_ended(folder: DataFolder) -> None:
    first = dealbot(folder.path, "review", said="s\nq\n").stdout
    assert [line.split()[0] for line in first.split("\n") if ", fact " in line] == [PERU, NEW]
    second = dealbot(folder.path, "review", said="a\n").stdout
    assert [line.split()[0] for line in second.split("\n") if ", fact " in line] == [NEW, PERU]
    third = dealbot(folder.path, "review", said="A\n").stdout
    assert third.endswith("1 approved; 0 still to review.\n")
    assert dealbot(folder.path, "review").stdout == "Nothing waits for review.\n"


def test_a_decision_is_put_back_in_the_same_sitting(folder: DataFolder) -> None:
    before = {path: path.read_bytes() for path in folder.path.rglob("*.toml")}
    result = dealbot(folder.path, "review", said="a\nu\nr\nu\nx\n")
    assert result.stdout.endswith("Nothing decided; 2 still to review.\n")
    assert {path: path.read_bytes() for path in folder.path.rglob("*.toml")} == before


def test_the_journal_says_who_decided(folder: DataFolder) -> None:
    dealbot(folder.path, "review", said="a\nr\n")
    lines = map(json.loads, (folder.path / ".journal.jsonl").read_text(encoding="utf-8").splitlines())
    assert [(line["who"], line["action"], line["names"]) for line in lines] == [
        (getpass.getuser(), "approved", ["deals.toml#peru-k808-2024"]),
        (getpass.getuser(), "rejected", []),
    ]


def test_an_article_that_is_not_there_is_named(
    folder: DataFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = failed(capsys, monkeypatch, "--data", str(folder.path), "review", "2024-11-18-heral")
    assert said == "dealbot: no article '2024-11-18-heral'; did you mean 2024-11-18-herald?"


def test_status_and_check_count_what_waits(folder: DataFolder) -> None:
    said = "2 facts wait for review; 'dealbot review' shows them."
    assert said in dealbot(folder.path, "check").stdout.splitlines()
    assert said in dealbot(folder.path, "status").stdout.splitlines()
    assert json.loads(dealbot(folder.path, "status", "--json").stdout)["waiting"] == 2


# ----------------------------------------------------- answers from unreviewed facts


@pytest.mark.parametrize(
    ("question", "mark"),
    [
        (DELIVERED, UNREVIEWED),
        ("폴란드에 K2 전차가 몇 대 인도되었나?", "미검토: 기계가 읽은 것으로, 아직 사람이 확인하지 않았습니다."),
        (
            "Ile czołgów K2 dostarczono Polsce?",
            "Niesprawdzone: odczytane maszynowo, jeszcze niezweryfikowane przez człowieka.",
        ),
        (
            "¿Cuántos tanques K2 se han entregado a Polonia?",
            "Sin revisar: leído por una máquina, aún no comprobado por una persona.",
        ),
    ],
)
def test_an_answer_from_a_proposed_fact_says_so_in_every_language(folder: DataFolder, question: str, mark: str) -> None:
    answer = asked(folder, question)
    assert answer["figures"][0]["value"] == 180
    assert mark in answer["details"].split("\n")


def test_an_answer_that_rests_in_part_on_proposed_facts_says_so(folder: DataFolder) -> None:
    dealbot(folder.path, "review", NEW, said="a\n")
    folder.write_article("2025-11-20-post", "Only 160 K2 tanks were in Poland by then.")
    write_fact(folder, "2025-11-20-post", "Only 160 K2 tanks", 160, WAITS)
    answer = asked(folder)
    assert answer["figures"][0]["value"] == 180
    assert "Partly unreviewed: some of this was read by machine and not yet checked by a person." in answer["details"]


def test_an_approved_fact_comes_before_a_proposed_one_of_the_same_standing(folder: DataFolder) -> None:
    write_fact(folder, NEW, "All 180 K2 tanks", 180)
    folder.write_article("2025-11-20-post", "All 170 K2 tanks of the first contract have reached Poland.")
    write_fact(folder, "2025-11-20-post", "All 170 K2 tanks", 170, WAITS)
    assert figure(folder) == (180, False)


def test_proposed_facts_can_be_left_out_of_answers(folder: DataFolder, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("[answers]\nuse_proposed = false\n", encoding="utf-8")
    assert figure(folder, DELIVERED, "--config", str(config)) == (71, False)
    answer = asked(folder, "How many K808s did Peru order?", "--config", str(config))
    assert (answer["outcome"], answer["reason"], answer["figures"]) == ("declined", "not_recorded", [])
    dealbot(folder.path, "review", PERU, said="a\n")
    assert figure(folder, "How many K808s did Peru order?", "--config", str(config)) == (30, False)
