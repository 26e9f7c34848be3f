"""Cards, keys, entries chosen, what came unopened, and answers on the screen."""
