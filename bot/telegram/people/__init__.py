"""Who may use the bot, what they have set, what is kept of them, and what they are greeted with."""
