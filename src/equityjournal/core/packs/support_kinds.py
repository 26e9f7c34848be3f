"""Nations served by places of support, and kinds of channels."""

from typing import Literal, get_args

Nation = Literal["england", "scotland", "wales", "northern-ireland"]
Kind = Literal["voice", "text", "relay", "bsl", "chat", "email", "letter", "website", "in-person"]
NATIONS: tuple[Nation, ...] = get_args(Nation)
KINDS: tuple[Kind, ...] = get_args(Kind)
ALSO_CALLED: dict[str, Kind] = {
    "phone": "voice", "telephone": "voice", "call": "voice", "sms": "text", "sign": "bsl",
    "sign-language": "bsl", "mail": "email", "post": "letter", "web": "website", "online": "website",
    "face-to-face": "in-person",
}  # fmt: skip
"""Other words for them."""
