"""Meetings of two people: what comes and goes, the screen, what was agreed, the page."""
