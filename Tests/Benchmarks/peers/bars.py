"""What a batch run is held to, and how the figures are printed."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

MIB = 1 << 20
OURS = "proviso"
# How many rows the bars were set for.
MEANT = 1_000_000


@dataclass(frozen=True)
class Figure:
    """A program on a policy. `cpu`, `wall` and `start` (a run over no rows) are seconds, `peak` is bytes.

    `ratios` are how many times our processor time it takes, for each two neighbours in time, the least first.
    """

    policy: str
    program: str
    rows: int
    cpu: float
    wall: float
    ratios: list[float]
    start: float
    peak: int
    differing: int
    first: str | None

    @property
    def ratio(self) -> float:
        return median(self.ratios)

    def cells(self) -> list[str]:
        return [
            self.policy,
            self.program,
            f"{self.rows / self.cpu:,.0f}",
            f"{self.cpu:.3f}",
            f"{self.wall:.3f}",
            f"{self.ratio:.2f}"
            + (f" ({self.ratios[0]:.2f}–{self.ratios[-1]:.2f})" if self.program != OURS else ""),
            f"{self.start:.3f}",
            f"{self.peak / MIB:.0f}" if self.peak >= MIB else "–",  # over before it could be asked
            f"{self.differing:,}",
        ]


COLUMNS = tuple("policy,program,rows/s,CPU s,wall s,× ours,start s,peak MiB,rows that differ".split(","))


@dataclass(frozen=True)
class Bar:
    """A figure and its bound; `value` is absent where nothing was measured. An `exact` bar must be met."""

    what: str
    value: float | None
    bound: float
    at_least: bool
    exact: bool = False

    @property
    def met(self) -> bool | None:
        if self.value is None:
            return None
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def line(self) -> str:
        word = {True: "met", False: "NOT MET", None: "skipped"}[self.met]
        value = "–" if self.value is None else shown(self.value)
        side = "at least" if self.at_least else "at most"
        return f"{word:8} {value:>10}  {side:8} {shown(self.bound):>8}  {self.what}"


def shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 or value == int(value) else f"{value:.2f}"


def table(figures: list[Figure]) -> str:
    """A Markdown table, the figures flush right."""
    head = ["| " + " | ".join(COLUMNS) + " |", "|---|---|" + "---:|" * (len(COLUMNS) - 2)]
    return "\n".join(head + ["| " + " | ".join(figure.cells()) + " |" for figure in figures])


def speed(figures: list[Figure], policy: str, peer: str) -> float | None:
    """How many times our processor time a peer takes."""
    return next((f.ratio for f in figures if (f.policy, f.program) == (policy, peer)), None)


def inverse(value: float | None) -> float | None:
    return None if value is None else 1 / value


@dataclass(frozen=True)
class Further:
    """Ours alone: speed-ups by a second thread (wall), peaks in bytes, NDJSON records per CPU second.

    `others` is the part of a core that other work took while two threads were measured.
    """

    second_thread: list[float]
    others: float
    peak: int
    peak_of_ten: int
    ndjson_rate: float


def bars(figures: list[Figure], further: Further) -> list[Bar]:
    ten = further.peak_of_ten
    growth = ten / further.peak if ten and further.peak else None
    threads = median(further.second_thread) if further.second_thread else None
    exact = [
        Bar(f"{f.policy}: rows of {f.rows:,} where {f.program} differs", f.differing, 0, False, exact=True)
        for f in figures
    ]
    return exact + [
        Bar("voucher: our time, × C", inverse(speed(figures, "voucher", "C")), 2.0, False),
        Bar("voucher: our speed, × Polars", speed(figures, "voucher", "Polars"), 3.0, True),
        Bar("voucher: our speed, × DuckDB", speed(figures, "voucher", "DuckDB"), 4.0, True),
        Bar("wage_tax: our time, × C", inverse(speed(figures, "wage_tax", "C")), 2.5, False),
        Bar(
            f"voucher: speed of two threads, × one (wall; other work took {further.others:.0%} of a core)",
            threads,
            1.8,
            True,
        ),
        Bar("voucher: peak memory of ten times the rows, × one time", growth, 1.1, False),
        Bar("voucher: peak memory of ten times the rows, MiB", ten / MIB if ten else None, 100, False),
        Bar("tianjin-cloud-voucher/voucher: NDJSON records/s", further.ndjson_rate, 300_000, True),
    ]
