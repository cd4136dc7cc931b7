"""The terms of the records: attributes, qualifiers, modalities, states and kinds, as closed lists of words."""

from enum import StrEnum


class Attribute(StrEnum):
    """The role of a value."""

    REQUIRED_QUANTITY = "required_quantity"
    FRAMEWORK_QUANTITY = "framework_quantity"
    ORDERED_QUANTITY = "ordered_quantity"
    OPTIONAL_QUANTITY = "optional_quantity"
    PLANNED_QUANTITY = "planned_quantity"
    NEGOTIATED_QUANTITY = "negotiated_quantity"
    NOTIFIED_QUANTITY = "notified_quantity"
    SHIPPED_QUANTITY = "shipped_quantity"
    DELIVERED_QUANTITY = "delivered_quantity"
    DELIVERED_BATCH = "delivered_batch"
    REMAINING_QUANTITY = "remaining_quantity"
    IN_SERVICE_QUANTITY = "in_service_quantity"
    LOST_QUANTITY = "lost_quantity"
    LEASED_QUANTITY = "leased_quantity"
    LOCAL_PRODUCTION = "local_production"
    SUPPORT_VEHICLES = "support_vehicles"
    UPGRADE_QUANTITY = "upgrade_quantity"
    VALUE = "value"
    CEILING = "ceiling"
    BUDGET = "budget"
    AMOUNT_PAID = "amount_paid"
    UNIT_PRICE = "unit_price"
    OFFSET = "offset"
    LIFE_CYCLE_COST = "life_cycle_cost"
    SIGNED = "signed"
    SELECTED = "selected"
    APPROVED = "approved"
    EFFECTIVE = "effective"
    AMENDED = "amended"
    DELIVERY_START = "delivery_start"
    DELIVERY_DUE = "delivery_due"
    COMPLETED = "completed"
    STATUS = "status"
    SIGNATORY = "signatory"
    ATTENDEE = "attendee"
    PLACE = "place"
    BUYER_AGENCY = "buyer_agency"
    LOCAL_PARTNER = "local_partner"
    LOSING_BIDDER = "losing_bidder"
    REPLACES = "replaces"
    REASON = "reason"
    RECORD = "record"
    COMPONENT = "component"
    OTHER = "other"


_ORDER = list(Attribute)
QUANTITIES = frozenset(_ORDER[: _ORDER.index(Attribute.VALUE)])
MONEY = frozenset(_ORDER[_ORDER.index(Attribute.VALUE) : _ORDER.index(Attribute.SIGNED)])
DATES = frozenset(_ORDER[_ORDER.index(Attribute.SIGNED) : _ORDER.index(Attribute.STATUS)])
HANDOVERS = frozenset({Attribute.DELIVERY_START, Attribute.DELIVERY_DUE, Attribute.COMPLETED})
TEXTS = frozenset(_ORDER[_ORDER.index(Attribute.STATUS) :])


class Qualifier(StrEnum):
    """How exact a value is."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    NEARLY = "nearly"
    UNDISCLOSED = "undisclosed"


class Modality(StrEnum):
    """Whether a value is so, or is only planned, reported, …"""

    ACTUAL = "actual"
    PLANNED = "planned"
    EXPECTED = "expected"
    REPORTED = "reported"
    PROPOSED = "proposed"
    NEGOTIATED = "negotiated"
    DENIED = "denied"
    ESTIMATED = "estimated"


SAID = frozenset({Modality.ACTUAL, Modality.REPORTED})  # of what is told to be so, not only meant or wished
FORESEEN = frozenset({Modality.PLANNED, Modality.EXPECTED, Modality.PROPOSED})


class Status(StrEnum):
    """The rungs a deal climbs, lowest first, and then the side states."""

    REQUIREMENT = "requirement"
    BID = "bid"
    NOTIFIED = "notified"
    APPROVED = "approved"
    SELECTED = "selected"
    MEMORANDUM = "memorandum"
    COMPREHENSIVE_AGREEMENT = "comprehensive_agreement"
    FRAMEWORK = "framework"
    NEGOTIATED = "negotiated"
    SIGNED = "signed"
    EFFECTIVE = "effective"
    IN_PRODUCTION = "in_production"
    IN_DELIVERY = "in_delivery"
    COMPLETED = "completed"
    AMENDED = "amended"
    DELAYED = "delayed"
    SUSPENDED = "suspended"
    SHELVED = "shelved"
    CANCELLED = "cancelled"
    LOST = "lost"
    DISPUTED = "disputed"
    OPTION_OPEN = "option_open"
    OPTION_EXERCISED = "option_exercised"
    OPTION_LAPSED = "option_lapsed"


class DealKind(StrEnum):
    """What sort of undertaking a deal is."""

    PURCHASE = "purchase"
    FRAMEWORK = "framework"
    EXECUTIVE_CONTRACT = "executive_contract"
    OPTION = "option"
    AMENDMENT = "amendment"
    LEASE = "lease"
    LICENCE = "licence"
    UPGRADE = "upgrade"
    SUPPORT = "support"
    BID = "bid"
    MEMORANDUM = "memorandum"


class Category(StrEnum):
    """The kind of equipment a product is."""

    TANK = "tank"
    IFV = "ifv"
    APC = "apc"
    SPG = "spg"
    MLRS = "mlrs"
    AIRCRAFT = "aircraft"
    HELICOPTER = "helicopter"
    SHIP = "ship"
    SUBMARINE = "submarine"
    SAM = "sam"
    MISSILE = "missile"
    RADAR = "radar"
    VEHICLE = "vehicle"
    SUPPORT_VEHICLE = "support_vehicle"
    OTHER = "other"


class ArticleKind(StrEnum):
    """Where an article comes from."""

    WIRE = "wire"
    PRESS_RELEASE = "press_release"
    OFFICIAL = "official"
    PAPER = "paper"
    TRADE_PRESS = "trade_press"
    BLOG = "blog"
    REPOST = "repost"


class OrganisationKind(StrEnum):
    """What an organisation is."""

    COMPANY = "company"
    MINISTRY = "ministry"
    AGENCY = "agency"
    ARMED_FORCE = "armed_force"
    OTHER = "other"


class Review(StrEnum):
    """Whether a person has read it."""

    APPROVED = "approved"
    EXTRACTED = "extracted"
