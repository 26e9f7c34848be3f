"""The pack that asks where no other is chosen; its id alone, for settings and hints need no shelf."""

DEFAULT_PACK = "relational-equity"
