"""The query of a study in DuckDB, PostgreSQL and Spark, on invented files: the same rows, by their hash.

Run by `make engines`, in an environment with duckdb and pyspark, with PostgreSQL and Java on the machine.
Each engine gets the query of `docs/reference/study.sql` as it stands, and the loader in the guide.
Nothing listens on a network: PostgreSQL has a socket in a folder, and Spark the loopback.
"""

import csv
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from study_files import counted, write_files

SIZES = (1_000, 100_000)
ROOT = Path(__file__).parent.parent
QUERY = (ROOT / "docs/reference/study.sql").read_text("utf-8")
PAGE = (ROOT / "docs/guides/study.md").read_text("utf-8")

Rows = Iterable[Sequence[Any]]


def loader(name: str) -> str:
    """The loader of an engine, from the guide."""
    (found,) = re.findall(rf"^```\w+ {name}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


def in_duckdb() -> Rows:
    """The answer of DuckDB."""
    import duckdb  # noqa: PLC0415 - only in the environment of `make engines`

    with duckdb.connect() as database:
        database.execute("SET autoinstall_known_extensions = false")
        database.execute(loader("duckdb"))
        return list(database.execute(QUERY).fetchall())


def in_postgresql() -> Rows:
    """The answer of PostgreSQL, through `psql` alone."""
    with _server() as psql:
        psql(loader("postgresql"))
        return list(csv.reader(psql(QUERY).splitlines()))


def in_spark() -> Rows:
    """The answer of Spark."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only in the environment of `make engines`

    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "4",
    }
    building = SparkSession.builder.master("local[2]").appName("study")
    for name, value in settings.items():
        building = building.config(name, value)
    spark = building.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    exec(loader("spark"), {"spark": spark})  # noqa: S102 - as the guide has it
    return [tuple(row) for row in spark.sql(QUERY.strip().removesuffix(";")).collect()]


ENGINES: dict[str, Callable[[], Rows]] = {
    "DuckDB": in_duckdb,
    "PostgreSQL": in_postgresql,
    "Spark": in_spark,
}


@contextmanager
def _server() -> Iterator[Callable[[str], str]]:
    """A server of its own, for as long as it is asked; gives what `psql` says to a text.

    PostgreSQL refuses to run as root, so there it runs as its own user.
    """
    as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    place = Path(tempfile.mkdtemp(prefix="study-", dir="/tmp"))  # the path of a socket must be short
    data = ["-D", str(place / "data")]

    def run(program: str, *options: str) -> None:
        line = [*as_user, str(_programs() / program), *data, *options]
        subprocess.run(line, check=True, capture_output=True, cwd=place)

    def psql(text: str) -> str:
        where = ["-h", str(place), "-U", "study", "-d", "postgres"]
        line = [str(_programs() / "psql"), *where, "-v", "ON_ERROR_STOP=1", "-X", "-q", "--csv", "-t"]
        return subprocess.run(line, input=text, check=True, capture_output=True, text=True).stdout

    try:
        if as_user:
            shutil.chown(place, "postgres")
        run("initdb", "-A", "trust", "--locale=C.UTF-8", "-U", "study")
        socket = f"-c listen_addresses='' -c unix_socket_directories='{place}'"
        run("pg_ctl", "-l", str(place / "log"), "-w", "-o", socket, "start")
        try:
            yield psql
        finally:
            run("pg_ctl", "-m", "fast", "-w", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _programs() -> Path:
    """The folder of PostgreSQL's programs, of the newest version."""
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))


def hashed(rows: Rows) -> str:
    """The hash of rows, in the order of their letters, which no engine's own order changes."""
    lines = sorted("\t".join(map(str, row)) + "\n" for row in rows)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def main() -> int:
    """Ask every engine at every size; 1 where one of them says something else."""
    differ = False
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        os.chdir(folder)  # once, before any engine starts: Spark stays where it was
        for size in SIZES:
            shutil.rmtree("study", ignore_errors=True)
            write_files(Path("study"), size)
            expected = counted(size)
            print(f"{size:,} rows: {len(expected)} numbers, counted here: {hashed(expected)[:16]}")
            for name, engine in ENGINES.items():
                start = time.perf_counter()
                found = hashed(engine())
                took = time.perf_counter() - start
                same = found == hashed(expected)
                differ |= not same
                print(
                    f"  {name}: {found[:16]}, {'the same' if same else 'DIFFERS'}, {took:.1f} s", flush=True
                )
        os.chdir(ROOT)
    return int(differ)


if __name__ == "__main__":
    sys.exit(main())
