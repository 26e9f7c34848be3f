"""Meetings of two people: the parties, the screen, agreements, page and letters."""
