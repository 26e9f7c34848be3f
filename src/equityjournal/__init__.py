"""A reflective-practice journal for people in public service, and for their coaches."""

__version__ = "0.1.0"
