"""One module a plan: each turns a question and the facts into an answer."""
