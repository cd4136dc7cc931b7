"""What a question claims or takes for granted, held against the records: yes, no, or what is so instead."""
