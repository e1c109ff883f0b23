# python: 3.6-3.14
import asyncio
import contextlib
import inspect
import unittest
from asyncio import Runner, TaskGroup as Group, timeout  # expect: api-newer-than-target, api-newer-than-target, api-newer-than-target
from contextlib import aclosing, suppress  # expect: api-newer-than-target
from unittest.mock import AsyncMock  # expect: api-newer-than-target


class Test(unittest.IsolatedAsyncioTestCase):  # expect: api-newer-than-target
#                   ^^^^^^^^^^^^^^^^^^^^^^^ `unittest.IsolatedAsyncioTestCase` is new in Python 3.8
    pass


async def numbers():
    yield 1


async def work(queue: asyncio.Queue, task: asyncio.Task, writer: asyncio.StreamWriter):
    current = asyncio.current_task()  # expect: api-newer-than-target
    await asyncio.to_thread(print)  # expect: api-newer-than-target
#                 ^^^^^^^^^ "AttributeError: module 'asyncio' has no attribute 'to_thread'"
    queue.shutdown()  # expect: api-newer-than-target
#         ^^^^^^^^ "AttributeError: 'Queue' object has no attribute 'shutdown'"
    task.get_name()  # expect: api-newer-than-target
    task.uncancel()  # expect: api-newer-than-target
    task.cancel(msg="why")  # expect: api-newer-than-target
#               ^^^ `msg=` is new in Python 3.9
    await writer.wait_closed()  # expect: api-newer-than-target
    await anext(numbers())  # expect: api-newer-than-target
#         ^^^^^ "NameError: name 'anext' is not defined"
    async for done in asyncio.as_completed([task]):  # expect: api-newer-than-target
        await done
    loop = asyncio.get_running_loop()  # expect: api-newer-than-target
    loop.create_task(numbers().__anext__(), name="one")  # expect: api-newer-than-target
    inspect.markcoroutinefunction(print)  # expect: api-newer-than-target
    async with Group() as group:
        group.create_task(asyncio.sleep(1))
    async with contextlib.AsyncExitStack(), timeout(1), aclosing(numbers()):  # expect: api-newer-than-target
        return current, AsyncMock, suppress


asyncio.run(numbers(), loop_factory=asyncio.EventLoop)  # expect: api-newer-than-target, api-newer-than-target, api-newer-than-target
print(Runner)
