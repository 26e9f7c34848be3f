"""Answers of several lines: in the box, line by line, or in an editor."""
