"""Readers of other programs' files: the door of importers, and parts they share."""
