"""Pages: /latest, /country and /deal, their buttons, and the links that open them."""

import json
from pathlib import Path

from bot.service import Service
from bot.telegram.running import TelegramApplication
from tests.telegram.conftest import RunBot
from tests.telegram.double import BotApi, Chat, Message

FRAMEWORK = "Framework agreement for K2 tanks and K808 armoured vehicles"


async def turned(chat: Chat, message: Message, label: str) -> Message:
    """The message once a tap has made another page of it."""
    before = message.text
    assert await chat.tap(message, label) == ""
    await chat.until(lambda: message.text != before, f"another page behind {label!r}")
    return message


# -------------------------------------------------------------------- latest


async def test_the_newest_article_comes_with_a_preview_and_what_it_changed(
    tg: BotApi, desk_bot: TelegramApplication
) -> None:
    latest = await tg.person(11, "Ann").ask("/latest 1")
    assert latest.text == (
        "The newest articles\n"
        "\n"
        "Peru and South Korea sign a framework for tanks and armoured vehicles\n"
        "summary of Korea JoongAng Daily, 10 December 2025\n"
        f"{FRAMEWORK} (Peru)\n"
        "• 54 tanks covered by the framework: K2 Black Panther, as of 9 December 2025 (Korea JoongAng Daily)\n"
        "• 141 vehicles covered by the framework: K808 White Tiger, as of 9 December 2025 (Korea JoongAng Daily)\n"
        "• 9 December 2025 signed: K2 Black Panther, as of 9 December 2025 (Korea JoongAng Daily)\n"
        "• A framework agreement, as of 9 December 2025 (Korea JoongAng Daily)\n"
        "Figures that change nothing: 2\n"
        "\n"
        "Page 1 of 12"
    )
    url = latest.links["Peru and South Korea sign a framework for tanks and armoured vehicles"]
    assert url.startswith("https://koreajoongangdaily.joins.com/")
    assert json.loads(tg.called("sendMessage")[-1].parameters["link_preview_options"]) == {
        "is_disabled": False,
        "url": url,
    }
    assert latest.styled("bold")[2:4] == ["54 tanks", "141 vehicles"]
    assert latest.labels == ["Framework agreement for K2 tanks and K808 armou… (Peru)", "›"]


async def test_several_articles_have_no_preview_and_older_ones_are_a_tap_away(
    tg: BotApi, desk_bot: TelegramApplication
) -> None:
    ann = tg.person(11, "Ann")
    latest = await ann.ask("/latest")
    assert "Page 1 of 3" in latest.text
    assert json.loads(tg.called("sendMessage")[-1].parameters["link_preview_options"]) == {"is_disabled": True}
    await turned(ann, latest, "›")
    assert "Page 2 of 3" in latest.text
    assert "71 tanks delivered: K2 Black Panther, as of 18 November 2024" in latest.text
    assert "(before: 46 tanks delivered, as of 20 March 2024 (Defence Industry Europe))" in latest.text
    await turned(ann, latest, "›")
    assert latest.labels[-1] == "‹"


