"""The two of us: who meets whom, the screen of a meeting, what was agreed, page and files."""
