"""Why and how: the passage that answers, quoted and cited; never a guess when none does."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from index.extraction.dates import find_dates
from index.names import fold
from index.numerals import stated_numbers
from index.records import Article, Attribute, Modality, Status
from retrieval.answer import Citation
from retrieval.case import Case
from retrieval.draft import Draft, quotation
from retrieval.matching import spaced
from retrieval.plans.absence import decline
from retrieval.plans.amounts.rents import term_of
from retrieval.plans.evidence.detail import in_its_words
from retrieval.plans.evidence.excerpts import DURATION, REASON, Excerpt, faint_words, find_excerpt, words_asking
from retrieval.plans.evidence.reasons import answer_reasons, asks_for_reason, is_bare, tell_reasons, tells_of_delay
from retrieval.plans.sentences import line, names_stand_in, untrue
from retrieval.question import Asked, Operation, Subject
from retrieval.resolution import effective_day
from retrieval.selection import find_deals
from retrieval.stems import has_stem, start_of
from retrieval.tellings import tells
from retrieval.understanding.cues import load_cues

A = Attribute


def answer_explain(case: Case) -> Draft:
    """A recorded reason, else the passage nearest to the question, in its own words."""
    if "duration" in case.question.claims and (lasts := _tagged(case) or _leased_for(case)) is not None:
        return lasts
    if asks_for_reason(case) and (draft := answer_reasons(case) or _of_single_thing(case)) is not None:
        return draft
    return _in_words(case) if _is_late(case) and not is_bare(case) else decline(case, A.REASON)


def _of_single_thing(case: Case) -> Draft | None:
    """Why a single thing is late, of whatever deal that is: the last Gams is none of the last contract."""
    question, subject = case.question, case.question.subject
    one = "delayed" in question.claims and "deal" not in question.sorts and subject.products and subject.ordinals
    return answer_reasons(case.about(replace(subject, ordinals=()))) if one else None


def _in_words(case: Case) -> Draft:
    """The passage nearest to a question."""
    if (draft := _tagged(case) or _of_names(case) or _of_unit(case)) is not None:
        return draft
    excerpt = find_excerpt(case) if _is_open(case) else None
    excerpt = None if excerpt is not None and _is_of_other_buyer(excerpt.text, case) else excerpt
    quotes = case.passages(case.question, frozenset(fact.article for fact in case.deal_facts()))
    quotes = [quote for quote in quotes if names_stand_in(quote.quote, case)]
    if excerpt is not None and _answers(excerpt, case):
        return _quoted(excerpt, case, quotes)
    if quotes:
        lead, telling = quotes[0], _telling(quotes[0].quote, case)
        if denied := [f for f in case.known(case.deal_facts()) if f.modality is Modality.DENIED and f.quote in telling]:
            return untrue(case, denied[0])
        if excerpt is not None and excerpt.score >= _NEARER and _is_of_it(excerpt, case):
            return _quoted(excerpt, case, quotes)
        if case.question.asked is Asked.DATE and not find_dates(telling, lead.article.language, None):
            return decline(case)  # a sentence without a day or a year says nothing of when
        if _is_beside(telling, lead, case):
            return decline(case)
        text = f"“{telling}” ({lead.article.publisher})"
        return Draft(text, (), quotes=tuple(quotes), figures=(), strong="")
    if not case.question.words and A.REASON in case.question.attributes and (draft := answer_reasons(case)) is not None:
        return draft
    return decline(case)


def _lacks_measure(text: str, case: Case) -> bool:
    """Whether a sentence gives no number where a measure is asked for: a range that something fell outside of."""
    return tells("measure", case.question.text) and not set(stated_numbers(text)) - {Decimal(1)}


def _tells_no_choice(telling: str, lead: Citation, case: Case) -> bool:
    """Whether a sentence has but names and common words of the question, and no reason, where a choice has one."""
    question = case.question
    chosen = A.REASON in question.attributes and {"buys", "orders", "won", "lost"} & question.claims
    if not chosen or not question.language == lead.article.language == "en":
        return False
    asked = {word for word in spaced(question.text).split() if len(word) > _SHORTEST}
    own = {word for word in asked if start_of(word) not in faint_words(case).keys() | words_asking(case)}
    reason = load_cues("en").has("telling", REASON[1:], fold(telling))
    return not reason and not any(has_stem(word, telling) for word in own)


_SHORTEST = 3  # letters of a word that tells nothing


def _is_beside(telling: str, lead: Citation, case: Case) -> bool:
    """Whether a sentence is of somebody or something else, or hasn't what is asked for."""
    return (
        _is_of_other_buyer(telling, case)
        or _is_of_other_thing(telling, lead, case)
        or _lacks_measure(telling, case)
        or _lacks_length(telling, lead.article, case)
        or _tells_no_choice(telling, lead, case)
        or _lacks_size(telling, case)
    )


