"""What is wanted: the sort of value, and the operation on the attributes it may be, from cue words."""

import re
from collections.abc import Iterator, Mapping

from index.records import Attribute
from retrieval.question import Asked, Operation
from retrieval.understanding.claims import find_sorts
from retrieval.understanding.cues import Cues
from retrieval.understanding.leans import chooses, compares, find_leans
from retrieval.understanding.ordinals import find_ordinals
from retrieval.understanding.sentence import SENTENCE_END, blanked, word_from
from retrieval.understanding.sums import counts_money, is_of_sum, names_currency_alone

A = Attribute

_OPERATIONS = (
    Operation.PROVENANCE, Operation.TIMELINE, Operation.UNIT_PRICE, Operation.DIFFERENCE, Operation.SHARE,
    Operation.COMPARE, Operation.COUNT, Operation.VERIFY, Operation.LIST, Operation.EXPLAIN, Operation.TOTAL,
)  # fmt: skip


_PLAIN = (Asked.QUANTITY, Asked.MONEY, Asked.DATE)
_PEOPLE = frozenset({A.SIGNATORY, A.ATTENDEE, A.LOSING_BIDDER, A.LOCAL_PARTNER, A.COMPONENT, A.BUYER_AGENCY})


def find_asked(masked: str, cues: Cues) -> Asked:
    """The sort of value wanted: the cue that comes first, counting words before money words."""
    found = cues.found("asked", _without_clauses(masked, cues))
    if not found:
        taxed = any(cues.has("scope", scope, masked) for scope in ("net", "gross")) and not is_yes_no(masked, cues)
        return Asked.MONEY if taxed or names_currency_alone(masked, cues) else Asked.ANY
    if (is_of_sum(masked, cues) and found.get("money") == min(found.values())) or counts_money(masked, cues):
        return Asked.MONEY  # "how much of the 999 million is unpaid"
    first, start = min(found.values()), word_from(masked, 0)
    why = cues.found("operation", masked).get("explain", len(masked))
    explains = why <= start or (why < first and first == found.get("money"))  # "on why it won: price, or what else?"
    if explains and first > start + 2 and "status" not in found:
        return Asked.ANY  # "why did it pay" asks for no sum
    if _QUANTITIES & found.keys() and _is_clause(masked, first, min(found[key] for key in _QUANTITIES & found.keys())):
        first = min(found[key] for key in _QUANTITIES & found.keys())  # "when 2025 ended, how many …"
        found = {key: at for key, at in found.items() if at >= first}
    order = (Asked.QUANTITY, Asked.DATE, Asked.PLACE, Asked.STATUS, Asked.PERSON, Asked.MONEY)
    return min((Asked(key) for key in found), key=lambda key: (found[key] > first + 2, order.index(key)))


_QUANTITIES = frozenset({Asked.QUANTITY.value, Asked.MONEY.value})


def _without_clauses(masked: str, cues: Cues) -> str:
    """The masked question without what a clause only tells it of: "what was unpaid when it was frozen".

    A clause in front that says which are meant, or when, is blanked: "where prices are public, what …".
    """
    clause, wh = cues.sections["time"].get("clause"), cues.sections["verify"]["wh"]
    if (led := _condition(masked, cues)) is not None:
        masked = blanked(masked, [led.span()])
    for match in clause.finditer(masked) if clause else ():
        before = masked[: match.start()]
        if wh.search(before) or cues.has("operation", "list", before):
            masked = masked[: match.start()] + " " * len(match[0]) + masked[match.end() :]
    return masked


def _condition(masked: str, cues: Cues) -> re.Match[str] | None:
    """The clause in front that only says which are meant, or when: "where prices are public, …"."""
    condition = cues.sections["time"].get("condition")
    return condition.match(masked, word_from(masked, 0)) if condition else None


def _is_clause(masked: str, first: int, asked: int) -> bool:
    """Whether the words up to where the count is asked for are a clause of their own that says when."""
    return first < asked and re.search(r"[,:–][\s¿¡]*$", masked[first:asked]) is not None


