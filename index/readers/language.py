"""The language of a text, guessed among those that articles come in."""

from functools import cache

from babel import localedata
from py3langid.langid import MODEL_FILE, LanguageIdentifier

_CODES = """
ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv th tl tr uk vi zh
"""
_ENOUGH = 120  # letters; names alone ("FA-50PL") make a short text anything
_SAMPLE = 20_000


def find_language(text: str, declared: str | None = None) -> str:
    """The ISO 639-1 code of a text; for one too short to tell, what its source declares, then English."""
    sample = text[:_SAMPLE]
    letters = sum(letter.isalpha() for letter in sample)
    hangul = sum("가" <= letter <= "힣" for letter in sample)
    if hangul * 3 > letters > 0:
        return "ko"
    code = (declared or "").strip().casefold().replace("_", "-").split("-")[0]
    known = code if len(code) == 2 and localedata.exists(code) else None
    if known and letters < _ENOUGH:
        return known
    return guess_language(sample) if letters else "en"


def guess_language(text: str) -> str:
    """The likeliest language of a text of any length."""
    return str(_identifier().classify(text)[0])


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(_CODES.split())
    return identifier
