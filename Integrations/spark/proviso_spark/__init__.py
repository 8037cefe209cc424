"""Decides the rows of a Spark DataFrame with the `proviso` command."""

from .command import ProvisoFailed, Shipped
from .frame import decide
from .shipping import ship

__all__ = ["ProvisoFailed", "Shipped", "decide", "ship"]
