"""Variants that a question sets aside by what they are called beside their family: "not counting command posts"."""

from retrieval.knowledge import Knowledge
from retrieval.question import Subject
from retrieval.selection import find_deals
from retrieval.understanding.cues import Cues
from retrieval.understanding.sighting import Sighting, set_aside
from retrieval.understanding.variants import is_called


def variants_aside(seen: Sighting, subject: Subject, cues: Cues, knowledge: Knowledge) -> frozenset[str]:
    """The variants in the deals asked about that are named only in the part of a question that is set aside."""
    said = set_aside(seen, cues)
    if not said.strip():
        return frozenset()
    about = knowledge.products_in(find_deals(subject, knowledge)) & knowledge.products.keys()
    variants = sorted(product for product in about if knowledge.products[product].variant_of)
    return frozenset(variant for variant in variants if is_called(variant, said, knowledge))
