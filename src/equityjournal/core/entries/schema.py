"""The version of records, the form of ids, and the marks of a writing about harm to its writer."""

from collections.abc import Mapping

SCHEMA = 1
ENTRY_ID = "[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z2-7]{6}"
"""A pattern for the id of an entry."""
HAPPENED_TO_ME: Mapping[str, bool] = {"private": True, "happened_to_me": True}
"""Fields of a writing about harm to its writer: it starts private, and may be made public later."""
