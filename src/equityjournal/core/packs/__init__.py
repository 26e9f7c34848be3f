"""Packs and their shelf, proofreading, translation, questions, paper."""
