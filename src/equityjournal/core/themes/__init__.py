"""The silence test and themes: history, sentences, next prompt, choices, review."""
