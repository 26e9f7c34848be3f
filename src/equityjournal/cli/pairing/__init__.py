"""Pairing two people: the user's own keys, the other's cards, invitations, words compared aloud.

A refusal here, or in the room above, is a `JournalError` with its sentence. A person who leaves a question
raises EOFError or KeyboardInterrupt.
"""
