"""Forms on disk, shipped and own, and the days of drafts made."""
