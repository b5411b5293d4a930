"""The law of a cycle: rule shapes, criteria, the rulebook."""
