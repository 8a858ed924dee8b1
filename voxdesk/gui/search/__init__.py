"""Finding what was said and written, by words and by meaning."""
