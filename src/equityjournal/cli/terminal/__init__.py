"""Lines in, lines out, the editor, the clock, and errors turned into words and an exit code."""
