"""Each theme's credited days, stored once for every reading.

They stand apart from the history, since every command refreshes the index and few speak of themes.
"""

from equityjournal.store.disk.database import Database

CREDITED = "SELECT theme, group_concat(day) FROM (SELECT DISTINCT theme, day FROM credits) GROUP BY theme"


def sum_up(index: Database) -> None:
    """Store each theme's credited days, for the next reading."""
    index.execute("DELETE FROM credited")
    index.execute(f"INSERT INTO credited {CREDITED}")
    index.execute("REPLACE INTO meta VALUES ('summed up', 1)")


def no_longer_summed_up(index: Database) -> None:
    """Mark the stored days as outdated, before a change."""
    index.execute("DELETE FROM meta WHERE key = 'summed up'")
