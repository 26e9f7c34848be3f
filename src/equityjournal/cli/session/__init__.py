"""The start of every verb: journal, packs, numbers, problems, and a lock met."""
