"""The default pack, by its id alone: settings and hints need no shelf."""

DEFAULT_PACK = "relational-equity"
