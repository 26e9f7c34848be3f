"""Sentences spoken, errors, days, names, and text made harmless to show."""
