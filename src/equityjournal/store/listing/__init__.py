"""Folders listed and files looked at, none opened but for the header of a sealed file."""
