"""Bytes → ArticleDrafts: web pages, PDF, Word, plain text, Markdown, feeds and Telegram posts. Nothing here fetches."""
