"""What of a masked question asks: not its courtesies, not the sentences that only tell, not what it sets aside."""

import re
from collections.abc import Iterable

from retrieval.understanding.cues import Cues
from retrieval.understanding.parts import is_remark


def without_negated(masked: str, cues: Cues) -> str:
    """The masked question without what leads up to it and what it sets aside, which ask for nothing.

    "Could you tell me" becomes blanks, so that places stay; "as opposed to the whole programme" is cut.
    """
    masked = _without_ends_of_years(_without_frame(_asking(masked, cues), cues), cues)
    masked = _without_concession(masked, cues)
    span = negated_span(masked, cues)
    return masked if span is None else masked[: span[0]].rstrip() + masked[span[1] :]


_ALSO = re.compile(
    r"(?: (?:and|or|nor|y|o|ni|i|oraz|ani|lub) (?!wh|how)(?:the |any )?[a-z-]+(?: [a-z-]+)?){1,3}(?=\s*(?:[,;:?.)]|$))"
)
_UP_TO_COLON = re.compile(r"(?: [\w-]+){1,3}(?=\s*:)")


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text with blanks in place of what stands in some spans, so that places stay."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def negated_span(masked: str, cues: Cues) -> tuple[int, int] | None:
    """Where a masked question sets something aside: the names, or else all up to the next comma."""
    words = cues.sections["negation"]
    match = words["start"].search(masked)
    if match is None:
        after = words["after"].search(masked)
        return after.span() if after else None  # "options left out"
    if cues.language == "ko":
        return match.span()  # Korean says it after the names: "K9 말고 K2"
    if match[0].startswith("(") and (closing := masked.find(")", match.end())) > 0:
        return match.start(), closing + 1  # "(no spares, no training)"
    if masked[match.end() : match.end() + 1] == ",":
        return match.span()  # "not the launchers, the trucks: how many …"
    names = _NAMES.match(masked, match.end())
    rest = re.compile(r"[,;:)?]").search(masked, match.end())
    place = next((m for p in cues.ordinals.values() if (m := p.match(masked, match.end() + 1))), None)
    if place is not None:
        return match.start(), place.end()  # "the second, not the first, contract" leaves the contract
    listed = re.compile(r"[^:?]*(?=:)").match(masked, match.end())
    if listed and not masked[: match.start()].strip():
        return match.start(), listed.end()  # "leave out A, B and C: how much …"
    if names and (more := _UP_TO_COLON.match(masked, names.end())):
        return match.start(), more.end()  # "airframes only, no spares or training: what …"
    if names and (more := _ALSO.match(masked, names.end())):
        return match.start(), more.end()  # "without the spares and training?"
    if names and re.match(r" [a-z]", masked[names.end() :]):
        return match.start(), names.end()  # "who other than Poland bought it"
    return match.start(), rest.start() if rest else len(masked)


def _asking(masked: str, cues: Cues) -> str:
    """The masked question with the sentences that ask nothing blanked: "I'm filing soon. How many …?".

    What a sentence before only tells stays where the question itself names no attribute, or where it has names and
    a colon after it ("Deliveries to Norway: how many?").
    """
    asking, end, asked = list[str](), 0, False
    for match in (*SENTENCE_END.finditer(masked), None):
        sentence = masked[end : match.end() if match else len(masked)]
        end += len(sentence)
        tells = "?" not in sentence and not (cues.found("asked", sentence) or cues.has("compare", "choice", sentence))
        tells = tells and not cues.has("source", "hearsay", sentence)
        tells = tells or ("?" in masked and is_remark(sentence, cues))
        sentence = _without_relative(sentence, cues) if cues.has("verify", "wh", masked[end:]) else sentence
        asked = asked or not tells
        if sentence.rstrip().endswith(":"):  # "which comes first: A or B"
            tells = tells and not (cues.has("verify", "wh", sentence) and cues.has("compare", "first", sentence))
            tells = tells and not _MASKED.search(sentence) and not cues.found("attribute", sentence)
        asking.append(" " * len(sentence) if tells else sentence)
    kept = "".join(asking)
    if not asked or not kept.strip() or (cues.found("attribute", masked) and not cues.found("attribute", kept)):
        return masked
    return kept


def _without_relative(sentence: str, cues: Cues) -> str:
    """What stands before a colon, its clause blanked that only tells things apart: "the ships that came: …"."""
    words = cues.sections["verify"].get("relative")
    start = words.search(sentence) if words and sentence.rstrip().endswith(":") else None
    return sentence if start is None else blanked(sentence, [(start.start(), len(sentence))])


def _without_concession(masked: str, cues: Cues) -> str:
    """The masked question, what it grants after asking blanked: "which came first, though it was signed later?"."""
    words = cues.sections["verify"].get("concession")
    start = words.search(masked) if words else None
    if start is None or not cues.has("verify", "wh", masked[: start.start()]):
        return masked
    end = re.compile(r"[,;:?)]|$").search(masked, start.end())
    return blanked(masked, [(start.start(), end.start() if end else len(masked))])


SENTENCE_END = re.compile(r"(?<=[^\W\d][^\W\d][.!:])\s+|(?<=\d[.!:])\s+(?=[a-z]{3,}|[A-Z])|[?？]\s+")
_MASKED = re.compile(r"(?<![A-Z])(?:COUNTRY|PRODUCT|ORGANISATION|DEAL|GROUP)")
_NAMES = re.compile(
    r"(?: (?:the|of|in|to|for))*"
    r"(?:(?:,? and| or| nor| y| o| ni| i| oraz| ani| lub|,)? (?:COUNTRY|PRODUCT|ORGANISATION|DEAL|GROUP)(?:'s|s'?)?)+"
)


def _without_ends_of_years(masked: str, cues: Cues) -> str:
    """The masked question with the words blanked that only say which part of a year is meant.

    "End of 2025" and "when 2025 was over" ask for no end and no day.
    """
    words, months = cues.sections["time"], "|".join(cues.dates.months)
    before_year = re.compile(rf"(?: (?:{months}))?(?: (?:of|de|del))? (?:19|20)\d\d(?!\d)")
    spans = [match.span() for match in words["end_of"].finditer(masked) if before_year.match(masked, match.end())]
    for match in words["over"].finditer(masked) if "over" in words else ():
        if year := _YEAR.search(masked[: match.start()]):
            led = [when.span() for when in words["clause"].finditer(masked) if when.end() <= year.start()]
            spans += [match.span(), *(span for span in led if not masked[span[1] : year.start()].strip())]
    return blanked(masked, spans)


_YEAR = re.compile(r"(?:19|20)\d\d\W{0,2}$")


def _without_frame(masked: str, cues: Cues) -> str:
    """The masked question with its opening courtesies blanked, unless nothing else is left."""
    frames, at = cues.sections["frame"], 0
    while match := next((m for p in frames.values() if (m := p.match(masked, word_from(masked, at)))), None):
        at = match.end()
    return " " * at + masked[at:] if re.search(r"\w", masked[at:]) else masked


def word_from(masked: str, start: int) -> int:
    match = re.compile(r"\w").search(masked, start)
    return match.start() if match else len(masked)
