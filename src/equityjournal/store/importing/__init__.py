"""Bringing entries in: files to read, present holdings, and moving in."""
