"""From questions with known answers to a report: how right, how well cited, how fast.

verdicts = [judge(question, answer_of(question.asked)) for question in load_questions(path)]
console.print(render_report(build_report(verdicts)))
"""

from retrieval.evaluation.gold import GoldQuestion, QuestionLine, Turn, load_questions
from retrieval.evaluation.judge import Verdict, judge
from retrieval.evaluation.report import Report, Row, build_report, render_report

__all__ = [
    "GoldQuestion",
    "QuestionLine",
    "Report",
    "Row",
    "Turn",
    "Verdict",
    "build_report",
    "judge",
    "load_questions",
    "render_report",
]
