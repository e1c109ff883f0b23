# python: 3.8-3.14
"""Code that asks before it uses what is new."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import unittest
from typing import TYPE_CHECKING

import pytest

if sys.version_info >= (3, 11):
    from asyncio import timeout
else:
    from async_timeout import timeout

try:
    from asyncio import TaskGroup
except ImportError:
    from taskgroup import TaskGroup

try:
    to_thread = asyncio.to_thread
except AttributeError:
    to_thread = None

if TYPE_CHECKING:
    from asyncio import Runner

HAS_BARRIER = hasattr(asyncio, "Barrier")


def runner() -> Runner:
    return asyncio.Runner() if sys.version_info >= (3, 11) else None


def both(group: asyncio.TaskGroup, barrier: asyncio.Barrier | None = None) -> None:
    kwargs = {"context": None} if sys.version_info >= (3, 11) else {}
    group.create_task(asyncio.sleep(1), **kwargs)
    if sys.version_info < (3, 11):
        raise RuntimeError("too old")
    asyncio.Runner().run(asyncio.sleep(1))
    print(barrier)


def late():
    if sys.version_info < (3, 12) or sys.platform == "win32":
        return None
    return asyncio.eager_task_factory


def barrier():
    if HAS_BARRIER:
        return asyncio.Barrier(2)
    return None


@unittest.skipIf(sys.version_info < (3, 11), "needs 3.11")
class TestNew(unittest.IsolatedAsyncioTestCase):
    async def test(self):
        async with asyncio.TaskGroup():
            await asyncio.sleep(1)


class TestOld(unittest.IsolatedAsyncioTestCase):
    @pytest.mark.skipif("sys.version_info < (3, 11)")
    async def test(self):
        async with asyncio.timeout(1):
            await asyncio.sleep(1)

    async def test_error(self):
        with pytest.raises(AttributeError):
            asyncio.Runner()
        with contextlib.suppress(AttributeError):
            asyncio.Runner()


def newest():
    if sys.version_info >= (3, 10):
        return asyncio.Runner()  # expect: api-newer-than-target
#                      ^^^^^^ but this line also runs on Python 3.10
    return None


class Scope:
    def __init__(self, task: asyncio.Task):
        self.task = task
        if sys.version_info >= (3, 11):
            self.pending = 0
        else:
            self.pending = None

    def leave(self):
        if self.pending is not None and self.task.cancelling() > self.pending:
            return False
        while self.pending:
            self.task.uncancel()
        return TaskGroup and asyncio.TaskGroup()


print(timeout)
