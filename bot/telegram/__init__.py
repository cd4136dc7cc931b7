"""The Telegram face: turns updates into questions for the desk and answers into messages."""
