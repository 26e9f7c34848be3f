"""Messages, people, ledger, inbox, replies, and a coach's view of a share.

What came and cannot be used is refused by `DamagedFile`, its reason a clause; by `NewerFile`, where a later
version of the program made it.
"""
