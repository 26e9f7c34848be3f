"""Each theme's credited days, and all days written about, stored once for every reading.

They stand apart from the history, since every command refreshes the index and few speak of themes.
"""

from equityjournal.store.disk.database import Database

WRITTEN = "SELECT group_concat(day) FROM (SELECT DISTINCT happened AS day FROM entries ORDER BY day)"
CREDITED = (
    "SELECT theme, group_concat(day) FROM (SELECT DISTINCT theme, day FROM credits ORDER BY theme, day) "
    "GROUP BY theme"
)


def sum_up(index: Database) -> None:
    """Store the days, for the next reading."""
    index.execute("DELETE FROM credited")
    index.execute(f"INSERT INTO credited {CREDITED}")
    index.execute(f"REPLACE INTO meta SELECT 'summed up', coalesce(({WRITTEN}), '')")


def summed_up(index: Database) -> str | None:
    """The stored days written about; None without stored days."""
    row = index.execute("SELECT value FROM meta WHERE key = 'summed up'").fetchone()
    return None if row is None else str(row[0])


def no_longer_summed_up(index: Database) -> None:
    """Mark the stored days as outdated, before a change."""
    index.execute("DELETE FROM meta WHERE key = 'summed up'")
