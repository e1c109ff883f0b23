# python: 3.6-3.14
"""Code that knows about the versions."""

import asyncio
import contextlib
import sys

import pytest

PY37 = sys.version_info >= (3, 7)

try:
    from asyncio import all_tasks
except ImportError:
    all_tasks = asyncio.Task.all_tasks

if sys.version_info >= (3, 9):
    current_task = asyncio.current_task
else:
    current_task = asyncio.Task.current_task

if hasattr(asyncio, "all_tasks"):
    every_task = asyncio.all_tasks
else:
    every_task = asyncio.Task.all_tasks

third = asyncio.current_task if PY37 else asyncio.Task.current_task
fourth = PY37 and asyncio.current_task or asyncio.Task.current_task


def watcher():
    if sys.version_info >= (3, 14):
        return None
    return asyncio.get_child_watcher()


def guarded(loop):
    if sys.platform != "win32" and sys.version_info < (3, 8):
        asyncio.get_child_watcher().attach_loop(loop)
    with contextlib.suppress(AttributeError):
        asyncio.get_child_watcher().attach_loop(loop)
    try:
        return asyncio.Task.all_tasks(loop)
    except Exception:
        return set()


@pytest.mark.skipif(sys.version_info >= (3, 9), reason="no longer there")
def test_all_tasks():
    assert asyncio.Task.all_tasks()


def test_gone():
    with pytest.raises(AttributeError):
        asyncio.Task.all_tasks()
    if sys.version_info >= (3, 14):
        pytest.skip("no watchers")
    assert asyncio.get_child_watcher()


class Later:
    if sys.version_info < (3, 14):
        watcher_type = asyncio.SafeChildWatcher
    if not sys.version_info >= (3, 14):
        other_type = asyncio.SafeChildWatcher
    if sys.version_info[0] == 3 and sys.version_info.minor < 14:
        third_type = asyncio.SafeChildWatcher

    def wrong(self):
        if sys.version_info >= (3, 8):
            return asyncio.ThreadedChildWatcher()  # expect: removed-api
        return asyncio.SafeChildWatcher()


def annotated():
    watcher: asyncio.AbstractChildWatcher | None = None
    return watcher
