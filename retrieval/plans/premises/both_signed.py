"""One contract said to have been signed before or after another: held against the days of both."""

from collections.abc import Sequence

from index.names import Mention, NameKind
from index.records import Attribute, Fact, Modality
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.deals.status import Stage
from retrieval.plans.premises.claims import verdict
from retrieval.plans.sentences import line
from retrieval.question import Subject
from retrieval.selection import find_deals
from retrieval.understanding.cues import load_cues
from retrieval.understanding.mentions import mask

A = Attribute
_SIDES = 2


def by_both_signed(case: Case, stages: list[Stage]) -> Draft | None:
    """Whether one of two contracts was signed first; None where that isn't claimed, a refusal where a day is open."""
    question = case.question
    subject = question.subject
    apart = max(len(subject.buyers), len(subject.products)) == _SIDES
    if not (apart and subject.buyers and subject.products) or "signed" not in question.claims or question.times:
        return None
    cues = load_cues(question.language)
    mentions = case.knowledge.names.find(question.text, inflected=question.language == "pl")
    masked = mask(question.text, mentions)
    for key in ("earlier", "later"):
        for match in cues.sections["event"][key].finditer(masked.text):
            at = masked.origin[match.start()]
            sides = [[m for m in mentions if m.start < at], [m for m in mentions if m.start >= at]]
            meant = _meant(sides)
            if meant[0] != meant[1]:
                return _held(case, meant, earlier=key == "earlier")
    return None


def _meant(sides: Sequence[Sequence[Mention]]) -> list[Subject]:
    """What either side names; of a side that names no country, or no thing, the other's."""
    countries, things = ([_named(side, kind) for side in sides] for kind in (NameKind.COUNTRY, NameKind.PRODUCT))
    return [
        Subject(buyers=countries[at] or countries[1 - at], products=things[at] or things[1 - at])
        for at in range(_SIDES)
    ]


def _held(case: Case, sides: Sequence[Subject], *, earlier: bool) -> Draft:
    """The verdict by the one signature of each side."""
    first, second = (_signed(case, side) for side in sides)
    if first is None or second is None or first.period.overlaps(second.period):
        return decline(case, A.SIGNED)
    right = (first.period.end < second.period.start) is earlier
    return verdict(case, Draft("; ".join(line(fact, case) for fact in (first, second)), (first, second)), right)


def _signed(case: Case, subject: Subject) -> Fact | None:
    """The one day on which one side signed."""
    deals = find_deals(subject, case.knowledge) if subject.products and subject.buyers else ()
    facts = [fact for fact in case.known(case.knowledge.facts_under(deals)) if fact.attribute is A.SIGNED]
    actual = [fact for fact in facts if fact.modality is Modality.ACTUAL]
    return actual[-1] if len({fact.value for fact in actual}) == 1 else None


def _named(mentions: Sequence[Mention], kind: NameKind) -> frozenset[str]:
    return frozenset(name.id for mention in mentions for name in mention.names if mention.kind is kind)
