"""Kinds of text in strict records that a person writes by hand."""

import re
from typing import Annotated

from equityjournal.core.text.strict_record import Text

Slug = Annotated[str, Text(pattern=re.compile("[a-z0-9]+(-[a-z0-9]+)*"), most=64)]

Words = Annotated[str, Text(least=1, strips=True)]
