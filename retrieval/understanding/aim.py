"""What a question aims at: an operation, the sort of value it wants, and the attributes that may be it."""

import re
from dataclasses import dataclass

from index.records import Attribute
from retrieval.question import Asked, Operation
from retrieval.understanding.attributes import find_attributes
from retrieval.understanding.claims import find_sorts
from retrieval.understanding.counted import counts_product
from retrieval.understanding.cues import Cues
from retrieval.understanding.intent import find_asked, find_operation, is_yes_no
from retrieval.understanding.leans import find_leans


@dataclass(frozen=True, slots=True)
class Aim:
    """What is wanted: what is to be done, the sort of value, and the attributes it may be."""

    operation: Operation
    asked: Asked
    attributes: tuple[Attribute, ...]

    @property
    def of_items(self) -> bool:
        """Whether single things may be meant, which an ordinal counts: the second ship to arrive."""
        apart = self.operation is Operation.DIFFERENCE and self.asked is not Asked.MONEY  # a price is of a deal
        return apart or self.attributes[:1] in [(one,) for one in _OF_ITEMS]

    @property
    def may_be_summed(self) -> bool:
        """Whether it is of a count or a sum, which may be of several deals together."""
        counts = self.asked is Asked.ANY and self.attributes[:1] == (Attribute.ORDERED_QUANTITY,)
        return counts or self.asked in (Asked.QUANTITY, Asked.MONEY)

    @property
    def may_be_of_one(self) -> bool:
        """Whether it may be of a single thing: where an ordinal may count things, how one goes, why one was bought."""
        bought = Attribute.ORDERED_QUANTITY in self.attributes or Attribute.REASON not in self.attributes
        explains = self.operation is Operation.EXPLAIN and bought
        return self.of_items or explains or not self.attributes


def find_aim(masked: str, cues: Cues, *, subjects: int) -> Aim:
    """What a masked question wants; `subjects` is how many things of one sort it names side by side."""
    asked = find_asked(masked, cues)
    operation = find_operation(masked, cues, asked, subjects=subjects)
    if operation is Operation.COUNT and counts_product(masked, cues):
        operation = Operation.LOOKUP
    if (
        operation is Operation.COMPARE
        and asked is Asked.QUANTITY
        and subjects < 2
        and cues.has("claim", "stretch", masked)
    ):
        operation = Operation.LOOKUP  # what came between two dates
    late = operation is Operation.COMPARE and subjects < 2 and cues.has("claim", "delayed", masked)
    if late and is_yes_no(masked, cues):
        operation = Operation.VERIFY  # "did it come later than planned"
    if cues.has("claim", "interval", masked) and operation in _SPANNING:
        return Aim(Operation.INTERVAL, Asked.DATE, find_attributes(masked, cues, Asked.DATE))
    in_parts, lasts = cues.has("claim", "paid_in_parts", masked), cues.has("claim", "duration", masked)
    if operation is Operation.LOOKUP and (in_parts or (lasts and asked is not Asked.MONEY)):
        return Aim(Operation.EXPLAIN, Asked.ANY, ())  # how long, and in how many parts, is told in words
    if operation is Operation.VERIFY and asked is Asked.PERSON and cues.has("claim", "told", masked):
        asked = Asked.ANY  # "is that so, according to the agency"
    if operation is Operation.VERIFY and asked is Asked.DATE and cues.has("claim", "on_time", masked):
        asked = Asked.ANY  # "did it come when planned"
    if operation is Operation.COMPARE and asked is Asked.PLACE and subjects < 2 and not find_sorts(masked, cues):
        operation = Operation.LOOKUP  # "which plant built most of them" asks for no figure
    newest = (
        asked is Asked.ANY and subjects < 2 and find_leans(masked, cues) == {"last"} and not is_yes_no(masked, cues)
    )
    if operation is Operation.COMPARE and newest and not find_sorts(masked, cues):
        operation = Operation.LOOKUP  # "drones delivered, latest" wants the newest count
    weighed = operation is Operation.SHARE and bool(find_leans(masked, cues))  # "whose is larger in percent"
    compared = (operation in SUMS or weighed) and asked in (Asked.PERSON, Asked.PLACE)  # "who has received more"
    told = after_event(masked, cues) if asked is Asked.DATE else masked
    return Aim(operation, asked, find_attributes(told, cues, Asked.ANY if compared else asked))


def after_event(masked: str, cues: Cues) -> str:
    """A masked question without the words in front that only say when: "when it chose the yard, what year was …".

    "At signing, which month was …" asks for no day of signing.
    """
    time, wh, start = cues.sections["time"], cues.sections["verify"]["wh"], len(masked) - len(masked.lstrip(" ¿¡"))
    clause, signed = time.get("clause"), time["at_signing"].match(masked, start)
    if signed and (comma := re.compile(r",\s*¿?").match(masked, signed.end())):
        return masked[comma.end() :]
    led = clause.match(masked, start) if clause else None
    comma = re.compile(r"[^,?]*,\s*¿?").match(masked, led.end()) if led else None
    return masked[comma.end() :] if comma and wh.match(masked, comma.end()) else masked


_OF_ITEMS = (  # what is said of single things, which an ordinal may count
    Attribute.DELIVERY_START,
    Attribute.DELIVERY_DUE,
    Attribute.COMPLETED,
    Attribute.SHIPPED_QUANTITY,
    Attribute.OPTIONAL_QUANTITY,
    Attribute.REMAINING_QUANTITY,
    Attribute.PLACE,
)
SUMS = (Operation.COMPARE, Operation.DIFFERENCE, Operation.TOTAL)
_SPANNING = (Operation.LOOKUP, Operation.PROGRESS, Operation.DIFFERENCE, Operation.COMPARE, Operation.EXPLAIN)
