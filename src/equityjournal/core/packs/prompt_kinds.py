"""Kinds of questions: the moments they are for, and whom those of private paths are written for."""

from typing import Literal

Moment = Literal["before", "after", "looking-back"]
WrittenFor = Literal["harmed", "saw", "hurt"]
"""Somebody treated badly, somebody who saw it, or somebody who hurt another person."""
