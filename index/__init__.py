"""What is recorded, and how it is found. Imports neither retrieval nor bot."""
