"""Loops that come from elsewhere."""

import logging
import asyncio


background_tasks = set()


def report_failure(task):
    if not task.cancelled() and task.exception():
        logging.getLogger(__name__).error("A background task failed", exc_info=task.exception())


async def poll():
    await asyncio.sleep(1)


class Device:
    def __init__(self, loop, hub):
        self._loop = loop
        self.hub = hub
        task = self._loop.create_task(poll())  # expect: dangling-task
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)
#       ^^^^^^^^^^^^^^^^^^^^^^ If `self._loop` is an event loop, nothing keeps this task
        task = hub.loop.create_task(poll())  # expect: dangling-task
        background_tasks.add(task)
        task.add_done_callback(background_tasks.discard)
        task.add_done_callback(report_failure)
        # Objects with other names may keep what they start.
        hub.create_task(poll())
        self.hub.tasks.create_task(poll())
        self.poller = loop.create_task(poll())


def start(loop):
    # The call below gives it a loop, others may give something else.
    task = loop.create_task(poll())  # expect: dangling-task
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    task.add_done_callback(report_failure)


class Hub:
    def create_task(self, coroutine):
        self.last = coroutine


def begin(loop):
    loop.create_task(poll())


start(asyncio.new_event_loop())
begin(Hub())
