"""The version of all records, and the marks of a writing about harm to its writer."""

from collections.abc import Mapping

SCHEMA = 1
HAPPENED_TO_ME: Mapping[str, bool] = {"private": True, "happened_to_me": True}
"""Fields of a writing about harm to its writer: it starts private, and may be made public later."""