def _is_of_other_buyer(telling: str, case: Case) -> bool:
    """Whether a sentence names another buyer of the same thing, and not the one asked about."""
    subject, knowledge = case.question.subject, case.knowledge
    if not subject.buyers or not subject.products or case.question.asked is not Asked.ANY:
        return False
    named = knowledge.names.ids_in(telling)
    others = {deal.buyer for deal in find_deals(Subject(products=subject.products), knowledge)} - subject.buyers
    return bool(named & others) and not named & subject.buyers


def _is_of_other_thing(telling: str, lead: Citation, case: Case) -> bool:
    """Whether a sentence has no word of the question: of a range or a crew, or who did what, one that has tells."""
    question = case.question
    named = question.asked is Asked.PERSON and bool(question.words)
    named = named and question.language == lead.article.language == "en"
    told = sum(has_stem(word, telling) for word in question.words)
    return bool(question.outside or named) and (not told or (named and 2 * told <= len(question.words)))


def _lacks_length(telling: str, article: Article, case: Case) -> bool:
    """Whether it is asked how long something lasts, and a sentence names no length of time."""
    asked = "duration" in case.question.claims
    return asked and not load_cues(article.language).has("telling", DURATION[1:], fold(telling))


def _lacks_size(text: str, case: Case) -> bool:
    """Whether it is asked how long, heavy or fast something is, and a sentence doesn't say."""
    asked = case.question.text
    return any(tells(f"asks_{size}", asked) and not tells(f"told_{size}", text) for size in _SIZES)


def _is_late(case: Case) -> bool:
    """Whether anything on record of the deals speaks of something late, where it is asked why they are."""
    if "delayed" not in case.question.claims or case.question.language != "en" or not case.deals:
        return True
    facts = case.known(case.deal_facts())
    return any(fact.value == Status.DELAYED or tells_of_delay(fact, case) for fact in facts)


_PLAIN = 0.33  # how much of a question sentences must tell to be its answer
_FEW = 2  # words and claims of a question that they must tell: one may stand anywhere
_NEARER = 0.2  # how much, to be quoted rather than a sentence of the passage nearest to it


def _is_open(case: Case) -> bool:
    """Whether a question is for what no value tells: why, how, on what terms, what somebody says."""
    question = case.question
    says = question.operation is Operation.LOOKUP and tells("asks_what_is_said", question.text)
    return (says or question.operation is Operation.EXPLAIN) and question.asked is Asked.ANY


def _answers(excerpt: Excerpt, case: Case) -> bool:
    """Whether sentences tell most of a question, with its figures, and a reason where one is asked for."""
    question = case.question
    given = {number.value for number in question.numbers} - {Decimal(period.start.year) for period in question.times}
    if (
        min(excerpt.score, excerpt.grip) < _PLAIN
        or len(excerpt.told) < (1 if tells("asks_what_is_said", question.text) else _FEW)
        or not given <= set(stated_numbers(excerpt.text))
        or _lacks_measure(excerpt.text, case)
    ):
        return False
    if "duration" in question.claims and DURATION not in excerpt.told:
        return False
    if A.REASON not in question.attributes or excerpt.is_denial:
        return True
    return REASON in excerpt.told and bool(excerpt.told - {REASON})  # of something, not of whatever


def _is_of_it(excerpt: Excerpt, case: Case) -> bool:
    """Whether sentences tell anything of what is asked but some reason, and how long where that is asked."""
    if "duration" in case.question.claims:
        return DURATION in excerpt.told and excerpt.score >= _PLAIN  # of what is asked, not of whatever
    return bool(excerpt.told - {REASON})


def _quoted(excerpt: Excerpt, case: Case, beside: Sequence[Citation] = ()) -> Draft:
    """What an article says, in its words; a correction where it is a denial of what the question has as given."""
    article, known = excerpt.article, case.known(case.deal_facts())
    recorded = [fact for fact in known if fact.article == article.id and fact.quote in excerpt.text]
    if excerpt.is_denial and recorded and "denied" not in case.question.claims and not case.question.is_negated:
        return untrue(case, max(recorded, key=lambda fact: (article.text.find(fact.quote), fact.id)))
    return quotation(Citation(article, excerpt.text, article.publisher), beside)


