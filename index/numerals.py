"""Numbers in a sentence, in digits or in words of English, Korean, Polish and Spanish: is this figure there?

Generous on purpose: a text that can be read in two ways ("1.234", "5 bln") states both numbers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

_NUMBERS = """
0.25 quarter ćwierć
0.5 half pół medio media 반
1 one single jeden jedna jedno jednego jednej uno una un 하나 한
2 two pair couple both dwa dwie dwóch dwu dwoma dwiema dos 둘 두
3 three trzy trzech trzema tres 셋 세 석
4 four cztery czterech czterema cuatro 넷 네 넉
5 five pięć pięciu pięcioma cinco 다섯
6 six sześć sześciu seis 여섯
7 seven siedem siedmiu siete 일곱
8 eight osiem ośmiu ocho 여덟
9 nine dziewięć dziewięciu nueve 아홉
10 ten dziesięć dziesięciu dziesiątka dziesiątki dziesiątek diez 열
11 eleven jedenaście jedenastu once 열한
12 twelve dwanaście dwunastu doce 열두
13 thirteen trzynaście trzynastu trece
14 fourteen czternaście czternastu catorce
15 fifteen piętnaście piętnastu quince
16 sixteen szesnaście szesnastu dieciséis
17 seventeen siedemnaście siedemnastu diecisiete
18 eighteen osiemnaście osiemnastu dieciocho
19 nineteen dziewiętnaście dziewiętnastu diecinueve
20 twenty dwadzieścia dwudziestu veinte 스물 스무
21 veintiuno veintiún
22 veintidós
23 veintitrés
24 veinticuatro
25 veinticinco
26 veintiséis
27 veintisiete
28 veintiocho
29 veintinueve
30 thirty trzydzieści trzydziestu treinta 서른
40 forty czterdzieści czterdziestu cuarenta 마흔
50 fifty pięćdziesiąt pięćdziesięciu cincuenta 쉰
60 sixty sześćdziesiąt sześćdziesięciu sesenta 예순
70 seventy siedemdziesiąt siedemdziesięciu setenta 일흔
80 eighty osiemdziesiąt osiemdziesięciu ochenta 여든
90 ninety dziewięćdziesiąt dziewięćdziesięciu noventa 아흔
100 sto stu setka setki setek cien ciento
200 dwieście dwustu doscientos doscientas
300 trzysta trzystu trescientos trescientas
400 czterysta czterystu cuatrocientos cuatrocientas
500 pięćset pięciuset quinientos quinientas
600 sześćset sześciuset seiscientos seiscientas
700 siedemset siedmiuset setecientos setecientas
800 osiemset ośmiuset ochocientos ochocientas
900 dziewięćset dziewięciuset novecientos novecientas
"""
# Where two numbers stand before a word, the second is that of the long scale (10^12 is a bilion).
_MAGNITUDES = """
10 십
12 dozen dozens tuzin tuziny tuzinów docena docenas
100 hundred hundreds 백
1000 k thousand thousands tys tysiąc tysiące tysięcy mil 천
10000 만
100000 lakh lakhs
1000000 m mn mln million millions milion miliony milionów millón millon millones
10000000 crore crores
100000000 억
1000000000 b bn billion billions mld miliard miliardy miliardów
1000000000,1000000000000 bln
1000000000000 t tn trn trillion trillions billón billon billones bilion biliony bilionów 조
"""
_SINO = dict(zip("영일이삼사오육칠팔구", range(10), strict=True))
_BETWEEN = frozenset(("a", "an", "and", "of", "i", "y", "e", "to", "or", "do", "lub", "o", "내지"))
_COUNTERS = "대척문기발명개"
_DIGITS = 40  # of a number at most; sums of longer ones leave the range of Decimal
_LONGEST = 12  # numerals in a row that are tried as one number
# Marks between groups of three digits, the decimal mark, and whether the long scale counts.
_STYLES = ((",'’ \u00a0\u202f", ".", 0), (".'’ \u00a0\u202f", ",", 1), (",", ".", 1), (".", ",", 0))


@dataclass(frozen=True, slots=True)
class _Numeral:
    value: Decimal
    room: Decimal  # what follows may be added when it is less: 5 after twenty, 71 after hundred
    is_magnitude: bool = False


def states_number(text: str, value: Decimal) -> bool:
    """Whether some reading of the text states the value; true of 0 and 1, which hide in no, a and an."""
    if value in (0, 1):
        return True
    return any(abs(number - value) * 10**6 <= value for number in stated_numbers(text))


def stated_numbers(text: str) -> Iterator[Decimal]:
    """Every number that some reading of the text states, in digits or in words."""
    for groups, mark, scale in _STYLES:
        numerals = list(_numerals(text, groups, mark, _vocabulary(scale)))
        for start in range(len(numerals)):
            yield from _sums(numerals[start : start + _LONGEST])


@cache
def _vocabulary(scale: int) -> Mapping[str, _Numeral]:
    words: dict[str, _Numeral] = {}
    for line in _NUMBERS.split("\n")[1:-1]:
        number, *forms = line.split()
        value = Decimal(number)
        room = 100 if value >= 100 else 10 if value >= 20 and value % 10 == 0 else 1
        words |= dict.fromkeys(forms, _Numeral(value, Decimal(room)))
    for line in _MAGNITUDES.split("\n")[1:-1]:
        factors, *forms = line.split()
        factor = Decimal(factors.split(",")[scale if "," in factors else 0])
        words |= dict.fromkeys(forms, _Numeral(factor, factor, is_magnitude=True))
    return words


def _numerals(text: str, groups: str, mark: str, words: Mapping[str, _Numeral]) -> Iterator[_Numeral | None]:
    """The numerals in their order, and None for each word between that parts them."""
    pattern = (
        r"(?P<name>(?<![A-Za-z\d])(?!Rs)(?:[A-Za-z]{1,2}-?|[A-Za-z]+-)\d[\w-]*)"  # K2, FA-50PL, CGR-080
        rf"|(?P<digits>\d{{1,3}}(?:,\d\d)*(?:[{groups}]\d{{3}})+(?!\d)(?:[{mark}]\d+)?|\d+(?:[{mark}]\d+)?)"
        rf"|(?P<sino>(?<![가-힣])[{''.join(_SINO)}십백천만억조]+)|(?P<word>[^\W\d_]+)"
    )
    for token in re.finditer(pattern, text):
        word = token[0].lower()
        if token["digits"]:
            yield _read_digits(word, mark)
        elif token["sino"] and (len(word) > 1 or word in words):
            for character in word:
                digit = _SINO.get(character)
                yield words[character] if digit is None else _Numeral(Decimal(digit), Decimal(1))
        elif word not in _BETWEEN:
            yield words.get(word) or (words.get(word[:-1]) if word[-1] in _COUNTERS else None)


def _read_digits(digits: str, mark: str) -> _Numeral | None:
    if len(digits) > _DIGITS:
        return None
    return _Numeral(Decimal(re.sub(rf"[^\d{mark}]", "", digits).replace(",", ".")), Decimal(1))


def _sums(numerals: list[_Numeral | None]) -> Iterator[Decimal]:
    """The numbers that the first numeral begins: 3조4천억 is 3, 3·10^12, …, and at last 3.4·10^12."""
    parts: list[_Numeral] = []
    jumped = False
    for numeral in numerals:
        if numeral is None:
            return
        if numeral.is_magnitude:
            below = Decimal(0)
            while parts and parts[-1].value < numeral.value:
                below += parts.pop().value
            parts.append(_Numeral((below or Decimal(1)) * numeral.value, numeral.room))
        elif jumped:
            return
        elif parts and numeral.value >= parts[-1].room:
            jumped = True  # "60 to 70 million": the first number shares the magnitude of the second
            continue
        else:
            parts.append(numeral)
        yield sum((part.value for part in parts), Decimal(0))
