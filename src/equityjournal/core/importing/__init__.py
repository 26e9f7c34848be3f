"""Entries from elsewhere: items found in a file, their ids, their themes."""
