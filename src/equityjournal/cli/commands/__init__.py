"""Commands: shared options, words understood without dashes, help, and the right line for a wrong one."""
