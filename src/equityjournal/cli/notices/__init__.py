"""Details worth a second look, pointed out together or in turn."""
