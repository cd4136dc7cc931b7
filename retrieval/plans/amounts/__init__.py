"""How much money: as stated, a part of it, for one thing, for a year, or in another currency."""
