"""One journal on two devices by real Syncthing, over the loopback alone, for at most a minute and a half."""

import json
import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from outside import needs, outside
from torture.machine import report

pytestmark = pytest.mark.torture

LONGEST = 60.0  # seconds of waiting for the two to agree


class Device(NamedTuple):
    """Somebody's device: a home, a journal, and a Syncthing of its own."""

    home: Path
    id: str
    port: int

    @property
    def journal(self) -> Path:
        """The folder that both devices share."""
        return self.home / "journal"

    def run(self, *verb: str, code: int | None = 0) -> str:
        """Run a command of the journal; return what it printed."""
        places = {f"XDG_{name.upper()}_HOME": str(self.home / name) for name in ("data", "cache", "state")}
        done = outside("--journal", str(self.journal), *verb, limit=None, **places)
        assert code is None or done.returncode == code, (done.stdout, done.stderr)
        return done.stdout

    def saved(self, text: str) -> str:
        """Write an entry; return its id."""
        identity: str = json.loads(self.run("write", "-t", "power", text, "--json"))["id"]
        return identity

    def kinds(self) -> dict[str, str]:
        """What `check` names: kinds, by the names of files."""
        found = json.loads(self.run("check", "--json", code=None))["problems"]
        return {Path(one["path"]).name: one["kind"] for one in found}

    def files(self) -> dict[str, bytes]:
        """Everything that is the journal's."""
        return {
            path.relative_to(self.journal).as_posix(): path.read_bytes()
            for path in self.journal.rglob("*.toml")
            if ".st" not in path.as_posix() and not path.name.startswith(".")
        }


def config(me: Device, other: Device) -> str:
    """A configuration that knows the other device, at an address on this machine, and nothing else."""
    made = (me.home / "syncthing" / "config.xml").read_text("utf-8")
    version = re.findall(r'<configuration version="([0-9]+)">', made)[0]
    return f"""<configuration version="{version}">
  <folder id="journal" label="journal" path="{me.journal}" type="sendreceive" rescanIntervalS="2"
    fsWatcherEnabled="true" fsWatcherDelayS="1" ignorePerms="false" autoNormalize="true">
    <device id="{me.id}"/><device id="{other.id}"/>
    <maxConflicts>10</maxConflicts>
  </folder>
  <device id="{me.id}" name="me"><address>tcp://127.0.0.1:{me.port}</address></device>
  <device id="{other.id}" name="other"><address>tcp://127.0.0.1:{other.port}</address></device>
  <gui enabled="false"/>
  <options>
    <listenAddress>tcp://127.0.0.1:{me.port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <reconnectionIntervalS>1</reconnectionIntervalS>
    <urAccepted>-1</urAccepted>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <crashReportingEnabled>false</crashReportingEnabled>
    <startBrowser>false</startBrowser>
  </options>
</configuration>
"""


@pytest.fixture
def devices(tmp_path: Path) -> tuple[Device, Device]:
    """Two devices, each with the keys of a Syncthing; the first has three entries."""
    syncthing = needs("syncthing")
    made = []
    for name in ("one", "two"):
        home = tmp_path / name
        done = subprocess.run(
            [syncthing, "generate", "--no-default-folder", f"--home={home / 'syncthing'}"],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "HOME": str(home)},
        )
        (known,) = set(re.findall(r"([A-Z2-7]{7}(?:-[A-Z2-7]{7}){7})", done.stdout + done.stderr))
        made.append(Device(home, known, _free_port()))
    one, two = made
    for text in ("To change.", "To delete and change.", "To erase."):
        one.saved(text)
    two.journal.mkdir(mode=0o700)
    for me, other in ((one, two), (two, one)):
        (me.journal / ".stfolder").mkdir(mode=0o755)
        (me.home / "syncthing" / "config.xml").write_text(config(me, other))
    return one, two


