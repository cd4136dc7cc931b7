"""The admins' side: articles taken in, facts decided on, the index brought up to date."""
