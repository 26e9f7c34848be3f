"""Locking: facts in a sealed journal's own files, and the padding of sealed contents; no cryptography."""
