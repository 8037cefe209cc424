# A year's voucher applications on a cluster, as a notebook: each `# %%` is a cell.
# Run as it stands, it makes its own applications and uses two cores of this machine:
#
#     PROVISO=…/proviso python Integrations/spark/example.py

# %% The session. A cluster's notebook has one already; the first two lines are for this machine.
import os
import sys
from pathlib import Path

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
spark = SparkSession.builder.master(os.environ.get("MASTER", "local[2]")).getOrCreate()
spark.sparkContext.setLogLevel("ERROR")
spark.conf.set("spark.sql.shuffle.partitions", 8)

# %% The command and the rules. `ship` sends both to every executor; on shared storage the paths alone do.
from proviso_spark import decide, ship  # noqa: E402

top = Path(__file__).resolve().parents[2]
places = ship(spark, proviso=os.environ.get("PROVISO", top / ".build/release/proviso"), rules=top / "Rules")

# %% Applications: amounts are decimals, never doubles; a flag that nobody knows is null.
n = F.col("id")
money = "decimal(20,2)"
item = F.struct(
    F.element_at(
        F.array(F.lit("platform_system"), F.lit("product_equipment")), (n % 2 + 1).cast("int")
    ).alias("category"),
    (n * 977 % 200_000).cast(money).alias("contract_amount"),
)
flags = [
    "registered_in_tianjin",
    "independent_legal_person",
    "matches_industrial_direction",
    "is_industrial_enterprise",
    "normal_operation",
    "well_managed",
    "enterprise_registered",
    "provider_registered",
    "provider_in_catalog",
    "service_in_catalog",
]
applications = (
    spark.range(20_000)
    .withColumn("enterprise_id", F.concat(F.lit("E"), n % 6_000))
    .withColumn("application_date", F.date_add(F.lit("2019-01-01").cast("date"), (n % 365).cast("int")))
    .withColumns({flag: F.lit(True) for flag in flags})
    .withColumn("bad_credit_record", n % 40 == 0)
    .withColumn("other_municipal_funding", F.lit(False))
    .withColumn("district_review_passed", F.when(n % 10 != 0, F.lit(True)))
    .withColumn("items", F.array(item))
)

# %% Each application alone. Nothing runs yet except the command over the header.
decided = decide(applications, "tianjin-cloud-voucher/voucher", id_column="id", **places).cache()
decided.groupBy("eligibility", "reasons").count().orderBy("eligibility", "reasons").show()

# %% Records that could not be decided say why, and none is missing.
assert decided.count() == applications.count()
assert decided.where("error IS NOT NULL").isEmpty()

# %% Outcomes are text, exact as the command wrote it; a figure is cast to a decimal wide enough.
awarded = decided.where("eligibility = 'eligible'").withColumn(
    "computed_voucher", F.col("voucher_amount").cast(money)
)
awarded.agg(F.sum("computed_voucher")).show()

# %% The batch as a whole: one support for a project, and the cap of each enterprise. Both work within an
# enterprise, so the enterprise is the key; `step_keys` has it checked that no project belongs to two. A
# budget for all would need `key=()`.
batch = awarded.select(
    F.col("id").cast("string").alias("application_id"),
    "enterprise_id",
    F.concat("enterprise_id", F.lit("/"), n % 4).alias("project_id"),
    "application_date",
    "computed_voucher",
)
granted = decide(
    batch,
    "tianjin-cloud-voucher/voucher_portfolio",
    key="enterprise_id",
    step_keys=["project_id"],
    id_column="application_id",
    **places,
)
amount = F.col("amount").cast(money)
granted.groupBy("outcome", "reason").agg(F.count("*"), F.sum(amount)).orderBy("outcome").show()

# %%
spark.stop()
