"""Settings: table, values in force, changes, faults in words, and the journal's folder."""
