"""Files read and written safely, names, places, systems, and the door of a lock."""
