"""Kinds of text field that packs and rules share."""

from typing import Annotated

from pydantic import StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
