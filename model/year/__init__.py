"""The year under way: what is reported of it, where its pace ends, what can still be won."""
