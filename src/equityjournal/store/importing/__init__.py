"""Bringing entries in: files to read, what the journal holds already, and moving in."""
