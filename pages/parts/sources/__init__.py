"""The screen of rules, figures and their witnesses."""
