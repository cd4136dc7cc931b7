"""What a person types for a key of a fact → the value that its file gets."""

import re
from collections.abc import Mapping

from index.errors import EditRefused
from index.periods import Precision, parse_period
from index.problems import shown, suggestion
from index.records import DATES, TEXTS, Qualifier

# Not the span, which follows the quote, nor what the extractor notes.
EDITABLE = (
    "value", "unit", "attribute", "qualifier", "modality", "as_of", "deal", "buyer", "seller", "product", "stated_by",
    "scope", "quote", "note", "corrects",
)  # fmt: skip
_NUMBER = re.compile(r"(?P<whole>\d{1,3}(?:[ ,_'\u00a0\u202f]\d{3})+|\d+)(?P<part>\.\d+)?")


def read_keys(entry: Mapping[str, object], changes: Mapping[str, str]) -> dict[str, object]:
    """The keys to set (None: to leave out) so that the entry says what was typed.

    Raises EditRefused for a key that isn't there to be edited; what is typed is checked with the whole entry.
    """
    for key in changes:
        if key not in EDITABLE:
            raise EditRefused((f"{shown(key)} can't be edited{suggestion(key, EDITABLE)}",))
    after = {**entry, **changes}
    keys = {key: _read(key, text.strip(), after) for key, text in changes.items()}
    if "quote" in keys:
        keys["span"] = None
    if "as_of" in keys:
        keys["as_of_precision"] = None
    return keys


def _read(key: str, text: str, entry: Mapping[str, object]) -> object:
    if not text:
        return None
    if key == "scope":
        return [tag for part in text.split(",") if (tag := part.strip())]
    if key == "as_of":
        return _read_date(text)
    if key != "value" or entry.get("attribute") in TEXTS or entry.get("qualifier") == Qualifier.UNDISCLOSED:
        return text
    return _read_date(text) if entry.get("attribute") in DATES else _read_number(text)


def _read_date(text: str) -> object:
    try:
        period = parse_period(text)
    except ValueError:
        return text  # the check of the whole entry says what a date looks like
    return period.start if period.precision is Precision.DAY else text


def _read_number(text: str) -> object:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    whole = re.sub(r"\D", "", match["whole"])
    return float(whole + match["part"]) if match["part"] else int(whole)
