"""Questions and the messages that answer them, with their buttons."""
