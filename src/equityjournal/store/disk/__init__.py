"""Files made safely, with seal, record, TOML, folders, systems and places."""
