"""Who lost a competition: never what the same article says is bought; then the loser was somebody else."""

from collections.abc import Sequence

from index.extraction.proposals import Proposal
from index.records import Attribute, Modality, Status

_OF_PURCHASE = frozenset((Attribute.ORDERED_QUANTITY, Attribute.SIGNED, Attribute.DELIVERED_QUANTITY))


def without_winners(proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals but those that something has lost which its buyer bought: "the loser had offered 60 of its own"."""
    bought = {(one.buyer, one.product.id) for one in proposals if _shows_purchase(one)}
    return [one for one in proposals if one.value != Status.LOST or (one.buyer, one.product.id) not in bought]


def _shows_purchase(one: Proposal) -> bool:
    """Whether a statement is one of a buyer who has chosen or signed."""
    chosen = one.attribute in _OF_PURCHASE or one.value in (Status.SIGNED, Status.SELECTED)
    return chosen and one.modality is Modality.ACTUAL
