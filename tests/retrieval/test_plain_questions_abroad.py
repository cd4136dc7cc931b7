"""What plain questions in Korean, Polish and Spanish are answered, made from the records themselves.

Countries are called as CLDR has them; what is counted, signed, sold and claimed is known of every purchase.
"""

from collections.abc import Iterator

import pytest
from babel import Locale

from retrieval.answer import Answer, Outcome
from tests.retrieval.asking import ask, build_world
from tests.retrieval.claimed import judge
from tests.retrieval.purchases import Purchase, purchases

WORLDS = ("third", "sixth", "ninth")
LANGUAGES = ("ko", "pl", "es")
LOOK_UPS = {
    "ko": (
        ("{buyer} {thing} 총 몇 대 계약했어?", "count"),
        ("{buyer}의 {thing} 계약 체결일은?", "year"),
        ("{buyer}에 {thing} 파는 회사는 어디인가요?", "seller"),
        ("어느 나라가 {buyer}에 {thing} 파나요?", "country"),
        ("지금까지 {buyer}에 인도된 {thing} 대수는?", "delivered"),
    ),
    "pl": (
        ("Ile {thing} zamówiła {buyer}?", "count"),
        ("W którym roku {buyer} kupiła {thing}?", "year"),
        ("Od kogo {buyer} kupuje {thing}?", "seller"),
        ("Z jakiego kraju {buyer} kupuje {thing}?", "country"),
        ("Ile {thing} otrzymała dotąd {buyer}?", "delivered"),
    ),
    "es": (
        ("¿Cuántos {thing} ha pedido {buyer}?", "count"),
        ("¿En qué año compró {buyer} el {thing}?", "year"),
        ("¿Quién vendió los {thing} a {buyer}?", "seller"),
        ("¿Qué país vende los {thing} a {buyer}?", "country"),
        ("¿Cuántos {thing} ha recibido {buyer} hasta ahora?", "delivered"),
    ),
}
CLAIMS = {
    "ko": (
        ("{buyer}에서 {thing} {count}대를 주문한 게 맞나요?", True),
        ("{buyer}에서 {thing} {more}대를 주문한 게 맞나요?", False),
        ("{buyer}에서 주문한 {thing} 수는 {count}대보다 적나요?", False),
        ("{buyer}에서 {thing} {fewer}대 이상을 주문했나요?", True),
        ("{buyer}의 {thing} 계약이 {year}년에 체결됐나요?", True),
        ("{buyer}의 {thing} 주문이 취소됐나요?", False),
    ),
    "pl": (
        ("Czy {buyer} zamówiła {count} {thing}?", True),
        ("Czy {buyer} zamówiła co najmniej {fewer} {thing}?", True),
        ("Czy {buyer} zamówiła mniej niż {count} {thing}?", False),
        ("Czy {buyer} podpisała kontrakt na {thing} przed {next} rokiem?", True),
        ("Czy {buyer} podpisała kontrakt na {thing} po {year} roku?", False),
        ("Czy {buyer} tylko dzierżawi {thing}?", False),
    ),
    "es": (
        ("¿Es cierto que {buyer} encargó {more} {thing}?", False),
        ("¿Pidió {buyer} al menos {fewer} {thing}?", True),
        ("¿Pidió {buyer} menos de {count} {thing}?", False),
        ("¿Firmó {buyer} por el {thing} antes de {next}?", True),
        ("¿Firmó {buyer} por el {thing} después de {year}?", False),
        ("¿Alquila {buyer} los {thing}?", False),
    ),
}
HALVES = {
    "ko": "{buyer}에서 주문한 {thing} 절반 이상을 받았나요?",
    "pl": "Czy {buyer} otrzymała ponad połowę zamówionych {thing}?",
    "es": "¿Ha recibido {buyer} más de la mitad de los {thing}?",
}
TERRITORY = {name: code for code, name in Locale("en").territories.items()} | {"Turkey": "TR", "Ivory Coast": "CI"}


def called(country: str, language: str) -> str:
    """A country as CLDR calls it in a language; by its English name where that isn't one of CLDR's."""
    return str(Locale(language).territories.get(TERRITORY.get(country, ""), country))


def words_of(bought: Purchase, language: str) -> dict[str, str]:
    """What the templates are filled with."""
    count, year = bought.count, bought.signed.end.year
    numbers = {"count": count, "more": count + 7, "fewer": count - 1, "year": year, "next": year + 1}
    names = {"buyer": called(bought.buyer, language), "thing": bought.thing, "seller": bought.seller}
    known = {"country": called(bought.country, language) if bought.country else ""}
    come = {"delivered": str(bought.delivered or "")}
    return names | known | come | {key: str(number) for key, number in numbers.items()}


def look_ups(bought: Purchase, language: str) -> Iterator[tuple[str, str]]:
    """Questions on one purchase, each with what its answer has to show."""
    words = words_of(bought, language)
    return ((asked.format(**words), words[wanted]) for asked, wanted in LOOK_UPS[language] if words[wanted])


def shows(answer: Answer, wanted: str) -> bool:
    return answer.outcome is Outcome.ANSWERED and wanted in answer.headline.replace("\N{NO-BREAK SPACE}", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("world", WORLDS)
def test_plain_questions_are_answered_with_what_is_on_record(world: str, language: str) -> None:
    answerer = build_world(world)
    asked = [pair for bought in purchases(answerer.knowledge) for pair in look_ups(bought, language)]
    assert len(asked) > 10
    assert [question for question, wanted in asked if not shows(ask(answerer, question), wanted)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("world", WORLDS)
def test_plain_claims_are_confirmed_or_denied_as_the_records_have_it(world: str, language: str) -> None:
    answerer = build_world(world)
    words = [words_of(bought, language) for bought in purchases(answerer.knowledge)]
    asked = [(claim.format(**each), is_so) for each in words for claim, is_so in CLAIMS[language]]
    assert len(asked) > 10
    assert judge(answerer, asked) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("world", [*WORLDS, "thirtythird"])
def test_whether_more_than_half_has_come_is_told_by_the_newest_count(world: str, language: str) -> None:
    answerer = build_world(world)
    begun = [bought for bought in purchases(answerer.knowledge) if 0 < bought.delivered < bought.count]
    asked = [(HALVES[language].format(**words_of(one, language)), 2 * one.delivered > one.count) for one in begun]
    assert asked
    assert judge(answerer, asked) == ([], [])
