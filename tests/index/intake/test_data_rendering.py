"""What is written is read back the same, whatever an article says."""

import tomllib
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from index.articles import parse_article
from index.data_rendering import fact_entry, record_entry, render_article, render_facts, render_register
from index.facts import Known, build_facts, read_entries
from index.files import decode
from index.periods import Period, parse_period
from index.records import Article, Attribute, Deal, DealKind, Fact, Modality, Product, Qualifier, Review
from index.registers import FILES, build_register

# What a text of a file may hold: no NUL, no carriage return, no half of a character.
words = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1)
lines = words.map(lambda text: " ".join(text.split())).filter(bool)
bodies = words.map(lambda text: text.strip("\n")).filter(str.strip)
days = st.dates(date(1990, 1, 1), date(2040, 1, 1))
ANY = Known({model: frozenset[str]() for model in FILES} | {Deal: frozenset({"a-deal"})}, frozenset(), {}, frozenset())

ARTICLE = Article(
    id="2025-08-02-yonhap-poland",
    title="Poland signs: a second batch # of K2 tanks",
    publisher="Yonhap",
    published=date(2025, 8, 2),
    url="https://en.yna.co.kr/view/1",
    language="no",
    read=date(2026, 11, 22),
    text="Poland signed.\n---\n\n- 180 tanks",
)
FACT = Fact(
    id="2025-08-02-yonhap-poland#1",
    article="2025-08-02-yonhap-poland",
    deal="a-deal",
    buyer="Poland",
    product="k2",
    attribute=Attribute.VALUE,
    value=Decimal("6500000000"),
    unit="USD",
    qualifier=Qualifier.ABOUT,
    modality=Modality.REPORTED,
    as_of=parse_period("2025-08"),
    stated_by="Yonhap",
    scope=("gross", "package"),
    quote='worth about "$6.5 billion",\nit says',
    span=(3, 38),
    review=Review.EXTRACTED,
    confidence=0.75,
    rule="money near signed",
    flags=("repeats b#1",),
)


def test_an_article_file_is_as_people_write_it() -> None:
    assert render_article(ARTICLE) == (
        "---\n"
        "title: 'Poland signs: a second batch # of K2 tanks'\n"
        "publisher: Yonhap\n"
        "published: 2025-08-02\n"
        "url: https://en.yna.co.kr/view/1\n"
        "language: 'no'\n"
        "kind: paper\n"
        "text: full\n"
        "syndicated_from: null\n"
        "read: 2026-11-22\n"
        "---\n"
        "Poland signed.\n---\n\n- 180 tanks\n"
    )


def test_a_fact_file_is_as_people_write_it() -> None:
    delivery = {"attribute": Attribute.DELIVERY_DUE, "value": parse_period("2027-Q3"), "unit": "", "as_of": None}
    signed = {"attribute": Attribute.SIGNED, "value": parse_period("2025-08-01"), "unit": "", "flags": ()}
    facts = [FACT, FACT.model_copy(update=delivery), FACT.model_copy(update=signed)]
    text = render_facts(map(fact_entry, facts))
    assert text.startswith(
        "[[fact]]\n"
        'deal = "a-deal"\n'
        'buyer = "Poland"\n'
        'product = "k2"\n'
        'attribute = "value"\n'
        "value = 6500000000\n"
        'unit = "USD"\n'
        'qualifier = "about"\n'
        'modality = "reported"\n'
        "as_of = 2025-08-01\n"
        'as_of_precision = "month"\n'
        'stated_by = "Yonhap"\n'
        'scope = ["gross", "package"]\n'
        'quote = "worth about \\"$6.5 billion\\",\\nit says"\n'
        "span = [3, 38]\n"
        'review = "extracted"\n'
        "confidence = 0.75\n"
        'rule = "money near signed"\n'
        'flags = ["repeats b#1"]\n'
        "\n[[fact]]\n"
    )
    assert [entry.get("value") for entry in tomllib.loads(text)["fact"]] == [6500000000, "2027-Q3", date(2025, 8, 1)]


def test_a_register_says_who_proposed_an_entry_and_nothing_that_is_empty() -> None:
    deal = Deal(id="a-deal", title="A deal", buyer="Poland", products=("k2",), review=Review.EXTRACTED)
    product = Product(id="k2", name="K2", aliases=("K-2",))
    text = render_register({"a-deal": record_entry(deal), "k2": record_entry(product)})
    assert text == (
        '[a-deal]\ntitle = "A deal"\nbuyer = "Poland"\nproducts = ["k2"]\nkind = "purchase"\nreview = "extracted"\n'
        '\n[k2]\nname = "K2"\ncategory = "other"\naliases = ["K-2"]\n'
    )


@given(title=lines, publisher=lines, text=bodies, url=st.none() | lines, author=st.none() | lines, day=st.none() | days)
def test_articles_come_back(
    title: str, publisher: str, text: str, url: str | None, author: str | None, day: date | None
) -> None:
    update = {"title": title, "publisher": publisher, "text": text, "url": url, "author": author, "published": day}
    article = ARTICLE.model_copy(update=update)
    file = decode(render_article(article).encode())
    assert isinstance(file, str)
    assert parse_article(article.id, file).article == article


periods = st.one_of(
    days.map(lambda day: Period(day, day)),
    st.sampled_from(["2024-11", "2024-Q4", "2024"]).map(parse_period),
)


@given(
    quote=words,
    value=st.decimals(0, 10**13, places=2),  # fifteen digits: what a float of TOML gives back as it was
    as_of=st.none() | periods,
    scope=st.lists(lines).map(tuple),
    note=st.just("") | lines,
    stated_by=lines,
)
def test_facts_come_back(
    quote: str, value: Decimal, as_of: Period | None, scope: tuple[str, ...], note: str, stated_by: str
) -> None:
    quote = f"{quote}: {value:f}"  # a figure that its quote doesn't state is refused
    update = {"quote": quote, "value": value, "as_of": as_of, "scope": scope, "note": note, "stated_by": stated_by}
    fact = FACT.model_copy(update={**update, "span": (0, len(quote))})
    entries, findings = read_entries(tomllib.loads(render_facts([fact_entry(fact)])))
    built, more = build_facts(fact.article, quote, entries, ANY)
    if quote.strip():
        assert list(built.values()) == [fact], [*findings, *more]


@given(title=lines, aliases=st.lists(lines, unique=True).map(tuple), kind=st.sampled_from(DealKind))
def test_deals_come_back(title: str, aliases: tuple[str, ...], kind: DealKind) -> None:
    deal = Deal(id="a-deal", title=title, buyer="Peru", kind=kind, aliases=aliases, review=Review.EXTRACTED)
    content = tomllib.loads(render_register({deal.id: record_entry(deal)}))
    built, findings = build_register(Deal, content, ANY.declared)
    assert (built, findings) == ({deal.id: deal}, [])
