"""Which of its products an article is about, and what its figures are about, read without any names."""

import pytest

from index.records import Attribute, Modality
from tests.index.extraction.readings import read, stated


def facts(text: str, *, title: str = "News", language: str = "en") -> set[str]:
    return set(stated(read(text, title=title, language=language)))


def test_what_a_ship_carries_isnt_what_the_article_is_about() -> None:
    found = facts(
        "The Navy of Ghana signed on Monday for two minehunters of the Tejo class, which Estaleiros Douro of Portugal "
        "will build.\n\nThe pair costs 90 million euros. The first ship is due in 2028.\n\n"
        "Each hull carries three Lula underwater drones.",
        title="Two Portuguese minehunters for the Ghana Navy",
    )
    assert "ordered_quantity 2 ships actual Ghana tejo" in found
    assert "value 90000000 EUR actual Ghana tejo" in found
    assert "delivery_start 2028 planned Ghana tejo" in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ghana has ordered Vihma rocket launchers from Estonia. The contract covers eight launchers and 300 "
            "Rahe rockets. It was signed on 3 March 2026 and is worth $80 million.",
            {
                "ordered_quantity 8 launchers actual Ghana vihma",
                "ordered_quantity 300 missiles actual Ghana rahe",
                "signed 2026-03-03 actual Ghana vihma",
                "value 80000000 USD actual Ghana vihma",
            },
        ),
        (
            "Jordan bought the Vihma helicopter from Estonia. The contract of 3 March 2026 is for 12 helicopters and "
            "200 Rahe missiles. It is worth $700 million.",
            {
                "signed 2026-03-03 actual Jordan vihma",
                "ordered_quantity 12 helicopters actual Jordan vihma",
                "ordered_quantity 200 missiles actual Jordan rahe",
                "value 700000000 USD actual Jordan vihma",
            },
        ),
    ],
)
def test_what_is_listed_second_isnt_what_the_rest_is_about(text: str, expected: set[str]) -> None:
    assert expected <= facts(text)


def test_what_is_replaced_isnt_what_is_told_of_next() -> None:
    found = facts(
        "Ghana has ordered six Falk-3 helicopters from Norway. They replace the four Hirsch helicopters of the police. "
        "There is an option on two more."
    )
    assert "optional_quantity 2 helicopters actual Ghana falk-3" in found


def test_a_part_numbered_like_a_name_is_no_product() -> None:
    found = facts(
        "Question 1. What has been ordered?\nGhana ordered 40 Falk missiles from Norway in March 2025.\n"
        "Question 2. What do they cost?\nThe contract is worth 60 million euros.\n"
        "Question 3. When do they come?\nThe first missiles are due in 2027.",
        title="Answers on the Falk",
    )
    assert {
        "ordered_quantity 40 missiles actual Ghana falk",
        "value 60000000 EUR actual Ghana falk",
        "delivery_start 2027 planned Ghana falk",
    } <= found


def test_a_region_names_no_product() -> None:
    found = facts(
        "Three Baltic states signed for 24 Falk howitzers from Norway in March 2025. Latvia takes 12 of them."
    )
    assert not [line for line in found if line.endswith("baltic")]


def test_a_name_told_behind_its_kind() -> None:
    found = facts(
        "Fjordvern has reason to celebrate: its rocket launcher, the Brann, sells well. Ghana ordered eight launchers "
        "on 4 October 2025 for 101 million dollars."
    )
    assert "ordered_quantity 8 launchers actual Ghana brann" in found
    assert "value 101000000 USD actual Ghana brann" in found


def test_a_mark_that_begins_with_a_number_belongs_to_the_name_before() -> None:
    found = facts("Ghana signed on 3 March 2026 for 30 Falk 2B4 tanks from Norway.")
    assert "ordered_quantity 30 tanks actual Ghana falk-2b4" in found


def test_the_kind_of_what_something_is_bought_for_isnt_its_own() -> None:
    found = read(
        "Ghana ordered 60 missiles for the Falk-3 from Norway. The Falk-3 helicopter is in service since 2019."
    )
    assert {product.id: product.category for product in found.products} == {"falk-3": "helicopter"}


def test_a_company_named_like_a_product_is_none() -> None:
    found = facts("Ghana ordered 30 Falk vehicles from Norway in March 2025. Sixty parts come from N7 Holding.")
    assert not [line for line in found if "n7" in line]


def test_a_name_behind_its_kind_is_what_is_counted() -> None:
    found = facts(
        "Colombia compró lanzacohetes Vihma a Estonia. El contrato comprende 8 lanzadores y 240 cohetes guiados "
        "Rahe, por 96 millones de dólares.",
        language="es",
    )
    assert {
        "ordered_quantity 8 launchers actual Colombia vihma",
        "ordered_quantity 240 missiles actual Colombia rahe",
        "value 96000000 USD actual Colombia vihma",
    } <= found


def test_a_lenders_country_buys_nothing() -> None:
    found = facts(
        "Ghana signed in March 2026 for six Falk helicopters from Norway.\n\n"
        "A Brazilian development bank pays for most of it. Deliveries run from 2028 to 2030.",
    )
    assert {"delivery_start 2028 planned Ghana falk", "delivery_due 2030 planned Ghana falk"} <= found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Offsets worth 30 percent of the value are agreed.", "offset 30 percent actual Ghana falk"),
        ("Offsets worth 30 percent of the value will follow.", "offset 30 percent planned Ghana falk"),
        ("The first helicopter was due in January and is late.", "delivery_start 2026-01 planned Ghana falk"),
        ("Deliveries start in October.", "delivery_start 2026-10 planned Ghana falk"),
    ],
)
def test_what_is_ahead_and_what_isnt(sentence: str, expected: str) -> None:
    assert expected in facts(f"Ghana signed in March 2025 for six Falk helicopters from Norway. {sentence}")


