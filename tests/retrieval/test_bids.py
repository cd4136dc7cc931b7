"""The bids of one contest held side by side."""

from retrieval.answer import Outcome
from retrieval.answerer import Answerer
from tests.retrieval.asking import ask


def test_the_makers_may_be_told_by_their_countries(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "Croatia: whose bid was the higher one, the Norwegian or the French?")
    assert answer.headline.startswith("Fjordvern Forsvar (Norway): €221 million (contract value), against €198 million")


def test_no_maker_needs_to_be_named(eighteenth: Answerer) -> None:
    answer = ask(eighteenth, "Which of the bids for Croatia's batteries was lower?")
    assert answer.headline.startswith("Sagittaire Systèmes (France): €198 million")


def test_one_word_of_a_makers_name_is_enough_beside_a_bid(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "Who bid less in Ecuador, Cakrawala or Limpopo?")
    assert answer.headline.startswith("PT Cakrawala Dirgantara (Indonesia): $88 million (contract value), against $95")


def test_whether_one_bid_was_below_another_is_yes_or_no(eighteenth: Answerer) -> None:
    assert ask(eighteenth, "Was the Norwegian bid for Croatia lower than the French one?").yes_no is False


def test_whether_a_bid_was_the_lower_one_needs_names_on_record(thirteenth: Answerer) -> None:
    assert ask(thirteenth, "Was Limpopo's bid in Ecuador lower than Cakrawala's?").yes_no is None


def test_bids_in_two_currencies_are_not_held_side_by_side(thirteenth: Answerer) -> None:
    answer = ask(thirteenth, "Whose offer to Kuwait was cheaper, the Emirati or the Italian one?")
    assert answer.outcome is Outcome.DECLINED
