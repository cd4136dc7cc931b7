"""The faces of dealbot: the command line and the Telegram bot. May import retrieval and index."""
