"""Plain questions of two worlds: what speaks against a figure, why, taxes, what was never bought or never came."""

import pytest

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask, build_world


@pytest.fixture(scope="module")
def bridges() -> Answerer:
    return build_world("thirtythird")


@pytest.fixture(scope="module")
def satellites() -> Answerer:
    return build_world("thirtyfifth")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Is the Lithuanian framework of 2021 an order for 180 vehicles?", "No: on record is A framework agreement"),
        ("Czy litewska umowa ramowa z 2021 roku to zamówienie na 180 pojazdów?", "Nie: zapisano, że Umowa ramowa"),
        ("¿El acuerdo marco lituano de 2021 es un pedido de 180 vehículos?", "No: lo que consta es Acuerdo marco"),
        ("리투아니아 2021년 기본협정은 180대 주문인가요?", "아니요: 기록에 있는 것은 기본계약"),
        ("Does the Lithuanian framework of 2021 cover 180 vehicles?", "Yes: up to 180 vehicles covered"),
        ("Is the first Lithuanian Kontio contract an order for 64 vehicles?", "Yes: 64 vehicles ordered"),
    ],
)
def test_framework_is_no_order_for_what_it_allows(bridges: Answerer, text: str, headline: str) -> None:
    assert ask(bridges, text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("texts", "headline"),
    [
        (
            ("What does the first Lithuanian Kontio contract cost, VAT included?", "and without the tax?"),
            "€142 million: value",
        ),
        (
            ("What does the first Lithuanian Kontio contract cost without VAT?", "and with the tax?"),
            "€171.8 million: value",
        ),
        (("Sum of the two Lithuanian Kontio contracts in euros, before VAT",), "€203 million contract value in all"),
        (("Which came first, the Okapi contract of Kuwait or of Albania?",), "Kuwait: 17 May 2022"),
    ],
)
def test_before_tax_is_no_time(bridges: Answerer, texts: tuple[str, ...], headline: str) -> None:
    assert ask(bridges, *texts).headline.startswith(headline)


def test_rent_is_told_beside_what_was_bought_of_the_same_firm(bridges: Answerer) -> None:
    answer = ask(bridges, "How much is Skopje paying Neretva Most?")
    assert answer.headline.startswith("MKD 690 million (Velebit MB-24")
    assert "MKD 21 million (Lease of used Velebit MB-20" in answer.headline


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("When did the six MB-24s enter service?", "The records don't show that. Cancelled: North Macedonia"),
        (
            "¿Cuándo entraron en servicio los seis MB-24?",
            "Los registros no lo muestran. Cancelado: Macedonia",
        ),
        ("Kiedy MB-24 weszły do służby?", "Zapisy tego nie potwierdzają. Anulowano: Macedonia Północna"),
        ("When did the Okapis enter service in Kuwait?", "The records don't say."),  # no day of signature
        ("When did Kuwait sign for the Okapis?", "17 May 2022: signed by Kuwait"),
    ],
)
def test_entry_into_service_is_no_signature(bridges: Answerer, text: str, headline: str) -> None:
    assert ask(bridges, text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("How many Zivatars has Uzbekistan taken delivery of under its contract?", Outcome.PREMISE_REJECTED),
        ("¿Cuántos Zivatar ha recibido Uzbekistán de su contrato?", Outcome.PREMISE_REJECTED),
        ("How many Zivatars has Uzbekistan received?", Outcome.DECLINED),  # takes no contract as given
    ],
)
def test_none_came_under_a_contract_that_is_a_memorandum(bridges: Answerer, text: str, outcome: Outcome) -> None:
    assert ask(bridges, text).outcome is outcome


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Why did the Serbian Kavalir lose in Kuwait?", "the Kavalir's engine filters clogged"),
        ("Dlaczego serbski Kavalir odpadł w Kuwejcie?", "the Kavalir's engine filters clogged"),
        ("Why did the French Kavalir lose in Kuwait?", "No deal with France is on record."),
        ("What went wrong with the MB-24 prototype?", "“Of the six, 0 had been delivered: the prototype failed"),
    ],
)
def test_why_something_failed(bridges: Answerer, text: str, headline: str) -> None:
    assert ask(bridges, text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Ile wozów dowodzenia Kontio-K jest w pierwszej litewskiej umowie?", "Litwa: zamówiono 12 pojazdów (Kontio-K"),
        ("Ile Kontio-K jest w pierwszej litewskiej umowie?", "Litwa: zamówiono 12 pojazdów (Kontio-K"),
    ],
)
def test_word_for_what_a_product_is_before_its_name(bridges: Answerer, text: str, headline: str) -> None:
    assert ask(bridges, text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Who put 71 million kina on the PNG truck deal, and does the ministry stand by it?",
            'the defence ministry calls that figure "a guess with a decimal point"',
        ),
        ("Who put the New Zealand satellite bill at 260 million?", "it had added a ground station at Awarua"),
        ("Who says Denmark's option was exercised?", "The agency denied that"),
    ],
)
def test_what_speaks_against_a_figure_is_told_with_its_source(satellites: Answerer, text: str, quote: str) -> None:
    assert quote in ask(satellites, text).headline


