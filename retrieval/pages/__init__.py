"""Pages: what is on record of a country, a deal or an article, figure by figure, each gated and cited."""
