"""The records of a policy, and every program's runs over them. Files are made once and kept."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bars import Figure
from cases import write_cases
from exact import difference, write_exact
from measure import Failed, Pair, Run, cpu, in_turn, middle, peak, run, wall
from programs import HERE, Program

ENDINGS = {"voucher": "csv", "wage_tax": "csv", "records": "ndjson"}


def fresh(target: Path, source: str) -> bool:
    """Whether a file was made after the script that makes it was changed."""
    return target.exists() and target.stat().st_mtime > (HERE / source).stat().st_mtime


def write(path: Path, what: Callable[[Path], None]) -> None:
    """Writes a file as a whole or not at all, so that what was interrupted is not taken for made."""
    print(f"making {path.name}", file=sys.stderr)
    part = path.with_name(path.name + ".part")
    what(part)
    part.replace(path)


def made(work: Path, kind: str, rows: int) -> Path:
    """The file with so many records of a kind."""
    path = work / f"{kind}-{rows}.{ENDINGS[kind]}"
    if not fresh(path, "cases.py"):
        write(path, lambda part: write_cases(kind, rows, part))
    return path


def decided_exactly(work: Path, policy: str, records: Path) -> Path:
    """The file with the exact outcomes of some records."""
    path = work / f"{records.stem}-exact.csv"
    if not fresh(path, "exact.py") or path.stat().st_mtime < records.stat().st_mtime:
        write(path, lambda part: write_exact(policy, records, part))
    return path


def once(command: list[str], outcomes: Path) -> Run:
    # Else the run would pay for taking away what another one wrote.
    outcomes.unlink(missing_ok=True)
    return run(command)


class Policy:
    """One policy's records, and every program's run over them."""

    def __init__(self, name: str, chosen: argparse.Namespace) -> None:
        self.name, self.rows, self.runs = name, chosen.rows, chosen.runs
        self.records = made(chosen.work, name, chosen.rows)
        self.none = made(chosen.work, name, 0)
        self.exact = decided_exactly(chosen.work, name, self.records)
        self.outcomes = chosen.work / "outcomes.csv"

    def run(self, program: Program) -> Run:
        return once(program.command(self.name, self.records, self.outcomes), self.outcomes)

    def figure(self, program: Program, runs: list[Run], ratios: list[float]) -> Figure:
        """The runs, and what is measured beside them: memory, start, exactness. Raises `Failed`."""
        self.outcomes.unlink(missing_ok=True)
        most = peak(program.command(self.name, self.records, self.outcomes))
        try:
            found = difference(self.outcomes, self.exact)
            differing, first = found.differing, found.first
        except (OSError, ValueError) as error:
            differing, first = self.rows, str(error)
        idle = program.command(self.name, self.none, self.outcomes)
        start = middle([once(idle, self.outcomes) for _ in range(3)], cpu)
        times = middle(runs, cpu), middle(runs, wall)
        return Figure(self.name, program.name, self.rows, *times, ratios, start, most, differing, first)

    def beside(self, ours: Program, peer: Program) -> tuple[Pair, Figure]:
        self.run(peer)  # what it reads is then in memory
        pair = in_turn(lambda: self.run(ours), lambda: self.run(peer), self.runs)
        return pair, self.figure(peer, pair.second, pair.ratios(cpu))

    def figures(self, ours: Program, others: list[Program], skipped: list[str]) -> list[Figure]:
        """Ours first. A peer that fails is skipped; raises `Failed` where ours does."""
        self.run(ours)
        own, beside = [], []
        for peer in others:
            try:
                pair, figure = self.beside(ours, peer)
            except Failed as failed:
                self.run(ours)  # raises if it was ours
                skipped.append(f"skipped: {peer.name} on {self.name}: {failed}")
                continue
            own += pair.first
            beside.append(figure)
        own = own or [self.run(ours) for _ in range(self.runs)]
        return [self.figure(ours, own, [1.0]), *beside]