def _tagged(case: Case) -> Draft | None:
    """The one fact whose tag the asker's own words name: "who finances it" where a fact is tagged financing.

    Where it is asked why, a reason so tagged says more than that it was so.
    """
    stems = {word[:_STEM] for word in case.question.words if len(word) >= _STEM}
    tags = {tag for claim, tag in _OF_TERMS.items() if claim in case.question.claims}
    tags |= _MEASURES & set(case.question.words)
    for role in (A.REASON, A.OTHER) if A.REASON in case.question.attributes else (A.OTHER,):
        facts = [
            fact
            for fact in case.known(case.facts(role))
            if tags & set(fact.scope)
            or any(piece.startswith(stem) for tag in fact.scope for piece in tag.split("_") for stem in stems)
        ]
        facts = [fact for fact in facts if fact.product in case.question.subject.products] or facts
        if len({fact.value for fact in facts}) == 1:
            if role is A.REASON:
                return tell_reasons(case, facts)
            return Draft(line(facts[0], case), tuple(facts[:1]), strong=case.speech.figure(facts[0]))
    return term(case) or _measured(case)


def _measured(case: Case) -> Draft | None:
    """The one sentence that tells what a thing can do, where no fact is tagged so: how long it stays up."""
    asked = [claim for claim in _MEASURED if claim in case.question.claims]
    asked += [measure for measure in _SIZES if not asked and tells(f"asks_{measure}", case.question.text)]
    facts = case.known(case.facts(A.OTHER)) if asked else []
    facts = [f for f in facts if any(tells(f"told_{claim}", f"{f.value} {f.quote}") for claim in asked)]
    return in_its_words(case, facts[-1]) if asked and len({fact.quote for fact in facts}) == 1 else None


_MEASURED = ("endurance", "reach")
_SIZES = ("size_length", "size_weight", "size_speed")


def term(case: Case) -> Draft | None:
    """How long something is open or lasts, as it was last told of the one deal of which it is; None where it isn't."""
    tags = {tag for claim, tag in _OF_TERMS.items() if claim in case.question.claims}
    facts = [fact for fact in case.known(case.facts(A.OTHER)) if tags & set(fact.scope)]
    if len({fact.deal for fact in facts}) != 1:
        return None
    newest = max(facts, key=lambda fact: (effective_day(fact, case.knowledge), fact.id))
    return Draft(line(newest, case), (newest,), strong=case.speech.figure(newest))


def _leased_for(case: Case) -> Draft | None:
    """How long the deals asked about run, in the words of a fact that says so; None where that isn't plain."""
    terms = term_of(case)[1]
    return in_its_words(case, terms[0]) if terms else None


# Tags of terms, of what a thing can do and of what is done in its place, by the claims that ask for them.
_OF_TERMS = {
    "duration": "duration",
    "expiry": "expiry",
    "reach": "range",
    "endurance": "endurance",
    "instead": "alternative",
}


def _of_unit(case: Case) -> Draft | None:
    """The body that takes the things, where it is asked for by what it is: "which brigade gets them"."""
    if "people" not in case.question.outside or not case.question.words:
        return None
    told = case.known(case.facts(A.BUYER_AGENCY))
    facts = [f for f in told if any(has_stem(word, str(f.value)) for word in case.question.words)]
    return in_its_words(case, facts[-1]) if len({fact.value for fact in facts}) == 1 else None


def _of_names(case: Case) -> Draft | None:
    """The reason in whose sentence the names stand that nobody recorded: "why was the Koh Tang radar held up"."""
    if not case.question.unknown or A.REASON not in case.question.attributes:
        return None
    facts = [f for f in case.known(case.facts(A.REASON)) if names_stand_in(f"{f.value} {f.quote}", case)]
    return tell_reasons(case, facts)


_STEM = 6  # letters that two forms of a word share
_MEASURES = frozenset({"range", "speed", "weight", "length", "height", "width", "depth", "crew", "payload"})  # tags


def _telling(passage: str, case: Case) -> str:
    """The sentence of a passage that has most of the question's words; the first of them on a tie.

    Where it is asked who or which did something, the one on a tie that has most of the words no cue explains.
    """
    own, why = case.question.words if case.question.asked is Asked.PERSON else (), words_asking(case)
    asked = {word[:5] for word in spaced(case.question.text).split() if len(word) > 3 and start_of(word) not in why}
    sentences = re.split(r"(?<=[.!?])\s+", passage)

    def told(sentence: str) -> tuple[int, int]:
        shared = asked & {word[:5] for word in spaced(sentence).split()}
        return len(shared), sum(has_stem(word, sentence) for word in own)

    return max(sentences, key=told)
