"""The screen of the least-effort plan."""
