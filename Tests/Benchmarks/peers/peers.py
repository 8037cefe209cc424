"""Measures batch runs beside those of other programs, in one session, and says which bars are met.

    python peers.py [--rows 1000000] [--runs 7] [--proviso PATH] [--python PATH] [--work FOLDER] [--json FILE]

Ends with 1 if outcomes differ from exact decimals, or if our command fails. A slow machine fails nothing.
README.md says what each figure is.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from bars import MEANT, Bar, Figure, Further, bars, table
from measure import CORES, Failed, busy, cpu, in_turn, middle, peak, pinned, wall
from policy import Policy, made, once
from programs import ROOT, Absent, ndjson, peers, proviso

POLICIES = ("voucher", "wage_tax")


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--rows", type=int, default=1_000_000, help="records of each policy (a fifth as NDJSON)"
    )
    parser.add_argument("--runs", type=int, default=7, help="how many neighbours a ratio is the median of")
    parser.add_argument("--proviso", default=str(ROOT / ".build/release/proviso"), help="our command")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that has polars and duckdb")
    parser.add_argument(
        "--work", type=Path, default=ROOT / ".build-peers", help="where cases and outcomes go"
    )
    parser.add_argument("--json", type=Path, help="a file for the figures")
    chosen = parser.parse_args()
    if chosen.rows < 1 or chosen.runs < 1:
        parser.error("--rows and --runs are at least 1")
    return chosen


def second_thread(
    chosen: argparse.Namespace, policy: Policy, skipped: list[str]
) -> tuple[list[float], float]:
    """How many times as fast two threads are, by the wall, and the part of a core that other work took.

    Other work counts against two threads: on two cores, one busy neighbour leaves no second core to gain.
    """
    if len(CORES) < 2:
        skipped.append("skipped: two threads: one core, or a system that does not tell")
        return [], 0
    pinned(2)
    one, two = proviso(chosen.proviso, 1), proviso(chosen.proviso, 2)
    policy.run(two)
    began, before = time.perf_counter(), busy()
    pair = in_turn(lambda: policy.run(two), lambda: policy.run(one), chosen.runs)
    took, worked = time.perf_counter() - began, busy() - before
    pinned(1)
    own = sum(cpu(run) for run in pair.first + pair.second)
    return pair.ratios(wall), max(worked - own, 0) / took


def peak_of(chosen: argparse.Namespace, rows: int) -> int:
    """The peak memory of two threads over so many rows, in bytes; 0 where the system does not tell."""
    outcomes = chosen.work / "outcomes.csv"
    command = proviso(chosen.proviso, 2).command("voucher", made(chosen.work, "voucher", rows), outcomes)
    outcomes.unlink(missing_ok=True)
    return peak(command)


def ndjson_rate(chosen: argparse.Namespace) -> float:
    """Records of the whole voucher policy per second of processor time, one thread."""
    count: int = max(chosen.rows // 5, 1)
    outcomes = chosen.work / "outcomes.ndjson"
    command = ndjson(chosen.proviso, made(chosen.work, "records", count), outcomes)
    # A program that misses the bar by far would need minutes for every run.
    runs = [once(command, outcomes) for _ in range(min(chosen.runs, 3))]
    return count / middle(runs, cpu)


@dataclass(frozen=True)
class Session:
    """All that was measured at one time on one machine."""

    where: str
    figures: list[Figure]
    further: Further
    skipped: list[str]

    def held(self) -> list[Bar]:
        return bars(self.figures, self.further)

    def told(self) -> str:
        """For a person to read."""
        few = self.figures[0].rows < MEANT
        note = (
            [f"note: the bars are meant for {MEANT:,} rows; of fewer, the start is a greater part"]
            if few
            else []
        )
        first = (f"differs: {f.policy}, {f.program}: {f.first}" for f in self.figures if f.first)
        held = (bar.line() for bar in self.held())
        return "\n".join([self.where, "", table(self.figures), "", *held, *note, *self.skipped, *first])

    def as_json(self) -> str:
        held = [asdict(bar) | {"met": bar.met} for bar in self.held()]
        return json.dumps(asdict(self) | {"bars": held}, indent=1, ensure_ascii=False) + "\n"


def measured(chosen: argparse.Namespace) -> Session:
    ours = proviso(chosen.proviso)
    where = machine(chosen)
    others, skipped = peers(chosen.work, chosen.python)
    pinned(1)
    policies = [Policy(name, chosen) for name in POLICIES]
    figures = [figure for policy in policies for figure in policy.figures(ours, others, skipped)]
    further = Further(
        *second_thread(chosen, policies[0], skipped),
        peak_of(chosen, chosen.rows),
        peak_of(chosen, 10 * chosen.rows),
        ndjson_rate(chosen),
    )
    versions = "; ".join(f"{program.name} {program.version}" for program in (ours, *others))
    return Session(f"{where}\n{versions}", figures, further, skipped)


def machine(chosen: argparse.Namespace) -> str:
    """When, on what and how much, and what else the machine did when it began."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")
    system = (
        f"{platform.system()} {platform.machine()}, {model or 'processor unknown'}, {len(CORES) or '?'} cores"
    )
    return (
        f"{date.today()}, {system}, load {os.getloadavg()[0]:.1f}; {chosen.rows:,} rows, {chosen.runs} runs"
    )


def main() -> int:
    chosen = options()
    chosen.work.mkdir(parents=True, exist_ok=True)
    try:
        session = measured(chosen)
    except (Absent, Failed) as failed:
        print(f"failed: {failed}", file=sys.stderr)
        return 1
    print(session.told())
    if chosen.json:
        chosen.json.write_text(session.as_json())
    return 1 if any(bar.exact and not bar.met for bar in session.held()) else 0


if __name__ == "__main__":
    sys.exit(main())
