"""Cancellations that `contextlib.suppress` drops."""

import asyncio
import contextlib
from contextlib import suppress


async def fetch():
    await asyncio.sleep(1)


async def poll():
    while True:
        with suppress(asyncio.CancelledError, OSError):  # expect: swallowed-cancellation
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ and then the loop goes on
            await fetch()


async def once():
    with contextlib.suppress(BaseException):  # expect: swallowed-cancellation
        await fetch()
    await fetch()


async def at_the_end():
    with contextlib.suppress(asyncio.CancelledError):
        await fetch()


async def common():
    while True:
        with suppress(OSError):
            await fetch()


async def replace(task):
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def join_all(tasks):
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task


def nothing_waits():
    while True:
        with suppress(BaseException):
            print("work")
