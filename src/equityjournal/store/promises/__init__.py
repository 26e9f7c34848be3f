"""A team's register of promises: its folder, and a sealed file for each change."""
