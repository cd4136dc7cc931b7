"""What people leaf through: countries, deals, the newest, comparisons, tables, facts inline."""
