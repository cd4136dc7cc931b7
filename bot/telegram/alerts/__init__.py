"""What people follow, and the news that it makes."""
