"""The keyring, people, ledger, inbox and replies on disk."""
