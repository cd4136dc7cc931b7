"""/compare: two sides or more, one role at a time, and what can't be compared."""

from bot.telegram.running import TelegramApplication
from tests.telegram.double import BotApi


async def test_sides_are_held_against_each_other_role_by_role(tg: BotApi, desk_bot: TelegramApplication) -> None:
    compared = await tg.person(11, "Ann").ask("/compare K2 Poland vs Peru")
    assert compared.text == (
        "K2 Black Panther · Poland – K2 Black Panther · Peru\n"
        "\n"
        "Ordered\n"
        "Nothing on record for K2 Black Panther · Peru.\n"
        "\n"
        "Delivered\n"
        "Nothing on record for K2 Black Panther · Peru.\n"
        "\n"
        "Covered by the framework\n"
        "K2 Black Panther · Poland: 1,000 tanks, as of 19 May 2023 (Warsaw Point, citing PAP)\n"
        "K2 Black Panther · Peru: 54 tanks, as of 9 December 2025 (Korea JoongAng Daily)\n"
        "\n"
        "Contract value\n"
        "K2 Black Panther · Poland: $5.8 billion, as of 19 May 2023 (Warsaw Point, citing PAP); reported, not"
        " confirmed\n"
        "K2 Black Panther · Peru: $1.36 billion, as of 10 December 2025 (KBS World); an estimate"
    )
    assert compared.styled("bold")[:3] == [
        "K2 Black Panther · Poland – K2 Black Panther · Peru",
        "Ordered",
        "Delivered",
    ]
    assert compared.labels == ["Poland", "Peru"]


async def test_a_sum_has_its_members_and_a_link_for_each(tg: BotApi, desk_bot: TelegramApplication) -> None:
    compared = await tg.person(11, "Ann").ask("/compare Poland, K808 Peru")
    assert compared.text.endswith(
        "Contract value\n"
        "Poland: about $12.3 billion [1] [2]\n"
        "   • about $3.4 billion: K2 Black Panther; First executive contract for K2 tanks, as of 26 August 2022"
        " (KESQ, citing AP)\n"
        "   • $2.4 billion: K9A1; First executive contract for K9A1 howitzers, as of 26 August 2022 (KESQ, citing AP)\n"
        "   • about $6.5 billion: K2 Black Panther; Second executive contract for K2 tanks and support vehicles, as of"
        " 1 August 2025 (Yonhap, citing South Korea's defence ministry)\n"
        "K808 White Tiger · Peru: $60 million, as of 20 May 2024 (The Korea Herald)"
    )
    assert compared.links["[1]"].startswith("https://")


async def test_an_agreement_over_contracts_is_on_another_level(tg: BotApi, desk_bot: TelegramApplication) -> None:
    compared = await tg.person(11, "Ann").ask("/compare K2 Poland, K2 Peru, K808 contract Peru 2024")
    assert "On another level, so not compared: Framework" in compared.text


async def test_what_counts_different_things_is_shown_but_not_ranked(tg: BotApi, desk_bot: TelegramApplication) -> None:
    compared = await tg.person(11, "Ann").ask("/compare first K2 contract Poland, Peru K808")
    assert (
        "Ordered\n"
        "First executive contract for K2 tanks (Poland): 180 tanks, as of 18 November 2024"
        " (The Korea Herald, citing Hyundai Rotem)\n"
        "K808 White Tiger · Peru: 30 vehicles, as of May 2024 (The Korea Herald, citing Hyundai Rotem)\n"
        "Not ranked: these count different things.\n"
    ) in compared.text


async def test_a_comparison_needs_two_sides(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    usage = "Name two or more things to compare, like this: /compare K2 Poland vs K9 Egypt"
    assert (await ann.ask("/compare")).text == usage
    assert (await ann.ask("/compare Poland")).text == f"I see only one side: Poland.\n\n{usage}"
    assert (await ann.ask("/compare Poland vs Poland")).text == f"I see only one side: Poland.\n\n{usage}"
    assert (await ann.ask("/compare @everyone vs /reindex")).text == (
        f"I see only one side: @\u2060everyone vs /\u2060reindex.\n\n{usage}"
    )


async def test_sides_are_read_in_the_readers_language(tg: BotApi, desk_bot: TelegramApplication) -> None:
    polish = await tg.person(11, "Ola", "pl").ask("/compare Polska kontra Peru")
    assert polish.text.startswith("Polska – Peru\n")
    assert "Bez kolejności: to liczby różnych rzeczy." in polish.text
    korean = await tg.person(12, "민", "ko").ask("/compare 폴란드와 페루")
    assert korean.text.startswith("폴란드 – 페루\n")
    spanish = await tg.person(13, "Eva", "es").ask("/compare Polonia y Perú")
    assert spanish.text.startswith("Polonia – Perú\n")
