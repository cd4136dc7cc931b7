"""Which deals, with whom, how far they have come, and what is in them."""
