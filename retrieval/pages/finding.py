"""What somebody means by a name they type: a country or deals, and what it may have been meant to be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from index.names import Mention, Name, NameKind, fold, split_pieces
from index.records import Deal
from retrieval.knowledge import Knowledge
from retrieval.pages.page import View
from retrieval.selection import find_deals

_NEAR = 66.0  # of 100: how alike a name must be to be offered
_OFFERED = 4
_OTHERS = frozenset({NameKind.PRODUCT, NameKind.ORGANISATION, NameKind.DEAL})


@dataclass(frozen=True, slots=True)
class FoundCountries:
    """The countries a text names, those of them with deals, and when it names none, those it may mean."""

    named: tuple[str, ...] = ()
    recorded: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def find_countries(text: str, knowledge: Knowledge) -> FoundCountries:
    """The countries a text names in any language, inflected or not, or by an alliance or region."""
    parties = knowledge.buyers | knowledge.sellers
    named = _coded(text, knowledge) or _mentioned(text, knowledge)
    near = () if named else _near(text, knowledge, lambda name: name.kind is NameKind.COUNTRY and name.id in parties)
    return FoundCountries(named, tuple(name for name in named if name in parties), near)


def _coded(text: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The country whose ISO 3166-1 code a text is."""
    return tuple(country for country, code in knowledge.country_codes.items() if code == text.strip().upper())


def _mentioned(text: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The countries in a text, and of the alliances and regions in it those with deals."""
    names = knowledge.names
    mentions = names.find(text, without=_OTHERS, inflected=False) or names.find(text, without=_OTHERS)
    return tuple(dict.fromkeys(_countries(mentions or knowledge.unsure.find(text), knowledge)))


def _countries(mentions: Iterable[Mention], knowledge: Knowledge) -> Iterable[str]:
    for mention in mentions:
        for name in mention.names:
            if name.kind is NameKind.COUNTRY:
                yield name.id
            elif name.kind is NameKind.GROUP:
                yield from sorted(knowledge.groups[name.id].members & (knowledge.buyers | knowledge.sellers))


@dataclass(frozen=True, slots=True)
class FoundDeals:
    """The deals a text points at; `sure` unless a name in it had to be guessed."""

    deals: tuple[Deal, ...] = ()
    sure: bool = True


def find_named_deals(text: str, view: View) -> FoundDeals:
    """The deals a text points at: by id, by title, or by buyer, product, seller, year, place in a sequence."""
    deals = view.knowledge.records.deals
    if (exact := deals.get(text.strip())) is not None:
        return FoundDeals((exact,))
    question = view.read(text)
    if not question.subject.is_empty and not question.unknown:
        return FoundDeals(find_deals(question.subject, view.knowledge), sure=not question.assumed)
    near = _near(text, view.knowledge, lambda name: name.kind is NameKind.DEAL)
    return FoundDeals(tuple(deals[deal] for deal in near), sure=False)


def _near(text: str, knowledge: Knowledge, fits: Callable[[Name], bool]) -> tuple[str, ...]:
    """The ids of the few things whose names are most like a text."""
    written = " ".join(piece.text for piece in split_pieces(fold(text)))
    recorded = knowledge.recorded_forms.values()
    forms = {form: names for by_form in recorded for form, names in by_form.items() if any(map(fits, names))}
    found = process.extract(written, list(forms), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=4 * _OFFERED)
    ids = dict.fromkeys(name.id for form, _, _ in found for name in forms[form] if fits(name))
    return tuple(ids)[:_OFFERED]
