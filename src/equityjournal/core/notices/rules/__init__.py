"""Rules for identifying details, and the dictionary: data in use, and files validated."""
