"""Results in words: one language at a time."""
