"""Messages, people, ledger, inbox, replies, and a coach's view of a share."""
