"""The line to Telegram: updates in, calls out, and what keeps both going."""
