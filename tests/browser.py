"""A real browser for pages: Debian's chromium, or whichever there is, without a window and without a network."""

import atexit
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from outside import missing

Scheme = Literal["light", "dark"]

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NO_BROWSER = missing("chromium")

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""The tags of axe-core's rules that make up WCAG 2.2 AA."""

_QUIET = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def violations(
    path: Path, width: int = 1280, scheme: Scheme = "light", zoom: float = 1, *, on_paper: bool = False
) -> list[str]:
    """What axe-core has against a page under WCAG 2.2 AA.

    Args:
        path: The HTML file.
        width: Of the window, in pixels.
        scheme: What the person prefers: `light` or `dark`.
        zoom: 2 stands for 200 %.
        on_paper: As it is printed.

    Returns:
        A line for each rule that is broken, with the elements that break it; none when all is well.
    """
    with opened(path, width, scheme, zoom) as page:
        page.emulate_media(media="print" if on_paper else "screen")
        found: dict[str, Any] = Axe().run(page, options={"runOnly": list(WCAG)}).response
    assert len(found["passes"] + found["violations"]) > 5, "axe-core looked at nothing"
    return [
        f"{one['id']}: {one['help']}: {[node['html'] for node in one['nodes']]}"
        for one in found["violations"]
    ]


def scrolls_sideways(path: Path, width: int = 320, zoom: float = 1) -> bool:
    """Whether somebody would have to scroll from side to side to read a page."""
    with opened(path, width, "light", zoom) as page:
        wider: bool = page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
    return wider


def screenshot(path: Path, to: Path, width: int = 1280, scheme: Scheme = "light", zoom: float = 1) -> None:
    """Keep a picture of the whole page as a PNG file."""
    with opened(path, width, scheme, zoom) as page:
        page.screenshot(path=to, full_page=True)


def printed(path: Path, to: Path) -> None:
    """Print a page to a PDF file, on the paper its own style asks for."""
    with opened(path) as page:
        page.pdf(path=to, prefer_css_page_size=True, print_background=False)


@contextmanager
def opened(path: Path, width: int = 1280, scheme: Scheme = "light", zoom: float = 1) -> Iterator[Page]:
    """The page in a window of its own; what it would load from anywhere else is refused, and fails the test."""
    reached: list[str] = []
    size = {"width": round(width / zoom), "height": round(800 / zoom)}
    context = _browser().new_context(viewport=size, device_scale_factor=zoom, color_scheme=scheme)  # type: ignore[arg-type]
    try:
        page = context.new_page()
        page.on("request", lambda request: reached.append(request.url))
        page.goto(path.as_uri())
        yield page
    finally:
        context.close()
    assert reached == [path.as_uri()]


@cache
def _browser() -> Browser:
    """One browser for all tests, with a profile of its own that goes when it does."""
    driver = sync_playwright().start()
    as_root = ["--no-sandbox"] if hasattr(os, "getuid") and os.getuid() == 0 else []
    browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*as_root, *_QUIET])
    atexit.register(driver.stop)
    atexit.register(browser.close)
    return browser
