"""Locking: the conversation about a journal's lock."""