def _free_port() -> int:
    """A port of this machine that nothing listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


class Syncing:
    """The Syncthings of two devices, which can be stopped for a while, as by a closed lid."""

    def __init__(self, devices: tuple[Device, Device]) -> None:
        self.devices = devices
        self._running: list[subprocess.Popen[bytes]] = []

    def begin(self) -> None:
        """Start both."""
        for device in self.devices:
            with (device.home / "syncthing.log").open("ab") as log:
                self._running.append(
                    subprocess.Popen(
                        [
                            needs("syncthing"),
                            "serve",
                            "--no-browser",
                            "--no-restart",
                            f"--home={device.home / 'syncthing'}",
                        ],
                        stdout=log,
                        stderr=log,
                        env={**os.environ, "HOME": str(device.home)},
                    )
                )

    def begin_alike(self) -> None:
        """Start both, and wait until each file of the first device is on the second: three entries, and the id."""
        self.begin()
        self.wait(lambda: self.are_alike() and len(self.devices[0].files()) >= 4)

    def are_alike(self) -> bool:
        """Whether the same files are on both."""
        one, two = self.devices
        return one.files() == two.files()

    def end(self) -> None:
        """Stop both."""
        for process in self._running:
            process.terminate()
        for process in self._running:
            process.wait(20)
        self._running = []

    def wait(self, agreed: Callable[[], bool]) -> float:
        """Wait until the devices agree; return the seconds it took."""
        begun = time.monotonic()
        while time.monotonic() - begun < LONGEST:
            if agreed():
                return time.monotonic() - begun
            time.sleep(0.3)
        logs = [device.home / "syncthing.log" for device in self.devices]
        raise AssertionError("\n".join(log.read_text("utf-8", "replace")[-3000:] for log in logs))


@pytest.fixture
def syncing(devices: tuple[Device, Device]) -> Iterator[Syncing]:
    """Syncthing on both, stopped at the end."""
    both = Syncing(devices)
    try:
        yield both
    finally:
        both.end()


def test_write_change_delete_and_erase_on_two_devices_at_once(
    devices: tuple[Device, Device], syncing: Syncing
) -> None:
    """Apart, both go on; together again, nothing said to be saved is lost, what was erased is gone, conflicts are named."""
    one, two = devices

    syncing.begin_alike()
    change, delete, erase = sorted(json.loads(one.run("list", "--json")), key=lambda entry: entry["written"])
    syncing.end()
    written = [one.saved("By the first."), two.saved("By the second.")]
    one.run("edit", change["id"], "--title", "Of the first")
    two.run("edit", change["id"], "--title", "Of the second")
    one.run("delete", delete["id"])
    two.run("edit", delete["id"], "--title", "Changed meanwhile")
    two.run("erase", erase["id"], "--yes")
    syncing.begin()
    words = (b"Of the first", b"Of the second")
    copies = syncing.wait(
        lambda: (
            syncing.are_alike() and all(any(word in data for data in two.files().values()) for word in words)
        )
    )
    named = two.kinds()
    entries = {entry["id"] for entry in json.loads(two.run("list", "--json"))}
    assert {*written, change["id"], delete["id"]} == entries
    assert sorted(named.values()) == ["copy", "deleted"]
    assert named[f"{delete['id']}.toml"] == "deleted"
    assert not [
        data for device in devices for data in device.files().values() if erase["id"].encode() in data
    ]
    assert not list(two.journal.glob("**/.syncthing.*.tmp"))
    report(
        f"Syncthing: apart and together again, the same on both after {copies:.0f} s; conflicts named: {named}"
    )


def test_half_a_minute_of_both_at_once(devices: tuple[Device, Device], syncing: Syncing) -> None:
    """While both write, tag and erase, and Syncthing carries it, no acknowledged entry is lost, and no erased one is back."""
    syncing.begin_alike()
    there, erased, commands = set[str](), set[str](), 0
    end = time.monotonic() + 30
    while time.monotonic() < end:
        for device in devices:
            mine = device.saved(f"Number {commands}.")
            there.add(mine)
            if commands % 3 == 0:
                device.run("tag", mine, "humility")
            if commands % 4 == 1:
                device.run("erase", mine, "--yes")
                there.discard(mine)
                erased.add(mine)
            commands += 1
    seconds = syncing.wait(syncing.are_alike)
    for device in devices:
        entries = {entry["id"] for entry in json.loads(device.run("list", "--json"))}
        assert there <= entries
        assert not erased & entries
        assert not [path for path in device.files() if any(identity in path for identity in erased)]
        assert device.kinds() == {}
    report(
        f"Syncthing: {len(there)} entries and {len(erased)} erased by two at once; the same on both {seconds:.0f} s later"
    )


def test_an_entry_erased_here_and_changed_there_at_once_is_named_where_it_was_erased(
    devices: tuple[Device, Device], syncing: Syncing
) -> None:
    """It may come back, for the other device had changed it: no word of the change is lost, and `check` names it."""
    one, two = devices

    syncing.begin_alike()
    entry = json.loads(one.run("list", "--json"))[0]["id"]
    syncing.end()
    one.run("erase", entry, "--yes")
    two.run("edit", entry, "--title", "Changed meanwhile")
    syncing.begin()
    syncing.wait(
        lambda: syncing.are_alike() and any(b"Changed meanwhile" in data for data in one.files().values())
    )
    assert one.kinds() == {"entries": "erased"}
    one.run("erase", entry, "--yes")
    syncing.wait(
        lambda: syncing.are_alike() and not any(entry.encode() in data for data in two.files().values())
    )
    assert one.kinds() == two.kinds() == {}
    report("Syncthing: erased here and changed there at once, it came back, was named, and is gone from both")
