"""How many: one count, counts added up, taken from one another, or set against one another."""
