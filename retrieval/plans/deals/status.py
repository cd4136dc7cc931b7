"""How far a deal has come: the highest rung its facts show, and the side states after it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from index.records import MONEY, QUANTITIES, SAID, Attribute, Deal, DealKind, Fact, Modality, Status
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.sentences import label, qualified
from retrieval.resolution import effective_day

A, S = Attribute, Status

LADDER = tuple(Status)[: tuple(Status).index(Status.COMPLETED) + 1]
SIDE = frozenset(
    {
        S.DELAYED,
        S.SUSPENDED,
        S.SHELVED,
        S.CANCELLED,
        S.LOST,
        S.DISPUTED,
        S.OPTION_LAPSED,
        S.OPTION_OPEN,
        S.OPTION_EXERCISED,
    }
)
# The side states that a claim of the cue files may mean.
CLAIMED = {
    "cancelled": (S.CANCELLED,),
    "suspended": (S.SUSPENDED, S.SHELVED),
    "delayed": (S.DELAYED,),
    "lost": (S.LOST,),
    "lapsed": (S.OPTION_LAPSED,),
    "exercised": (S.OPTION_EXERCISED,),
}
ENDED = frozenset({S.CANCELLED, S.LOST, S.SHELVED, S.SUSPENDED, S.OPTION_LAPSED})
FAILED = (S.CANCELLED, S.SHELVED, S.LOST)  # states in which nothing is delivered
# Counts of what was wanted or allowed, not ordered.
WISHES = frozenset(
    {A.REQUIRED_QUANTITY, A.PLANNED_QUANTITY, A.FRAMEWORK_QUANTITY, A.NOTIFIED_QUANTITY, A.NEGOTIATED_QUANTITY}
)


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a deal stands: its state, and the facts that show it, the telling one first."""

    deal: Deal
    status: Status
    facts: tuple[Fact, ...]

    def reaches(self, rung: Status) -> bool:
        """Whether the deal is on a rung or above it; an exercised option is a signed order."""
        status = S.SIGNED if self.status is S.OPTION_EXERCISED else self.status
        return status in LADDER and LADDER.index(status) >= LADDER.index(rung)

    @property
    def fell_through(self) -> bool:
        """Whether the deal came to nothing as a whole: not where a part of it was called off."""
        return self.status in FAILED and "part" not in self.facts[0].scope


def find_stage(case: Case, deal: Deal) -> Stage | None:
    """The stage of a deal by the date asked; None when nothing was known of it by then."""
    facts = [
        fact
        for fact in case.known(case.knowledge.facts_of.get(deal.id, ()))
        if "disputed" not in fact.scope and (fact.modality in SAID or _is_talk(fact))
    ]
    shown = [(status, fact) for fact in facts if (status := _shows(fact, deal)) is not None]
    if not shown:
        return None
    if _is_about_option(case) and (options := [p for p in shown if p[0].value.startswith("option_")]):
        status, fact = max(options, key=lambda pair: (effective_day(pair[1], case.knowledge), pair[1].id))
        return Stage(deal, status, (fact,))
    later = sorted(shown, key=lambda pair: (effective_day(pair[1], case.knowledge), pair[1].id))
    side = [(status, fact) for status, fact in later if status in SIDE]
    if "concluded" in case.question.claims:
        side = [(status, fact) for status, fact in side if status is not S.DELAYED]  # a late one is signed all the same
    changed = max((_day(fact, case) for status, fact in later if status is S.AMENDED), default=None)
    if side and side[-1][0] is S.SUSPENDED and changed is not None and changed > _day(side[-1][1], case):
        side = []  # what is amended goes on
    rungs = [(status, fact) for status, fact in later if status in LADDER]
    best = max(rungs, key=lambda pair: LADDER.index(pair[0]), default=None)
    if side and (best is None or (_day(side[-1][1], case) >= _day(best[1], case) and side[-1][0] is not S.OPTION_OPEN)):
        return Stage(deal, side[-1][0], (side[-1][1],))
    if best is None:
        return None
    status, fact = best
    same = [other for other_status, other in reversed(rungs) if other_status is status]
    explicit = [other for other in same if other.attribute is A.STATUS]
    lead = (explicit or same or [fact])[0]
    return Stage(deal, status, (lead, *(other for other in same if other is not lead)))


def find_stages(case: Case) -> list[Stage]:
    """The stages of the deals in question of which anything was known by the date asked."""
    return [stage for deal in case.deals if (stage := find_stage(case, deal)) is not None]


def all_in(stages: Sequence[Stage], states: Collection[Status]) -> bool:
    """Whether there are stages, and every one is in one of some states."""
    return bool(stages) and all(stage.status in states for stage in stages)


