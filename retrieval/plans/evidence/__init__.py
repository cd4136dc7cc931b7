"""What the articles say in their own words: why and how, who says so, and what is only told there."""
