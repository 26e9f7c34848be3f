"""Themes on disk: their history and facts for a review, from the index, and the questions put by."""
