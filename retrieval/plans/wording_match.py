"""Words of the asker's own: a look-up that names a condition is answered by the fact that states it, or not at all."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from index.names import fold, split_pieces
from index.numerals import stated_numbers
from index.records import DATES, MONEY, QUANTITIES, Attribute, Fact, Modality
from retrieval.case import Case, Row
from retrieval.draft import Draft
from retrieval.matching import has_any
from retrieval.plans.absence import not_recorded
from retrieval.plans.amounts.worded import states_sum
from retrieval.plans.counts.quantity import single
from retrieval.plans.counts.support import in_its_word
from retrieval.plans.evidence.denials import denies
from retrieval.plans.evidence.detail import in_its_words
from retrieval.question import Asked, Operation
from retrieval.resolution import MOVED, RESERVED, resolve
from retrieval.stems import has_stem
from retrieval.tellings import places_told, telling, tells

_SORTS = (QUANTITIES, MONEY, DATES)


def answer_by_words(case: Case, attribute: Attribute) -> Draft | None:
    """The figure whose sentence has the question's own words; a refusal when nothing recorded has any of them.

    None when the words occur, but tell no figure from another: then they are how the asker puts it.
    """
    words = [word for word in case.question.words if len(word) > 3 and case.speech.language == "en"]
    sort = next((kind for kind in _SORTS if attribute in kind), None)
    if not words or sort is None:
        return None
    if sort is DATES and (event := _milestone(case, words)) is not None:
        return in_its_words(case, event)
    facts = [f for f in case.known(case.facts(None)) if f.attribute in sort]
    if (part := _part_named(words, facts, attribute)) is not None:
        return single(case, case.row(part))
    facts = [f for f in facts if f.unit in case.question.currencies] or in_its_word(facts, case) or facts
    scores = {fact.id: sum(has_stem(word, fact.quote) for word in words) for fact in facts}
    best = max(scores.values(), default=0)
    told = [fact for fact in facts if scores[fact.id] == best]
    if 2 * best >= len(words) and best and len(told) < len(facts):
        return _stating(case, told, attribute)
    if not best and sort is QUANTITIES and (none := _none_so_called(case, words)) is not None:
        return none
    if not best and "unheard" in case.question.scopes and attribute in MONEY:
        return not_recorded(case, facts, attribute)  # for that alone
    if not best and attribute in MONEY and (other := _other_sum(case, words)) is not None:
        return other
    texts = [case.knowledge.article(fact).text for fact in facts] + [deal.title for deal in case.deals]
    if case.question.asked is not Asked.ANY or any(has_stem(word, text) for word in words for text in texts):
        return None  # what is wanted is clear without them
    return not_recorded(case, facts, attribute)


def part_in_words(case: Case) -> Draft | None:
    """The sentence that counts what is picked out of a whole in words: "of the 24 engines, how many are spares"."""
    question, subject = case.question, case.question.subject
    if question.asked is Asked.QUANTITY and (draft := _set_on(case)) is not None:
        return draft
    mentioned = frozenset({_SPARES} & {name for _, name in question.mentions})
    apart = bool(subject.buyers and subject.products) and not case.deals  # "how many simulators does it get"
    picks = "of_number" in question.claims or question.words or mentioned or apart
    if question.asked is not Asked.QUANTITY or not picks:
        return None
    named = subject.products if subject.beside or apart else mentioned
    forms = [form for product in named for form, _ in case.knowledge.names.forms_of(product)]
    words = {word for word in (*question.words, *question.counted, *forms) if len(word) > _SHORTEST}
    main = subject.beside or (frozenset() if apart else subject.products)
    whole = case.about(replace(subject, products=main, beside=frozenset()))
    facts = whole.known(whole.facts(Attribute.OTHER) + whole.facts(Attribute.COMPONENT))
    told = [fact for fact in facts if any(_counts(part, words) for part in telling("joint").split(str(fact.value)))]
    orders = whole.firm(whole.rows(Attribute.ORDERED_QUANTITY)) if told and "completed" in question.claims else []
    if {order.deal.id for order in orders} - {fact.deal for fact in told}:
        return None  # of all there are, one order tells only its own
    return in_its_words(whole, told[0]) if len({fact.value for fact in told}) == 1 else None


def _set_on(case: Case) -> Draft | None:
    """The part of an order that is told to go with things no deal is of: "how many of those stand on trucks"."""
    subject, names = case.question.subject, case.knowledge.names
    if case.deals or not (subject.products and subject.buyers) or not tells("of_them", case.question.text):
        return None  # "how many trucks has it" counts no radars
    wide = case.about(replace(subject, products=frozenset(), beside=frozenset(), kinds=frozenset()))
    forms = [form for product in subject.products for form, _ in names.forms_of(product)]
    told = [
        fact
        for fact in wide.known(wide.deal_facts())
        if fact.attribute in QUANTITIES and "part" in fact.scope
        for part in telling("joint").split(fold(fact.quote))
        if has_any(part, forms) and fact.number in set(stated_numbers(part))
    ]
    return single(wide, wide.row(told[0])) if len({(fact.deal, fact.value) for fact in told}) == 1 else None


_SPARES = "spare-parts"  # what any part of an order may be for


def rows_in_words(case: Case) -> list[Row]:
    """The counts of several deals in the asker's words, one a deal: "built at the northern plant for either army"."""
    words = [word for word in case.question.words if len(word) > _SHORTEST]
    by_deal: dict[str, list[Fact]] = defaultdict(list)
    for fact in case.known(case.facts(None)):
        if words and fact.attribute in QUANTITIES and all(has_stem(word, fact.quote) for word in words):
            by_deal[fact.deal].append(fact)
    told = [_nearest(facts, words) for facts in by_deal.values()]
    if len(told) < 2 or any(len({fact.value for fact in facts}) > 1 for facts in told):
        return []
    chosen = [facts[0] for facts in told]
    return [case.row(fact) for fact in chosen] if len({f.unit for f in chosen}) == 1 else []


