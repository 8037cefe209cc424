"""Takes the command and the rules to executors that share no storage."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tarfile
import tempfile
from pathlib import Path

from pyspark.sql import SparkSession

from .command import Shipped


def ship(spark: SparkSession, **places: str | os.PathLike[str]) -> dict[str, Shipped]:
    """Sends files and folders to every executor, and says where they are there, under the same names.

        decide(df, policy, **ship(spark, proviso="…/proviso", rules="…/Rules"))

    Each set of contents travels under a name of its own: an executor never mixes old rules with new ones.
    """
    # Executors that start later fetch it too: it stays as long as the driver.
    folder = Path(tempfile.mkdtemp(prefix="proviso-spark-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    archive = folder / "shipped.tar.gz"
    with tarfile.open(archive, "w:gz") as file:
        for name, place in places.items():
            file.add(place, arcname=name)
    root = "proviso-" + _digest(places)
    spark.sparkContext.addArchive(f"{archive}#{root}")
    return {name: Shipped(f"{root}/{name}") for name in places}


def _digest(places: dict[str, str | os.PathLike[str]]) -> str:
    """Of names and contents; the archive's own bytes hold times."""
    digest = hashlib.sha256()
    for name, place in sorted(places.items()):
        root = Path(place)
        files = sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else [root]
        for path in files:
            content = path.read_bytes()
            digest.update(f"{name}/{path.relative_to(root)}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:16]
