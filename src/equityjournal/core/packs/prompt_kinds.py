"""Kinds of questions: their moments, and the intended writers of private paths."""

from typing import Literal

Moment = Literal["before", "after", "looking-back"]
WrittenFor = Literal["harmed", "saw", "hurt"]
"""Somebody treated badly, somebody who saw it, or somebody who hurt another person."""
