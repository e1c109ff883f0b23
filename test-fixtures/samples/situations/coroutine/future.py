"""A program with a docstring."""
from __future__ import annotations

import asyncio
import sys

MODULE


async def main() -> None:
    assert sys
    BODY


asyncio.run(main())