def firm_orders(case: Case, stages: Sequence[Stage]) -> list[Stage]:
    """The stages of deals that were signed and hold; a framework orders nothing by itself."""
    held = [stage for stage in stages if _is_signed(stage, case) and stage.status not in ENDED]
    return [stage for stage in held if not case.knowledge.is_umbrella(stage.deal)]


def all_firm(case: Case, stages: Sequence[Stage]) -> list[Stage]:
    """The stages, where all of them are firm orders; none where any isn't."""
    firm = firm_orders(case, stages)
    return firm if len(firm) == len(stages) else []


def _is_signed(stage: Stage, case: Case) -> bool:
    """Whether a deal was signed, be it late since."""
    return stage.reaches(S.SIGNED) or (stage.status is S.DELAYED and case.knowledge.is_agreed(stage.deal))


def _is_talk(fact: Fact) -> bool:
    """Whether a fact says that a deal is under negotiation: that is so, whatever comes of it."""
    return fact.attribute is A.STATUS and fact.modality is Modality.NEGOTIATED


def denials(case: Case) -> list[Fact]:
    """What was denied of deals of which nothing else is known."""
    facts = case.known(case.deal_facts())
    open_ended = any(
        fact.modality in (Modality.ACTUAL, Modality.NEGOTIATED) and fact.attribute in _FIRM for fact in facts
    )
    return [] if open_ended else [fact for fact in facts if fact.modality is Modality.DENIED]


_FIRM = QUANTITIES | MONEY | {A.SIGNED, A.STATUS}


def _is_about_option(case: Case) -> bool:
    if "option_open" in case.question.claims:
        return True
    return A.OPTIONAL_QUANTITY in case.question.attributes or DealKind.OPTION in case.question.subject.kinds


def _day(fact: Fact, case: Case) -> date:
    return effective_day(fact, case.knowledge)


def _shows(fact: Fact, deal: Deal) -> Status | None:
    """The state that one fact shows a deal to be in."""
    match fact.attribute:
        case A.STATUS:
            return Status(fact.value) if isinstance(fact.value, str) else None
        case A.COMPLETED:
            return S.COMPLETED
        case A.EFFECTIVE:
            return S.EFFECTIVE
        case A.SELECTED:
            return S.SELECTED
        case A.DELIVERED_QUANTITY | A.DELIVERED_BATCH if fact.value != 0:  # of none came, nothing is on its way
            return S.IN_DELIVERY
        case A.SIGNED if deal.kind is DealKind.FRAMEWORK:
            return S.FRAMEWORK
        case A.SIGNED if deal.kind is DealKind.MEMORANDUM:
            return S.MEMORANDUM
        case A.SIGNED | A.ORDERED_QUANTITY if (
            fact.modality is Modality.ACTUAL and "implementation_contract" not in fact.scope
        ):
            return S.SIGNED
    return None


def answer_status(case: Case) -> Draft:
    """Where the deals asked about stand; the latest of a line first."""
    stages = find_stages(case)
    if not stages:
        return decline(case, A.STATUS)
    options = [stage for stage in stages if stage.status.value.startswith("option_")]
    stages = options if options and _is_about_option(case) else stages
    ids = {stage.deal.id for stage in stages}
    own = [stage for stage in stages if stage.deal.kind is not DealKind.OPTION or stage.deal.parent not in ids]
    leading = stages if _is_about_option(case) else own or stages  # whether more may be had is no state of the contract
    latest = max(leading, key=lambda stage: (_is_agreed(stage), _day(stage.facts[0], case), stage.deal.id))
    return describe(case, [latest, *(stage for stage in reversed(stages) if stage is not latest)][:4])


def _is_agreed(stage: Stage) -> bool:
    """Whether a deal was concluded, whatever became of it: one only wanted doesn't lead before it."""
    return stage.status in SIDE or stage.reaches(S.MEMORANDUM)


def describe(case: Case, stages: Sequence[Stage]) -> Draft:
    """The stages as an answer, one line a deal."""
    lead = stages[0]
    details = [stage_line(case, stage) for stage in stages[1:]]
    figure = case.speech.word("status", lead.status)
    facts = [fact for stage in stages for fact in stage.facts[:2]]
    return Draft(stage_line(case, lead), tuple(facts), strong=figure[:1].upper() + figure[1:], details=tuple(details))


def stage_line(case: Case, stage: Stage) -> str:
    """One stage as a sentence."""
    figure, fact = case.speech.word("status", stage.status), stage.facts[0]
    text = case.speech.say(
        "status_head", figure=figure[:1].upper() + figure[1:], buyer=stage.deal.buyer, what=label(fact, case)
    )
    return f"{text}, {qualified(fact, case)}"


def recency(stage: Stage) -> tuple[str, str]:
    """What puts the stages in the order in which they were reached."""
    fact = stage.facts[0]
    return (fact.as_of.end.isoformat() if fact.as_of else "", fact.id)
