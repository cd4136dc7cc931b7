"""What was paid for breaking a deal off, or for being late: a sum of its own, never the price."""

from functools import partial

from index.extraction.amounts import money_spans
from index.records import Attribute, Fact
from retrieval.case import Case
from retrieval.draft import Draft
from retrieval.plans.absence import decline
from retrieval.plans.amounts.worded import states_sum
from retrieval.plans.deals.status import Stage
from retrieval.plans.evidence.denials import denies
from retrieval.plans.evidence.detail import in_its_words
from retrieval.plans.evidence.texts import by_sentence, quoted, sentences_about
from retrieval.plans.premises.claims import by_fact
from retrieval.plans.sentences import untrue
from retrieval.tellings import tells


def by_penalty(case: Case, stages: list[Stage]) -> Draft | None:
    """A penalty claimed: right where one is told, wrong where a source says there was none."""
    if not _asks_penalty(case):
        return None
    told = _of_penalty(case)
    denied = [fact for fact in told if _is_of_none(fact, case)]
    if not told and (said := next(sentences_about(case, partial(tells, "penalty_waived")), None)) is not None:
        return by_sentence(case, said, "cancelled" in case.question.claims)  # that it was dropped may be what is asked
    if not told or len(denied) not in (0, len(told)):
        return decline(case)
    return by_fact(case, told[-1], not denied)


def _asks_penalty(case: Case) -> bool:
    """Whether it is asked for a penalty, be it as what calling a deal off is to cost."""
    claims = case.question.claims
    before = "first" in case.question.leans  # "did it pay anything before it called it off"
    return "penalty" in claims or ("cancelled" in claims and not before and tells("costs_end", case.question.text))


def answer_penalty(case: Case) -> Draft:
    """The one sum told as a penalty, or that there was none; a refusal where no source speaks of any."""
    told = _of_penalty(case)
    denied = [fact for fact in told if _is_of_none(fact, case)]
    stated = [fact for fact in told if fact not in denied and states_sum(fact, case)]
    if denied and not stated:
        allowed = Attribute.CEILING in case.question.attributes  # "what may it claim at most"
        return in_its_words(case, denied[-1]) if allowed else untrue(case, denied[-1])
    return in_its_words(case, stated[0]) if len({fact.value for fact in stated}) == 1 else decline(case)


def answer_demand(case: Case) -> Draft:
    """What one side demands of the other, in court or out of it, in its words; a refusal where nobody tells a sum."""
    told = [
        fact
        for fact in case.known(case.facts(Attribute.OTHER))
        if tells("demands", str(fact.value)) and states_sum(fact, case)
    ]
    if len({fact.value for fact in told}) == 1:
        return in_its_words(case, told[-1])
    said = None if told else next(sentences_about(case, _demands_sum), None)
    return quoted(said) if said is not None else decline(case)


def _demands_sum(sentence: str) -> bool:
    """Whether a sentence of an English article tells what sum one side demands."""
    return tells("demands", sentence) and bool(money_spans(sentence, "en"))


def _of_penalty(case: Case) -> list[Fact]:
    """What is told in words of a penalty."""
    facts = case.known(case.facts(Attribute.OTHER))
    return [fact for fact in facts if tells("penalty", f"{fact.value} {' '.join(fact.scope)}")]


def _is_of_none(fact: Fact, case: Case) -> bool:
    """Whether what is told of a penalty is that there is none."""
    return denies(fact) and not states_sum(fact, case)
