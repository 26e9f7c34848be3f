"""The start of every verb: journal, packs, filters, overview."""