def find_operation(masked: str, cues: Cues, asked: Asked, *, subjects: int) -> Operation:
    """What is to be done. `subjects` is how many buyers, or products, or deals are named side by side."""
    found, yes_no = cues.found("operation", masked), is_yes_no(masked, cues)
    if (outright := _asked_outright(masked, cues, asked, yes_no=yes_no)) is not None:
        return outright
    for operation in _OPERATIONS[_picks_side(masked, cues, subjects) :]:
        match operation:
            case Operation.UNIT_PRICE:
                priced = cues.has("attribute", A.UNIT_PRICE, masked) and asked not in (Asked.QUANTITY, Asked.DATE)
                sides = max(subjects, len(find_ordinals(masked, cues)))
                weighed = not yes_no or (sides > 1 and bool({"cheap", "dear"} & find_leans(masked, cues)))
                fits = priced and weighed and not _begins_with_why(masked, cues)
            case Operation.COMPARE:
                why = _begins_with_why(masked, cues)
                fits = asked is not Asked.STATUS and not why and compares(masked, cues, subjects)
            case Operation.VERIFY:
                fits = yes_no
            case Operation.SHARE if _weighs(masked, cues, asked):
                fits = False  # "who owes more offset in percent" compares
            case Operation.LIST if asked is Asked.PERSON and not subjects:
                fits = operation in found and found.get(Operation.EXPLAIN, len(masked)) > found[operation]
            case Operation.DIFFERENCE if cues.has("claim", "tax", masked) or (
                asked is Asked.MONEY and cues.has("attribute", A.REMAINING_QUANTITY, masked)
            ):
                fits = not yes_no  # what is left to pay, or of the budget; the tax in a price
            case _:
                fits = operation in found and _suits(operation, asked, found, masked, cues)
        if fits:
            return operation
    return Operation.PROGRESS if _asks_progress(found, masked, cues, asked) else Operation.LOOKUP


def _picks_side(masked: str, cues: Cues, subjects: int) -> bool:
    """Whether one of two sides is to be picked, whoever says so: "who said they needed more, A or B"."""
    return subjects > 1 and chooses(masked, cues) and compares(masked, cues, subjects)


def _asked_outright(masked: str, cues: Cues, asked: Asked, *, yes_no: bool) -> Operation | None:
    """What goes before all other cues: what was ordered beside what came, and who waits for nothing more."""
    if _asks_both(masked, cues):
        return Operation.PROGRESS
    some = asked in (Asked.ANY, Asked.PERSON) and chooses(masked, cues) and not yes_no
    return Operation.LIST if some and cues.has("claim", "all_in", masked) else None


def _weighs(masked: str, cues: Cues, asked: Asked) -> bool:
    """Whether shares are held side by side: "who owes more offset in percent"."""
    return bool(find_leans(masked, cues)) and (asked is Asked.PERSON or cues.has("attribute", A.OFFSET, masked))


def _begins_with_why(masked: str, cues: Cues) -> bool:
    return cues.sections["operation"]["explain"].match(masked.strip(" ¿¡\"',.:;–-")) is not None


def _asks_both(masked: str, cues: Cues) -> bool:
    """Whether both what was ordered and what has come are asked for: "how many in, how many ordered"."""
    roles = cues.found("attribute", masked).keys()
    come = A.DELIVERED_QUANTITY in roles or cues.has("weak", A.DELIVERED_QUANTITY, masked)
    counts = sum(1 for _ in cues.sections["asked"]["quantity"].finditer(masked))
    apart = cues.has("sides", "against", masked)
    return A.ORDERED_QUANTITY in roles and come and (counts > 1 or apart) and not is_yes_no(masked, cues)


