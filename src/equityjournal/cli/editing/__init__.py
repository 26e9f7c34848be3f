"""Changes to saved entries: words, labels, small steps, erasing."""
