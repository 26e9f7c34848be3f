"""Asking, drafts on the screen, saving, and all that follows saving."""
