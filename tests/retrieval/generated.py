"""Questions nobody wrote: templates in four languages, names from the records, and the slips people make."""

import random
import re
import string
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from retrieval.knowledge import Knowledge

TEMPLATES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "en": (
            "How many {product} has {buyer} ordered?",
            "How many {product} have been delivered to {buyer}?",
            "How many {product} had {buyer} received by {month} {year}?",
            "How many {product} are still to be delivered to {buyer}?",
            "How many {product} in total has {buyer} bought?",
            "How much did {buyer} pay for its {product}?",
            "How much is {deal} worth in {currency}?",
            "What does one {product} cost {buyer}?",
            "When did {buyer} sign for the {product}?",
            "When will the last {product} reach {buyer}?",
            "Where was {deal} signed, and who signed it?",
            "Did {buyer} order {n} {product}?",
            "Has {buyer} received all of its {product}?",
            "Which countries have bought the {product}?",
            "Which is larger, the {product} order of {buyer} or that of {buyer2}?",
            "What's the difference between {buyer} and {buyer2} in {product} ordered?",
            "Which has been ordered more, the {product} or the {product2}?",
            "How much have {buyer} and {buyer2} spent in total?",
            "What share of the {product} has been delivered to {buyer}?",
            "timeline of {product} deliveries to {buyer}",
            "What is the status of {deal}?",
            "Who says {n}?",
            "Why did {buyer} choose the {product}?",
            "What did {seller} sell to {buyer} in {year}?",
            "List all deals of {seller} since {year}",
            "How many deals has {buyer} with {seller}?",
            "How many {product} did {buyer} order in {year}, how many were delivered, and what did they cost?",
            "Does {buyer} have an option for {n} more {product}?",
            "How old is the figure for {product} in {buyer}?",
            "What is the armour of the {product}?",
            "How many {product} did {buyer} lose, and how many will {seller} build in {buyer2}?",
            "And {buyer}?",
        ),
        "ko": (
            "{buyer}는 {product}를 몇 대 주문했나요?",
            "{buyer}에 인도된 {product}는 총 몇 대인가요?",
            "{buyer} {product} 계약 금액은 {currency}로 얼마인가요?",
            "{deal}은 언제 체결됐나요?",
            "{buyer}가 {year}년 {product} {n}대를 샀나요?",
            "{product}를 구매한 나라는 어디인가요?",
            "{deal}의 현황은?",
            "그럼 {buyer}는요?",
        ),
        "pl": (
            "Ile {product} zamówiła {buyer}?",
            "Ile {product} dostarczono do {buyer} do {year} roku?",
            "Ile kosztuje jeden {product} w {deal}?",
            "Kiedy podpisano {deal}?",
            "Czy {buyer} kupiła {n} {product}?",
            "Które kraje kupiły {product}?",
            "Jaka jest różnica między {buyer} a {buyer2} w liczbie {product}?",
            "A {buyer}?",
        ),
        "es": (
            "¿Cuántos {product} ha encargado {buyer}?",
            "¿Cuántos {product} se habían entregado a {buyer} en {year}?",
            "¿Cuánto vale {deal} en {currency}?",
            "¿Cuándo firmó {buyer} el contrato del {product}?",
            "¿Compró {buyer} {n} {product} a {seller}?",
            "¿Qué países han comprado el {product}?",
            "¿Quién dice que son {n}?",
            "¿Y {buyer}?",
        ),
    }
)
WORDS = (
    *("how many", "how much", "when", "who", "which is larger", "why", "did", "not", "in total", "as of", "since"),
    *("몇 대", "얼마", "언제", "ile", "kiedy", "czy", "¿cuántos", "cuándo", "in euros", "worth", "each", "share of"),
    *("delivered", "ordered", "option", "framework", "signed", "first", "second", "latest", "and", "or", "than"),
    *("K2", "K9s", "FA-50", "Chunmoo", "tanks", "Poland", "Peru", "폴란드", "Norway's", "Hanwha", "NATO", "K2PL"),
    *("71", "180", "1,000", "2.5 billion", "2022", "June 2024", "2024-11-18", "50%", "0", "?", "other than", "by"),
)
_MONTHS = ("January", "March", "June", "August", "October", "December")
_CURRENCIES = ("dollars", "euros", "won", "zloty", "soles", "Norwegian kroner", "Australian dollars", "달러")
_HANGUL = re.compile("[가-힣]")
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_DROPPED = re.compile(
    r"\b(?:the|of|a|an|has|have|had|been|did|does|do|is|are|was|were|to|for|its|w|do|na|el|la|los|las|se|ha|de|del)\b"
)


@dataclass(frozen=True)
class Names:
    """What may stand in the places of a template: the forms, as people write them, of what goes together."""

    products: tuple[str, ...]
    buyers: tuple[str, ...]
    sellers: tuple[str, ...]
    deals: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """The names of each deal, and all names there are."""

    deals: tuple[Names, ...]
    all: Names


