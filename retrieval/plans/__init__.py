"""Plans: each turns a question and the facts into an answer; one module a plan, one package a kind of question.

Beside the packages are what all plans share (`sentences`, `readings`, `absence`), the way to the plan of a look-up
(`outright`, `lookup`, `wording_match`), and what is asked of every answer before it leaves (`missed`, `caution`,
`shortfalls`, `doubts`).
"""
