"""What stands beside a question: clauses in front, remarks, what is set aside, the side not yet told of."""

import pytest

from retrieval.answer import Outcome
from tests.retrieval.asking import ask, build_world

YES_OR_NO = [
    # A clause in front only says when.
    ("thirtieth", "When its lease is up, may Ulaanbaatar purchase the radars?", True),
    ("thirtieth", "Cuando termine el arriendo, ¿puede Mongolia comprar los radares?", True),
    ("thirtieth", "Gdy najem się skończy, czy Mongolia może kupić radary?", True),
    # What went on until it stopped.
    ("thirtieth", "is bolivia still paying brantas in lithium", False),
    ("thirtieth", "Did Bolivia agree to pay part of the price in lithium?", True),
    ("twentyeighth", "Once the Kenyan lease runs out, can Nairobi buy the aircraft, and for how much?", True),
    ("twentyeighth", "Is a Mauritanian Kievit dearer than a Dominican one?", True),
    # Of two deals told apart by their places, the one named first.
    ("thirtieth", "Is the second Zubar contract dearer than the first?", False),
    ("thirtieth", "Is a Zubar dearer in the second contract than in the first?", True),
    ("thirtieth", "Czy Zubar z drugiej umowy jest droższy niż z pierwszej?", True),
    ("thirtieth", "Is a Zubar from the second contract cheaper or dearer than one from the first?", None),
]


@pytest.mark.parametrize(("world", "question", "yes"), YES_OR_NO)
def test_what_is_claimed_beside_a_clause(world: str, question: str, yes: bool | None) -> None:
    answer = ask(build_world(world), question)
    assert (answer.outcome, answer.yes_no) == (Outcome.ANSWERED, yes)


TOLD = [
    ("thirtieth", "How many Zubars, without the command vehicles, were ordered in 2022?",
     "36 vehicles: 44 (ordered) − 8 (ordered), as of 4 August 2022 (African Armour Review)"),
    ("thirtieth", "How many Zubars has Tanzania ordered in all, command vehicles excluded?",
     "62 vehicles: (44 + 30) (ordered) − (8 + 4) (ordered), as of 1 October 2026 (African Armour Review)"),
    ("thirtieth", "How many Zubars excluding recovery vehicles were ordered in 2022?",
     "44 vehicles ordered by Tanzania (Zubar; Tanzania's first contract for Zubar 8 vehicles), as of 4 August 2022 "
     "(African Armour Review)"),
    ("thirtieth", "need the date Tanzania signed with Strandzha",
     "18 October 2021 (Zubar; Tanzania's framework for Zubar 8 vehicles); 4 August 2022 (Zubar; Tanzania's first "
     "contract for Zubar 8 vehicles); 14 May 2025 (Zubar; Tanzania's second contract for Zubar 8 vehicles), as of 14 "
     "May 2025 (Dar Ledger)"),
    ("thirtieth", "How many Rencongs has Bolivia ordered, received and still to get?",
     "18 howitzers ordered by Bolivia (Rencong 155; Rencong 155 howitzers for Bolivia); 14 howitzers of 18 delivered "
     "to Bolivia (Rencong 155; Rencong 155 howitzers for Bolivia); 4 howitzers still open for Bolivia (Rencong 155; "
     "Rencong 155 howitzers for Bolivia)"),
    ("thirtieth", "What would it cost Mongolia to keep the radars?",
     "“At the end of it Mongolia may buy both sets for 11 million.” (Maru-3D; Mongolia's lease of two Maru-3D "
     "radars), as of 8 September 2025 (Steppe Security Monitor)"),
    ("twentyeighth", "How many Haetaes are in Croatia's first contract, not counting the command posts?",
     "56 vehicles: 62 (ordered) − 6 (ordered), as of 15 May 2024 (Adria Newswire)"),
    ("twentyeighth", "What does Kenya pay a year for each Harpia?",
     "$4.933 million ($74 million ÷ 5 ÷ 3): value of Kenya's deal (Harpia-4; Lease of Harpia-4 transports to Kenya), "
     "as of 10 November 2025 (Ministry of Defence (Kenya))"),
    ("twentyeighth", "If the Dominican Republic uses its option, how many Kievits would it have?",
     "3 ships ordered and under option in all by Dominican Republic (Kievit 75): 2 + 1"),
    ("twentyeighth", "Ile Kobuzów miałaby Estonia, gdyby skorzystała z opcji?",
     "900 środków bojowych łącznie – zamówiono i w opcji, Estonia (Kobuz): 600 + 300"),
    ("twentyseventh", "How many months late was the last Osebo of the first lot?",
     "8 months: deliveries due, Somalia's first contract for Osebo quad bikes: planned December 2023, then June 2024, "
     "came 22 August 2024, as of 22 August 2024 (Horn Procurement Bulletin)"),
    ("twentyseventh", "How many Osebos of the first contract, without the Osebo-Ms?",
     "100 quad bikes: 120 (ordered) − 20 (ordered), as of 29 June 2022 (Accra Business Ledger)"),
    ("twentyseventh", "Which count is right for the Osebos, 58 or 70?",
     "Sources disagree: 58 quad bikes (Accra Business Ledger, citing Auditor-General of Somalia, 31 January 2026); 70 "
     "quad bikes (Accra Business Ledger, citing Akosombo Mobility, 31 January 2026)"),
    ("thirtieth", "How many howitzers has Bolivia received? We have 18 on order.",
     "14 howitzers of 18 delivered to Bolivia (Rencong 155; Rencong 155 howitzers for Bolivia), as of 15 July 2026 "
     "(El Diario de Illimani, citing Ministerio de Defensa)"),
]  # fmt: skip


