"""The tax in a price, by what is stated with it and without."""

from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.comparisons.entries import Entry
from retrieval.plans.comparisons.gap import show_difference

A = Attribute


def answer_tax(case: Case) -> Draft:
    """The tax in a price: what is stated with it less what is stated without, of the one deal that has both."""
    values = case.known(case.facts(A.VALUE))
    pairs = [
        (full, net)
        for full in values
        for net in values
        if "gross" in full.scope and "net" in net.scope and (full.deal, full.unit) == (net.deal, net.unit)
    ]
    if len({(full.deal, full.value, net.value) for full, net in pairs}) != 1:
        return decline(case, A.VALUE)
    return show_difference(case, *(_taxed(case, fact) for fact in pairs[0]))


def _taxed(case: Case, fact: Fact) -> Entry:
    row, scope = case.row(fact), "gross" if "gross" in fact.scope else "net"
    return Entry.of(row, f"{row.deal.title}, {case.speech.word('tax', scope)}")