async def test_how_many_articles_is_within_reason(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    assert "Page 1 of 2" in (await ann.ask("/latest 999")).text  # ten at most
    assert "Page 1 of 12" in (await ann.ask("/latest 0")).text
    assert "Page 1 of 3" in (await ann.ask("/latest everything")).text


# ------------------------------------------------------------------- country


async def test_a_country_has_its_deals_with_their_figures_a_few_a_page(
    tg: BotApi, desk_bot: TelegramApplication
) -> None:
    ann = tg.person(11, "Ann")
    poland = await ann.ask("/country Poland")
    assert poland.text.startswith(
        "Poland\n"
        "Deals as buyer: 7\n"
        "\n"
        "Second executive contract for K2 tanks and support vehicles\n"
        "Poland ← Hyundai Rotem (South Korea) · executive contract\n"
        "Contract signed, as of 1 August 2025 (Yonhap, citing South Korea's defence ministry)\n"
        "• 180 tanks ordered, as of 1 August 2025 (Yonhap)\n"
        "• about $6.5 billion contract value, as of 1 August 2025 (Yonhap, citing South Korea's defence ministry)\n"
    )
    assert poland.links["as of 18 November 2024 (The Korea Herald, citing Hyundai Rotem)"].startswith("https://")
    assert poland.labels[-2:] == ["CSV", "›"]
    await turned(ann, poland, "›")
    assert poland.text.endswith("Page 2 of 2")
    assert poland.labels[-2:] == ["CSV", "‹"]
    await turned(ann, poland, "Framework agreement on K2 tanks")
    assert "Contracts under it: First executive contract for K2 tanks; Second executive contract" in poland.text


async def test_a_seller_country_has_a_page_too(tg: BotApi, desk_bot: TelegramApplication) -> None:
    korea = await tg.person(11, "Ann").ask("/country Korea Południowa")
    assert korea.text.startswith("South Korea\nDeals as seller: 10\n\n")


async def test_without_a_name_every_country_is_offered(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    countries = await ann.ask("/country")
    assert countries.text == "Countries on record: 3"
    assert countries.labels == ["South Korea (10)", "Poland (7)", "Peru (3)"]
    await turned(ann, countries, "Peru (3)")
    assert countries.text.startswith("Peru\nDeals as buyer: 3\n")


async def test_a_slip_of_the_keyboard_is_a_suggestion(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    which = await ann.ask("/country Polland")
    assert (which.text, which.labels) == ("Which country do you mean?", ["Poland"])
    await turned(ann, which, "Poland")
    assert which.text.startswith("Poland\n")


async def test_a_country_without_deals_and_no_country_at_all_are_told_apart(
    tg: BotApi, desk_bot: TelegramApplication
) -> None:
    ann = tg.person(11, "Ann")
    assert (await ann.ask("/country Deutschland Germany")).text.startswith("No deal with Germany is on record.\n\n")
    strange = await ann.ask("/country @everyone")
    assert strange.text.startswith("I don't know a country called @\u2060everyone.\n\n")
    assert strange.labels[0] == "South Korea (10)"


async def test_pages_are_in_the_readers_language(tg: BotApi, desk_bot: TelegramApplication) -> None:
    polish = await tg.person(11, "Ola", "pl").ask("/country w Peru")
    assert polish.text.startswith("Peru\nUmowy jako nabywca: 3\n")
    assert "– w umowie ramowej, stan na 9 grudnia 2025 (KBS World)" in polish.text
    korean = await tg.person(12, "민", "ko").ask("/country 폴란드")
    assert korean.text.startswith("폴란드\n구매 계약: 7\n")
    assert "180대" in korean.text.replace(" ", "")


# ---------------------------------------------------------------------- deal


async def test_a_deal_has_figures_dates_and_neighbours_and_its_views_are_one_message(
    tg: BotApi, desk_bot: TelegramApplication
) -> None:
    ann = tg.person(11, "Ann")
    deal = await ann.ask("/deal First executive contract for K2 tanks")
    page = (
        "First executive contract for K2 tanks\n"
        "Poland ← Hyundai Rotem (South Korea) · executive contract\n"
        "Completed, as of 13 November 2025 (Defence24)\n"
        "\n"
        "Figures\n"
        "• 180 tanks ordered, as of 18 November 2024 (The Korea Herald, citing Hyundai Rotem)\n"
        "• 180 tanks delivered, as of 13 November 2025 (Defence24)\n"
        "• about $3.4 billion contract value, as of 26 August 2022 (KESQ, citing AP)\n"
        "\n"
        "Dates\n"
        "• 26 August 2022 signed, as of 26 August 2022 (KESQ, citing AP)\n"
        "• 31 December 2025 deliveries due, as of 2 August 2025 (Yonhap); planned\n"
        "• 13 November 2025 completed, as of 13 November 2025 (Defence24)\n"
        "\n"
        "Under: Framework agreement on K2 tanks\n"
        "Followed by: Second executive contract for K2 tanks and support vehicles"
    )
    assert deal.text == page
    await turned(ann, deal, "Timeline")
    assert "• 18 November 2024: 71 tanks delivered (The Korea Herald, citing Hyundai Rotem)" in deal.text
    await turned(ann, deal, "‹ First executive contract for K2 tanks")
    assert deal.text == page
    await turned(ann, deal, "Sources")
    assert "All 180 K2 tanks of the first executive contract have now been delivered to Poland." in deal.text
    await turned(ann, deal, "‹ First executive contract for K2 tanks")
    await turned(ann, deal, "‹ Poland")
    assert deal.text.startswith("Poland\nDeals as buyer: 7\n")
    assert len(ann.answers) == 1


async def test_a_deal_with_deliveries_has_a_chart(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    deal = await ann.ask("/deal poland-k2-ec1-2022")
    assert deal.labels[-3:] == ["Timeline", "Sources", "Chart"]
    assert await ann.tap(deal, "Chart") == ""
    chart = await ann.answer(1)
    assert (chart.kind, chart.answers, chart.labels) == ("photo", deal.id, ["PNG file"])
    assert chart.styled("bold") == ["180 tanks of 180"]
    assert await ann.tap(chart, "PNG file") == ""
    file = await ann.answer(2)
    assert (file.kind, file.answers, file.labels) == ("document", chart.id, [])
    assert (file.file_name, file.data, file.text) == ("poland-k2-ec1-2022.png", chart.data, chart.text)
    framework = await ann.ask("/deal poland-k2-framework-2022")
    assert framework.labels[-2:] == ["Timeline", "Sources"]
    assert await ann.tap_data(framework, "plot:poland-k2-framework-2022") == ""
    assert (await ann.answer(4)).text == "There is nothing left to show of this answer."
    assert await ann.tap_data(framework, "plot:nothing") == "This button is too old; please type your question."


async def test_several_deals_are_a_choice_and_a_slip_is_asked_back(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    which = await ann.ask("/deal K2 Poland")
    assert which.text == "Which deal do you mean?"
    assert which.labels[:2] == [
        "Framework agreement on K2 tanks (Poland)",
        "First executive contract for K2 tanks (Poland)",
    ]
    await turned(ann, which, "First executive contract for K2 tanks (Poland)")
    assert "180 tanks delivered" in which.text
    assert (await ann.ask("/deal Gripen")).text == "Nothing on record is called Gripen."
    assert (await ann.ask("/deal")).text.startswith("Put a deal's name behind it, like this: /deal ")


async def test_what_a_machine_read_is_marked(tg: BotApi, run_bot: RunBot, newsroom: Service) -> None:
    newsroom.build()
    async with run_bot(newsroom):
        deal = await tg.person(11, "Ann").ask("/deal peru-k2-k808-framework-2025")
    assert "• 54 tanks ordered, as of 20 November 2025 (Defence Wire, citing ministry)*" in deal.text
    assert deal.text.endswith("* Unreviewed: read by machine, not yet checked by a person.")


async def test_a_long_page_fits_into_a_message(tg: BotApi, run_bot: RunBot, newsroom: Service, data: Path) -> None:
    path = data / "deals.toml"
    title = "Contract for 🚀 " + "very long names " * 12
    path.write_text(path.read_text("utf-8").replace("Framework agreement on K2 tanks", title), encoding="utf-8")
    newsroom.build()
    async with run_bot(newsroom):
        ann = tg.person(11, "Ann")
        pages = [await ann.ask(text) for text in ("/country PL", "/deal poland-k2-framework-2022", "/latest 10")]
    for page in pages:
        assert len(page.text.encode("utf-16-le")) // 2 <= 3500
        assert len(page.entities) <= 100
        assert all(len(button["callback_data"].encode()) <= 64 for button in page.buttons)


# ------------------------------------------------------- taps and deep links


async def test_buttons_of_what_is_gone_and_forged_ones_say_so(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann = tg.person(11, "Ann")
    page = await ann.ask("/country PL")
    for data in ("deal:nothing", "deal:nothing:time", "country:XX", "country:XX:3", "latest:x:1", "countries:-1"):
        assert await ann.tap_data(page, data) == "This button is too old; please type your question."
    assert page.text.startswith("Poland\n")
    assert page.edited_at == []
    assert await ann.tap_data(page, "country:PL:999999") == ""  # the last page there is
    await ann.until(lambda: page.text.endswith("Page 2 of 2"), "the last page")
    assert await ann.tap_data(page, "deal:poland-k2-ec1-2022:whatever") == ""
    await ann.until(lambda: page.text.startswith("First executive contract for K2 tanks"), "the deal itself")


async def test_pitfall_48_links_to_countries_and_deals(tg: BotApi, desk_bot: TelegramApplication) -> None:
    ann, bob, group = tg.person(11, "Ann"), tg.person(12, "Bob"), tg.group(-100, "Desk")
    assert (await ann.ask("/start c_PL")).text.startswith("Poland\nDeals as buyer: 7\n")
    assert (await ann.ask("/start c_south-korea")).text.startswith("South Korea\nDeals as seller: 10\n")
    assert (await ann.ask("/start d_poland-k2-ec1-2022")).text.startswith("First executive contract for K2 tanks\n")
    assert (await ann.ask("/start c_narnia")).text.startswith("I don't know a country called narnia.")
    assert (await ann.ask("/start d_atlantis-gripen-2042")).text.startswith("Nothing on record is called")
    for junk in ("c_", "d_ü", "x_PL", "c_" + "A" * 63, "c_PL extra", "💥"):
        assert (await bob.ask(f"/start {junk}")).text.startswith("I answer questions about arms-export deals")
    greeting = await group.ask("/start@deals_bot c_PL", by=ann)
    assert greeting.text.startswith("I answer questions about arms-export deals")


async def test_a_deal_with_an_unwieldy_id_has_a_short_handle_that_stays(
    tg: BotApi, run_bot: RunBot, newsroom: Service, data: Path
) -> None:
    long = "poland-k2-ec1-" + "x" * 80
    for path in (data / "deals.toml", *(data / "facts").glob("*.toml")):
        path.write_text(path.read_text("utf-8").replace("poland-k2-ec1-2022", long), encoding="utf-8")
    newsroom.build()
    ann = tg.person(11, "Ann")
    async with run_bot(newsroom):
        which = await ann.ask("/deal K2 Poland")
        await turned(ann, which, "First executive contract for K2 tanks (Poland)")
        handle = which.buttons[-1]["callback_data"].split(":")[1]
        assert (len(handle), handle.isalnum()) == (12, True)
    async with run_bot(newsroom):
        assert (await ann.ask(f"/start d_{handle}")).text == which.text
