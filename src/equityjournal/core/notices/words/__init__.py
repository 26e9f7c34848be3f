"""A text's words: lines, sentences, tongue, ordinary words, and signs of a name."""
