"""Packs on disk, shipped and own; word rules, private list, feelings."""
