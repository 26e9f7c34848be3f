"""Exports: entries chosen, masked, shown, written out."""
