"""One English sentence a fact: what a question's wording is compared with. One clear wording an attribute."""

from decimal import Decimal

from index.periods import Period, Precision
from index.records import Attribute, Deal, Fact, Modality, Product, Qualifier, Status

# {n} {units} a quantity · {amount} money · {on} {by} a date · {text} a text · {deal} {product} {buyer} whose
# {was} {were} {had_been} the verb, by modality; without one of them the modality stands among the scopes
_CLAUSES = {
    Attribute.REQUIRED_QUANTITY: "{n} {units} {were} required by {buyer}",
    Attribute.FRAMEWORK_QUANTITY: "{n} {units} {were} covered by a framework agreement with {buyer}",
    Attribute.ORDERED_QUANTITY: "{n} {units} {were} ordered by {buyer}",
    Attribute.OPTIONAL_QUANTITY: "an option for {n} more {units} {was} held by {buyer}",
    Attribute.PLANNED_QUANTITY: "{n} {units} {were} planned for {buyer}",
    Attribute.NEGOTIATED_QUANTITY: "{n} {units} {were} under negotiation with {buyer}",
    Attribute.NOTIFIED_QUANTITY: "{n} {units} {were} notified for a possible sale to {buyer}",
    Attribute.SHIPPED_QUANTITY: "{n} {units} {had_been} shipped to {buyer}",
    Attribute.DELIVERED_QUANTITY: "{n} of the {units} for {buyer} {had_been} delivered",
    Attribute.DELIVERED_BATCH: "a batch of {n} {units} {was} delivered to {buyer}",
    Attribute.REMAINING_QUANTITY: "{n} {units} for {buyer} {were} still to come",
    Attribute.IN_SERVICE_QUANTITY: "{n} {units} {were} in service with {buyer}",
    Attribute.LOST_QUANTITY: "{n} {units} {had_been} lost by {buyer}",
    Attribute.LEASED_QUANTITY: "{n} {units} {were} leased to {buyer}",
    Attribute.LOCAL_PRODUCTION: "{n} {units} {were} made locally in {buyer}",
    Attribute.SUPPORT_VEHICLES: "{n} {units} {were} included in {deal}",
    Attribute.UPGRADE_QUANTITY: "{n} {units} {were} upgraded for {buyer}",
    Attribute.VALUE: "{deal} {was} worth {amount}",
    Attribute.CEILING: "{deal} {was} limited to a maximum of {amount}",
    Attribute.BUDGET: "a budget of {amount} {was} set by {buyer} for the {product}",
    Attribute.AMOUNT_PAID: "{amount} {had_been} paid by {buyer} for {deal}",
    Attribute.UNIT_PRICE: "the price of one {product} for {buyer} {was} {amount}",
    Attribute.OFFSET: "the offset for {buyer} in return for the {product} {was} {amount}",
    Attribute.LIFE_CYCLE_COST: "the life-cycle cost of the {product} for {buyer} {was} {amount}",
    Attribute.SIGNED: "{deal} {was} signed {on}",
    Attribute.SELECTED: "the {product} {was} selected by {buyer} {on}",
    Attribute.APPROVED: "{deal} {was} approved {on}",
    Attribute.EFFECTIVE: "{deal} {was} put into force {on}",
    Attribute.AMENDED: "{deal} {was} amended {on}",
    Attribute.DELIVERY_START: "deliveries of the {product} to {buyer} {were} started {on}",
    Attribute.DELIVERY_DUE: "deliveries of the {product} to {buyer} {were} due by {by}",
    Attribute.COMPLETED: "{deal} {was} completed {on}",
    Attribute.STATUS: "{deal} {was} {text}",
    Attribute.SIGNATORY: "{deal} {was} signed by {text}",
    Attribute.ATTENDEE: "the signing of {deal} {was} attended by {text}",
    Attribute.PLACE: "the place of {deal} {was} {text}",
    Attribute.BUYER_AGENCY: "{deal} {was} handled by {text}",
    Attribute.LOCAL_PARTNER: "the local partner in {deal} {was} {text}",
    Attribute.LOSING_BIDDER: "the losing bidder for {deal} {was} {text}",
    Attribute.REPLACES: "the {product} {was} bought by {buyer} to replace {text}",
    Attribute.REASON: "the reason for {deal}: {text}",
    Attribute.RECORD: "{deal} is noted as: {text}",
    Attribute.COMPONENT: "the {product} for {buyer} {was} equipped with: {text}",
    Attribute.OTHER: "about {deal}: {text}",
}

_QUALIFIERS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.OVER: "over ",
    Qualifier.UNDER: "under ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.UP_TO: "up to ",
    Qualifier.NEARLY: "nearly ",
    Qualifier.UNDISCLOSED: "",
}

# What follows "was" and "were".
_MODALITIES = {
    Modality.ACTUAL: "",
    Modality.PLANNED: " planned to be",
    Modality.EXPECTED: " expected to be",
    Modality.REPORTED: " reportedly",
    Modality.PROPOSED: " proposed to be",
    Modality.NEGOTIATED: " being negotiated to be",
    Modality.DENIED: " denied to be",
    Modality.ESTIMATED: " estimated to be",
}
# "had been" instead of "was" and "were"; the others look ahead, and keep those.
_HAD_BEEN = {
    Modality.ACTUAL: "had been",
    Modality.REPORTED: "had reportedly been",
    Modality.DENIED: "were denied to have been",
    Modality.ESTIMATED: "were estimated to have been",
}
# "were planned to be planned"
_NATURAL = {
    Attribute.PLANNED_QUANTITY: Modality.PLANNED,
    Attribute.NEGOTIATED_QUANTITY: Modality.NEGOTIATED,
    Attribute.DELIVERY_DUE: Modality.PLANNED,
}