def _suits(operation: Operation, asked: Asked, found: Mapping[str, int], masked: str, cues: Cues) -> bool:
    """Whether an operation's cue means it beside the sort of value wanted."""
    at = found[operation]
    if (operation, asked) in ((Operation.EXPLAIN, Asked.STATUS), (Operation.SHARE, Asked.DATE)):
        return False
    if operation is Operation.LIST and asked is Asked.STATUS and find_sorts(masked, cues) == ("deal",):
        return False  # "¿qué pasó con el pedido?" lists no orders
    if operation is Operation.DIFFERENCE and is_yes_no(masked, cues):
        return False  # "did it exceed six billion"
    owed = cues.has("claim", "unpaid", masked) or cues.has("attribute", A.AMOUNT_PAID, masked)
    if operation is Operation.SHARE and asked is Asked.MONEY and owed:
        return cues.has("claim", "percent", masked)
    if operation is Operation.LIST and (found.get(Operation.TOTAL, at) < at or _sums_money(found, asked)):
        return False  # "total delivered, all contracts", "what has it paid in total"
    if operation is Operation.TIMELINE and asked is not Asked.DATE and at < found.get(Operation.TOTAL, at):
        return False  # "bought over the years, all told"
    if operation is Operation.LIST and asked is Asked.PERSON:
        sorts = cues.found("sort", masked)
        if min((sorts[key] for key in ("deal", "country") if key in sorts), default=len(masked)) < at + 7:
            listed = any(match.start() == at for match in cues.sections["sort"]["country"].finditer(masked))
            people = _PEOPLE & cues.found("attribute", masked).keys()
            return at == word_from(masked, 0) or (listed and not people)  # "whom does it count as buyers of"
        return not (_PEOPLE & cues.found("attribute", masked).keys())
    if operation in (Operation.LIST, Operation.EXPLAIN) and asked in _PLAIN:
        counted = cues.sections["asked"][asked.value].search(masked)
        apart = counted is not None and _is_clause(masked, at, counted.start())  # "the buyer of it: how much …"
        return not apart and at <= word_from(masked, 0) + 3  # "how much …, and why" is a look-up first
    return True


def _sums_money(found: Mapping[str, int], asked: Asked) -> bool:
    return Operation.TOTAL in found and asked is Asked.MONEY


def _asks_progress(found: Mapping[str, int], masked: str, cues: Cues, asked: Asked) -> bool:
    if Operation.PROGRESS not in found or asked in (Asked.DATE, Asked.MONEY):
        return False
    return asked is not Asked.STATUS or cues.has("attribute", A.DELIVERED_QUANTITY, masked)


def _comments(masked: str, cues: Cues) -> Iterator[str]:
    """The question, and what it says of a topic set before it: "Chile's buyout: does the rent come off the price?"."""
    yield masked
    if (told := _condition(masked, cues)) is not None:
        yield masked[told.end() :]  # "when its lease is up, may it buy them"
    wh, asked = cues.sections["verify"]["wh"], cues.sections["asked"].values()
    for separator in re.finditer(r"(?::|\s[–—-])\s", masked):
        topic = masked[: separator.start()]
        if not any(pattern.search(topic) for pattern in (wh, *asked)):
            yield masked[separator.end() :]
    resumed = cues.sections["verify"]["resumed"]
    for comma in re.finditer(r",\s", masked):  # "that first batch, has it been handed over?"
        if resumed.match(masked, comma.end()) and not wh.search(masked[: comma.start()]):
            yield masked[comma.end() :]


def is_yes_no(masked: str, cues: Cues) -> bool:
    """Whether the question wants yes or no."""
    if _begins_with_why(masked, cues):
        return False  # "why did it order as many as 460"
    last = [part for part in SENTENCE_END.split(masked) if part and part.strip()][-1:]
    if (
        last
        and len(last[0]) < len(masked.strip())
        and any(pattern.match(last[0].strip(" ¿")) for pattern in cues.sections["asked"].values())
    ):
        return False  # "I'm told they differ. What are the two counts?"
    starts = cues.sections["verify"]["start"]
    starting = any(starts.match(comment.strip(" ¿¡\"',.:;–-")) for comment in _comments(masked, cues))
    tag = re.search(rf"(?:[,.;]|\s[–—-])\s*{cues.sections['verify']['tag'].pattern}\s*\?*$", masked.strip())
    return starting or tag is not None
