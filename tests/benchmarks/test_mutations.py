"""Three hundred spoilt files: each is read or refused with a reason, and every proposed quote stands in its text."""

from tests.benchmarks.mutations import run


def test_no_spoilt_file_makes_a_reader_or_the_extractor_fail() -> None:
    tally = run(300, seed=4)
    assert tally.failures == []
    assert sum(tally.read.values()) + sum(tally.refused.values()) == 300
