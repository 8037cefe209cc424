"""Makes the records that every program decides. The same number of records gives the same bytes.

    python cases.py voucher|wage_tax|records NUMBER FILE

`voucher` and `wage_tax` are CSV for the policies of Tests/Benchmarks/Rules/bench, `records` is NDJSON for the
whole tianjin-cloud-voucher/voucher. Amounts are yuan with two decimals; they are drawn as whole cents.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random

# Lines made at a time: drawing a column of many is quicker than drawing a line of few.
CHUNK = 10_000

VOUCHER_HEADER = (
    "application_id,enterprise_id,registered_in_tianjin,legal_person,industrial,normal_operation,bad_credit,"
    "other_city_funding,category,contract_amount,granted_to_date,application_date\n"
)
WAGE_TAX_HEADER = "case_id,wage,social_insurance,special\n"
CATEGORIES = ("infrastructure", "platform", "application", "device")
DAYS = tuple((date(2018, 1, 1) + timedelta(days)).isoformat() for days in range(1461))  # to the end of 2021

Lines = Callable[[Random, range], Iterator[str]]


def yuan(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def flag_columns() -> tuple[list[str], list[float]]:
    """Four conditions met with 0.95 and two bars hit with 0.05: every combination, and how likely it is."""
    texts, weights = [], []
    for odds in product((True, False), repeat=6):
        values = [usual == (place < 4) for place, usual in enumerate(odds)]
        texts.append(",".join("true" if value else "false" for value in values))
        weights.append(0.95 ** sum(odds) * 0.05 ** (6 - sum(odds)))
    return texts, weights


FLAG_TEXTS, FLAG_WEIGHTS = flag_columns()


def voucher_lines(draw: Random, numbers: range) -> Iterator[str]:
    """Half of the contracts up to 200,000 yuan and half up to 2,000,000; nothing granted before in 40%."""
    count = len(numbers)
    flags = draw.choices(FLAG_TEXTS, FLAG_WEIGHTS, k=count)
    categories = draw.choices(CATEGORIES, k=count)
    days = draw.choices(DAYS, k=count)
    u = draw.random
    for number, flag, category, day in zip(numbers, flags, categories, days, strict=True):
        contract = int(u() * (20_000_001 if u() < 0.5 else 200_000_001))
        granted = 0 if u() < 0.4 else int(u() * 5_000_001)
        enterprise = int(u() * 1_000_000)
        yield f"A{number:08d},E{enterprise:06d},{flag},{category},{yuan(contract)},{yuan(granted)},{day}\n"


def wage_tax_lines(draw: Random, numbers: range) -> Iterator[str]:
    """Wages up to 20,000 yuan (70%), 60,000 (25%) and 150,000 (5%), insured at up to 22.5% of the wage."""
    highest = draw.choices((2_000_001, 6_000_001, 15_000_001), (70, 25, 5), k=len(numbers))
    u = draw.random
    for number, bound in zip(numbers, highest, strict=True):
        wage = int(u() * bound)
        insurance = int(wage * u() * 0.225)
        # Hundreds of yuan, as they are by law; a tenth with odd cents, so that rounding has something to do.
        special = int(u() * 51) * 10_000 + (int(u() * 100) if u() < 0.1 else 0)
        yield f"T{number:08d},{yuan(wage)},{yuan(insurance)},{yuan(special)}\n"


CONDITIONS = (
    "registered_in_tianjin",
    "independent_legal_person",
    "matches_industrial_direction",
    "is_industrial_enterprise",
    "normal_operation",
    "well_managed",
    "enterprise_registered",
    "provider_registered",
    "district_review_passed",
    "provider_in_catalog",
    "service_in_catalog",
)
ITEM_CATEGORIES = (
    "infrastructure_and_basic_management",
    "platform_system",
    "business_application",
    "product_equipment",
)


def truth(draw: Random, usual: str) -> str:
    """A flag of a record: its usual value in 97 of 100, else the other, or unknown."""
    if draw.random() < 0.97:
        return usual
    return draw.choice(("true" if usual == "false" else "false", "null"))


def service_item(draw: Random, with_cost: bool) -> str:
    contract = int(draw.random() * 20_000_001)
    cost = f', "actual_cost": {yuan(int(contract * (0.8 + 0.2 * draw.random())))}' if with_cost else ""
    return f'{{"category": "{draw.choice(ITEM_CATEGORIES)}", "contract_amount": {yuan(contract)}{cost}}}'


def redemption(draw: Random, applied: int) -> str:
    """What a record has that asks for payment; `applied` is the day of the application, an index of DAYS."""
    start = applied + 60 + int(draw.random() * 60)
    deduction = yuan(int(draw.random() * 200_001))
    return (
        ', "contract_state": "performed", "evaluation_passed": true, "expert_review_passed": true'
        f', "publicity_start": "{DAYS[start]}", "publicity_end": "{DAYS[start + 7]}"'
        f', "redemption_application_date": "{DAYS[start + 40]}", "quality_deduction": {deduction}'
    )


def prior(draw: Random, _: int) -> str:
    """What a record has of an enterprise that was granted something before."""
    return f', "prior_subsidy_in_validity": {yuan(int(draw.random() * 5_000_001))}'


def offer(draw: Random, _: int) -> str:
    """What a record has where the provider gives a discount and a trial."""
    return (
        f', "list_price_total": {yuan(1_000_000 + int(draw.random() * 20_000_001))}'
        f', "free_trial_months": {draw.randrange(7)}, "priority_tags": ["specialized_new"]'
    )


def record_lines(draw: Random, numbers: range) -> Iterator[str]:
    """A third each: an application with an offer, one with two items and a prior subsidy, a redemption."""
    for number in numbers:
        kind = number % 3
        # A redemption follows within 160 days, and the calendar of working days ends with 2020.
        applied = int(draw.random() * (900 if kind == 2 else 1200))
        flags = "".join(f', "{name}": {truth(draw, "true")}' for name in CONDITIONS)
        items = ", ".join(service_item(draw, kind == 2) for _ in range(2 if kind == 1 else 1))
        more = (offer, prior, redemption)[kind](draw, applied)
        yield (
            f'{{"enterprise_id": "E{number:07d}", "application_date": "{DAYS[applied]}"{flags}'
            f', "bad_credit_record": {truth(draw, "false")}'
            f', "other_municipal_funding": {truth(draw, "false")}'
            f', "items": [{items}]{more}}}\n'
        )


KINDS: dict[str, tuple[str, Lines]] = {
    "voucher": (VOUCHER_HEADER, voucher_lines),
    "wage_tax": (WAGE_TAX_HEADER, wage_tax_lines),
    "records": ("", record_lines),
}


def write_cases(kind: str, count: int, path: Path) -> None:
    """Writes `count` records of a kind; the first ones are the same for any greater count."""
    header, lines = KINDS[kind]
    draw = Random(f"{kind} 1")
    with path.open("w", newline="\n") as file:
        file.write(header)
        for first in range(1, count + 1, CHUNK):
            # A whole chunk is drawn even for its first lines: the columns are drawn one after the other.
            drawn = lines(draw, range(first, first + CHUNK))
            file.writelines(line for line, _ in zip(drawn, range(first, count + 1), strict=False))


if __name__ == "__main__":
    write_cases(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
