"""From the text of an article to proposed facts: sentences, amounts, counts and dates first."""
