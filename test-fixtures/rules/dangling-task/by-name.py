"""Loops that come from elsewhere."""

import asyncio


async def poll():
    await asyncio.sleep(1)


class Device:
    def __init__(self, loop, hub):
        self._loop = loop
        self.hub = hub
        self._loop.create_task(poll())  # expect: dangling-task
#       ^^^^^^^^^^^^^^^^^^^^^^ If `self._loop` is an event loop, nothing keeps this task
        hub.loop.create_task(poll())  # expect: dangling-task
        # Objects with other names may keep what they start.
        hub.create_task(poll())
        self.hub.tasks.create_task(poll())
        self.poller = loop.create_task(poll())


def start(loop):
    # The call below gives it a loop, others may give something else.
    loop.create_task(poll())  # expect: dangling-task


class Hub:
    def create_task(self, coroutine):
        self.last = coroutine


def begin(loop):
    loop.create_task(poll())


start(asyncio.new_event_loop())
begin(Hub())
