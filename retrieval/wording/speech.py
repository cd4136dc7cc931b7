"""Values as text, and the sentences of one language."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date, format_skeleton, get_quarter_names
from babel.lists import format_list
from babel.numbers import format_decimal

from index.periods import Period, Precision
from index.records import MONEY, Fact, Qualifier
from index.shipped import load_forms
from retrieval.knowledge import Knowledge
from retrieval.stems import singular


@dataclass(frozen=True)
class Speech:
    """One language: its sentences by section and key, and how it writes numbers, money and dates."""

    language: str
    locale: str
    sections: Mapping[str, Mapping[str, str]]

    def say(self, key: str, /, **values: object) -> str:
        """The sentence of a key with its places filled; KeyError when the language file lacks it."""
        buyer = values.get("buyer")
        if isinstance(buyer, str):
            values["buyer"] = self.country(buyer)
        return " ".join(self.sections["say"][key].format_map(values).split())

    def sentence(self, attribute: str, figure: str, buyer: str, what: str) -> str:
        """An attribute as a headline; KeyError when the language file lacks it."""
        text = self.sections["sentence"][attribute].format(figure=figure, buyer=self.country(buyer), what=what)
        return " ".join(text.split())

    def word(self, section: str, key: str) -> str:
        """One word or phrase of a table; the key itself, spaced, where the table lacks it."""
        return self.sections.get(section, {}).get(key, key.replace("_", " "))

    def number(self, value: Decimal) -> str:
        """A number with the separators of the language, never rounded."""
        return format_decimal(value, locale=self.locale, decimal_quantization=False)

    def amount(self, value: Decimal, unit: str) -> str:
        """Money with its currency and a magnitude word; every digit is kept: $6.5 billion, PLN 15.98 billion."""
        digits, magnitude = value, ""
        for power, word in sorted(((int(k), w) for k, w in self.sections["magnitude"].items()), reverse=True):
            if abs(value) >= 10**power:
                digits, magnitude = value / 10**power, word
                break
        pattern = self.sections["currency"].get(unit, self.sections["currency"]["other"])
        return " ".join(pattern.format(number=self.number(digits.normalize()), magnitude=magnitude, code=unit).split())

    def quantity(self, value: Decimal, unit: str) -> str:
        """A count with its unit: 180 tanks, 1 ship, 50 percent."""
        if unit == "percent":
            return self.sections["say"]["percent"].format(number=self.number(value))
        word = self.word(self._unit_table(value, unit), unit) if unit else ""
        if value == 1 and self.language == "en":
            word = singular(word)
        return f"{self.number(value)} {word}".strip()

    def _unit_table(self, value: Decimal, unit: str) -> str:
        """The table with the unit's form for a number: 1 czołg, 2 czołgi, 5 czołgów."""
        table = f"unit_{Locale.parse(self.locale).plural_form(value)}"
        return table if unit in self.sections.get(table, {}) else "unit"

    def country(self, name: str) -> str:
        """A country as the language calls it; the English name where CLDR has none."""
        code = _country_codes().get(name)
        return Locale.parse(self.locale).territories.get(code, name) if code and self.language != "en" else name

    def figure(self, fact: Fact) -> str:
        """A fact's value with its qualifier: about 60 tanks, more than $2 billion, 18 November 2024."""
        if fact.qualifier is Qualifier.UNDISCLOSED:
            return self.word("qualifier", "undisclosed")
        if isinstance(fact.value, Period):
            return self.period(fact.value)
        if isinstance(fact.value, str):
            return self.word("status", fact.value) if fact.attribute == "status" else fact.value
        money = fact.attribute in MONEY and fact.unit != "percent"
        text = self.amount(fact.value, fact.unit) if money else self.quantity(fact.value, fact.unit)
        if fact.qualifier is Qualifier.EXACT:
            return text
        return self.word("qualifier", fact.qualifier).format(figure=text)

    def period(self, period: Period) -> str:
        """A date as far as it is known: 18 November 2024, November 2024, third quarter of 2027, 2027."""
        match period.precision:
            case Precision.DAY:
                return format_date(period.start, format="long", locale=self.locale)
            case Precision.MONTH:
                return format_skeleton("yMMMM", period.start, locale=self.locale)
            case Precision.QUARTER:
                quarter = get_quarter_names("wide", "format", self.locale)[(period.start.month + 2) // 3]
                return f"{quarter} {period.start.year}"
        return str(period.start.year)

    def brief(self, period: Period) -> str:
        """A date where there is little room: 18 Nov 2024, Nov 2024, Q3 2027, 2027."""
        match period.precision:
            case Precision.DAY:
                return format_date(period.start, format="medium", locale=self.locale)
            case Precision.MONTH:
                return format_skeleton("yMMM", period.start, locale=self.locale)
            case Precision.QUARTER:
                quarter = get_quarter_names("abbreviated", "format", self.locale)[(period.start.month + 2) // 3]
                return f"{quarter} {period.start.year}"
        return str(period.start.year)

    def both(self, parts: Iterable[str]) -> str:
        """A list in words: a, b and c."""
        return format_list(list(parts), locale=self.locale)

    def source(self, fact: Fact, knowledge: Knowledge) -> str:
        """Who says so: the publisher, and whom it cites when that is somebody else."""
        publisher = knowledge.article(fact).publisher
        if fact.stated_by == publisher:
            return publisher
        return self.say("citing", publisher=publisher, stated_by=fact.stated_by)

    def dated(self, fact: Fact, knowledge: Knowledge) -> str:
        """When a figure is true and who says so, in brackets for the end of a sentence."""
        source = self.source(fact, knowledge)
        if fact.as_of is None:
            return self.say("undated", source=source)
        return self.say("dated", date=self.period(fact.as_of), source=source)


@cache
def _country_codes() -> Mapping[str, str]:
    return {str(row["name"]): code for code, row in load_forms("countries.toml").items()}


def load_speech(language: str) -> Speech:
    """The sentences of a language; FileNotFoundError when there are none."""
    raw = tomllib.loads(files("retrieval").joinpath("wording", f"{language}.toml").read_text(encoding="utf-8"))
    return Speech(raw["language"], raw["locale"], {key: value for key, value in raw.items() if isinstance(value, dict)})


def load_speeches() -> dict[str, Speech]:
    """The sentences of every language there is a file for."""
    folder = files("retrieval").joinpath("wording")
    languages = sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {language: load_speech(language) for language in languages}
