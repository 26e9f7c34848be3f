"""Identifying details, labelling language, and masks for both."""
