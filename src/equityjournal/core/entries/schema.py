"""The version of records, the form of ids, and the marks of a writing about harm to its writer."""

from collections.abc import Mapping

SCHEMA = 1
ENTRY_ID = "[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z2-7]{6}"
"""A pattern for the id of an entry."""
LARGEST = 10 * 1024 * 1024
"""Bytes of an entry at most, and so of a text that is read whole: a thousand times a whole day's writing."""
HAPPENED_TO_ME: Mapping[str, bool] = {"private": True, "happened_to_me": True}
"""Fields of a writing about harm to its writer: it starts private, and may be made public later."""
