"""Asking, drafts on the screen, saving and its follow-up."""
