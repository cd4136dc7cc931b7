"""What people missed: answers they said were wrong, questions that had none."""
