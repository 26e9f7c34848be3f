"""A journal of its own for every test; the real one is out of reach, and a test proves it."""
