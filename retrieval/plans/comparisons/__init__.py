"""Figures of several deals or parties held side by side: which is more, by how much, what share."""
