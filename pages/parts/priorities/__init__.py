"""The screen of priorities, agencies and sensitivity."""
