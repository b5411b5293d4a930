"""The commands of the command line: each takes the ground and its options and prints an answer."""