@pytest.mark.parametrize(("world", "question", "headline"), TOLD)
def test_what_is_told_of_the_rest(world: str, question: str, headline: str) -> None:
    assert ask(build_world(world), question).headline == headline


UNTOLD = [
    # When the first one came isn't told by how late the last is; nor when something came by the year it is due in.
    ("twentyseventh", "How many months behind the contract was Antigua's first tug?"),
    ("twentyeighth", "When did the last two Nigerian Harpias arrive?"),
    # How many of a variant have come isn't on record; nor is what was so by an event.
    ("thirtieth", "How many Zubars had been delivered, not counting command vehicles?"),
    ("thirtieth", "When Tanzania signed the framework, had it already ordered any Zubars?"),
    # The terms of what won, where only the bid that lost is on record.
    ("thirtieth", "How many Turuls is Bishkek taking, and for how much?"),
    ("thirtieth", "Ile Turuli kupi Kirgistan?"),
    # The first plan is known to the year; the second is no original.
    ("thirtieth", "How many months later than originally planned is the last Rencong due in Bolivia?"),
    # One of two sums, and the price of one where it is asked of all three.
    (
        "thirtieth",
        "Add what Haesol got from Cameroon to what it is claiming in Paris. How far is that below the contract price?",
    ),
    (
        "thirtieth",
        "If the ministry in Skopje has the price of the third battery right, what's the euro bill for all three?",
    ),
]


@pytest.mark.parametrize(("world", "question"), UNTOLD)
def test_what_no_figure_beside_it_tells(world: str, question: str) -> None:
    assert ask(build_world(world), question).outcome is Outcome.DECLINED


NEVER = [
    ("thirtieth", "How many Rencongs is Kyrgyzstan getting?"),
    ("thirtieth", "When did the third Maru radar arrive in Yaoundé?"),
    ("thirtieth", "When did the second Maru radar reach Cameroon?"),
    ("thirtieth", "What did Mongolia pay to buy the radars?"),
    ("twentyseventh", "How much did Antigua pay for three tugs?"),
    ("fifth", "What day of 2026 did Damen deliver the first SIGMA frigate to Indonesia?"),
]


@pytest.mark.parametrize(("world", "question"), NEVER)
def test_what_never_came_is_a_false_premise(world: str, question: str) -> None:
    assert ask(build_world(world), question).outcome is Outcome.PREMISE_REJECTED


FOLLOW_UPS = [
    (("Who signed for Tanzania in 2022?", "and for Strandzha?"), "Plamen Dochev"),
    (("Who signed the Rencong purchase for Bolivia?", "And on the Indonesian side?"), "Sutrisno Halim"),
    (("¿Quién firmó por Bolivia la compra de los Rencong?", "¿y por la empresa?"), "Sutrisno Halim"),
    (("Kto podpisał umowę w imieniu Boliwii?", "a ze strony producenta?"), "Sutrisno Halim"),
    (("How many Zubars did Tanzania order in 2022?", "and the recovery ones on top?"), "4 vehicles"),
    (("How many Zubars did Tanzania order in 2022?", "and the command ones?"), "8 vehicles"),
]


@pytest.mark.parametrize(("texts", "told"), FOLLOW_UPS)
def test_what_a_few_words_turn_to(texts: tuple[str, ...], told: str) -> None:
    assert ask(build_world("thirtieth"), *texts).headline.startswith(told)
