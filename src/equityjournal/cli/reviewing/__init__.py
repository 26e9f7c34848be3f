"""Reviews: the period meant, the look back in words, and its page."""
