"""The months of themes, in words and above a chart."""

from datetime import date

from equityjournal.core.sharing.page_facts import ThemeThatCameUp
from equityjournal.formats.pages.theme_dots import theme_dots


def test_months_of_two_years_have_their_years() -> None:
    """Within a year, and across its end; so nobody takes one December for another."""
    stretches = [
        (date(2024, 11, 1), date(2024, 12, 31)),
        (date(2025, 1, 1), date(2025, 1, 31)),
        (date(2025, 12, 1), date(2026, 1, 31)),
    ]
    (line,) = theme_dots([ThemeThatCameUp("Power dynamics", [1, 2, 3])], stretches).lines
    assert line == (
        "Power dynamics: November to December 2024 (1 day), January 2025 (2 days) and December 2025 to January "
        "2026 (3 days)"
    )
