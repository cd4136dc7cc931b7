"""What every area says things with: texts, replies, buttons, sending."""
