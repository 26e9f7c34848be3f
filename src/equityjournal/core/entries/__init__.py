"""Entries, drafts, selection, small steps, feelings."""
