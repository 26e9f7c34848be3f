"""Records in files: TOML, the seal below, reading with problems, and the journal's id."""
