"""The language check: labelling words, by rules and word lists."""
