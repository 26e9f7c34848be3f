"""Lock: sealing and opening a locked journal, its keys, and the process that keeps them."""