def build_lexicon(knowledge: Knowledge) -> Lexicon:
    """The forms of everything that some deal is about, and some countries that no deal knows."""
    forms: dict[str, set[str]] = defaultdict(set)
    for _, names in knowledge.names.forms():
        for name in names:
            forms[name.id].add(name.form)

    def written(*ids: str) -> tuple[str, ...]:
        return tuple(sorted({form for identity in ids for form in forms[identity]}))

    deals = tuple(
        Names(
            written(*sorted(knowledge.products_of(deal.id))),
            written(deal.buyer),
            written(*deal.seller) or (deal.seller_country,),
            written(deal.id),
        )
        for deal in knowledge.records.deals.values()
    )
    kinds = [written(*ids) for ids in (knowledge.products, knowledge.buyers, knowledge.records.organisations)]
    products, buyers, sellers = kinds
    strangers = ("Ruritania", "Bolivia", "Mongolia", "NATO", "Latin America")
    return Lexicon(deals, Names(products, (*buyers, *strangers), sellers, written(*knowledge.records.deals)))


def generate(lexicon: Lexicon, seed: int) -> Iterator[str]:
    """Questions without end, always the same ones for a seed: every template in turn, half of them with slips.

    After every ninth comes a heap of words in no order at all.
    """
    generator = random.Random(seed)
    templates = [(language, template) for language, own in TEMPLATES.items() for template in own]
    while True:
        generator.shuffle(templates)
        for place, (language, template) in enumerate(templates):
            if place % 9 == 0:
                yield " ".join(generator.choices(WORDS, k=generator.randint(2, 14)))
            question = fill(template, language, lexicon, generator)
            for _ in range(generator.choice((0, 0, 0, 1, 1, 2))):
                question = generator.choice(NOISE)(question, generator)
            yield question


def fill(template: str, language: str, lexicon: Lexicon, generator: random.Random) -> str:
    """A template with names, a year and a number put in: mostly names that belong to one deal."""
    names = generator.choice(lexicon.deals) if generator.random() < 0.75 else lexicon.all

    def pick(forms: Sequence[str]) -> str:
        fitting = [form for form in forms if bool(_HANGUL.search(form)) == (language == "ko")]
        return generator.choice(fitting or list(forms))

    return template.format(
        product=pick(names.products),
        product2=pick(lexicon.all.products),
        buyer=pick(names.buyers),
        buyer2=pick(lexicon.all.buyers),
        seller=pick(names.sellers),
        deal=pick(names.deals),
        currency=generator.choice(_CURRENCIES),
        month=generator.choice(_MONTHS),
        year=generator.randint(2008, 2031),
        n=generator.choice((0, 1, 12, 24, 48, 71, 116, 180, 360, "1,000", "2.5", "three", 10**9, "1,65")),
    )


def _slip(text: str, generator: random.Random) -> str:
    """A letter of one longer word swapped with its neighbour, dropped, doubled or mistaken."""
    words = list(_LETTERS.finditer(text))
    if not words:
        return text
    word = generator.choice(words)
    at = generator.randrange(word.start() + 1, word.end() - 1)
    before, pair, after = text[:at], text[at : at + 2], text[at + 2 :]
    slips = (pair[::-1], pair[1:], pair[0] + pair, generator.choice(string.ascii_lowercase) + pair[1:])
    return before + generator.choice(slips) + after


def _case(text: str, generator: random.Random) -> str:
    return generator.choice((str.lower, str.upper, str.title, str.swapcase))(text)


def _bare(text: str, generator: random.Random) -> str:
    """Without punctuation, or with each mark gone at random."""
    everything = generator.random() < 0.5
    return "".join(c for c in text if c.isalnum() or c.isspace() or not (everything or generator.random() < 0.5))


def _telegram(text: str, generator: random.Random) -> str:
    """Only the words that carry something, perhaps in another order."""
    words = [word for word in _DROPPED.sub(" ", text.rstrip("?")).split() if generator.random() < 0.9]
    if generator.random() < 0.3:
        generator.shuffle(words)
    return " ".join(words) or text


def _stray(text: str, generator: random.Random) -> str:
    """Something that doesn't belong pasted in."""
    at = generator.randrange(len(text) + 1)
    strays = ("\u200b", "🙂", " (sic) ", "\n\n", "<b>", " 12/13 ", "…", "%", "\u0301", " & ", '"', " 2e9 ", "½", "١٢")
    return text[:at] + generator.choice(strays) + text[at:]


def _talk(text: str, generator: random.Random) -> str:
    """With talk around it."""
    return generator.choice(
        ("Hi! Could you tell me: {}", "{} Thanks, I'm filing at 5.", "{} And to Peru?", "{} {}", "ok so {} please")
    ).replace("{}", text)


NOISE: tuple[Callable[[str, random.Random], str], ...] = (_slip, _slip, _case, _bare, _telegram, _stray, _talk)
