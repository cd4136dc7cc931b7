"""What a maker sold abroad: its own country's orders are no exports."""

from dataclasses import replace

from retrieval.case import Case


def of_abroad(case: Case) -> Case:
    """The same case with the makers' own countries set aside, where it is asked what was sold abroad.

    It stays as it is where a buyer is named, where it is asked what is built abroad, or where nobody else bought.
    """
    question = case.question
    home = {deal.buyer for deal in case.deals if deal.buyer == deal.seller_country}
    if "elsewhere" not in question.claims or "produced" in question.claims or question.subject.buyers:
        return case
    if not home < {deal.buyer for deal in case.deals}:
        return case
    return replace(case, question=replace(question, aside=question.aside | home))
