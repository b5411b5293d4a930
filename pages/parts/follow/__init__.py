"""The year under way on the screen: where it stands, who is late, what is reported."""
