"""A team's register of promises: its folder, and one sealed file a change."""
