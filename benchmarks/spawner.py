"""Starts commands for the benchmark; small, for a child begins with its parent's memory.

A command a line comes in as JSON, `{"words", "environment", "given", "output"}`. What it took goes out:
`[seconds, processor seconds, kilobytes or bytes, exit code]`. Run as `python -I -S spawner.py`.
"""

import json
import os
import sys
from time import perf_counter


def main() -> None:
    """Start one command after another, until there is none."""
    for line in sys.stdin:
        job = json.loads(line)
        to = [
            (os.POSIX_SPAWN_OPEN, 0, job["given"], os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, job["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
        ]
        began = perf_counter()
        process = os.posix_spawn(job["words"][0], job["words"], job["environment"], file_actions=to)
        _, status, used = os.wait4(process, 0)
        seconds = perf_counter() - began
        code = os.waitstatus_to_exitcode(status)
        print(json.dumps([seconds, used.ru_utime + used.ru_stime, used.ru_maxrss, code]), flush=True)


if __name__ == "__main__":
    main()
