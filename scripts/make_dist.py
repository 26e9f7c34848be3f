"""Makes what people are given, looks through it, and tries it: `make dist`.

In `dist/`: the source, a wheel built from that source, and the source as a zip. The wheel is installed into
an environment of its own, where it writes a first entry.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"

IN_WHEEL = (
    "equityjournal/py.typed",
    "equityjournal/locale/equityjournal.pot",
    "equityjournal/prompts/relational-equity.toml",
    "equityjournal/prompts/words/support.toml",
    "equityjournal/prompts/words/british.txt",
    "equityjournal/prompts/words/british-LICENSE",
    "equityjournal/prompts/LICENSE",
    "data/share/man/man1/equityjournal.1",
    "licenses/LICENSE",
    "licenses/prompts/words/british-LICENSE",
)
IN_SOURCE = (
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "Makefile",
    "docs/index.md",
    "docs/sheets/pause.html",
    "scripts/make_dist.py",
    "tests/conftest.py",
    "src/equityjournal/py.typed",
)
JUNK = (
    "__pycache__",
    ".pyc",
    ".pytest_cache",
    ".hypothesis",
    ".coverage",
    ".venv",
    ".git/",
    ".draft",
    "uv.lock",
)


def main() -> int:
    """Make, look through and try; return the exit code."""
    shutil.rmtree(DIST, ignore_errors=True)
    _run(sys.executable, "-m", "build", "--outdir", str(DIST), str(ROOT))
    wheel, source = next(DIST.glob("*.whl")), next(DIST.glob("*.tar.gz"))
    _run(sys.executable, "-m", "twine", "check", "--strict", str(wheel), str(source))
    packed = _as_zip(source)
    wrong = [*wrong_contents(wheel, IN_WHEEL), *wrong_contents(packed, IN_SOURCE), *_not_shipped(wheel)]
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    _try(wheel)
    print(
        "\n".join(
            f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB" for path in sorted(DIST.iterdir())
        )
    )
    return 0


def wrong_contents(archive: Path, wanted: Sequence[str]) -> list[str]:
    """A sentence for each file that is missing, is nobody's business, or names a place on this machine."""
    with zipfile.ZipFile(archive) as held:
        names = held.namelist()
        missing = [name for name in wanted if not any(other.endswith(name) for other in names)]
        junk = [name for name in names if any(part in name for part in JUNK)]
        places = [
            ROOT,
            *([Path.home()] if len(Path.home().parts) > 2 else []),
        ]  # /root stands in tests by right
        local = [name for name in names for place in places if str(place).encode() in held.read(name)]
    return [
        *(f"{archive.name}: {name} is missing." for name in missing),
        *(f"{archive.name}: {name} does not belong in it." for name in junk),
        *(f"{archive.name}: {name} names a place on this machine." for name in local),
    ]


def _not_shipped(wheel: Path) -> list[str]:
    """A sentence for each pack and catalogue of the repository that the wheel lacks."""
    with zipfile.ZipFile(wheel) as held:
        names = set(held.namelist())
    packs = {f"equityjournal/{path.relative_to(ROOT)}" for path in (ROOT / "prompts").rglob("*.toml")}
    spoken = {str(path.relative_to(ROOT / "src")) for path in (ROOT / "src").rglob("*.[mp]o")}
    tests = [name for name in names if name.startswith(("tests", "equityjournal/tests"))]
    return [
        *(f"{wheel.name}: {name} is missing." for name in sorted((packs | spoken) - names)),
        *(f"{wheel.name}: {name} does not belong in it." for name in tests),
    ]


def _as_zip(source: Path) -> Path:
    """The source as a zip, which every system unpacks by itself."""
    packed = source.with_name(source.name.removesuffix(".tar.gz") + ".zip")
    with tarfile.open(source) as held, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for member in sorted(
            filter(tarfile.TarInfo.isfile, held.getmembers()), key=lambda member: member.name
        ):
            if file := held.extractfile(member):
                out.writestr(member.name, file.read())
    return packed


def _try(wheel: Path) -> None:
    """Install the wheel into an environment of its own, and keep, read and check a first entry there."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve()
        venv.create(home / "env", with_pip=True)
        programs = home / "env" / ("Scripts" if os.name == "nt" else "bin")
        _run(
            str(programs / "python"),
            "-m",
            "pip",
            "--quiet",
            "--disable-pip-version-check",
            "install",
            str(wheel),
        )
        words = "The stairs were the question, and nobody had asked."
        around = {
            "HOME": str(home),
            "USERPROFILE": str(home),
            "LOCALAPPDATA": str(home),
            "APPDATA": str(home),
        }
        for command in (["write", words], ["show", "last"], ["themes"], ["packs"], ["check"]):
            said = _run(str(programs / "ej"), "--journal", str(home / "journal"), *command, around=around)
            if command[0] == "show" and words not in said:
                sys.exit(f"The wheel was installed, and does not show its first entry:\n{said}")
    print("The wheel was installed afresh; it wrote, showed and checked a first entry.")


def _run(*command: str, around: dict[str, str] | None = None) -> str:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "EQUITYJOURNAL_"))
    }
    done = subprocess.run(
        command, env={**kept, **(around or {})}, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
