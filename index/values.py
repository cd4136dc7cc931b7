"""What a fact's value, unit and dates may be, which depends on its attribute."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum

from babel.numbers import list_currencies

from index.periods import Precision, parse_period
from index.problems import Finding, shown, suggestion
from index.records import DATES, MONEY, TEXTS, Attribute, Qualifier, Status

_LARGEST = 10**18  # what is larger is a slip of the keyboard
_DATE = 'write 2024-11-18 without quotation marks, or "2024-11", "2027-Q3" or "2027" with them'


def check_value(raw: Mapping[str, object]) -> Iterator[Finding]:
    """What is wrong with the attribute, qualifier, value and unit of a fact."""
    qualifier = raw.get("qualifier", Qualifier.EXACT)
    yield from _check_choice("qualifier", qualifier, Qualifier)
    if "attribute" not in raw:
        yield Finding("attribute", "attribute is missing; add it")
        return
    attribute = raw["attribute"]
    wrong = list(_check_choice("attribute", attribute, Attribute))
    if wrong:
        yield from wrong  # and nothing about the value, whose type depends on it
    elif "value" not in raw:
        yield Finding("value", "value is missing; add it")
    elif attribute == Attribute.STATUS:
        yield from _check_choice("value", raw["value"], Status)
    elif qualifier == Qualifier.UNDISCLOSED or attribute in TEXTS:
        yield from _check_text(raw["value"])
    elif attribute in DATES:
        yield from _check_period("value", raw["value"])
    else:
        yield from _check_number(str(attribute), raw["value"])
        yield from _check_unit(attribute in MONEY, raw.get("unit", ""))


def check_as_of(raw: Mapping[str, object]) -> Iterator[Finding]:
    """What is wrong with the date that a fact is true of."""
    if "as_of" in raw:
        yield from _check_period("as_of", raw["as_of"])
    if "as_of_precision" in raw:
        yield from _check_choice("as_of_precision", raw["as_of_precision"], Precision)


def _check_choice(key: str, value: object, choices: type[StrEnum]) -> Iterator[Finding]:
    if not isinstance(value, str):
        yield Finding(key, f"{key} should be a text in quotation marks, not {shown(value)}")
    elif value not in list(choices):
        hint = suggestion(value, choices) or "; data/README.md lists the known ones"
        yield Finding(key, f"{key} {shown(value)} is not known{hint}")


def _check_text(value: object) -> Iterator[Finding]:
    if not isinstance(value, str) or not value.strip():
        yield Finding("value", f"value should be a text in quotation marks, not {shown(value)}")


def _check_number(attribute: str, value: object) -> Iterator[Finding]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield Finding("value", f"value of {attribute} should be a number, not {shown(value)}")
    elif not 0 <= value < _LARGEST:
        yield Finding("value", f"value {shown(value)} should be from 0 to 10^18; correct it")


def _check_unit(is_money: bool, unit: object) -> Iterator[Finding]:
    if unit == "":
        example = "a currency of ISO 4217 such as USD" if is_money else "what is counted, such as tanks"
        yield Finding("unit", f"unit is missing; add {example}")
    elif is_money and isinstance(unit, str) and unit != "percent" and unit not in list_currencies():
        yield Finding("unit", f"unit {shown(unit)} should be a currency of ISO 4217 such as USD, or percent")


def _check_period(key: str, value: object) -> Iterator[Finding]:
    if isinstance(value, datetime):
        yield Finding(key, f"{key} {value} is a date and a time; write {value.date()} alone")
    elif isinstance(value, str):
        try:
            parse_period(value)
        except ValueError:
            yield Finding(key, f"{key} {shown(value)} is not a date; {_DATE}")
    elif not isinstance(value, date):
        yield Finding(key, f"{key} {shown(value)} is not a date; {_DATE}")
