"""The screen of the other provinces and the forecast."""
