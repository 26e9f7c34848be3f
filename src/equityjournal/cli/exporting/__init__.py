"""Exporting: formats found at run time, entries chosen, masked, shown and written out."""
