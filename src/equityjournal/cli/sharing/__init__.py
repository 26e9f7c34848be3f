"""Cards, keys, sealed files, and answers, as the verbs of sharing show them."""
