"""The committee screen."""
