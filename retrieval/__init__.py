"""From a question to a cited answer. May import index, never bot."""