_STATUSES = {
    Status.REQUIREMENT: "a requirement",
    Status.BID: "open to bids",
    Status.MEMORANDUM: "a memorandum of understanding",
    Status.COMPREHENSIVE_AGREEMENT: "a comprehensive agreement",
    Status.FRAMEWORK: "a framework agreement",
    Status.NEGOTIATED: "under negotiation",
    Status.EFFECTIVE: "in force",
    Status.OPTION_OPEN: "an open option",
    Status.OPTION_EXERCISED: "an exercised option",
    Status.OPTION_LAPSED: "a lapsed option",
}

_CUMULATIVE = frozenset(
    {
        Attribute.SHIPPED_QUANTITY,
        Attribute.DELIVERED_QUANTITY,
        Attribute.LOST_QUANTITY,
        Attribute.AMOUNT_PAID,
    }
)

# Not calendar.month_name, which follows the process's locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WITH_ARTICLE = frozenset(
    {
        "Czech Republic",
        "Netherlands",
        "Philippines",
        "United Arab Emirates",
        "United Kingdom",
        "United States",
    }
)
_QUARTERS = ("first", "second", "third", "fourth")


def render_fact(fact: Fact, product: Product | None, deal: Deal) -> str:
    """The fact as one English sentence; a product that no names file registers goes by its id."""
    clause = _CLAUSES[fact.attribute]
    filled = clause.format_map(_render_verbs(fact) | _render_values(fact, product) | _render_names(fact, product, deal))
    tags = [tag.replace("_", " ") for tag in fact.scope]
    if "{was}" not in clause and "{were}" not in clause and "{had_been}" not in clause:
        tags = ([] if fact.modality is Modality.ACTUAL else [fact.modality.value]) + tags
    scope = f" ({', '.join(tags)})" if tags else ""
    sentence = f"{_render_lead(fact)}{filled}{scope}, according to {fact.stated_by}."
    return sentence[0].upper() + sentence[1:]


def _render_verbs(fact: Fact) -> dict[str, str]:
    modality = Modality.ACTUAL if _NATURAL.get(fact.attribute) is fact.modality else fact.modality
    were = ("was" if fact.value == 1 else "were") + _MODALITIES[modality]
    return {"was": "was" + _MODALITIES[modality], "were": were, "had_been": _HAD_BEEN.get(modality, were)}


def _render_values(fact: Fact, product: Product | None) -> dict[str, str]:
    if isinstance(fact.value, Period):
        return {"on": _render_on(fact.value), "by": render_period(fact.value)}
    if isinstance(fact.value, Decimal):
        quantity = {
            "n": _QUALIFIERS[fact.qualifier] + _digits(fact.value),
            "amount": _render_amount(fact, fact.value),
        }
    else:
        quantity = {"n": "an undisclosed number of", "amount": "an undisclosed amount"}
    dates = {"on": "on an undisclosed date", "by": "an undisclosed date"}
    return {**quantity, **dates, "units": _render_units(fact, product), "text": _render_text(fact)}


def _render_names(fact: Fact, product: Product | None, deal: Deal) -> dict[str, str]:
    buyer = f"the {fact.buyer}" if fact.buyer in _WITH_ARTICLE else fact.buyer
    return {
        "buyer": buyer,
        "deal": f'{_possessive(buyer)} deal "{deal.title}"',
        "product": product.name if product else fact.product,
    }


def render_period(period: Period) -> str:
    """A date as far as it is known: 18 November 2024, November 2024, the third quarter of 2027, 2027."""
    start = period.start
    match period.precision:
        case Precision.YEAR:
            return f"{start.year}"
        case Precision.QUARTER:
            return f"the {_QUARTERS[(start.month - 1) // 3]} quarter of {start.year}"
        case Precision.MONTH:
            return f"{_MONTHS[start.month - 1]} {start.year}"
    return f"{start.day} {_MONTHS[start.month - 1]} {start.year}"


def _render_on(period: Period) -> str:
    return f"{'on' if period.precision is Precision.DAY else 'in'} {render_period(period)}"


def _render_lead(fact: Fact) -> str:
    if fact.as_of is None:
        return ""
    return f"{'By' if fact.attribute in _CUMULATIVE else 'As of'} {render_period(fact.as_of)}, "


def _render_amount(fact: Fact, value: Decimal) -> str:
    qualifier = _QUALIFIERS[fact.qualifier]
    if not (len(fact.unit) == 3 and fact.unit.isupper()):
        return f"{qualifier}{_digits(value)} {fact.unit}".rstrip()
    for word, size in (("billion", 10**9), ("million", 10**6)):
        if value >= size:
            return f"{qualifier}{fact.unit} {_digits(value / size)} {word}"
    return f"{qualifier}{fact.unit} {_digits(value)}"


def _render_units(fact: Fact, product: Product | None) -> str:
    """What is counted: "K2 Black Panther tanks"; the unit alone for a kind of equipment."""
    name = product.name if product else fact.product
    if fact.unit == "percent":
        return f"percent of the {name}"
    singular = fact.unit.removesuffix("s")
    unit = singular if fact.value == 1 else fact.unit
    if product is not None and product.is_kind:
        return unit or name
    # "Nagapasa-class submarine" already says what is counted.
    return f"{name.removesuffix(singular).rstrip()} {unit}" if unit else name


def _render_text(fact: Fact) -> str:
    if not isinstance(fact.value, str):
        return ""
    if fact.attribute is Attribute.STATUS:
        status = Status(fact.value)
        return _STATUSES.get(status, status.value.replace("_", " "))
    return fact.value


def _digits(number: Decimal) -> str:
    return f"{number.normalize():,f}"


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"
