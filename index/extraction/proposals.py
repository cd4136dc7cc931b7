"""What an article states, one proposal a statement: figures by their roles, states of the deal, withheld prices."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from index.extraction.amounts import Amount
from index.extraction.catalogue import Catalogue
from index.extraction.counts import Count
from index.extraction.dates import Dated
from index.extraction.linear import load_model
from index.extraction.reading import Line, Reading
from index.extraction.roles import Role, read_roles
from index.extraction.statuses import find_signs, status_features
from index.extraction.subjects import Subjects
from index.periods import Period, period_of
from index.records import Attribute, Modality, Product, Qualifier

THRESHOLD = 0.45  # of confidence; below it a figure is better left out


@dataclass(frozen=True, slots=True)
class Proposal:
    """A statement that isn't tied to a deal yet."""

    line: Line
    attribute: Attribute
    value: Decimal | Period | str
    unit: str
    qualifier: Qualifier
    modality: Modality
    buyer: str
    product: Product
    as_of: Period | None
    stated_by: str
    scope: tuple[str, ...]
    confidence: float
    rule: str


def propose(reading: Reading, catalogue: Catalogue) -> list[Proposal]:
    """The statements of an article, in the order of the text, each told once."""
    subjects = Subjects(reading, catalogue)
    roles = list(read_roles(reading))
    found: dict[tuple[object, ...], Proposal] = {}
    for proposal in (*_figures(reading, catalogue, subjects, roles), *_states(reading, subjects, roles)):
        key = (proposal.attribute, str(proposal.value), proposal.unit, proposal.buyer, proposal.product.id)
        known = found.get(key)
        if known is None or proposal.confidence > known.confidence:
            found[key] = proposal
    return sorted(found.values(), key=lambda one: one.line.number)


def _figures(reading: Reading, catalogue: Catalogue, subjects: Subjects, roles: list[Role]) -> Iterator[Proposal]:
    published = reading.article.published
    for role in roles:
        subject = subjects.of_figure(role.line, role.figure)
        if role.confidence < THRESHOLD or subject.product is None or not subject.buyer:
            continue
        modality, _ = load_model("modality").choose((*role.features, f"role:{role.attribute}"))
        value, unit, qualifier = _value(role, subject.product, catalogue)
        yield Proposal(
            role.line, role.attribute, value, unit, qualifier, Modality(modality), subject.buyer, subject.product,
            period_of(published) if published else None, reading.article.publisher, (), round(role.confidence, 2),
            f"{role.figure.sort}:{role.attribute}",
        )  # fmt: skip


def _value(role: Role, product: Product, catalogue: Catalogue) -> tuple[Decimal | Period, str, Qualifier]:
    match role.figure.found:
        case Count(value=value, qualifier=qualifier):
            return value, catalogue.unit_of(product), qualifier
        case Amount(value=value, currency=currency, qualifier=qualifier):
            return value, currency, qualifier
        case Dated(period=period):
            return period, "", Qualifier.EXACT


def _states(reading: Reading, subjects: Subjects, roles: list[Role]) -> Iterator[Proposal]:
    published = reading.article.published
    shown: set[str] = set()
    for line in reading.lines:
        own = [str(role.attribute) for role in roles if role.line is line]
        for sign in find_signs(line):
            odds = load_model("status").weigh(status_features(reading, line, sign, own, sign.status in shown))
            shown.add(sign.status)
            subject = subjects.of_line(line, sign.cue.start)
            if odds["yes"] < THRESHOLD or subject.product is None or not subject.buyer:
                continue
            yield Proposal(
                line, Attribute.STATUS, sign.status, "", Qualifier.EXACT, Modality.ACTUAL, subject.buyer,
                subject.product, period_of(published) if published else None, reading.article.publisher, (),
                round(odds["yes"], 2), f"status:{sign.cue.kind}",
            )  # fmt: skip
