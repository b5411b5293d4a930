"""Data files to objects: the only rooms that know file names."""