def test_figure_that_stands_is_told_without_what_follows_it(satellites: Answerer) -> None:
    answer = ask(satellites, "Who says that Uganda has 51 of its trucks?")
    assert answer.headline.endswith("51 trucks delivered (Kasuari; Kasuari armoured trucks for Uganda)")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("why are the Danish submarines late?", "a cell caught fire on a test bench"),
        ("dlaczego duńskie okręty podwodne się opóźniają?", "a cell caught fire on a test bench"),
        ("¿Por qué se retrasan los submarinos daneses?", "a cell caught fire on a test bench"),
        ("덴마크 잠수함은 왜 지연되고 있나요?", "a cell caught fire on a test bench"),
        ("어떤 이유로 뉴질랜드는 셀키 위성을 두 기 주문했나요?", "risk passes only in orbit"),  # no euros in it
        ("Why did New Zealand order two Selkie satellites?", "“Why two? With a single satellite a trawler could"),
    ],
)
def test_reason_by_what_stands_beside_it(satellites: Answerer, text: str, headline: str) -> None:
    assert ask(satellites, text).headline.startswith(headline)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (
            "What did New Zealand pay to buy its leased Selkie when the lease ran out?",
            "The records don't show that. “It holds no right to buy the satellite.”",
        ),
        ("What does New Zealand pay for its leased Selkie?", "NZD 34 million"),
        ("Who will crew the third Sepia that Denmark took up in May?", "The records don't show that. 2 submarines"),
        ("Who built the rocket that lost New Zealand its second Selkie?", "The records don't say."),
        ("Who built New Zealand's Selkies?", "Orkney Orbital"),
        ("How many Sepias did Norway order after Denmark?", "The records don't say."),
    ],
)
def test_what_was_never_bought_or_is_of_another(satellites: Answerer, text: str, headline: str) -> None:
    assert ask(satellites, text).headline.startswith(headline)


def test_follow_up_to_so_many_is_about_their_deal(satellites: Answerer) -> None:
    first, second = "¿Cuándo encargó Nueva Zelanda los dos satélites Selkie?", "¿y cuánto costó?"
    assert ask(satellites, first, second).headline.startswith("212 millones NZD: valor del contrato")


def test_purchase_is_no_lease(satellites: Answerer) -> None:
    answer = ask(satellites, "New Zealand Selkie purchase price")
    assert answer.headline.startswith("NZD 212 million: value")


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Mortar Kontios for Lithuania: still outstanding?", "12 vehicles still to come for Lithuania (Kontio-M"),
        ("How many mortar Kontios has Lithuania received?", "4 vehicles of 16 delivered to Lithuania (Kontio-M"),
    ],
)
def test_kind_that_a_deal_is_called_after_is_what_it_counts(bridges: Answerer, text: str, headline: str) -> None:
    assert ask(bridges, text).headline.startswith(headline)
