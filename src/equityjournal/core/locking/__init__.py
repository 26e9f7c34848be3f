"""Locking: what a sealed journal's own files say, and the padding of what is sealed; no cryptography."""
