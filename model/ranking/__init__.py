"""A total among the other provinces: tables, ranks, forecasts, and how good they are."""
