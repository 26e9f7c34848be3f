"""Look-up in the index: entries by name and filter, search, open steps and drafts."""
