"""Promises of a team: changes, the chain between them, and their state; no names."""
