"""Cards, keys, sealed files and answers on the screen."""
