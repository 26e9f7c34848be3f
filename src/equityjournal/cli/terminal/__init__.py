"""Lines in, lines out, the clock, and errors turned into words and an exit code."""
