"""Kinds of questions: their moments, and the intended writers of private paths."""

from typing import Literal

Moment = Literal["before", "after", "looking-back"]
WrittenFor = Literal["harmed", "saw", "hurt"]
"""A person treated badly, a witness, or a person who hurt another."""
