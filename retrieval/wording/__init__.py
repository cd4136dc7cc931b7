"""What dealbot says: sentences and the rendering of values, one data file a language."""
