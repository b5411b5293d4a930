"""The screen of an office's own figures."""