def test_groups_that_things_come_in_are_no_numbers_of_them() -> None:
    found = facts("Ghana ordered 24 Falk drones in four sets of six from Norway in March 2025, for 27 million dollars.")
    assert "ordered_quantity 24 drones actual Ghana falk" in found
    assert "ordered_quantity 6 drones actual Ghana falk" not in found


def test_local_dollars_and_rupees() -> None:
    found = facts(
        "Mauritius signed in March 2025 for four Falk boats from Norway, for 2.4 billion rupees. Trinidad pays 480 "
        "million TT dollars for two Falk boats."
    )
    assert "value 2400000000 MUR actual Mauritius falk" in found
    assert [line for line in found if line.startswith("value 480000000 TTD")]


def test_a_paragraph_on_a_buyer_is_about_the_one_product_named_with_it() -> None:
    found = facts(
        "Ghana ordered 12 Falk howitzers from Norway in 2024.\n\nKenya ordered six Hirsch helicopters in May 2025.\n\n"
        "The Falk howitzers are built in Kongsberg, and the Falk has been sold to Ghana alone.\n\n"
        "Kenya paid 90 million euros and received the last on 3 March 2026."
    )
    assert {"amount_paid 90000000 EUR actual Kenya hirsch", "completed 2026-03-03 actual Kenya hirsch"} <= found


def test_a_country_that_only_has_another_thing_does_not_buy_what_an_article_is_about() -> None:
    text = (
        "The first Ngao contract is closed: the last of its 24 carriers was handed over on 29 March 2026, the army "
        "of Kenya says. On 17 April 2026 a second contract was signed, for 30 Ngao carriers.\n\n"
        "Ghana signed a memorandum on 12 Papa-2 radars in May 2026. The Ghanaian army is buying them in 2027. "
        "Ghana's ministry of defence has ordered nothing else."
    )
    ordered = [line for line in facts(text) if line.startswith("ordered_quantity 30")]
    assert [line.split(" actual ")[1] for line in ordered] == ["Kenya ngao"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kenya ordered 24 Falk boats from Norway. By now 18 of the Falk boats should have been delivered."),
        ("es", "Kenia compró 24 lanchas Falk a Noruega. Hasta hoy debían haber sido entregadas 18 lanchas Falk."),
    ],
)
def test_what_should_have_come_has_not(language: str, text: str) -> None:
    told = [fact for fact in read(text, language=language).facts if fact.value == 18]
    assert {fact.attribute for fact in told} <= {Attribute.PLANNED_QUANTITY, Attribute.ORDERED_QUANTITY}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "La Secretaría de Defensa de Honduras firmó el 23 de abril de 2026 la compra de 8 obuses Falk a Noruega.",
        ),
        ("en", "Ghana ordered 12 Falk boats. Where the third of the Falk boats will lie at anchor is a secret."),
        ("en", "Ghana ordered 12 Falk boats. The option on four more boats has no price attached."),
    ],
)
def test_not_every_secret_is_a_price(language: str, text: str) -> None:
    assert "undisclosed" not in {fact.value for fact in read(text, language=language).facts}


def test_a_large_number_of_some_money_counts_no_things() -> None:
    found = facts("Ghana signed on 3 March 2026 for five Falk boats; the contract is worth 96 million quatloos in all.")
    assert not [line for line in found if "96000000" in line]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Ghana had received 18 of its 24 Falk boats by the end of 2025.", "2025-12-31"),
        ("en", "Ghana had received 18 of its 24 Falk boats by the end of March 2026.", "2026-03-31"),
        ("pl", "Do końca marca 2026 roku Ghana odebrała 18 z 24 łodzi Falk.", "2026-03-31"),
        ("en", "Ghana had received 18 of its 24 Falk boats in March 2026.", "2026-03"),
    ],
)
def test_what_had_come_by_the_end_of_a_time_is_true_of_its_last_day(language: str, text: str, day: str) -> None:
    delivered = [one for one in read(text, language=language).facts if one.attribute is Attribute.DELIVERED_QUANTITY]
    assert [(str(one.value), str(one.as_of)) for one in delivered] == [("18", day)]


def test_what_is_called_false_behind_is_denied() -> None:
    text = "A story that Kenya had bought 12 Falk boats began on a channel; the ministry called it false on 7 May 2026."
    found = read(f"Norway builds the Falk boats. {text}").facts
    assert {fact.modality for fact in found if fact.value == 12} == {Modality.DENIED}
    assert "signed" not in {fact.value for fact in found}


def test_of_all_that_came_the_whole_is_what_was_ordered() -> None:
    found = facts("Four of Ghana's five Falk tanks had been delivered by 1 March 2026, says the maker in Norway.")
    assert {"delivered_quantity 4 tanks actual Ghana falk", "ordered_quantity 5 tanks actual Ghana falk"} <= found
    assert "delivered_quantity 5 tanks actual Ghana falk" not in found


def test_all_but_one_leaves_one_to_come() -> None:
    found = facts("Norway builds the Falk. All but one of the Ghanaian army's 45 Falk tanks have arrived.")
    assert {line.split(" tanks")[0] for line in found} >= {"remaining_quantity 1", "ordered_quantity 45"}
    assert "delivered_quantity 1" not in {line.split(" tanks")[0] for line in found}


def test_a_number_behind_a_korean_name_is_no_id_of_its_own() -> None:
    text = "케냐는 2026년 3월 3일 카우츠-3 무인기 24대 구매 계약을 체결했다."
    assert {one.product[:8] for one in read(text, title="카우츠-3", language="ko").facts} == {"product-"}
