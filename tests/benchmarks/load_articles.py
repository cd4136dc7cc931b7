"""Articles nobody has read, as many as are wanted, so that a re-index has something to do for as long as it takes."""

from datetime import date, timedelta
from pathlib import Path

_BUYERS = ("Ruritania", "Borduria", "Syldavia", "San Theodoros", "Graustark", "Freedonia")
_THINGS = ("trainers", "patrol boats", "howitzers", "radars", "helicopters", "missiles")
_PARAGRAPHS = (
    "{buyer} has ordered {count} {name} {things}, the ministry of defence said on {day:%d %B %Y}.",
    "The contract with {maker} is worth ${price} million and covers training, ammunition and spare parts for the first"
    " {years} years of service, a spokesman told reporters after the ceremony in the capital.",
    "Deliveries of the {things} will start in {start} and end {years} years later, according to the company, which"
    " will set up a workshop near the capital together with a state arsenal.",
    "By {day:%d %B %Y} the army had taken delivery of {delivered} of the {count} {things}, and another {left} were to"
    " follow before the end of the year, the ministry added.",
    "An earlier agreement of {before} between {buyer} and {maker} was for {left} {things} at a price of"
    " ${smaller} million; officials said that it had been carried out in full.",
)


def put_articles(data: Path, first: int, count: int, paragraphs: int = 40) -> None:
    """Write `count` articles without facts into a data folder, numbered from `first`."""
    for number in range(first, first + count):
        day = date(2025, 1, 1) + timedelta(days=number % 300)
        text = "\n\n".join(_paragraph(number * 100 + place, day) for place in range(paragraphs))
        header = f"title: {_BUYERS[number % 6]} counts, part {number}\npublisher: Load Wire\npublished: {day}\n"
        url = f"url: https://load-wire.example/{number}\n"
        rest = "language: en\nkind: trade_press\ntext: full\nsyndicated_from: null\n"
        path = data / "articles" / f"{day}-load-wire-counts-{number}.md"
        path.write_text(f"---\n{header}{url}{rest}---\n{text}\n", encoding="utf-8")


def _paragraph(number: int, day: date) -> str:
    count = 12 + number % 170
    return _PARAGRAPHS[number % len(_PARAGRAPHS)].format(
        buyer=_BUYERS[number % 6],
        things=_THINGS[number % 5],
        name=f"Falcon-{number % 40}",
        maker=f"Maker {number % 30} Industries",
        day=day,
        count=count,
        delivered=count // 3,
        left=count // 4 + 1,
        price=100 + number % 900,
        smaller=10 + number % 90,
        years=2 + number % 6,
        start=2026 + number % 5,
        before=2010 + number % 10,
    )
