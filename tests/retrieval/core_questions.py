"""The core questions over the records that ship: what is seen of the answer, and the other ways to ask."""

from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.answer import Answer
from tests.records_folder import HERALD, NEWEST

YONHAP = "2025-08-02-yonhap-poland-k2-ec2-2025"
EGYPT = "2022-02-01-defence-blog-egypt-k9-2022"
FRAMEWORK = "2022-07-28-yonhap-poland-k2-framework-2022"


@dataclass(frozen=True)
class Seen:
    """What a reader checks of an answer: its figures, and the facts that its citations are of."""

    figures: tuple[str, ...]
    cited: tuple[str, ...]
    yes_no: bool | None = None


@dataclass(frozen=True)
class Core:
    """What is seen of the answer to a question, and how else it may be asked: in other words, in other languages."""

    seen: Seen
    paraphrases: tuple[str, ...]
    translations: tuple[str, str, str]  # ko, pl, es


CORE: Mapping[str, Core] = {
    "How many K2s have been delivered to Poland?": Core(
        Seen(("180 tanks",), (f"{NEWEST}#1", f"{HERALD}#2")),
        ("How many K2 tanks has Poland received?", "K2 deliveries to Poland so far: how many?"),
        (
            "폴란드에 K2 전차가 몇 대 인도됐나요?",
            "Ile czołgów K2 dostarczono do Polski?",
            "¿Cuántos K2 se han entregado a Polonia?",
        ),
    ),
    "How many K2 tanks did Poland order in the first executive contract?": Core(
        Seen(("180 tanks",), (f"{HERALD}#2", "2022-08-26-ap-via-kesq-poland-k2-ec1-2022#1", f"{YONHAP}#10")),
        (
            "How many K2s were ordered by Poland under the first contract?",
            "What number of K2s did Poland order in the first K2 contract?",
        ),
        (
            "폴란드는 K2 1차 계약에서 몇 대를 주문했나요?",
            "Ile czołgów K2 zamówiła Polska w pierwszej umowie wykonawczej?",
            "¿Cuántos tanques K2 encargó Polonia en el primer contrato?",
        ),
    ),
    "How many K2 tanks has Poland ordered in total?": Core(
        Seen(("360 tanks", "180 tanks", "180 tanks"), (f"{HERALD}#2", f"{YONHAP}#5")),
        ("In total, how many K2s has Poland ordered?", "What is the total number of K2 tanks ordered by Poland?"),
        (
            "폴란드가 주문한 K2 전차는 총 몇 대인가요?",
            "Ile łącznie czołgów K2 zamówiła Polska?",
            "¿Cuántos tanques K2 ha encargado Polonia en total?",
        ),
    ),
    "How many K9PL howitzers did Poland order?": Core(
        Seen(("146 howitzers",), ("2023-12-02-warsaw-point-poland-k9-ec2-2023#7",)),
        ("How many K9PLs were ordered by Poland?", "What number of K9PL howitzers has Poland ordered?"),
        (
            "폴란드는 K9PL 자주포를 몇 문 주문했나요?",
            "Ile haubic K9PL zamówiła Polska?",
            "¿Cuántos obuses K9PL encargó Polonia?",
        ),
    ),
    "How many K9s did Egypt order?": Core(
        Seen(("200 howitzers",), ("2022-02-02-middle-east-monitor-egypt-k9-2022#2",)),
        ("How many K9 howitzers were ordered by Egypt?", "What number of K9s did Egypt order?"),
        ("이집트는 K9을 몇 문 주문했나요?", "Ile haubic K9 zamówił Egipt?", "¿Cuántos K9 encargó Egipto?"),
    ),
    "What is Egypt's K9 deal worth?": Core(
        Seen(("1650000000 USD", "2000000000000 KRW"), (f"{EGYPT}#1", f"{EGYPT}#2")),
        ("How much is the Egyptian K9 contract worth?", "What is the value of Egypt's K9 contract?"),
        (
            "이집트 K9 계약은 얼마인가요?",
            "Ile jest warty kontrakt Egiptu na K9?",
            "¿Cuánto vale el contrato del K9 con Egipto?",
        ),
    ),
    "When was the second K2 contract signed?": Core(
        Seen(("2025-08-01",), (f"{YONHAP}#2", "2025-08-01-rmf24-poland-k2-ec2-2025#2")),
        ("On what date was the second K2 contract signed?", "What day was the second K2 contract signed?"),
        (
            "K2 2차 계약은 언제 체결됐나요?",
            "Kiedy podpisano drugą umowę na K2?",
            "¿Cuándo se firmó el segundo contrato del K2?",
        ),
    ),
    "Where was the second K2 contract signed?": Core(
        Seen(("Gliwice",), (f"{YONHAP}#13",)),
        ("In which place was the second K2 contract signed?", "In what city was the second K2 contract signed?"),
        (
            "K2 2차 계약은 어디에서 체결됐나요?",
            "Gdzie podpisano drugą umowę na K2?",
            "¿Dónde se firmó el segundo contrato del K2?",
        ),
    ),
    "How many K9 howitzers does Norway have an option for?": Core(
        Seen(("24 howitzers",), ("2017-12-20-defense-news-norway-k9-2017#2",)),
        ("How many K9s has Norway under option?", "How many K9 howitzers are under option for Norway?"),
        (
            "노르웨이는 K9 옵션이 몇 문인가요?",
            "Na ile haubic K9 Norwegia ma opcję?",
            "¿Cuántos K9 tiene Noruega en opción?",
        ),
    ),
    "How many support vehicles come with the second K2 contract?": Core(
        Seen(("81 vehicles",), (f"{YONHAP}#6",)),
        (
            "How many support vehicles are in the second K2 contract?",
            "How many support vehicles does the second K2 contract include?",
        ),
        (
            "K2 2차 계약에는 지원차량이 몇 대 포함되나요?",
            "Ile pojazdów wsparcia zamówiła Polska w drugiej umowie wykonawczej?",
            "¿Cuántos vehículos de apoyo incluye el segundo contrato del K2?",
        ),
    ),
    "How many FA-50s did Poland order?": Core(
        Seen(("48 aircraft",), ("2022-09-16-gagadget-poland-fa50-2022#1",)),
        ("How many FA-50 aircraft has Poland ordered?", "What number of FA50s was ordered by Poland?"),
        (
            "폴란드는 FA-50을 몇 대 주문했나요?",
            "Ile samolotów FA-50 zamówiła Polska?",
            "¿Cuántos FA-50 encargó Polonia?",
        ),
    ),
    "What is the status of the first K2 contract?": Core(
        Seen(("completed",), (f"{NEWEST}#3",)),
        ("What's the first K2 contract's status?", "What is the current status of the first K2 contract?"),
        (
            "K2 1차 계약의 현황은?",
            "Jaki jest status pierwszej umowy na K2?",
            "¿Cuál es el estado del primer contrato del K2?",
        ),
    ),
    "Did Poland buy 1,000 K2s?": Core(
        Seen(
            ("360 tanks", "180 tanks", "180 tanks"),
            (f"{HERALD}#2", f"{YONHAP}#5", f"{FRAMEWORK}#1", "2023-05-19-warsaw-point-poland-k2-framework-2022#3"),
            yes_no=False,
        ),
        ("Has Poland bought 1,000 K2 tanks?", "Were 1,000 K2s bought by Poland?"),
        ("폴란드가 K2 1,000대를 샀나요?", "Czy Polska kupiła 1000 czołgów K2?", "¿Compró Polonia 1.000 K2?"),
    ),
}


def seen(answer: Answer) -> Seen:
    """What is seen of an answer."""
    return Seen(
        tuple(f"{figure.value} {figure.unit}".rstrip() for figure in answer.figures),
        tuple(citation.fact or citation.quote for citation in answer.citations),
        answer.yes_no,
    )
