"""Drafts for a regulator: its form as data, candidate answers, fields filled."""
