"""Words that a dot joins may be a name online; a space left out behind a full stop is none."""

import pytest

from equityjournal.core.notices.privacy import find
from rules import shipped


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("found her on insta under moonchild.leeds", "handle", "moonchild.leeds"),
        ("emailed d.osei about it", "handle", "d.osei"),
        ("his tiktok is at smiley dot kev", "handle", "smiley dot kev"),
        ("fb: /bigtommo1 again", "handle", "bigtommo1"),
        ("linktr.ee/tashb has it all", "handle", "linktr.ee/tashb"),
        ("tt @ lil.miss.trouble", "handle", "@ lil.miss.trouble"),
        ("discord lilghost#0 he said", "handle", "lilghost#0"),
        ("www dot mumsoutreach dot org", "handle", "www dot mumsoutreach dot org"),
        ("j(dot)kaur(at)school", "email", "j(dot)kaur(at)school"),
        ("loz at webpost dot com bounces", "email", "loz at webpost dot com"),
    ],
)
def test_names_that_a_dot_joins_are_found(text: str, kind: str, value: str) -> None:
    """In figures and in words, behind a service, a stroke or a hash; what is "at" a place is an email address."""
    (finding,) = find(text, shipped())
    assert (finding.kind, text[finding.start : finding.end]) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "home.she cried. ok.thanks",
        "see notes.docx and scan.pdf",
        "e.g. this, i.e. that, p.s no",
        "the dot on the map, polka dot dress",
        "1.2 and and/or work/life balance",
        "hospitall.she went",
    ],
)
def test_a_full_stop_without_a_space_is_no_name(text: str) -> None:
    """Words that are explained, slips, files and abbreviations."""
    assert find(text, shipped()) == []
