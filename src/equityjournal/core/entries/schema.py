"""The version of the records of a journal."""

SCHEMA = 1
