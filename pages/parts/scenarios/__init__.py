"""The screen of saved scenarios, side by side, and files."""
