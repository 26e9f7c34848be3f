"""Times whole processes from outside, as a person who waits for them does."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Job(NamedTuple):
    """One command to be timed."""

    words: list[str]
    """The program, by its whole path, and its arguments."""
    environment: Mapping[str, str]
    shows: str = ""
    """What must stand in its output: a command that does nothing is quick."""
    given: Path | None = None
    """Its standard input; nothing unless said."""
    before: Callable[[], object] | None = None
    """What is done before each time, and not timed."""


class Run(NamedTuple):
    """One command, run once."""

    seconds: float
    """By the clock."""
    processor: float
    """Seconds that processors worked on it, for it and for the system."""
    peak: float
    """The most memory it held, in MB of a million bytes."""


class Measured(NamedTuple):
    """One command, run several times."""

    runs: Sequence[Run]

    def in_turns(self, turns: int) -> "list[Measured]":
        """The runs in so many groups, each of runs that followed one another."""
        size = len(self.runs)
        return [Measured(self.runs[size * at // turns : size * (at + 1) // turns]) for at in range(turns)]

    @property
    def seconds(self) -> float:
        """The median by the clock."""
        return median(run.seconds for run in self.runs)

    @property
    def range(self) -> tuple[float, float]:
        """The quickest and the slowest."""
        times = [run.seconds for run in self.runs]
        return min(times), max(times)

    @property
    def processor(self) -> float:
        """The median of the processors' work."""
        return median(run.processor for run in self.runs)

    @property
    def peak(self) -> float:
        """The median of the most memory held."""
        return median(run.peak for run in self.runs)


def once(job: Job, output: str = os.devnull) -> Run:
    """Run a command and wait for its end.

    Raises:
        RuntimeError: When it fails.
    """
    if job.before:
        job.before()
    spawner = _spawner()
    assert spawner.stdin  # noqa: S101 - both are pipes
    assert spawner.stdout  # noqa: S101
    asked = {
        "words": job.words, "environment": dict(job.environment), "given": str(job.given or os.devnull),
        "output": output,
    }  # fmt: skip
    spawner.stdin.write(json.dumps(asked) + "\n")
    spawner.stdin.flush()
    seconds, processor, peak, code = json.loads(spawner.stdout.readline())
    if code:
        raise RuntimeError(f"exit code {code}: {' '.join(job.words)}")
    per_unit = 1 if os.uname().sysname == "Darwin" else 1024
    return Run(seconds, processor, peak * per_unit / 1e6)


@cache
def _spawner() -> "subprocess.Popen[str]":
    """The small process that starts every command: a child begins with the memory of its parent."""
    words = [sys.executable, "-I", "-S", str(Path(__file__).with_name("spawner.py"))]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def warmed(job: Job) -> None:
    """Run a command once without counting it, and see that it does its work.

    Raises:
        RuntimeError: When it fails, or what it must show is not in its output.
    """
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "output")
        once(job, str(output))
        said = output.read_text("utf-8", "replace")
    if job.shows not in said:
        raise RuntimeError(f"{job.shows!r} is not in the output of: {' '.join(job.words)}\n{said[:500]}")


def interleaved(jobs: Mapping[str, Job], runs: int, told: Callable[[str], None]) -> dict[str, Measured]:
    """Time every command so many times: A B C, A B C, so that a drift of the machine hits all alike."""
    measured: dict[str, list[Run]] = {name: [] for name in jobs}
    for job in jobs.values():
        warmed(job)
    for number in range(runs):
        told(f"round {number + 1} of {runs}")
        for name, job in jobs.items():
            measured[name].append(once(job))
    return {name: Measured(times) for name, times in measured.items()}
