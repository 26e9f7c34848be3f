"""Sharing on disk: keys, people, letters and waiting words, the ledger of consent, and talks.

A class takes its folder, possibly missing. A function that writes raises `NotSaved` when the disk will not
take it, and nothing is left over; `ChangedMeanwhile` when another program changed what it replaces.
"""
