"""When: single days, the days of several events, what happened in order, how long it took, and how plans moved."""
