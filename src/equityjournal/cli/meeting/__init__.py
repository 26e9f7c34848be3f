"""Meetings of two people: keys, pairing, letters, the screen, agreements, page."""
