"""Detection of places, and of roles that only one person there may hold."""
