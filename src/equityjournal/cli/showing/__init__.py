"""Entries, packs and the overview as lines on the screen, and as JSON."""
