"""Masks: stand-ins for what was found, in whole entries."""