def _milestone(case: Case, words: Sequence[str]) -> Fact | None:
    """The one event in all the asker's words that is told in words, with its day: "when was its keel laid"."""
    facts = [fact for role in (Attribute.RECORD, Attribute.OTHER) for fact in case.known(case.facts(role))]
    told = [f for f in facts if f.modality is Modality.ACTUAL and all(has_stem(word, str(f.value)) for word in words)]
    nth = case.question.item
    told = [fact for fact in told if not nth or not (places := places_told(str(fact.value))) or nth in places]
    dated = [fact for fact in told if _YEAR.search(fact.quote)]
    return dated[0] if len({fact.value for fact in dated}) == 1 else None


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORTEST = 3  # letters of a word that tells nothing


def _counts(part: str, words: Collection[str]) -> bool:
    """Whether a part of a sentence has one of the words and a number."""
    return any(has_stem(word, part) for word in words) and any(stated_numbers(part))


def _none_so_called(case: Case, words: Sequence[str]) -> Draft | None:
    """The sentence that denies what the words name: "no medical version was ordered" for "how many medical ones"."""
    facts = [fact for fact in case.known(case.deal_facts(Attribute.OTHER)) if denies(fact)]
    told = [fact for fact in facts if all(has_stem(word, f"{fact.value} {fact.quote}") for word in words)]
    return in_its_words(case, told[-1]) if told and case.question.asked is Asked.QUANTITY else None


def _other_sum(case: Case, words: Sequence[str]) -> Draft | None:
    """The one sum of another sort that half of the words name: "how big a penalty will it pay"."""
    facts = [fact for fact in case.known(case.facts(Attribute.OTHER)) if states_sum(fact, case)]
    scores = {fact: sum(has_stem(word, str(fact.value)) for word in words) for fact in facts}
    best = [fact for fact in facts if scores[fact] and 2 * scores[fact] >= len(words)]
    return in_its_words(case, best[0]) if len({fact.value for fact in best}) == 1 else None


def _part_named(words: Sequence[str], facts: Sequence[Fact], attribute: Attribute) -> Fact | None:
    """The one part of a count whose tag a word names: "for the police" of what is tagged armed_police."""
    parts = [fact for fact in facts if fact.attribute is attribute and "part" in fact.scope]
    named = [fact for fact in parts if any(has_stem(w, tag.replace("_", " ")) for w in words for tag in _tags(fact))]
    return named[0] if len(named) == 1 else None


def _tags(fact: Fact) -> frozenset[str]:
    return frozenset(fact.scope) - RESERVED


def _stating(case: Case, facts: Sequence[Fact], attribute: Attribute) -> Draft | None:
    """The figure that stands among the facts in the asker's words; a refusal where they are about several things."""
    roles = {fact.attribute for fact in facts}
    same = [fact for fact in facts if fact.attribute is attribute or len(roles) == 1]
    counted = all(has_stem(word, fact.quote) for word in case.question.counted for fact in facts)
    computed = attribute is Attribute.REMAINING_QUANTITY
    known = attribute in case.question.attributes and (computed or bool(case.rows(attribute)))
    known = known and (attribute is not Attribute.SIGNED or "signed" in case.question.claims)  # else it is a default
    if attribute not in roles and known and not (counted and case.question.counted):
        return None  # the words stand beside a figure of another role than the one asked for
    if not same or (attribute in MOVED and attribute not in roles):  # what was ordered tells nothing of what came
        return not_recorded(case, facts, attribute)
    same = _nearest(same, case.question.words)
    first = same[0]
    alike = [
        f
        for f in same
        if (f.deal, f.product, f.attribute, f.unit) == (first.deal, first.product, first.attribute, first.unit)
    ]
    parts = {"part"} if all("part" in fact.scope for fact in alike) else set[str]()  # the words say which part
    standing = resolve(alike, replace(case.wanted, scopes=case.wanted.scopes | parts), case.knowledge)
    if standing is None:
        return None
    if len(alike) < len(same):
        return not_recorded(case, facts, attribute)
    if case.question.operation is Operation.PROGRESS and standing.fact in [row.fact for row in case.rows(attribute)]:
        return None  # what was ordered is to be told beside it
    return single(case, Row(case.knowledge.records.deals[first.deal], first.product, standing))


def _nearest(facts: list[Fact], words: Sequence[str]) -> list[Fact]:
    """Of several counts in one sentence those beside the asker's words: "19 is made in Germany, 104 at Redbank"."""
    pieces = [piece.text for piece in split_pieces(fold(facts[0].quote))]
    named = [at for at, piece in enumerate(pieces) if any(has_stem(word, piece) for word in words if len(word) > 3)]
    if len({fact.quote for fact in facts}) > 1 or len({fact.value for fact in facts}) < 2 or not named:
        return facts
    places = {fact.id: [at for at, piece in enumerate(pieces) if piece == str(fact.value)] for fact in facts}
    if not all(places.values()):
        return facts  # written in words
    away = {fact: min(abs(at - word) for at in places[fact] for word in named) for fact in places}
    return [fact for fact in facts if away[fact.id] == min(away.values())]
