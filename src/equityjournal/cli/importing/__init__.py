"""Importing: the format found, the dry run in words, and the questions."""
