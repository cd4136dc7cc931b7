"""A question's text becomes a Question: names first, cue words after."""
