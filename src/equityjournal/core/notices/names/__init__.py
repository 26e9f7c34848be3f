"""Detection of people's names, and the forms of a known name."""
