"""The programs that are compared: ours and its peers, and which of the peers are here."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]

# The command that decides records of a policy into outcomes.
Command = Callable[[str, Path, Path], list[str]]


@dataclass(frozen=True)
class Program:
    name: str
    version: str
    command: Command


class Absent(Exception):
    """Why a peer is not here."""


def output(command: list[str]) -> str:
    """What a short command prints. Raises `Absent` with the last line of what it complains of."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    except OSError as error:
        raise Absent(f"{command[0]}: {error.strerror}") from error
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:]
        raise Absent(last[0] if last else f"{command[0]}: status {done.returncode}")
    return done.stdout.strip()


def proviso(path: str, threads: int = 1) -> Program:
    rules = str(HERE.parent / "Rules")

    def command(policy: str, records: Path, outcomes: Path) -> list[str]:
        run = [path, "batch", f"bench/{policy}", "--rules", rules, "--threads", str(threads)]
        return [*run, "--input", str(records), "--output", str(outcomes)]

    return Program("proviso", output([path, "--version"]), command)


def ndjson(path: str, records: Path, outcomes: Path) -> list[str]:
    """The command that decides records of the whole voucher policy."""
    run = [path, "batch", "tianjin-cloud-voucher/voucher", "--rules", str(ROOT / "Rules"), "--threads", "1"]
    return [*run, "--input", str(records), "--output", str(outcomes)]


def c(work: Path) -> Program:
    if not shutil.which("gcc"):
        raise Absent("no gcc")
    program = work / "ceiling"
    output(["gcc", "-O3", "-march=native", "-o", str(program), str(HERE / "ceiling.c")])
    version = output(["gcc", "-dumpfullversion"])
    return Program("C", f"gcc {version} -O3 -march=native", lambda *run: [str(program), *map(str, run)])


def in_python(name: str, module: str, script: list[str], python: str) -> Program:
    try:
        version = output([python, "-c", f"import {module}; print({module}.__version__)"])
    except Absent as absent:
        raise Absent(f"{absent} ({python}); --python names another interpreter") from absent
    command = [python, str(HERE / script[0]), *script[1:]]
    return Program(name, f"{module} {version}", lambda *run: [*command, *map(str, run)])


def peers(work: Path, python: str) -> tuple[list[Program], list[str]]:
    """The peers that are here, and for each of the others why it is not."""
    ways: list[tuple[str, Callable[[], Program]]] = [
        ("C", lambda: c(work)),
        ("Polars", lambda: in_python("Polars", "polars", ["polars_peer.py"], python)),
        ("DuckDB", lambda: in_python("DuckDB", "duckdb", ["duckdb_peer.py", "18"], python)),
        (
            "DuckDB, 12 digits",
            lambda: in_python("DuckDB, 12 digits", "duckdb", ["duckdb_peer.py", "12"], python),
        ),
    ]
    found, skipped = [], []
    for name, way in ways:
        try:
            found.append(way())
        except Absent as absent:
            skipped.append(f"skipped: {name}: {absent}")
    return found, skipped
